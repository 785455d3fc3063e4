"""Reversed pairs: exactly those that trying every pair finds, told by those from which the others follow."""

from itertools import permutations

from hypothesis import given, settings

from tests.reconciliation.stores import claim, compare_sources, store
from tests.reconciliation.test_diff import claims_of_sources
from timeline.model.claim import Claim, Report
from timeline.model.store import Store
from timeline.network import entails_start_before
from timeline.reconciliation.diffing.sides import Side, side_of_source


def brute_force(there: Store) -> set[tuple[str, str]]:
    """Every pair that a puts one way round and b the other."""
    a, b = (side_of_source(there, source) for source in "ab")
    shared = sorted(a.claims_on.keys() & b.claims_on.keys())
    return {(x, y) for x, y in permutations(shared, 2) if puts_first(a, x, y) and puts_first(b, y, x)}


def puts_first(side: Side, first: str, second: str) -> bool:
    return entails_start_before(side.network, side.set_aside, first, second)


def all_from(listed: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """What follows from the pairs listed: x and y, y and z, so x and z."""
    found = set(listed)
    while more := {(x, z) for x, y in found for w, z in found if y == w} - found:
        found |= more
    return found


@given(claims_of_sources())
@settings(max_examples=150, deadline=None)
def test_the_reversed_pairs_are_those_of_brute_force(claims: tuple[Claim, ...]) -> None:
    there = store(*(c for c in claims if c.report is Report.PAST))
    found, expected = compare_sources(there, "a", "b"), brute_force(there)
    assert found.reversed_total == len(expected)
    assert all_from({pair.events for pair in found.reversed}) == expected
    assert all(pair.chain_a and pair.chain_b for pair in found.reversed)


def test_a_list_told_backwards_is_told_by_its_neighbours() -> None:
    days = [f"2022-03-{day:02}" for day in range(1, 31)]
    ours = [claim(f"a/c{n}", f"e{n:02}", day) for n, day in enumerate(days)]
    theirs = [claim(f"b/c{n}", f"e{n:02}", day) for n, day in enumerate(reversed(days))]
    found = compare_sources(store(*ours, *theirs), "a", "b")
    assert found.reversed_total == 30 * 29 // 2
    assert {pair.events for pair in found.reversed} == {(f"e{n:02}", f"e{n + 1:02}") for n in range(29)}


def test_an_order_of_relations_alone_is_reversed_with_its_chain() -> None:
    there = store(
        claim("a/x", "x", "", "before y"),
        claim("a/y", "y", "", "before z"),
        claim("b/z", "z", "2022-03-01"),
        claim("b/x", "x", "2022-03-09"),
    )
    found = compare_sources(there, "a", "b")
    (pair,) = found.reversed
    assert pair.events == ("x", "z")
    assert set(pair.claims) == {"a/x", "a/y", "b/z", "b/x"}
