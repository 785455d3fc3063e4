"""What an earlier check found, kept beside the store: one SQLite file that is never trusted and never missed.

It answers only where it says that it was made by this very code, for the same question, from the same files; where it
is damaged, locked, foreign or cannot be written, whoever asks goes on without it. So nothing here raises what is not
handled: reading gives `CacheUnusable`, writing gives up in silence. Every value carries a checksum.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

FOLDER: Final = ".timeline-cache"
FILE: Final = "check.sqlite"
SCHEMA_VERSION: Final = 4
CHECK_BYTES: Final = 8

TABLES: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
    "CREATE TABLE files (path TEXT PRIMARY KEY, kind TEXT, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, "
    "looked_ns INTEGER, hash BLOB) WITHOUT ROWID",
    "CREATE TABLE outlines (path TEXT PRIMARY KEY, value BLOB)",
    "CREATE TABLE events (name TEXT PRIMARY KEY, part INTEGER) WITHOUT ROWID",
    "CREATE TABLE parts (id INTEGER PRIMARY KEY, value BLOB)",
    "CREATE TABLE findings (rank INTEGER, file TEXT, line INTEGER, code TEXT, fingerprint TEXT, column INTEGER, "
    "number INTEGER, part INTEGER, told BLOB, "
    "PRIMARY KEY (rank, file, line, code, fingerprint, column, number, part)) WITHOUT ROWID",
    "CREATE INDEX findings_of_part ON findings (part)",
)
FAULTS: Final = (sqlite3.Error, OSError, ValueError, TypeError, KeyError, IndexError, OverflowError)

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class CacheUnusable(Exception):
    """There is no cache that answers; why does not matter."""


class CachedFile(NamedTuple):
    """One file of the store as it was when it was looked at."""

    path: str
    kind: str
    size: int
    mtime_ns: int
    ctime_ns: int
    looked_ns: int
    hash: bytes


class CachedRow(NamedTuple):
    """One finding that people are shown, with all that it is sorted by."""

    rank: tuple[int, str, int, str, str, int, int]
    part: int
    told: Any  # as JSON has it; None: it was not needed


class CachedPart(NamedTuple):
    """One part of the store, or one file as such: what was found there, as JSON has it."""

    id: int
    value: Any


def cache_path(folder: Path) -> Path:
    """Return where the cache of a store stands, whether or not it is there."""
    return folder / FOLDER / FILE


@contextmanager
def opened_cache(folder: Path) -> Iterator["Cache"]:
    """Open the cache of a store; what goes wrong until it is closed is CacheUnusable."""
    path = cache_path(folder)
    try:
        if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
            raise CacheUnusable
        with closing(_connected(path)) as connection:
            yield Cache(connection)
    except FAULTS as error:
        raise CacheUnusable from error


class Cache:
    """An open cache."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        if tuple(sql for (sql,) in found) != TABLES:
            raise CacheUnusable

    def meta(self, name: str) -> Any:
        """Return a value that is kept by name."""
        found = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return _opened(f"meta {name}", found)

    def files(self) -> dict[str, CachedFile]:
        """Return the files of the store as they were, by path."""
        rows = self._connection.execute("SELECT * FROM files").fetchall()
        files = {row[0]: CachedFile(*row) for row in rows}
        if self.meta("files") != _digest_of_files(files.values()):
            raise CacheUnusable
        return files

    def outline(self, path: str) -> bytes:
        """Return the outline of one claims file."""
        found = self._connection.execute("SELECT value FROM outlines WHERE path = ?", (path,)).fetchone()
        return _unsealed(f"outline {path}", found)

    def first_rows(self, limit: int) -> list[CachedRow]:
        """Return the most urgent findings that people are shown, in order; 0: all."""
        order = "ORDER BY rank, file, line, code, fingerprint, column, number, part LIMIT ?"
        rows = self._connection.execute(f"SELECT * FROM findings {order}", (limit or -1,))
        return list(map(_row, rows))

    def rows_of(self, part: int) -> list[CachedRow]:
        """Return the findings of one part."""
        return list(map(_row, self._connection.execute("SELECT * FROM findings WHERE part = ?", (part,))))

    def parts_of(self, events: Iterable[str]) -> set[int]:
        """Return the parts that have these events; one that is in none is left out."""
        ask = self._connection.execute
        found = (ask("SELECT part FROM events WHERE name = ?", (name,)).fetchone() for name in events)
        return {row[0] for row in found if row is not None}

    def part(self, number: int) -> CachedPart:
        """Return one part."""
        found = self._connection.execute("SELECT value FROM parts WHERE id = ?", (number,)).fetchone()
        return CachedPart(number, _opened(f"part {number}", found))

    def next_part(self) -> int:
        """Return a number that no part has."""
        found = self._connection.execute("SELECT max(id) FROM parts").fetchone()[0]
        return int(found or 0) + 1

    @contextmanager
    def change(self) -> Iterator["Writing"]:
        """Change the cache, all at once or not at all; who comes second goes on without."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield Writing(self._connection)
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise


class Writing:
    """What can be written into a cache."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def meta(self, name: str, value: Any) -> None:
        """Keep a value by name."""
        self._connection.execute("REPLACE INTO meta VALUES (?, ?)", (name, _sealed(f"meta {name}", value)))

    def files(self, files: Sequence[CachedFile], gone: Iterable[str] = (), *, every: Iterable[CachedFile]) -> None:
        """Keep some files, and forget others; `every` are all that are then kept."""
        self._connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in gone])
        self._connection.executemany("REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", files)
        self.meta("files", _digest_of_files(every))

    def outlines(self, outlines: Iterable[tuple[str, bytes]]) -> None:
        """Keep the outlines of some claims files."""
        sealed = ((path, _seal(f"outline {path}", value) + value) for path, value in outlines)
        self._connection.executemany("REPLACE INTO outlines VALUES (?, ?)", sealed)

    def events(self, parts: Iterable[tuple[str, int]]) -> None:
        """Keep which part each of some events is in."""
        self._connection.executemany("REPLACE INTO events VALUES (?, ?)", parts)

    def parts(self, parts: Iterable[CachedPart]) -> None:
        """Keep some parts."""
        sealed = ((part.id, _sealed(f"part {part.id}", part.value)) for part in parts)
        self._connection.executemany("REPLACE INTO parts VALUES (?, ?)", sealed)

    def rows(self, rows: Iterable[CachedRow]) -> None:
        """Keep some findings."""
        sealed = ((*row.rank, row.part, _sealed(_name_of(row.rank, row.part), row.told)) for row in rows)
        self._connection.executemany("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sealed)

    def forget_rows(self, parts: Iterable[int]) -> None:
        """Forget the findings of some parts."""
        self._connection.executemany("DELETE FROM findings WHERE part = ?", [(part,) for part in parts])

    def forget_parts(self, parts: Sequence[int]) -> None:
        """Forget some parts, with their findings; their events are expected to be put elsewhere, or are gone."""
        self._connection.executemany("DELETE FROM parts WHERE id = ?", [(part,) for part in parts])
        self.forget_rows(parts)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0.0, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = OFF")  # what a power failure tears is seen by its checksums
    return connection


def _row(row: Sequence[Any]) -> CachedRow:
    *rank, part, told = row
    name = _name_of(rank, part)
    return CachedRow(tuple(rank), part, _opened(name, (told,)))


def _name_of(rank: Sequence[Any], part: int) -> str:
    return f"finding {[*rank, part]!r}"


def _digest_of_files(files: Iterable[CachedFile]) -> str:
    told = blake2b(digest_size=CHECK_BYTES)
    for file in sorted(files):
        told.update(repr(tuple(file)).encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def _sealed(name: str, value: Any) -> bytes:
    data = b"null" if value is None else _to_json(value).encode("utf-8", "surrogatepass")
    return _seal(name, data) + data


def _seal(name: str, data: bytes) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass") + b"\0" + data, digest_size=CHECK_BYTES).digest()


def _opened(name: str, found: Any) -> Any:
    return json.loads(_unsealed(name, found).decode("utf-8", "surrogatepass"))


def _unsealed(name: str, found: Any) -> bytes:
    if found is None or not isinstance(found[0], bytes):
        raise CacheUnusable
    seal, data = found[0][:CHECK_BYTES], found[0][CHECK_BYTES:]
    if seal != _seal(name, data):
        raise CacheUnusable
    return data
