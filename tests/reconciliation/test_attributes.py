"""Attributes that cannot all be true become one conflict for each event and key."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, store
from timeline.model.claim import Basis, Claim, Report
from timeline.model.conflict import AttributeSide, Conflict, Grade, SetCount
from timeline.model.settings import AttributeType, TypedAttribute
from timeline.model.statement import Statement
from timeline.reconciliation.attributes import attribute_statements, find_attribute_conflicts, losing_sides
from timeline.reconciliation.values import compare_values
from timeline.reconciliation.verdict import Verdict

DEAD = TypedAttribute(type=AttributeType.NUMBER)


def conflicts(*claims: Claim) -> list[Conflict]:
    there = store(*claims)
    return find_attribute_conflicts(there, attribute_statements(claims), {})


def test_different_words_conflict_and_name_both_sides() -> None:
    (found,) = conflicts(claim("a/c", "x", motive="goodwill"), claim("b/c", "x", motive="defeat"))
    assert found.grade is Grade.CONTRADICTION
    assert [side.values for side in found.sides] == [("goodwill",), ("defeat",)]
    assert found.sources == ("a", "b")


def test_a_range_and_a_number_in_it_do_not_conflict() -> None:
    assert conflicts(claim("a/c", "x", term="P10Y/P15Y"), claim("b/c", "x", term="P15Y")) == []


def test_a_hedge_on_one_side_makes_a_tension() -> None:
    (found,) = conflicts(claim("a/c", "x", motive="goodwill"), claim("b/c", "x", motive="defeat", basis=Basis.HEDGED))
    assert found.grade is Grade.TENSION


def test_a_firm_pair_makes_a_contradiction_whatever_a_third_says() -> None:
    (found,) = conflicts(
        claim("a/c", "x", motive="tactics", basis=Basis.HEDGED),
        claim("b/c", "x", motive="defeat"),
        claim("c/c", "x", motive="goodwill"),
    )
    assert found.grade is Grade.CONTRADICTION
    assert {w.claim.source for w in found.witnesses} == {"b", "c"}


def test_what_was_planned_does_not_clash_with_what_happened() -> None:
    assert conflicts(claim("a/c", "x", term="P2D", report=Report.PLAN), claim("b/c", "x", term="PT3H")) == []


def test_the_lighter_side_loses() -> None:
    claims = [claim(f"{name}/c", "x", motive="goodwill") for name in "ab"] + [claim("c/c", "x", motive="defeat")]
    (found,) = conflicts(*claims)
    (loser,) = losing_sides(found, {})
    assert loser.values == ("defeat",)


def test_the_fingerprint_depends_on_event_and_key_alone() -> None:
    (one,) = conflicts(claim("a/c", "x", motive="goodwill"), claim("b/c", "x", motive="defeat"))
    (other,) = conflicts(claim("z/d", "x", motive="tactics"), claim("y/d", "x", motive="chance"))
    (elsewhere,) = conflicts(claim("a/c", "y", motive="goodwill"), claim("b/c", "y", motive="defeat"))
    assert one.fingerprint == other.fingerprint != elsewhere.fingerprint


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), min_size=2, max_size=7, unique=True))
@settings(max_examples=100, deadline=None)
def test_what_loses_is_the_least_that_leaves_no_two_that_clash(spans: list[tuple[int, int]]) -> None:
    """The slow twin tries all choices of sides; every side weighs something else."""
    claims = [claim(f"s{n}/c", "x", dead=f"{low}..{low + length}") for n, (low, length) in enumerate(spans)]
    weights = {s: 2**n for n, s in enumerate(attribute_statements(claims))}
    there = store(*claims)
    for found in find_attribute_conflicts(there, weights, weights):
        choices = [chosen for size in range(len(found.sides)) for chosen in combinations(found.sides, size)]
        enough = [chosen for chosen in choices if _all_compatible([s for s in found.sides if s not in chosen])]
        lightest = min(enough, key=lambda chosen: sum(weights[s] for side in chosen for s in side.statements))
        assert set(losing_sides(found, weights)) == set(lightest)


@given(st.lists(st.sampled_from(["5", "7", "5..6", "~7", "9"]), min_size=2, max_size=7))
@settings(max_examples=100, deadline=None)
def test_every_two_statements_that_clash_are_one_set_and_each_is_named_once(values: list[str]) -> None:
    """The slow twin compares the statements two by two."""
    claims = [claim(f"s{n}/c", "x", dead=value) for n, value in enumerate(values)]
    clashing = [pair for pair in combinations(attribute_statements(claims), 2) if _clash(*pair)]
    found = conflicts(*claims)
    assert bool(found) == bool(clashing)
    for conflict in found:
        assert conflict.sets == SetCount(count=len(clashing))
        assert set(conflict.statements) == {statement for pair in clashing for statement in pair}
        assert conflict.statements[:2] == conflict.witnesses == tuple(side.witness for side in conflict.sides[:2])
        assert len(conflict.statements) == len(set(conflict.statements))


@given(st.lists(st.integers(1, 3), min_size=2, max_size=6))
@settings(max_examples=50, deadline=None)
def test_where_no_two_can_be_true_the_heaviest_stays_and_of_several_the_first(weights: list[int]) -> None:
    claims = [claim(f"s{n}/c", "x", motive=f"motive {n}") for n in range(len(weights))]
    weight_of = dict(zip(attribute_statements(claims), weights, strict=True))
    (found,) = find_attribute_conflicts(store(*claims), weight_of, {})
    kept = max(found.sides, key=lambda side: weight_of[side.witness])
    assert losing_sides(found, weight_of) == tuple(side for side in found.sides if side is not kept)


def test_forty_sources_with_a_value_each_are_weighed_in_no_time() -> None:
    claims = [claim(f"s{n:02}/c", "x", motive=f"motive {n:02}") for n in range(40)]
    (found,) = conflicts(*claims)
    losers = losing_sides(found, {})
    assert [side.witness.claim.source for side in found.sides if side not in losers] == ["s00"]


def _clash(one: Statement, other: Statement) -> bool:
    (a,), (b,) = one.claim.attributes, other.claim.attributes
    return compare_values(DEAD, a.values, b.values) is Verdict.CONFLICT


def _all_compatible(sides: Sequence[AttributeSide]) -> bool:
    pairs = combinations(sides, 2)
    return all(compare_values(DEAD, a.values, b.values) is not Verdict.CONFLICT for a, b in pairs)
