"""`check --watch`: look again whenever a file of the store, a card or a document changes.

Files are polled for their time and size, which works on every system and over every network; a change is acted on once
it has settled.
"""

import gc
import sys
import time
from collections.abc import Callable
from typing import Final

import typer

from timeline.cli.boundary import explain_error
from timeline.cli.session import note
from timeline.cli.stamps import Stamps, Watched, shown_path
from timeline.errors import StoreUnreadable, TimelineError

POLL_SECONDS: Final = 0.3
SETTLED_SECONDS: Final = 0.1  # without a further change
MOST_WAITS: Final = 20  # for that: a file that grows all the time must not put the check off for ever
CLEAR: Final = "\x1b[2J\x1b[H"


def keep_checking(check: Callable[[], int], watched: Watched) -> int:
    """Check, and check again after each change, until Ctrl-C; return the exit code of the last check.

    A store that cannot be read meanwhile is said and looked at again; what is wrong with the command itself is raised
    by the first check.
    """
    gc.enable()  # a command rests it, this one goes on for hours
    stamps, code = watched.stamps(), _first(check)
    try:
        while True:
            note(f"{time.strftime('%H:%M:%S')} exit code {code}; watching {len(stamps)} files, Ctrl-C ends")
            changed, stamps = _next_change(watched, stamps)
            _clear()
            note(f"{time.strftime('%H:%M:%S')} changed: {_some(changed)}")
            code = _again(check)
    except KeyboardInterrupt:
        return code


def _first(check: Callable[[], int]) -> int:
    _clear()
    try:
        return check()
    except StoreUnreadable as error:
        return explain_error(error)


def _again(check: Callable[[], int]) -> int:
    try:
        return check()
    except TimelineError as error:
        return explain_error(error)
    finally:
        sys.stdout.flush()


def _next_change(watched: Watched, before: Stamps) -> tuple[list[str], Stamps]:
    """Wait for a change, and for it to settle; return the files that changed, and how they are now."""
    now = before
    while now == before:
        time.sleep(POLL_SECONDS)
        now = watched.stamps()
        now = now if now == before else _settled(watched, now)
    return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)), now


def _settled(watched: Watched, now: Stamps) -> Stamps:
    for _ in range(MOST_WAITS):
        time.sleep(SETTLED_SECONDS)
        before, now = now, watched.stamps()
        if now == before:
            break
    return now


def _clear() -> None:
    if sys.stdout.isatty():
        typer.echo(CLEAR, nl=False)


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return shown_path(paths[0]) + more
