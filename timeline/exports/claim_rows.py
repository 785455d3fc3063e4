"""One row a claim, as CSV or JSON lines: all that a claim says, in columns and keys that `timeline import` reads again.

What is known of a source beside its id, and the cards that claims were extracted from, stay in the store.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, Final

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.table import FORMULA_STARTS
from timeline.model.claim import Claim
from timeline.model.event import Event
from timeline.model.json_text import json_text
from timeline.model.store import Store
from timeline.reconciliation.result import Reconciliation
from timeline.store.save import claim_values, event_values

TEXTS: Final = (
    "source", "event", "title", "id", "when", "start", "end", "calendar", "zone", "duration", "weekday", "basis",
    "attributed_to", "read", "report", "note", "part_of", "event_note",
)  # fmt: skip
FIRST: Final = ("source", "event", "title", "id", "when", "start", "end", "duration", "quote")
LAST: Final = ("at", "relations", "count", "weekday", "calendar", "zone", "basis", "attributed_to", "read", "report")
OF_EVENT: Final = ("part_of", "instant", "tags", "event_note")
_DATE: Final = re.compile(r"-\d{4}[-0-9TXZ:/~?%.]*", re.ASCII)  # before 1 BC: no formula
ATTRIBUTE: Final = "attributes."
EMPTY: Final = ("null", "NULL", "~", "\\N")  # cells that are empty, as databases write it
SOURCES_LEFT_OUT: Final = "of sources, rows have the id alone: titles, publications and what they rely on are left out"


def to_claims_csv(reconciliation: Reconciliation) -> Exported:
    """Return one row a claim in the order of the store, below the names of the columns that any row uses.

    Lists and relations are JSON in their cells. What a spreadsheet would run as a formula has an apostrophe before it.
    """
    rows = [_cells(values) for values in _claims(reconciliation.store)]
    used = {key for row in rows for key, cell in row.items() if cell}
    attributes = dict.fromkeys(key for row in rows for key in row if key.startswith(ATTRIBUTE))
    columns = [*FIRST, *attributes, *LAST, "note", *OF_EVENT]
    used |= {"source", "event", "when"} | ({"start"} if "end" in used else set())  # else `when` is taken for the start
    kept = [key for key in columns if key in used]
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(map(_neutral, kept))
    writer.writerows([_neutral(row.get(key, "")) for key in kept] for row in rows)
    return Exported(content=stream.getvalue(), left_out=(SOURCES_LEFT_OUT,))


def to_json_lines(reconciliation: Reconciliation, _options: ExportOptions) -> Exported:
    """Return one JSON object a claim, in the order of the store: the keys of a claims file, and those of its event."""
    lines = map(json_text, _claims(reconciliation.store))
    return Exported(content="".join(lines) or "\n", left_out=(SOURCES_LEFT_OUT,))


def _claims(store: Store) -> Iterator[dict[str, Any]]:
    """Yield each claim with the keys of a claims file, then those of its event, which only its first claim has."""
    told: set[str] = set()
    for claim in store.claims.values():
        event = store.events.get(claim.event)
        yield _values(claim, event, store, is_first=claim.event not in told)
        told.add(claim.event)


def _values(claim: Claim, event: Event | None, store: Store, *, is_first: bool) -> dict[str, Any]:
    """What a claim says, and where it is not that of its file alone: its calendar, its zone, whether it is a plan."""
    source = store.sources.get(claim.source)
    said = claim_values(claim)
    said.pop("card", None)
    found = {"source": claim.source, "event": claim.event}
    if event is not None:
        found["title"] = event.title
    found |= said
    calendar, zone = claim.calendar or (source and source.calendar), claim.zone or (source and source.zone)
    found |= {"calendar": calendar.value} if calendar else {}
    found |= {"zone": zone} if zone else {}
    found["report"] = claim.report.value
    return found | (_of_event(event) if event is not None and is_first else {})


def _of_event(event: Event) -> dict[str, Any]:
    own = event_values(event)
    renamed = {"event_note": own.pop("note")} if "note" in own else {}
    return {key: own[key] for key in ("part_of", "instant", "tags") if key in own} | renamed


def _cells(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the same as cells by column."""
    evidence = values.get("evidence") or {}
    found = {key: values[key] for key in TEXTS if key in values}
    found |= {"quote": evidence["quote"]} if "quote" in evidence else {}
    found |= {key: _json(each) for key, each in (("at", evidence.get("at")), ("count", values.get("count"))) if each}
    found |= {"relations": _json(values["relations"])} if "relations" in values else {}
    found |= {"instant": "true"} if values.get("instant") else {}
    found |= {"tags": _tags(values["tags"])} if values.get("tags") else {}
    return found | {f"{ATTRIBUTE}{key}": _attribute(each) for key, each in values.get("attributes", {}).items()}


def _attribute(value: str | Sequence[str]) -> str:
    """Return a value as it is, several as a JSON list; one that looks like a list is a list of one."""
    if isinstance(value, str):
        return _json([value]) if value.startswith("[") else value
    return _json(list(value))


def _tags(value: str | Sequence[str]) -> str:
    """Return tags as people part them; as a JSON list, where one has a sign in it that would part it."""
    tags = [value] if isinstance(value, str) else list(value)
    return _json(tags) if any(sign in tag for tag in tags for sign in ";,|[") else "; ".join(tags)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _neutral(text: str) -> str:
    """Return text that nobody takes for a formula or for nothing; `import` takes the apostrophe away again."""
    plain = text.lstrip("'")
    is_formula = plain.lstrip().startswith(FORMULA_STARTS) and not _DATE.fullmatch(text)
    return f"'{text}" if is_formula or plain in EMPTY else text
