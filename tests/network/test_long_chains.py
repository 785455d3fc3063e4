"""Long chains: the same answers as for short ones, and what they cost is held to their length."""

import random
from collections.abc import Iterator
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.claim import Claim
from timeline.model.store import Store
from timeline.network import Budget, build_network, solve
from timeline.network.budget import Allowance
from timeline.network.conflicts.walks.falls import Hops, fall
from timeline.network.conflicts.walks.walks import shortest_impossible_walk
from timeline.network.conflicts.witnesses import sole
from timeline.network.conflicts.witnesses.minimal import LONG, MinimalSets
from timeline.network.conflicts.witnesses.sole import chain_said_by_all, is_sole
from timeline.network.corrections.hitting import least_hitting_sets

from .made import claim, day, event, relation, span, store

LENGTH = 3 * LONG
HOPS = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda hop: hop[0] != hop[1]),
    st.integers(-3, 6),
    max_size=14,
)


def _orders_in_a_circle() -> Store:
    names = [f"e{number:02}" for number in range(LENGTH)]
    said = [claim(f"c{e}", e, relation("before", o)) for e, o in zip(names, [*names[1:], names[0]], strict=True)]
    return store(map(event, names), said)


def _gaps_between_dates(twice: bool = False) -> Store:
    names = [f"e{number:02}" for number in range(LENGTH)]
    said = [claim("first", names[0], when=day(1)), claim("last", names[-1], when=day(LENGTH + 9))]
    for voice in "ab"[: 1 + twice]:
        gap = span(1) if voice == "a" else span(0, 1)  # no copies, which count as one
        said += [claim(f"{voice}{e}", e, relation("after", o, gap=gap)) for o, e in pairwise(names)]
    return store(map(event, names), said)


@pytest.mark.parametrize("made", [_orders_in_a_circle(), _gaps_between_dates()])
def test_a_long_chain_is_one_conflict_of_all_its_claims(made: Store) -> None:
    solution = solve(build_network(made), {})
    (conflict,) = solution.conflicts
    assert {s.claim for s in conflict.witnesses} == set(made.claims.values())
    assert all(len(reading) == 1 for reading in solution.readings)


def test_a_long_walk_shows_its_claims_to_be_needed_without_a_test_each(monkeypatch: pytest.MonkeyPatch) -> None:
    (component,) = build_network(_gaps_between_dates()).components
    monkeypatch.delattr(MinimalSets, "is_possible")
    everything = frozenset(range(len(component.statements)))
    assert MinimalSets(component).shrink(everything, sorted(everything)) == everything


def test_what_a_long_walk_does_not_need_goes() -> None:
    made = _orders_in_a_circle()
    shortcut = claim("shortcut", "e20", relation("before", "e05"))
    (component,) = build_network(store(made.events.values(), [*made.claims.values(), shortcut])).components
    everything = range(len(component.statements))
    slow, fast = MinimalSets(component), MinimalSets(component)
    for chance in range(5):
        order = random.Random(chance).sample(everything, len(everything))
        expected = frozenset(everything)
        for statement in order:
            if not slow.is_possible(expected - {statement}):
                expected -= {statement}
        assert fast.shrink(frozenset(everything), order) == expected


def test_of_very_many_claims_one_walk_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.network.conflicts.witnesses.minimal.VERY_LONG", LENGTH)
    (component,) = build_network(_gaps_between_dates(twice=True)).components
    everything = frozenset(range(len(component.statements)))
    minimal = MinimalSets(component)
    found = minimal.shrink(everything, sorted(everything))
    assert not minimal.is_possible(found)
    assert all(minimal.is_possible(found - {statement}) for statement in found)


def test_long_clashes_use_up_the_search_for_a_reading_and_it_says_so() -> None:
    network = build_network(_gaps_between_dates(twice=True))
    solution = solve(network, {}, budget=Budget(comparisons=100))
    assert any("not proven to be the best" in sentence for sentence in solution.incomplete)
    assert solve(network, {}, removed=solution.readings[0]).conflicts == ()


def test_fewer_choices_of_witnesses_are_tried_on_a_long_chain_and_the_count_says_so() -> None:
    solution = solve(build_network(_gaps_between_dates(twice=True)), {}, budget=Budget(hops=4))
    (conflict,) = solution.conflicts
    assert not conflict.sets.exact
    assert len(conflict.statements) == 2 * LENGTH


@given(HOPS)
def test_points_fall_until_every_hop_is_satisfied_or_a_walk_is_closed(hops: Hops) -> None:
    found = fall(hops)
    if found.walk:
        assert sum(hops[hop] for hop in zip(found.walk, (*found.walk[1:], found.walk[0]), strict=True)) < 0
        assert len(set(found.walk)) == len(found.walk)
    else:
        values = found.values
        assert all(values.get(head, 0) <= values.get(tail, 0) + cost for (tail, head), cost in hops.items())


@settings(max_examples=300)
@given(HOPS)
def test_the_shortest_impossible_walk_is_the_one_that_trying_all_finds(hops: Hops) -> None:
    assert shortest_impossible_walk(hops, sorted(hops)) == next(_impossible_walks(hops), None)


@settings(max_examples=300)
@given(HOPS)
def test_a_walk_is_the_only_impossible_one_only_if_trying_all_finds_no_other(hops: Hops) -> None:
    walk = fall(hops).walk
    if walk and is_sole(walk, hops):
        first = walk.index(min(walk))
        assert list(_impossible_walks(hops)) == [(*walk[first:], *walk[:first])]


@pytest.mark.parametrize("made", [_orders_in_a_circle(), _gaps_between_dates()])
def test_of_one_long_walk_nothing_is_left_out_to_see_that_it_is_needed(
    made: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (component,) = build_network(made).components
    everything = frozenset(range(len(component.statements)))
    expected = MinimalSets(component)
    chain = shortest_impossible_walk(expected.hops_of(everything), sorted(expected.hops_of(everything)))
    monkeypatch.delattr(MinimalSets, "shrink")
    minimal = MinimalSets(component)
    assert minimal.note(everything) == everything
    assert minimal.chain_of == {everything: chain}
    monkeypatch.setattr(sole, "fall", None)
    known = MinimalSets(component)
    assert known.note(everything, walk=chain or ()) == everything  # nothing is looked for where the walk is known
    assert known.chain_of == {everything: chain}


@pytest.mark.parametrize("beside", [claim("c", "e20", relation("before", "e05")), claim("c", "e05", when=day(1))])
def test_a_long_clash_of_which_something_is_not_needed_is_no_minimal_set(beside: Claim) -> None:
    made = _orders_in_a_circle()
    (component,) = build_network(store(made.events.values(), [*made.claims.values(), beside])).components
    everything = frozenset(range(len(component.statements)))
    walk = fall(MinimalSets(component).hops_of(everything)).walk
    assert chain_said_by_all(component, range(len(component.constraints)), everything) is None
    assert chain_said_by_all(component, range(len(component.constraints)), everything, walk) is None
    assert MinimalSets(component).note(everything) < everything


def _impossible_walks(hops: Hops) -> Iterator[tuple[int, ...]]:
    """Every impossible walk over distinct points, fewest points first, from its smallest point on."""
    points = sorted({point for hop in hops for point in hop})
    for length in range(2, len(points) + 1):
        for walk in permutations(points, length):
            steps = list(zip(walk, (*walk[1:], walk[0]), strict=True))
            if walk[0] == min(walk) and all(s in hops for s in steps) and sum(hops[s] for s in steps) < 0:
                yield walk


def test_a_search_that_ends_early_keeps_something_to_set_aside() -> None:
    chance = random.Random(1)
    for _ in range(200):
        sets = [frozenset(chance.sample(range(12), chance.randint(2, 4))) for _ in range(14)]
        weights = [chance.randint(1, 9) for _ in range(12)]
        found = least_hitting_sets(sets, weights, 4, Allowance(chance.randint(1, 400)))
        assert found.lots
        assert all(any(ties.meet(members) for ties in found.lots) for members in sets)
