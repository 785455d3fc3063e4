"""`check --watch`: look again whenever a file of the store, a card or a document changes.

Files are polled for their time and size, which works on every system and over every network; a change is acted on once
it has settled.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from timeline.cli.boundary import explain_error
from timeline.cli.session import note
from timeline.errors import StoreUnreadable, TimelineError

POLL_SECONDS: Final = 0.3
SETTLED_SECONDS: Final = 0.1  # without a further change
MOST_DOCUMENTS: Final = 10_000  # looked at: `--documents` may name a large tree
CLEAR: Final = "\x1b[2J\x1b[H"

Stamp = tuple[int, int, int]  # when it was changed, its size, and which file it is
Stamps = Mapping[Path, Stamp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What is watched: the store, its cards and their documents, and files named elsewhere."""

    store: Path
    documents: Path | None = None  # None: beside the cards
    others: tuple[Path, ...] = ()
    written: tuple[Path, ...] = ()  # by the check itself: no change

    def stamps(self) -> Stamps:
        """Return the files that are there, and what tells whether one has changed."""
        found = {path: stamp for path in self._files() if (stamp := _stamp(path)) is not None}
        return {path: stamp for path, stamp in found.items() if path not in self.written}

    def _files(self) -> Iterator[Path]:
        from timeline.store.layout import cards_folder, store_files

        yield from (file.path for file in store_files(self.store))
        yield from self.others
        yield from _below(self.documents or cards_folder(self.store))


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


def _next_change(watched: Watched, before: Stamps) -> tuple[list[Path], Stamps]:
    """Wait for a change, and for it to settle; return the files that changed, and how they are now."""
    now = before
    while now == before:
        time.sleep(POLL_SECONDS)
        now = watched.stamps()
        now = now if now == before else _settled(watched, now)
    return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)), now


def _settled(watched: Watched, now: Stamps) -> Stamps:
    while True:
        time.sleep(SETTLED_SECONDS)
        before, now = now, watched.stamps()
        if now == before:
            return now


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _below(folder: Path) -> Iterable[Path]:
    from itertools import islice

    return islice(_all_below(folder), MOST_DOCUMENTS)


def _all_below(folder: Path) -> Iterator[Path]:
    import os

    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))


def _clear() -> None:
    if sys.stdout.isatty():
        typer.echo(CLEAR, nl=False)


def _some(paths: list[Path]) -> str:
    return f"{paths[0]} and {len(paths) - 1} more" if len(paths) > 1 else str(paths[0])
