"""A person at a terminal, for tests: the command runs in a pseudo-terminal, and each question is answered in turn."""

import codecs
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.conftest import Result

SECONDS = 30
QUESTION = (": ", "]: ")
CTRL_C = "\x03"


class Terminal:
    """The screen of one command, and its keyboard."""

    def __init__(self, arguments: Iterable[str], folder: Path, term: str = "dumb") -> None:
        """Start the command."""
        self.ours, theirs = pty.openpty()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TIMELINE_")}
        self.running = subprocess.Popen(
            [sys.executable, "-m", "timeline", *arguments],
            cwd=folder,
            env={**kept, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1", "TERM": term},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_own_terminal,
        )
        os.close(theirs)
        self.screen = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def answer(self, typed: str) -> None:
        """Wait for a question, then type."""
        asked = len(self.screen)
        self._read_until(lambda: self.screen[asked:].endswith(QUESTION))
        os.write(self.ours, typed.encode())
        if typed == CTRL_C:
            self._insist(typed)

    def _insist(self, typed: str) -> None:
        """Type it again for as long as the command goes on: Python misses one between a question and the reading."""
        for _ in range(5):
            try:
                self.running.wait(SECONDS / 6)
                return
            except subprocess.TimeoutExpired:
                os.write(self.ours, typed.encode())

    def wait_for(self, words: str) -> None:
        """Wait until words are, or were, on the screen."""
        self._read_until(lambda: words in self.screen)
        assert words in self.screen, self.screen

    def result(self) -> Result:
        """Wait for the end."""
        self._read_until(lambda: False)
        code = self.running.wait(SECONDS)
        os.close(self.ours)
        return Result(code, self.screen.replace("\r\n", "\n"), "")

    def _read_until(self, done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + SECONDS
        while not done():
            ready, _, _ = select.select([self.ours], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"nothing more came:\n{self.screen}"
            try:
                read = os.read(self.ours, 65536)
            except OSError:  # the other end is closed
                return
            if not read:
                return
            self.screen += self._decoder.decode(read)


def _own_terminal() -> None:
    """Make the terminal that of the command, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def at_a_terminal(*arguments: str, cwd: Path, typed: Iterable[str], term: str = "dumb") -> Result:
    """Run `timeline` in a terminal, type an answer to each question, and return the whole screen."""
    terminal = Terminal(arguments, cwd, term)
    for line in typed:
        terminal.answer(line)
    return terminal.result()
