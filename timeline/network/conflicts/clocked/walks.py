"""Impossible closed walks where lengths by the clock and calendar links meet in a component, fewest points first.

A walk over the origin carries a value: the latest that the point it has come to can be. Seen from its other end, each
point has a limit for each number of hops: a value below it still leads, over so many hops at most, to a date that it
comes too early for. So every beginning that is gone on from is the beginning of an impossible walk of that length.

A walk meets a point again only where that made it earlier: where a calendar link lowered it within its day. Walks of
order and lengths alone carry no value; those over distinct points are judged as a whole, once no hop can be too cheap.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.component import Component
from timeline.network.conflicts.walks.falls import fall
from timeline.network.conflicts.walks.walks import Chain, cheapest_hops
from timeline.network.kernels.clocked import Steps, cost_of_walk
from timeline.network.kernels.daylinks import Step

LONGEST = 200  # hops; a longer walk is nobody's reading

_Limits = list[dict[int, int]]  # by number of hops, then by point


class _Hop(NamedTuple):
    """What leads from one point to another: the tightest shift, or the tightest calendar link."""

    head: int
    constraint: int
    step: Step


class ClockedWalks:
    """The impossible closed walks that some constraints of a component make."""

    def __init__(self, component: Component, steps: Steps, constraints: Iterable[int], allowance: Allowance) -> None:
        self.component = component
        self._allowance = allowance
        self._origin, self._day = component.origin, component.units.day
        self._chosen = list(constraints)
        self._onwards = _hops_of(component, steps.by_constraint, self._chosen)
        self._goes_on = False

    def walks(self) -> Iterator[Chain]:
        """Yield the points of every such walk, in order, from the smallest on; a walk may come more than once."""
        limits, loops = self._limits(), self._loops()
        length = 2
        while length <= LONGEST and not self._allowance.is_spent:
            self._goes_on = False
            yield from self._over_origin(limits, length)
            for start, back in loops:
                yield from self._around(start, back, length)
            if not self._goes_on:
                return
            length += 1
        self._allowance.spend(self._allowance.left)

    def shortest(self) -> Chain | None:
        """Return the walk of fewest points, the smallest of several; None: there is none, or it is not found."""
        found: Chain | None = None
        for walk in self.walks():
            if found is not None and len(walk) > len(found):
                break
            found = walk if found is None else min(found, walk)
        return found

    def _limits(self) -> _Limits:
        """By number of hops: the value below which a point leads to a date that it comes too early for."""
        first: dict[int, int] = {}
        arriving: dict[int, list[tuple[int, _Hop]]] = {}
        for tail, hops in enumerate(self._onwards):
            for hop in hops:
                if hop.head == self._origin:
                    limit = hop.step.reverse(0, self._day)
                    first[tail] = max(first.get(tail, limit), limit)
                elif tail != self._origin:
                    arriving.setdefault(hop.head, []).append((tail, hop))
        limits: _Limits = [{}, first]
        front = first
        while front and len(limits) <= LONGEST:
            higher: dict[int, int] = {}
            for head, limit in front.items():
                for tail, hop in arriving.get(head, ()):
                    value = hop.step.reverse(limit, self._day)
                    if tail not in limits[-1] or value > max(limits[-1][tail], higher.get(tail, value - 1)):
                        higher[tail] = max(value, higher.get(tail, value))
            limits.append({**limits[-1], **higher})
            front = higher
        return limits

    def _over_origin(self, limits: _Limits, length: int) -> Iterator[Chain]:
        path = _Path(self.component, self._origin)
        options = [iter(self._onwards[self._origin])]
        while options and not self._allowance.is_spent:
            hop = next(options[-1], None)
            if hop is None:
                options.pop()
                path.drop()
                continue
            value = hop.step.apply(path.values[-1], self._day)
            left = length - len(path.points)
            if hop.head == self._origin:
                if value < 0 and left == 0:
                    yield from_smallest(path.points)
            elif value < limits[-1].get(hop.head, value) and path.may_meet(hop.head, value, hop.constraint):
                self._allowance.spend(1)
                if left > 0 and value < limits[min(left, len(limits) - 1)].get(hop.head, value):
                    path.add(hop.head, value, hop.constraint)
                    options.append(iter(self._onwards[hop.head]))
                else:
                    self._goes_on = True

    def _loops(self) -> list[tuple[int, _Limits]]:
        """Where walks of order and lengths alone may be impossible: their smallest points, and least costs back."""
        hops = [self.component.hops[c] for c in self._chosen]
        between = [hop for hop in hops if self._origin not in hop[:2]]
        if not fall(cheapest_hops(between)).walk:
            return []
        arriving: dict[int, list[tuple[int, int]]] = {}
        for (tail, head), cost in cheapest_hops(between).items():
            arriving.setdefault(head, []).append((tail, cost))
        ways = ((start, self._back(start, arriving)) for start in sorted(arriving))
        return [(start, back) for start, back in ways if back[-1].get(start, 0) < 0]

    def _back(self, start: int, arriving: Mapping[int, Sequence[tuple[int, int]]]) -> _Limits:
        """By number of hops: the least cost from a point back to the start, over points that come after it."""
        costs: _Limits = [{}]
        front = {start: 0}
        while front and len(costs) <= min(LONGEST, len(self.component.points)):
            known, cheaper = costs[-1], dict[int, int]()
            for head, rest in front.items():
                for tail, cost in arriving.get(head, ()):
                    least = cheaper.get(tail, known.get(tail))
                    if tail >= start and (least is None or cost + rest < least):
                        cheaper[tail] = cost + rest
            costs.append({**known, **cheaper})
            front = {point: cost for point, cost in cheaper.items() if point != start}
        return costs

    def _around(self, start: int, back: _Limits, length: int) -> Iterator[Chain]:
        """Yield walks of so many points from the start, over points that come after it, back to it."""
        waiting: list[tuple[tuple[int, ...], tuple[int, ...], int]] = [((start,), (), 0)]
        while waiting and not self._allowance.is_spent:
            points, walk, spent = waiting.pop()
            self._allowance.spend(1)
            for head, constraint, _ in self._onwards[points[-1]]:
                cost, left = spent + self.component.costs[constraint], length - len(points)
                if head == start:
                    if left == 0 and cost_of_walk(self.component, (*walk, constraint)) < 0:
                        yield points
                elif head > start and head not in points and head in back[-1] and cost + back[-1][head] < 0:
                    if left > 0 and cost + back[min(left, len(back) - 1)].get(head, -cost) < 0:
                        waiting.append(((*points, head), (*walk, constraint), cost))
                    else:
                        self._goes_on = True


class _Path:
    """A walk from the origin: its points, and the value at each."""

    def __init__(self, component: Component, origin: int) -> None:
        self.points = [origin]
        self.values = [0]
        self._component = component
        self._constraints: list[int] = []

    def may_meet(self, point: int, value: int, constraint: int) -> bool:
        """Whether a point is new, or lower than it was by a loop that can hold."""
        if point not in self.points:
            return True
        place = len(self.points) - 1 - self.points[::-1].index(point)
        loop = [*self._constraints[place:], constraint]
        return value < self.values[place] and cost_of_walk(self._component, loop) >= 0

    def add(self, point: int, value: int, constraint: int) -> None:
        """Go on to a point."""
        self.points.append(point)
        self.values.append(value)
        self._constraints.append(constraint)

    def drop(self) -> None:
        """Go back from the last point."""
        self.points.pop()
        self.values.pop()
        if self._constraints:
            self._constraints.pop()


def from_smallest(points: Sequence[int]) -> Chain:
    """Return the points of a closed walk from the smallest on; of several ways to do so, the smallest."""
    smallest = min(points)
    turns = (place for place, point in enumerate(points) if point == smallest)
    return min((*points[place:], *points[:place]) for place in turns)


def _hops_of(component: Component, steps: Sequence[Step], constraints: Iterable[int]) -> list[list[_Hop]]:
    """The hops that leave each point, the tightest of both kinds."""
    tightest: dict[tuple[int, int, bool], tuple[int, int]] = {}
    for c in constraints:
        tail, head, cost = component.hops[c]
        hop = (tail, head, steps[c].beyond is not None)
        tightest[hop] = min(tightest.get(hop, (cost, c)), (cost, c))
    onwards: list[list[_Hop]] = [[] for _ in component.points]
    for (tail, head, _), (_, c) in sorted(tightest.items()):
        onwards[tail].append(_Hop(head, c, steps[c]))
    return onwards
