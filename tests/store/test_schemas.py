"""The schemas accept every file that the reader accepts, as an editor sees it, and underline what it refuses."""

import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.conftest import ROOT
from timeline.store.json_schema import SCHEMA_NAMES, schema, schema_text
from timeline.store.layout import StoreFile, store_files

CASES = ROOT / "tests" / "cases"
STORES = [ROOT / "data", *sorted(CASES.glob("*/*/data"))]
FILES = [file for store in STORES for file in store_files(store)]
READER_REFUSES = ("TL002", "TL003")  # wrong keys and values; what EDTF is, a schema does not say


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 with its core schema: dates are text, numbers and truth values are not."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML declares it


for _kind, _pattern, _first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+0123456789.")),
):
    _AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(_pattern), _first)


def as_json(value: Any) -> Any:
    """What YAML holds as JSON: keys are text."""
    if isinstance(value, dict):
        return {str(key): as_json(part) for key, part in value.items()}
    return [as_json(part) for part in value] if isinstance(value, list) else value


def errors(kind: str, text: str) -> list[str]:
    """What an editor underlines."""
    value = as_json(yaml.load(text, _AsEditorsRead))
    return [error.message for error in Draft7Validator(schema(kind)).iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_store_that_comes_with_the_tool_has_the_schemas_of_today(name: str) -> None:
    """Written anew by `timeline schema --editors`."""
    shipped = ROOT / "data" / ".schemas" / f"{name}.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text(name)


def test_every_kind_of_file_is_among_those_that_are_tried() -> None:
    assert {file.kind for file in FILES} == set(SCHEMA_NAMES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path.relative_to(ROOT).as_posix())
def test_files_are_valid_but_where_the_reader_refuses_them(file: StoreFile) -> None:
    text = file.path.read_text(encoding="utf-8")
    code, outcome = file.path.relative_to(ROOT).parts[2:4] if CASES in file.path.parents else ("", "passes")
    if code == "TL001" and outcome == "fails" and file.path.name == "b.yaml":
        with pytest.raises(yaml.YAMLError):
            errors(file.kind, text)
    elif code in READER_REFUSES and outcome == "fails" and file.kind == "claims":
        assert errors(file.kind, text)
    else:
        assert errors(file.kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("settings", "title: x", "'timeline' is a required property"),
        ("settings", "timeline: 1\nkinds: {article: 101}", "101 is greater than the maximum of 100"),
        ("events", "- {id: Caps, title: x}", "'Caps' does not match"),
        ("claims", "source: {id: a, title: x}\nclaims: [{id: a, event: b, bassis: stated}]", "'bassis' was unexpected"),
        ("claims", "source: {id: a, title: x}\nclaims: [{id: a, event: b, basis: sure}]", "'sure' is not one of"),
        ("resolutions", "- {fingerprint: a, action: drop}", "'drop' is not one of"),
        ("baseline", "conflicts: [{summary: x}]", "'fingerprint' is a required property"),
        ("card", "source: a\nclaims: [{event: b}]", "'find' is a required property"),
    ],
)
def test_an_editor_underlines_what_is_wrong(kind: str, text: str, said: str) -> None:
    assert any(said in error for error in errors(kind, text))


def test_what_only_yaml_of_another_age_takes_for_something_else_is_valid() -> None:
    """A year, a date, a digest of digits and `no` are text to the reader."""
    events = "- {id: a, title: 1843, part_of: no, note: 2022-03-30, tags: [1, true]}"
    assert errors("events", events) == []
    assert errors("baseline", "seen: {a: {b: 8e493734, c: 00000012}}") == []
    assert errors("claims", "source: a\nclaims: [{id: 1, event: 2, when: [2022-03-29..2022-03-31]}]") == []
