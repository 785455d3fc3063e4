"""Attributes that cannot all be true become one conflict for each event and key."""

from tests.reconciliation.stores import claim, store
from timeline.model.claim import Basis, Claim, Report
from timeline.model.conflict import Conflict, Grade
from timeline.reconciliation.attributes import attribute_statements, find_attribute_conflicts, losing_sides


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
    (loser,) = losing_sides(store(*claims), found, {})
    assert loser.values == ("defeat",)


def test_the_fingerprint_depends_on_event_and_key_alone() -> None:
    (one,) = conflicts(claim("a/c", "x", motive="goodwill"), claim("b/c", "x", motive="defeat"))
    (other,) = conflicts(claim("z/d", "x", motive="tactics"), claim("y/d", "x", motive="chance"))
    (elsewhere,) = conflicts(claim("a/c", "y", motive="goodwill"), claim("b/c", "y", motive="defeat"))
    assert one.fingerprint == other.fingerprint != elsewhere.fingerprint
