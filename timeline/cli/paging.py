"""A pager for what is longer than the terminal: only where a person reads, never in a pipe or in CI."""

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress

DEFAULT_PAGER = "less"
LESS_OPTIONS = "FRX"  # leaves when all fits, keeps colours, leaves the text on the screen


def pager_of() -> list[str] | None:
    """Return the command of the pager; None: stdout or stdin is no terminal, or there is none, or PAGER is empty."""
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return None
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        return None
    try:
        command = shlex.split(os.environ.get("PAGER", DEFAULT_PAGER))
    except ValueError:  # a quotation mark that nothing closes
        return None
    return command if command and command != ["cat"] and shutil.which(command[0]) else None


def page_text(text: str, pager: list[str]) -> bool:
    """Show a text in a pager where it is longer than the terminal; return whether it was shown.

    A reader who leaves the pager early changes neither work nor exit code.
    """
    if text.count("\n") < shutil.get_terminal_size().lines:
        return False
    try:
        running = subprocess.Popen(pager, stdin=subprocess.PIPE, env={"LESS": LESS_OPTIONS, **os.environ})
    except OSError:
        return False
    try:
        with suppress(BrokenPipeError, KeyboardInterrupt):
            running.communicate(text.encode(sys.stdout.encoding, "replace"))
        _wait(running)
    except SystemExit:  # this process was told to end: the pager gives the terminal back
        running.terminate()
        raise
    return True


def _wait(running: "subprocess.Popen[bytes]") -> None:
    """Wait until the reader leaves; Ctrl-C is the pager's own."""
    while running.poll() is None:
        with suppress(KeyboardInterrupt):
            running.wait()
