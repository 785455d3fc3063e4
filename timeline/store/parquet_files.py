"""Parquet tables read as the files that a store has: one claims file a source, a file for every 10,000 events.

tables -> texts by path -> `load_store`, as if they were on disk; or written there, which makes a store of them
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count, islice
from pathlib import Path
from typing import Any, Final

from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.store.disk import Saved
from timeline.store.layout import SETTINGS_FILE
from timeline.store.parquet import CLAIMS, EVENTS, LISTS, NO_TABLES, SOURCES, TABLES, Column, read_rows, unknown_columns
from timeline.store.save import block_lines, claim_text, events_text, text_of
from timeline.store.scalars import ID_PATTERN

EVENTS_A_FILE: Final = 10_000
CLAIMS_A_FILE: Final = 100_000
CLAIMS_TABLE: Final = "claims.parquet"
SETTINGS: Final = b"timeline: 1\n"  # where the folder has none
_IDENTIFIER: Final = re.compile(ID_PATTERN)


@dataclass(frozen=True)
class ParquetFiles(Saved):
    """The files that a folder of tables, or one table of claims, comes to; paths begin with that name."""

    path: Path

    @cached_property
    def texts(self) -> Mapping[Path, bytes]:
        """The files by path. Raises UsageError: something cannot be read, or a source's id cannot name a file."""
        return {self.path / name: text for name, text in texts_of(self.path)}

    def exists(self, path: Path) -> bool:
        """Whether there is such a file."""
        return path in self.texts

    def size(self, path: Path) -> int:
        """Return how many bytes a file has."""
        return len(self.texts[path])

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        return self.texts[path]

    def yaml_files(self, folder: Path) -> list[Path]:
        """Return the YAML files of a folder, sorted."""
        return sorted(path for path in self.texts if path.parent == folder)


def texts_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the store that the tables come to, by their path in it. Raises UsageError."""
    events: dict[str, None] = {}
    said = _said_by_source(path / CLAIMS_TABLE if path.is_dir() else path, events)
    yield from _settings(path)
    yield from _event_files(_rows_of(path / "events.parquet", EVENTS, events))
    for source in _rows_of(path / "sources.parquet", SOURCES, said):
        head = text_of(["source:", *block_lines(_as_in_files(source), 2)])
        yield from _source_files(source["id"], head, said.pop(source["id"], []))
    for name, claims in said.items():  # named by claims alone
        yield from _source_files(name, text_of([f"source: {name}"]), claims)


def _said_by_source(path: Path, events: dict[str, None]) -> dict[str, list[str]]:
    """The text of the claims of each source, in the order of the table; the events that they name are noted."""
    found: dict[str, list[str]] = {}
    for row in read_rows(path, CLAIMS):
        events[row.get("event", "")] = None
        found.setdefault(row.pop("source", ""), []).append(claim_text(_claim(row)))
    return found


def _claim(row: dict[str, Any]) -> dict[str, Any]:
    """A row as an entry of a claims file: attributes by key, with one value or a list."""
    if "attributes" in row:  # in its place
        row["attributes"] = {a.get("key", ""): _one_or_many(a.get("values", [])) for a in row["attributes"]}
    return row


def _settings(path: Path) -> Iterator[tuple[str, bytes]]:
    found = {name: (path / name).read_bytes() for name in NO_TABLES if (path / name).is_file()}
    yield from ({SETTINGS_FILE: SETTINGS} | found).items()


def _event_files(events: Iterable[dict[str, Any]]) -> Iterator[tuple[str, bytes]]:
    rows = iter(events)
    for number in count():
        entries = list(map(_as_in_files, islice(rows, EVENTS_A_FILE)))
        if not entries:
            return
        yield f"events/{number:05}.yaml", events_text(entries).encode()


def _rows_of(path: Path, columns: Mapping[str, Column], named: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The rows of a table; where it is not there, what claims name."""
    if path.is_file():
        yield from read_rows(path, columns)
    else:
        yield from ({"id": name, "title": name} for name in list(named))


def _as_in_files(row: dict[str, Any]) -> dict[str, Any]:
    """An event or a source as an entry of a file: flags in words, one of a list by itself."""
    found = {
        key: _one_or_many(value) if key in LISTS else value for key, value in row.items() if value not in (False, [])
    }
    return found | {"instant": "true"} if row.get("instant") else found


def _one_or_many(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values


def _source_files(name: str, head: str, claims: list[str]) -> Iterator[tuple[str, bytes]]:
    """The files of one source: the first describes it, each has so many claims that any tool can open it."""
    if not _IDENTIFIER.fullmatch(name):
        raise UsageError(
            f"{name!r}: not an id of a source", "Ids are of a-z, 0-9 and . _ -, and begin with a letter or digit."
        )
    for start in range(0, max(len(claims), 1), CLAIMS_A_FILE):
        part = claims[start : start + CLAIMS_A_FILE]
        text = (head if start == 0 else f"source: {name}\n") + ("claims:\n" if part else "") + "".join(part)
        yield f"claims/{name}{f'@{start}' if start else ''}.yaml", text.encode()


def passed_over(path: Path) -> list[str]:
    """Return one sentence for each table that has columns which no key of the files corresponds to."""
    folder = {path / f"{name}.parquet": columns for name, columns in TABLES.items()}
    tables = folder if path.is_dir() else {path: CLAIMS}
    found = {table: unknown_columns(table, columns) for table, columns in tables.items() if table.is_file()}
    return [f"{table}: left out, as no key corresponds: {', '.join(names)}" for table, names in found.items() if names]
