"""Which ties bear on each other: whether bounds that come of one of them can follow from what is kept of another.

What is kept of a tie makes bounds tighter than what all readings keep. Of several ties each bound is the tighter of
what each makes of it, as long as these satisfy all that is kept. What all readings keep they satisfy, as a bound that
comes of one tie is passed on with what that one makes of all others. A limit that is kept of one tie is satisfied by
its own bounds, and has to be by those of others: only where an end of it is made tighter by another tie this may fail.
So these are compared, two ties at a time. Where none fails none does of any number: of several bounds one is the
tightest.

Bounds that satisfy everything prove that it can all be true, wherever there are bounds. Around points that no date
bounds on any side there are none; ties that have a limit there are held to bear on each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.network.component import Component
from timeline.network.times.windows import Tightening
from timeline.network.units import UNBOUNDED

Bounds = tuple[int, int]  # what the cheapest way from a point to the origin costs, and the cheapest one back
Costs = Mapping[int, Bounds]  # by point


class Kept(NamedTuple):
    """What is kept of a tie if one of its sets is set aside, and the points that this makes tighter."""

    constraints: Sequence[int]
    costs: Costs


class Bearing:
    """Finds the ties of one component that bear on each other, given what each keeps of its statements."""

    def __init__(self, component: Component, joined: Tightening, ties: Sequence[Sequence[Kept]]) -> None:
        """`joined` is what all readings keep."""
        self._hops, self._origin = component.hops, component.origin
        self._joined = joined
        self._ties = ties
        self._at: dict[int, list[tuple[int, Costs]]] = {}  # by point: the ties that make it tighter
        for number, tie in enumerate(ties):
            for kept in tie:
                for point in kept.costs:
                    self._at.setdefault(point, []).append((number, kept.costs))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield ties that bear on each other, directly. Cost: for each limit kept of one, who reaches its ends."""
        yield from pairwise(number for number, tie in enumerate(self._ties) if any(map(self._is_undated, tie)))
        for number, tie in enumerate(self._ties):
            for kept in tie:
                yield from ((number, other) for other in self._followed_by(number, kept))

    def _followed_by(self, number: int, kept: Kept) -> Iterator[int]:
        """The ties from whose bounds others would follow by what is kept of this one."""
        for tail, head, cost in map(self._hops.__getitem__, kept.constraints):
            for start, end, side in ((head, tail, 0), (tail, head, 1)):
                for other, costs in self._at.get(start, ()):
                    if other != number and self._follows(cost, costs, (start, end), kept.costs, side):
                        yield other

    def _follows(self, cost: int, costs: Costs, hop: tuple[int, int], own: Costs, side: int) -> bool:
        """Whether one bound at the end of a hop would be tighter than both ties make it by themselves."""
        start, end = hop
        known = self._bounds(costs, start)[side]
        return known != UNBOUNDED and known + cost < min(self._bounds(costs, end)[side], self._bounds(own, end)[side])

    def _is_undated(self, kept: Kept) -> bool:
        """Whether a limit is kept between points that no date bounds so that it would pass the bound on."""
        ends: Iterable[tuple[int, int, int]] = map(self._hops.__getitem__, kept.constraints)
        return any(
            self._bounds(kept.costs, tail)[1] == UNBOUNDED == self._bounds(kept.costs, head)[0]
            for tail, head, _ in ends
            if self._origin not in (tail, head)
        )

    def _bounds(self, costs: Costs, point: int) -> Bounds:
        return costs.get(point) or self._joined.bounds_at(point)
