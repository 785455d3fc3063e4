"""Values of attributes compare by their type."""

import pytest

from timeline.model.settings import AttributeType, TypedAttribute
from timeline.reconciliation.comparison import Verdict
from timeline.reconciliation.values import compare_values

MIRRORED = {Verdict.REFINES: Verdict.REFINED_BY, Verdict.REFINED_BY: Verdict.REFINES}

CASES = [
    ("text", ["goodwill"], ["Good  will"], "conflict"),
    ("text", ["good will"], ["Good  will"], "agree"),
    ("text", ["Bucha", "Irpin"], ["Bucha"], "refines"),
    ("text", ["Bucha", "Irpin"], ["Kyiv"], "conflict"),
    ("set", ["a", "b"], ["b", "a"], "agree"),
    ("set", ["a", "b"], ["a"], "refines"),
    ("set", ["a", "b"], ["a", "c"], "conflict"),
    ("some", ["a", "b"], ["a", "c"], "overlaps"),
    ("some", ["a"], ["c"], "overlaps"),
    ("some", ["a", "c"], ["c"], "refines"),
    ("number", ["5"], ["5.0"], "agree"),
    ("number", ["5"], ["6"], "conflict"),
    ("number", ["5"], ["3..7"], "refines"),
    ("number", ["3..7"], ["5..9"], "overlaps"),
    ("number", ["<15000"], ["15000"], "conflict"),
    ("number", ["<=15000"], ["15000"], "refined-by"),
    ("number", [">3"], ["3"], "conflict"),
    ("number", ["~400"], ["430"], "refined-by"),
    ("number", ["~400"], ["450"], "conflict"),
    ("number", ["1,351"], ["1351"], "agree"),
    ("number", ["many"], ["1351"], "conflict"),
    ("duration", ["P15Y"], ["P10Y/P15Y"], "refines"),
    ("duration", ["P10Y"], ["P15Y"], "conflict"),
    ("duration", ["PT3H"], ["P2D"], "conflict"),
    ("duration", ["P1W"], ["P7D"], "agree"),
]


@pytest.mark.parametrize(("kind", "a", "b", "verdict"), CASES)
def test_values_compare_by_type(kind: str, a: list[str], b: list[str], verdict: str) -> None:
    assert compare_values(TypedAttribute(type=AttributeType(kind)), tuple(a), tuple(b)) == verdict


@pytest.mark.parametrize(("kind", "a", "b", "verdict"), CASES)
def test_the_other_way_round_is_the_mirror(kind: str, a: list[str], b: list[str], verdict: str) -> None:
    wanted = Verdict(verdict)
    assert compare_values(TypedAttribute(type=AttributeType(kind)), tuple(b), tuple(a)) == MIRRORED.get(wanted, wanted)
