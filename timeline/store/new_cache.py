"""A new cache, written while a check still works; it takes the place of the old one whole, or not at all."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from timeline.store.cache import FAULTS, FILE, TABLES, Writing, cache_path

STALE_SECONDS: Final = 3_600  # a file half written is nobody's after that


class NewCache:
    """A file beside the cache, of which nothing is left unless it takes over. Whatever goes wrong is no error."""

    def __init__(self, folder: Path) -> None:
        self._path = cache_path(folder)
        self._scratch = self._path.with_name(f"{FILE}.{os.getpid()}.new")
        self._connection: sqlite3.Connection | None = None  # made when there is something to write
        self._is_given_up = False

    def __enter__(self) -> "NewCache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing behind."""
        if self._connection is not None:
            self._connection.close()
            with suppress(OSError):
                self._scratch.unlink(missing_ok=True)

    def write(self, fill: Callable[[Writing], None]) -> None:
        """Write something into it; once that went wrong, nothing more is written."""
        if self._is_given_up:
            return
        try:
            if self._connection is None:
                self._connection = self._begun()
            fill(Writing(self._connection))
        except FAULTS:
            self._is_given_up = True

    def take_over(self) -> None:
        """Put it in the place of the old one, where all could be written."""
        if self._is_given_up or self._connection is None:
            return
        with suppress(*FAULTS):
            self._connection.execute("COMMIT")
            self._connection.close()
            os.replace(self._scratch, self._path)

    def _begun(self) -> sqlite3.Connection:
        _make_folder(self._path.parent)
        self._scratch.unlink(missing_ok=True)
        connection = sqlite3.connect(self._scratch, isolation_level=None)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for sql in TABLES:
            connection.execute(sql)
        return connection


def _make_folder(folder: Path) -> None:
    """Make the folder, which no link may stand for; git is told to see nothing of it."""
    if folder.is_symlink():
        raise OSError
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("# made by timeline; safe to delete\n*\n", encoding="utf-8")
    for left in folder.glob(f"{FILE}.*.new"):
        if left.stat().st_mtime + STALE_SECONDS < time.time():
            left.unlink(missing_ok=True)
