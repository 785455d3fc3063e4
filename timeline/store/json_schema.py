"""JSON Schemas of the file formats, from the same tables that the reader uses."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from timeline.errors import UsageError
from timeline.model.json_text import json_text
from timeline.model.nearest import nearest_hint
from timeline.store import card_tables, link_tables, tables
from timeline.store.scalars import ValueType

DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that editors of YAML all know

_FILES: Mapping[str, ValueType] = MappingProxyType(
    {
        "settings": tables.SETTINGS,
        "events": tables.EVENTS_FILE,
        "claims": tables.CLAIMS_FILE,
        "resolutions": tables.RESOLUTIONS_FILE,
        "baseline": tables.BASELINE_FILE,
        "links": link_tables.LINKS_FILE,
        "card": card_tables.CARD,
    }
)
SCHEMA_NAMES = tuple(_FILES)


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of one kind of file.

    Raises UsageError: no such kind.
    """
    if name not in _FILES:
        raise UsageError(f"{name}: no such format", nearest_hint(name, SCHEMA_NAMES, "schema"))
    return {"$schema": DIALECT, "title": f"timeline: {name}"} | _FILES[name].schema()


def schema_text(name: str) -> str:
    """Return a JSON Schema as the text of its file. Raises UsageError: no such kind."""
    return json_text(schema(name), indent=2)
