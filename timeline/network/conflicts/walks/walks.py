"""Closed walks in small sets of constraints: whether one is impossible, and the shortest of these.

Hops are `{(tail, head): cost}`, the cheapest constraint of each; a closed walk is impossible when it costs less than 0.
"""

import sys
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence

from timeline.network.conflicts.walks.falls import Hops, fall

Leaving = Mapping[int, list[tuple[int, int]]]  # by tail: heads in order, with the cost of each hop
_EVERYWHERE = range(sys.maxsize)
Chain = tuple[int, ...]  # the points of a closed walk in order, from the smallest on


def from_smallest(points: Sequence[int]) -> Chain:
    """Return the points of a closed walk from the smallest on."""
    first = points.index(min(points))
    return (*points[first:], *points[:first])


def cheapest_hops(constraints: Iterable[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
    """Fold (tail, head, cost) into the cheapest cost of each hop."""
    hops: dict[tuple[int, int], int] = {}
    for tail, head, cost in constraints:
        known = hops.get((tail, head))
        if known is None or cost < known:
            hops[tail, head] = cost
    return hops


def is_possible(hops: Hops) -> bool:
    """Whether no closed walk is impossible. Cost: points times hops at most, mostly little more than the hops."""
    return not fall(hops).walk


def shortest_impossible_walk(hops: Hops, through: Iterable[tuple[int, int]]) -> Chain | None:
    """Return the impossible closed walk of fewest points, the smallest of several; None: everything is possible.

    `through` has hops of which every impossible walk takes one. A closed walk that visits a point twice falls into
    two, one of them impossible and shorter; so the one returned visits each point once. Cost: length times hops at
    most, for each hop in `through` and each point up to the smallest of the walk; a long chain costs its length.
    """
    leaving, arriving = _by_tail(hops), _by_tail({(head, tail): cost for (tail, head), cost in hops.items()})
    taken = [hop for hop in through if hop in hops]
    length = _fewest_hops(hops, arriving, taken)
    if length is None:
        return None
    for start in sorted(set().union(*(_on_the_way(hop, leaving, arriving, length) for hop in taken))):
        ways = _WaysBack(start, arriving, range(start, sys.maxsize))
        while ways.length < length and ways.goes_on:
            ways.go_on()
        if ways.cost(start, length) < 0:
            return _smallest_walk(start, length, leaving, ways)
    return None


class _WaysBack:
    """What the way back to one point costs at least with so many hops, or fewer, over some points alone."""

    def __init__(self, target: int, arriving: Leaving, within: Container[int]) -> None:
        self.length = 0
        self._arriving = arriving
        self._within = within
        self._front = {target: 0}
        self._lengths: dict[int, list[int]] = {}  # by point: numbers of hops with which the way gets cheaper
        self._costs: dict[int, list[int]] = {}  # and what it costs then

    @property
    def goes_on(self) -> bool:
        """Whether more hops may still make a way cheaper."""
        return bool(self._front)

    def go_on(self) -> None:
        """Allow one hop more."""
        self.length += 1
        cheaper: dict[int, int] = {}
        for head, rest in self._front.items():
            for tail, cost in self._arriving.get(head, ()):
                if tail in self._within and cost + rest < cheaper.get(tail, self._last_cost(tail, cost + rest + 1)):
                    cheaper[tail] = cost + rest
        for tail, cost in cheaper.items():
            self._lengths.setdefault(tail, []).append(self.length)
            self._costs.setdefault(tail, []).append(cost)
        self._front = cheaper

    def cost(self, point: int, hops: int) -> float:
        """The least cost from a point with at most so many hops, one at least; infinite where there is no way."""
        place = bisect_right(self._lengths.get(point, ()), hops)
        return self._costs[point][place - 1] if place else float("inf")

    def _last_cost(self, point: int, default: int) -> int:
        costs = self._costs.get(point)
        return costs[-1] if costs else default


def _fewest_hops(hops: Hops, arriving: Leaving, through: Iterable[tuple[int, int]]) -> int | None:
    """How many hops the shortest impossible walk has."""
    ways = {hop: _WaysBack(hop[0], arriving, _EVERYWHERE) for hop in through}
    while any(way.goes_on for way in ways.values()):
        for (tail, head), way in ways.items():
            way.go_on()
            if hops[tail, head] + way.cost(head, way.length) < 0:
                return way.length + 1
    return None


def _on_the_way(hop: tuple[int, int], leaving: Leaving, arriving: Leaving, length: int) -> set[int]:
    """The points through which a closed walk of at most so many hops over this one can go."""
    onwards, back = _hops_from(hop[1], leaving), _hops_from(hop[0], arriving)
    return {point for point, hops in onwards.items() if hops + back.get(point, length) < length}


def _hops_from(first: int, leaving: Leaving) -> Mapping[int, int]:
    """How many hops lead from a point to each other one, at least."""
    hops, front = {first: 0}, [first]
    for point in front:
        for head, _ in leaving.get(point, ()):
            if head not in hops:
                hops[head] = hops[point] + 1
                front.append(head)
    return hops


def _by_tail(hops: Hops) -> Leaving:
    found: dict[int, list[tuple[int, int]]] = {}
    for (tail, head), cost in sorted(hops.items()):
        found.setdefault(tail, []).append((head, cost))
    return found


def _smallest_walk(start: int, length: int, leaving: Leaving, ways: _WaysBack) -> Chain:
    """Walk `length` hops from `start` back to it, at each point to the smallest that still leads below 0."""
    walk, spent = [start], 0
    for left in range(length - 1, 0, -1):
        head, cost = next(
            (head, cost)
            for head, cost in leaving[walk[-1]]
            if head > start and spent + cost + ways.cost(head, left) < 0
        )
        walk.append(head)
        spent += cost
    return tuple(walk)
