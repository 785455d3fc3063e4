"""The table of codes is the registry of rules; whoever names one gets it, and no other."""

import pytest

from timeline.checks import RULES
from timeline.model.codes import CODES, find_codes, specificity
from timeline.store.json_schema import schema


def test_the_codes_are_those_of_the_rules() -> None:
    assert [(rule.code, rule.name) for rule in RULES] == list(CODES.items())


@pytest.mark.parametrize("text", ["TL301", "tl301", " TL301 ", "date-conflict", "Date-Conflict"])
def test_a_code_or_its_name(text: str) -> None:
    assert find_codes(text) == "TL301"


@pytest.mark.parametrize("text", ["", "T", "3", "TL9", "TL3011", "date", "TL3*"])
def test_what_names_no_code(text: str) -> None:
    assert find_codes(text) is None


def test_the_longest_beginning_counts() -> None:
    assert specificity("TL301", ["TL", "TL30", "TL4", "TL305"]) == 4
    assert specificity("TL301", ["TL4"]) == 0


def test_the_schema_offers_what_is_read() -> None:
    check = schema("settings")["properties"]["check"]["properties"]
    offered = check["select"]["anyOf"][0]["enum"]
    assert all(find_codes(code) for code in offered)
    assert {"TL", "TL3", "TL301", "date-conflict"} <= set(offered)
    assert check["severity"]["propertyNames"]["enum"] == offered
    assert check["fail_on"]["enum"] == ["contradiction", "tension", "refinement", "never", None]
