"""Chains over fewest points, found without the longer ones; who else clashes; what is looked for when asked."""

import random
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.conflict import ORIGIN, Conflict, Point, TimePoint
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Solution, build_network, solve
from timeline.network.budget import Allowance
from timeline.network.component import Component
from timeline.network.conflicts.listing.listing import SMALL, Listing
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.unfolding import ComponentUnfolding
from timeline.network.conflicts.walks.walks import Chain
from timeline.network.units import Units

from .made import claim, day, event, relation, span, store

ABCD = [event(name) for name in "abcd"]
POINTS = range(5)  # the first is the calendar
POINTS_MADE = 8
HOPS = st.dictionaries(
    st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS)).filter(lambda hop: hop[0] != hop[1]),
    st.integers(-3, 6),
    min_size=8,
    max_size=20,
)


def _solve(made: Store, budget: Budget | None = None) -> Solution:
    return solve(build_network(made), {}, budget=budget or Budget())


def _named(solution: Solution) -> set[Statement]:
    return {s for conflict in solution.conflicts for s in conflict.all_statements}


def _who(conflict: Conflict) -> set[str]:
    return {statement.claim.id for statement in conflict.witnesses}


def test_a_chain_over_several_rejected_statements_is_found() -> None:
    orders = [claim(f"{a}{b}", a, relation("before", b)) for a, b in ("ab", "bc", "cd")]
    made = store(ABCD, [*orders, claim("late", "a", when=day(9)), claim("early", "d", when=day(3))])
    (conflict,) = _solve(made).conflicts
    assert _who(conflict) == {"ab", "bc", "cd", "late", "early"}


def test_a_circle_without_dates_is_found_beside_clashing_dates() -> None:
    orders = [claim(f"{a}{b}", a, relation("before", b)) for a, b in ("ab", "bc", "ca")]
    dates = [claim(f"d{number}", "d", relation("after", "a"), when=day(number)) for number in (1, 9)]
    found = [_who(conflict) for conflict in _solve(store(ABCD, [*orders, *dates])).conflicts]
    assert {"ab", "bc", "ca"} in found
    assert {"d1", "d9"} in found


def test_longer_chains_are_not_looked_for_until_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [claim("way", "b", relation("after", "a", gap=span(1))), claim("end", "b", when=day(20))]
    made = store(ABCD, [claim("one", "a", when=day(1)), claim("two", "a", when=day(9)), *ways])
    asked: list[str] = []

    def longer_than(_: ComponentUnfolding, fingerprint: str) -> tuple[Conflict, ...]:
        asked.append(fingerprint)
        return ()

    monkeypatch.setattr(ComponentUnfolding, "longer_than", longer_than)
    (conflict,) = _solve(made).conflicts
    assert {s.claim.id for s in conflict.indirect} == {"way", "end"}
    assert asked == []
    assert conflict.longer == ()
    assert asked == [conflict.fingerprint]


@pytest.mark.parametrize("steps", [1, 5, 20])
def test_who_clashes_is_named_wherever_the_search_ends(steps: int) -> None:
    dates = [claim(f"{e}{d}", e, when=day(d)) for e in "abcd" for d in (3, 5, 8)]
    orders = [claim(f"r{a}{b}", a, relation("before", b)) for a, b in ("ab", "bc", "cd", "da", "ac", "db")]
    made = store(ABCD, [*dates, *orders])
    solution, clashing = _solve(made, Budget(steps=steps)), _named(_solve(made))
    assert solution.readings[0] <= _named(solution) <= clashing
    assert len(clashing - _named(solution)) <= min(conflict.unknown for conflict in solution.conflicts)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(HOPS, st.integers(0, 3), st.sampled_from([0, SMALL]))
def test_every_walk_is_shown_or_folds_into_one_that_longer_ones_fold_into(
    hops: Mapping[tuple[int, int], int], weak: int, small: int
) -> None:
    shown: set[Chain] = set()

    def covers(walk: Chain) -> bool:
        shown.add(walk)
        return sum(walk) % 4 >= weak  # some do, at random

    slacks = Slacks(_component_of(hops), [0] * POINTS_MADE, hops)
    Listing(slacks, covers, {}, Allowance(100_000), small=small).run()
    covering = [frozenset(walk) for walk in shown if covers(walk)]
    walks = set(_impossible_walks(hops))
    assert shown <= walks
    assert all(any(points < frozenset(walk) for points in covering) for walk in walks - shown)


@pytest.mark.parametrize("seed", range(40))
def test_no_walk_is_lost_among_clashing_dates_and_circles(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(50):
        made, weak, salt = _made_hops(chance), chance.choice([0.3, 0.6, 0.8, 0.9, 1]), chance.random()
        shown: dict[Chain, bool] = {}

        def covers(walk: Chain, weak: float = weak, salt: float = salt, shown: dict[Chain, bool] = shown) -> bool:
            shown[walk] = random.Random(repr((walk, salt))).random() >= weak
            return shown[walk]

        small = chance.choice([0, SMALL])
        Listing(Slacks(_component_of(made), [0] * POINTS_MADE, made), covers, {}, Allowance(100_000), small=small).run()
        covering = [frozenset(walk) for walk, does_cover in shown.items() if does_cover]
        lost = set(_impossible_walks(made)) - shown.keys()
        assert all(any(points < frozenset(walk) for points in covering) for walk in lost)


def _made_hops(chance: random.Random) -> Mapping[tuple[int, int], int]:
    """Dates on most points, and hops between some: a few close circles that cannot hold."""
    points = range(1, chance.randint(4, POINTS_MADE))
    least, most = chance.choice([-1, -2, -3, -5]), chance.choice([3, 6, 9])
    least_between = chance.choice([0, 0, -1, -2, least])
    hops = {}
    for date in (date for point in points for date in ((0, point), (point, 0))):
        if chance.random() < 0.8:
            hops[date] = chance.randint(least, most)
    for _ in range(chance.randint(len(points), 3 * len(points) + 3)):
        tail, head = chance.sample(points, 2)
        hops[tail, head] = chance.randint(least_between, most)
    return hops


def _component_of(hops: Mapping[tuple[int, int], int]) -> Component:
    """A component of enough points; whoever says the hops is never asked for."""
    tails, heads = [tail for tail, _ in hops], [head for _, head in hops]
    points: list[Point] = [ORIGIN, *(TimePoint(str(point), Side.START) for point in range(1, POINTS_MADE))]
    return Component(points, 0, [], [], tails, heads, list(hops.values()), [], Units(1, None, 1))


def _impossible_walks(hops: Mapping[tuple[int, int], int]) -> Iterator[Chain]:
    """Every impossible walk over distinct points, from its smallest point on."""
    waiting: list[tuple[Chain, int]] = [((tail, head), cost) for (tail, head), cost in hops.items() if tail < head]
    for walk, spent in waiting:
        if (walk[-1], walk[0]) in hops and spent + hops[walk[-1], walk[0]] < 0:
            yield walk
        for (tail, head), cost in hops.items():
            if tail == walk[-1] and head > walk[0] and head not in walk:
                waiting.append(((*walk, head), spent + cost))
