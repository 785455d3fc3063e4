"""What is near new hops: every point of each impossible closed walk over one, however many circles it gains by."""

import random
from collections.abc import Iterator, Mapping

import pytest

from timeline.model.conflict import ORIGIN, Point, TimePoint
from timeline.model.relation import Side
from timeline.network.component import Component
from timeline.network.conflicts.slacks.near import Near
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.units import Units

CIRCLES = 11
COUNT = 1 + 2 * CIRCLES  # points, the calendar first
Hops = Mapping[tuple[int, int], int]


def _slacks(hops: Hops) -> Slacks:
    points: list[Point] = [ORIGIN, *(TimePoint(f"{point:02}", Side.START) for point in range(1, COUNT))]
    tails, heads = [tail for tail, _ in hops], [head for _, head in hops]
    component = Component(points, 0, [], [], tails, heads, list(hops.values()), [], Units(1, None, 1))
    return Slacks(component, [0] * COUNT, hops)


def _circles_in_a_row(chance: random.Random) -> dict[tuple[int, int], int]:
    """Pairs of points that cannot both hold, each leading to the next, with a few shortcuts and dates."""
    hops = {}
    for one in range(1, COUNT, 2):
        hops[one, one + 1] = -chance.randint(2, 3)
        hops[one + 1, one] = chance.randint(0, 1)
        if one + 2 < COUNT:
            hops[one + 1, one + 2] = 9
    for _ in range(chance.randint(0, 3)):
        tail, head = sorted(chance.sample(range(1, COUNT), 2))
        hops.setdefault((tail, head), 9 * (head - tail) // 2 + chance.randint(-4, 4))
    for point in chance.sample(range(1, COUNT), 3):
        hops[chance.choice([(0, point), (point, 0)])] = chance.randint(-20, 100)
    return hops


def _new_hops(chance: random.Random, hops: Hops) -> Hops:
    """One or two that close a walk over most circles, between their ends or over the calendar."""
    gap = sum(cost for (tail, head), cost in hops.items() if head == tail + 1) - chance.randint(-3, 2)
    first, last = chance.choice([(1, COUNT - 1), (3, COUNT - 1), (1, COUNT - 3)])
    if chance.random() < 0.5:
        return {(last, first): -gap}
    day = chance.randint(-50, 50)
    return {(0, first): day, (last, 0): -gap - day}


def _impossible_walks(hops: Hops, new: Hops) -> Iterator[list[int]]:
    """Every closed walk over distinct points and a new hop that costs less than 0."""
    for tail, head in new:
        waiting = [([head], new[tail, head])]
        for walk, spent in waiting:
            for (one, other), cost in {**hops, **new}.items():
                if one == walk[-1] and other not in walk and walk[-1] != tail:
                    waiting.append(([*walk, other], spent + cost))
            if walk[-1] == tail and spent < 0:
                yield walk


@pytest.mark.parametrize("seed", range(60))
def test_all_points_of_impossible_walks_over_new_hops_are_near(seed: int) -> None:
    chance = random.Random(seed)
    hops = _circles_in_a_row(chance)
    new = {hop: cost for hop, cost in _new_hops(chance, hops).items() if cost < hops.get(hop, cost + 1)}
    slacks = _slacks(hops)
    assert len(slacks.loops) > 8
    passed = set[int]().union(*_impossible_walks(hops, new)) - {0}
    assert passed <= Near(slacks, [(tail, head, cost) for (tail, head), cost in new.items()]).points


def test_most_of_these_networks_have_a_walk_that_gains_by_more_than_eight_circles() -> None:
    """Else the test above would show little."""
    long = 0
    for seed in range(60):
        chance = random.Random(seed)
        hops = _circles_in_a_row(chance)
        walks = _impossible_walks(hops, _new_hops(chance, hops))
        long += max(map(len, walks), default=0) > 2 * 8 + 2
    assert long > 30


def test_what_is_far_from_a_new_hop_is_not_near_it() -> None:
    hops = _circles_in_a_row(random.Random(0))
    assert Near(_slacks(hops), [(2, 1, -5)]).points <= {1, 2, 3, 4}
