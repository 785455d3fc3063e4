"""JSON Schemas of the file formats, from the same tables that the reader uses."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from timeline.errors import UsageError
from timeline.store import card_tables, tables
from timeline.store.scalars import ValueType

SCHEMA_NAMES = ("settings", "events", "claims", "resolutions", "baseline", "card")

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FILES: Mapping[str, ValueType] = MappingProxyType(
    {
        "settings": tables.SETTINGS,
        "events": tables.EVENTS_FILE,
        "claims": tables.CLAIMS_FILE,
        "resolutions": tables.RESOLUTIONS_FILE,
        "baseline": tables.BASELINE_FILE,
        "card": card_tables.CARD,
    }
)


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one kind of file.

    Raises UsageError: no such kind.
    """
    if name not in _FILES:
        raise UsageError(f"no schema `{name}`", f"There are: {', '.join(SCHEMA_NAMES)}")
    return {"$schema": DIALECT, "title": f"timeline: {name}"} | _FILES[name].schema()
