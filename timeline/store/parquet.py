"""A store as Parquet: a row a claim, an event, a source, in columns named as the keys of the files; nothing is lost.

    FOLDER/claims.parquet     one row a claim, with its source
    FOLDER/events.parquet     one row an event
    FOLDER/sources.parquet    one row a source
    FOLDER/timeline.yaml …    what is no table (settings, decisions, baseline), as it is in the store

Dates stay the text that was written. A claims table alone is enough to read: events and sources are then those that it
names. Rows become the text of claims files, so that they are judged, and cited, as claims of any other store are.
Needs pyarrow, which is imported when tables are read or written.
"""

import io
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, Final

from timeline.errors import UsageError
from timeline.model.claim import Claim
from timeline.model.event import Event
from timeline.model.store import Store
from timeline.store.layout import SINGLE_FILES
from timeline.store.save import claim_values, event_values, source_values
from timeline.store.write import write_bytes

ROWS_AT_ONCE: Final = 50_000
TEXT: Final = "text"
TEXTS: Final = [TEXT]  # a column of lists
Column = str | list[Any] | dict[str, Any]

CLAIMS: Final[Mapping[str, Column]] = {
    **dict.fromkeys(("source", "id", "event", "when", "start", "end", "calendar", "zone", "duration", "weekday"), TEXT),
    "count": {"span": TEXT, "since": TEXT},
    "evidence": {"quote": TEXT, "at": ["number"]},
    "relations": [dict.fromkeys(("type", "event", "gap", "within", "from", "to", "quote"), TEXT)],
    "attributes": [{"key": TEXT, "values": TEXTS}],
    **dict.fromkeys(("basis", "attributed_to", "read", "report", "note", "card"), TEXT),
}
EVENTS: Final[Mapping[str, Column]] = {
    **dict.fromkeys(("id", "title", "part_of"), TEXT),
    "instant": "flag",
    "tags": TEXTS,
    "note": TEXT,
}
SOURCES: Final[Mapping[str, Column]] = {
    **dict.fromkeys(("id", "title", "author", "publisher", "url", "kind"), TEXT),
    "published": TEXTS,
    **dict.fromkeys(("calendar", "zone"), TEXT),
    "document": {"file": TEXT, "sha256": TEXT},
    "card": {"file": TEXT, "sha256": TEXT, "claims": "number"},
    "relies_on": TEXTS,
    "weight": "number",
    "note": TEXT,
}
TABLES: Final[Mapping[str, Mapping[str, Column]]] = {"claims": CLAIMS, "events": EVENTS, "sources": SOURCES}
NO_TABLES: Final = tuple(name for name, kind in SINGLE_FILES.items() if kind != "events")
LISTS: Final = ("published", "tags")  # one or many in the files, always a list here


def write_tables(store: Store, folder: Path) -> None:
    """Write a store as Parquet tables into a folder, with copies of its files that are no tables.

    Raises UsageError: pyarrow is not installed; WriteFailed.
    """
    rows = {
        "claims": map(_claim_row, store.claims.values()),
        "events": (_event_row(event) for event in store.events.values() if event.split_from is None),
        "sources": (_listed(source_values(source)) for source in store.sources.values()),
    }
    for name, columns in TABLES.items():
        write_bytes(folder / f"{name}.parquet", _table_bytes(rows[name], columns))
    for name in NO_TABLES:
        if (store.folder / name).is_file():
            write_bytes(folder / name, (store.folder / name).read_bytes())


def _claim_row(claim: Claim) -> dict[str, Any]:
    row = {"source": claim.source, **claim_values(claim)}
    if claim.attributes:
        row["attributes"] = [{"key": a.key, "values": list(a.values)} for a in claim.attributes]
    return row


def _event_row(event: Event) -> dict[str, Any]:
    return {**_listed(event_values(event)), "instant": event.instant}


def _listed(values: dict[str, Any]) -> dict[str, Any]:
    return {key: [value] if key in LISTS and isinstance(value, str) else value for key, value in values.items()}


def _table_bytes(rows: Iterator[dict[str, Any]], columns: Mapping[str, Column]) -> bytes:
    arrow, schema, written = pyarrow(), _schema(columns), io.BytesIO()
    with pyarrow(".parquet").ParquetWriter(written, schema, compression="zstd") as writer:
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            writer.write_table(arrow.Table.from_pylist(batch, schema))
    return written.getvalue()


def pyarrow(module: str = "") -> Any:
    """Return pyarrow, or one of its modules. Raises UsageError: it is not installed."""
    try:
        return import_module(f"pyarrow{module}")
    except ImportError:
        hint = "Install it: pip install 'timeline-reconciler[parquet]'"
        raise UsageError("Parquet needs pyarrow, which is not installed", hint) from None


def _schema(columns: Mapping[str, Column]) -> Any:
    return pyarrow().schema([(name, _type(column)) for name, column in columns.items()])


def _type(column: Column) -> Any:
    arrow = pyarrow()
    if isinstance(column, list):
        return arrow.list_(_type(column[0]))
    if isinstance(column, dict):
        return arrow.struct([(name, _type(each)) for name, each in column.items()])
    return {"text": arrow.string, "number": arrow.int64, "flag": arrow.bool_}[column]()


def read_rows(path: Path, columns: Mapping[str, Column]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, without what they do not give; other columns are passed over.

    Raises UsageError: not a Parquet table, or a column is of a type that cannot be meant.
    """
    arrow, kinds = pyarrow(), _schema(columns)
    try:
        with pyarrow(".parquet").ParquetFile(path) as file:
            known = [name for name in columns if name in file.schema_arrow.names]
            for batch in file.iter_batches(ROWS_AT_ONCE, columns=known):
                table = arrow.Table.from_batches([batch]).select(known)
                yield from map(_given, table.cast(arrow.schema([kinds.field(name) for name in known])).to_pylist())
    except (OSError, ValueError, arrow.ArrowException) as error:
        raise UsageError(
            f"{path}: cannot be read as Parquet: {error}", "Name a table with columns as of --help."
        ) from None


def unknown_columns(path: Path, columns: Mapping[str, Column]) -> list[str]:
    """Return the columns of a table that no key of the files corresponds to."""
    with pyarrow(".parquet").ParquetFile(path) as file:
        return [name for name in file.schema_arrow.names if name not in columns]


def _given(value: Any) -> Any:
    """Return a value without what is null in it, however deep."""
    if isinstance(value, dict):
        return {key: _given(part) for key, part in value.items() if part is not None}
    return [_given(part) for part in value] if isinstance(value, list) else value
