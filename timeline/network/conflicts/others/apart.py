"""Several ways that share no point and together leave little slack, or that there are none.

Each way is the least there is, without a look at the others. Where two of them share a point, one or the other has to
do without it: both are tried, those of least slack first, until no point is shared or too much slack is left.

Source: G. Sharon, R. Stern, A. Felner, N. R. Sturtevant, Conflict-based search for optimal multi-agent pathfinding,
Artificial Intelligence 219, 2015.
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.conflicts.slacks.regions import Steps
from timeline.network.conflicts.slacks.ways import least_way

STEPS_OF_A_WAY = 10  # for each that is looked for


class Leg(NamedTuple):
    """What a way is looked for: from a point to one of some ends."""

    start: int
    ends: Mapping[int, int]  # with the slack from there on
    steps: Steps
    bound: Sequence[int]  # by point: the least slack of what is left
    taken: frozenset[int]  # the points that no other way may pass


class _Choice(NamedTuple):
    """One way for each leg."""

    slack: int
    number: int
    ways: tuple[tuple[int, Sequence[int]], ...]  # slack and points
    avoid: tuple[frozenset[int], ...]  # by leg


def ways_apart(legs: Sequence[Leg], most: int, tries: Allowance) -> Sequence[Sequence[int]] | None:
    """Return the points of a way for each leg, none shared, below so much slack; None: not found while steps last."""
    taken = frozenset[int]().union(*(leg.taken for leg in legs))
    if len(taken) < sum(len(leg.taken) for leg in legs):
        return None
    first = _first(legs, tuple(taken - leg.taken for leg in legs), most, tries)
    number, waiting = 0, [first] if first else []
    while waiting and not tries.is_spent:
        choice = heappop(waiting)
        shared = _shared(choice)
        if shared is None:
            return [points for _, points in choice.ways]
        point, *places = shared
        for place in places:
            number += 1
            further = _without(legs[place], choice, place, choice.avoid[place] | {point}, most, number)
            tries.spend(STEPS_OF_A_WAY)
            if further is not None:
                heappush(waiting, further)
    return None


def _first(legs: Sequence[Leg], avoid: tuple[frozenset[int], ...], most: int, tries: Allowance) -> _Choice | None:
    """The least way of each leg."""
    left = [leg.bound[leg.start] for leg in legs]  # then what each way comes to
    ways = []
    for place, leg in enumerate(legs):
        tries.spend(STEPS_OF_A_WAY)
        others = sum(left) - left[place]
        way = least_way(leg.start, leg.steps, leg.ends, leg.bound, avoid[place], most - others)
        if way is None:
            return None
        left[place] = way[0]
        ways.append(way)
    return _Choice(sum(left), 0, tuple(ways), avoid)


def _without(leg: Leg, choice: _Choice, place: int, avoid: frozenset[int], most: int, number: int) -> _Choice | None:
    """What becomes of a choice when the way of one leg has to avoid these points."""
    others = choice.slack - choice.ways[place][0]
    way = least_way(leg.start, leg.steps, leg.ends, leg.bound, avoid, most - others)
    if way is None:
        return None
    ways = (*choice.ways[:place], way, *choice.ways[place + 1 :])
    return _Choice(others + way[0], number, ways, (*choice.avoid[:place], avoid, *choice.avoid[place + 1 :]))


def _shared(choice: _Choice) -> tuple[int, int, int] | None:
    """The first point that two ways share, and which two."""
    passed: dict[int, int] = {}
    for place, (_, points) in enumerate(choice.ways):
        for point in points:
            if passed.setdefault(point, place) != place:
                return point, passed[point], place
    return None
