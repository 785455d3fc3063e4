"""Order that follows from relations: which time points must come before another one, and the walk that says so.

A walk from a later point to an earlier one whose limits sum below zero (or to zero, with strict order alone) puts the
one before the other. Dates are left aside, the calendar being no point here: what they say of order stands in windows.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from heapq import heappop, heappush

from timeline.model.cached import cached_property
from timeline.model.conflict import TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement
from timeline.network.component import Component
from timeline.network.times.windows import settle

Ways = Sequence[Sequence[tuple[int, int, int]]]  # by point: the other point, the cost, the constraint
Reached = dict[int, tuple[int, tuple[int, ...]]]  # by point: what a walk to it costs, and its constraints


@dataclass(frozen=True)
class Walks:
    """The walks of one component, along what is kept and without dates."""

    component: Component
    set_aside: Collection[Statement] = field(default=(), repr=False)
    is_firm: bool = False  # only what is stated outright, in exact words and without a `~`

    @cached_property
    def place(self) -> Mapping[TimePoint, int]:
        """Where each time point stands."""
        return {point: place for place, point in enumerate(self.component.points) if isinstance(point, TimePoint)}

    @cached_property
    def number(self) -> Mapping[Statement, int]:
        """Where each statement stands."""
        return {statement: number for number, statement in enumerate(self.component.statements)}

    @cached_property
    def _kept(self) -> Sequence[int]:
        component, aside = self.component, self.set_aside
        is_aside = [*(statement in aside for statement in component.statements), False]  # the last: HARD
        kept = [c for c, owner in enumerate(component.owners) if not is_aside[owner]]
        return [c for c in kept if component.firm[c]] if self.is_firm else kept

    @cached_property
    def onward(self) -> Ways:
        """From each point, what is kept: where to, at what cost. Dates are there too, to and from the origin."""
        ways: list[list[tuple[int, int, int]]] = [[] for _ in self.component.points]
        for c in self._kept:
            tail, head, cost = self.component.hops[c]
            ways[tail].append((head, cost, c))
        return ways

    @cached_property
    def backward(self) -> Ways:
        """To each point, what is kept: from where, at what cost."""
        ways: list[list[tuple[int, int, int]]] = [[] for _ in self.component.points]
        for c in self._kept:
            tail, head, cost = self.component.hops[c]
            ways[head].append((tail, cost, c))
        return ways

    @cached_property
    def _values(self) -> Sequence[int]:
        """A value for every point that satisfies everything kept but dates: seen from it no hop costs less than 0."""
        origin = self.component.origin
        values: list[int | None] = [0] * len(self.component.points)
        steps = [
            [(head, cost) for head, cost, _ in ways if head != origin] if point != origin else []
            for point, ways in enumerate(self.onward)
        ]
        settle(values, steps)
        return [value or 0 for value in values]

    def earlier_than(self, late: TimePoint, most: int) -> tuple[list[TimePoint], int, bool]:
        """Return the points that must come before one; how many were looked at; and whether `most` were enough.

        The nearest are looked at first. Where lengths by the clock and calendar days meet no sum judges a walk: nothing
        is found there.
        """
        if self.component.units.mixes:
            return [], 1, True
        start, values, origin = self.place[late], self._values, self.component.origin
        costs: dict[int, int] = {}
        queue = [(0, start)]
        while queue and len(costs) < most:
            slack, point = heappop(queue)
            if point in costs:
                continue
            costs[point] = slack + values[point] - values[start]
            for other, cost, _ in self.onward[point]:
                if other != origin and other not in costs:
                    heappush(queue, (slack + cost + values[point] - values[other], other))
        earlier = (self.component.points[place] for place, cost in costs.items() if cost < 0)
        return [point for point in earlier if isinstance(point, TimePoint)], len(costs), not queue

    def spread(self, start: int, ways: Ways) -> Iterator[Reached]:
        """Yield what each point costs from one, and the constraints on the way, by at most 0, 1, 2 … hops.

        A walk ends at the origin. The same dictionary grows; it ends when nothing gets cheaper.
        """
        known: Reached = {start: (0, ())}
        fresh = {start: known[start]}
        while fresh:
            yield known
            found: Reached = {}
            for point, (cost, way) in fresh.items():
                for other, more, constraint in ways[point] if point != self.component.origin else ():
                    total = cost + more
                    better = found.get(other) or known.get(other)
                    if better is None or total < better[0]:
                        found[other] = (total, (*way, constraint))
            known |= found
            fresh = found
