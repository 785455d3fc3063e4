"""The schemas say what the reader accepts: both come from the same tables."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from timeline.errors import UsageError
from timeline.store.json_schema import SCHEMA_NAMES, schema


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every sub-schema."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from objects(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from objects(inner)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_schema_is_plain_json_that_names_its_dialect_and_explains_every_key(name: str) -> None:
    found = schema(name)
    assert json.loads(json.dumps(found)) == found
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    for part in objects(found):
        for key, value in part.get("properties", {}).items():
            assert value["description"], key


def test_the_schema_of_claims_has_the_keys_of_claims() -> None:
    claim = schema("claims")["properties"]["claims"]["items"]
    assert claim["required"] == ["id", "event"]
    assert claim["additionalProperties"] is False
    assert claim["properties"]["basis"]["enum"] == ["stated", "implied", "hedged", "rumour", None]
    assert claim["properties"]["relations"]["items"]["required"] == ["type", "event"]
    assert claim["properties"]["when"]["type"] == ["string", "number", "array", "object", "null"]


def test_a_source_is_an_id_or_a_mapping() -> None:
    name, whole = schema("claims")["properties"]["source"]["anyOf"]
    assert name["pattern"].startswith("^(?:[a-z0-9]")
    assert whole["required"] == ["id", "title"]


def test_there_is_no_schema_of_anything_else() -> None:
    with pytest.raises(UsageError) as caught:
        schema("event")
    assert str(caught.value) == "event: no such format"
    assert caught.value.hint == "Did you mean events?"
