"""Windows: what each time point can be once everything that is kept is taken together.

Windows only ever get tighter as constraints join, so several kinds of windows are had one after the other from the same
values: first what is said of single events, then gaps between events, then order, then publication bounds. Each
constraint is looked at once, and beyond that only what follows from a window that got tighter.

The cheapest goes first, as in Dijkstra's algorithm. Where hops run backwards in time that order can be wrong and points
be met again and again; where that gets too much, a potential of a kernel that keeps the same constraints puts them
right. Seen from it no hop costs less than 0, so each point is met once.

Days are told in costs here (see `units`): the cheapest walk from the origin to a point is the latest that the point
can be, and the cheapest walk back the earliest.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from timeline.model.conflict import TimePoint, Window
from timeline.model.statement import Statement
from timeline.network.component import Component
from timeline.network.kernels.clocked import windows_by_clock
from timeline.network.kernels.kernel import Kernel
from timeline.network.times.stages import stages_of
from timeline.network.units import UNBOUNDED

Steps = Sequence[Sequence[tuple[int, int]]]  # by point: (next point, cost)
Windows = Mapping[TimePoint, Window]
_OFTEN = 4  # times that a point is met, on average, before a potential is asked for

_Hop = tuple[int, int, int]  # from a point to another one, and what that costs


class WindowKinds(NamedTuple):
    """The windows of one reading, by what counts; the same mapping where kinds differ in nothing."""

    everything: Windows  # all that is kept
    unpublished: Windows  # all but publication bounds
    own: Windows  # dates, gaps and durations: no order, no `part_of`
    alone: Windows  # what is said of the one event, without any other


def windows_beside(components: Iterable[Component], set_aside: Collection[Statement]) -> Windows:
    """Return the earliest and latest civil day of every time point of these components, by all that is kept.

    Cost: mostly linear. Raises ValueError: what is kept cannot all hold.
    """
    aside = {statement.id for statement in set_aside}
    found: dict[TimePoint, Window] = {}
    for component in components:
        found |= windows_of(component, component.kept_beside(aside))
    return found


def windows_of(component: Component, chosen: Sequence[int]) -> Windows:
    """Return the window of every time point of one component under the constraints chosen."""
    if component.units.mixes:
        return windows_by_clock(component, chosen)
    joined = Tightening(component, chosen)
    joined.add(chosen)
    return joined.windows


def window_kinds(components: Iterable[Component], set_aside: Collection[Statement]) -> WindowKinds:
    """Return all windows of these components beside what was set aside, each kind got from the one before.

    Raises ValueError: what is kept cannot all be true.
    """
    aside = {statement.id for statement in set_aside}
    kinds = [_kinds_of(component, aside) for component in components]
    if len(kinds) == 1:  # as of most parts of a store
        return WindowKinds(*kinds[0])
    found: list[dict[TimePoint, Window]] = [{} for _ in WindowKinds._fields]
    for windows, *more in zip(found, *kinds, strict=True):
        for each in more:
            windows.update(each)
    return WindowKinds(*found)


def _kinds_of(component: Component, aside: Collection[tuple[str, str]]) -> list[Windows]:
    """The windows of one component, in the order of `WindowKinds`."""
    stages = stages_of(component, aside)
    if component.units.mixes:
        return [windows_by_clock(component, [c for stage in stages[:some] for c in stage]) for some in (4, 3, 2, 1)]
    joined = Tightening(component, [c for stage in stages for c in stage])
    found: list[Windows] = []
    for stage in stages:
        joined.add(stage)
        found.append(joined.windows)
    return found[::-1]


class Tightening:
    """The windows of one component, as constraints join."""

    def __init__(self, component: Component, whole: Iterable[int]) -> None:
        count = len(component.points)
        self.windows: dict[TimePoint, Window] = {}
        self._component = component
        self._whole = whole  # all constraints that will join
        self._latest = _Side(count)
        self._earliest = _Side(count)  # told backwards: from the points to the origin

    def add(self, constraints: Iterable[int]) -> None:
        """Let these constraints count too."""
        self._tell(self.join(constraints))

    def join(self, constraints: Iterable[int]) -> set[int]:
        """Let these constraints count too, and return the points that may have got a tighter window, untold."""
        component = self._component
        hops = self._add_dates(constraints)
        self._latest.add_hops(hops)
        self._earliest.add_hops([(head, tail, cost) for tail, head, cost in hops])
        even, often = [0] * len(component.points), _OFTEN * len(component.points)
        if not (self._latest.settle(even, often) and self._earliest.settle(even, often)):
            self._settle_by_potential()
        return self._latest.take_changed() | self._earliest.take_changed()

    def bounds_with(self, constraints: Sequence[int]) -> dict[int, tuple[int, int]]:
        """Return the bounds of the points that may be tighter where these count too; here they do not.

        Cost: what follows, and copies. Raises ValueError: they cannot all hold.
        """
        more = copy(self)
        more._whole = [*self._whole, *constraints]
        tails_and_heads = {point for c in constraints for point in self._component.hops[c][:2]}
        more._latest = self._latest.copy(tails_and_heads)
        more._earliest = self._earliest.copy(tails_and_heads)
        return {point: more.bounds_at(point) for point in more.join(constraints)}

    def bounds_at(self, point: int) -> tuple[int, int]:
        """Return what the cheapest way from a point to the origin costs, and the cheapest one back."""
        return self._earliest.costs[point], self._latest.costs[point]

    def windows_at(self, places: Iterable[int]) -> dict[TimePoint, Window]:
        """Return the windows of some points."""
        points, latest, earliest = self._component.points, self._latest.costs, self._earliest.costs
        return self._component.units.windows([(points[place], earliest[place], latest[place]) for place in places])

    def _add_dates(self, constraints: Iterable[int]) -> list[_Hop]:
        """Let dates count; return the hops between points that are among the constraints."""
        origin, hops, found = self._component.origin, self._component.hops, []
        latest, earliest = self._latest, self._earliest
        for c in constraints:
            hop = tail, head, cost = hops[c]
            if tail == origin:
                if cost < latest.costs[head]:
                    latest.costs[head] = cost
                    latest.changed.add(head)
            elif head == origin:
                if cost < earliest.costs[tail]:
                    earliest.costs[tail] = cost
                    earliest.changed.add(tail)
            else:
                found.append(hop)
        return found

    def _settle_by_potential(self) -> None:
        """Settle in an order in which each point is met once."""
        potential = _potential(self._component, self._whole)
        for side, tilt in ((self._latest, [-value for value in potential]), (self._earliest, potential)):
            side.wait_for_all(tilt)
            side.settle(tilt, UNBOUNDED)

    def _tell(self, changed: Collection[int]) -> None:
        """Note the windows of the points that changed; at first, of all."""
        if not self.windows:
            self.windows = self.windows_at(range(len(self._component.points)))
        elif changed:
            self.windows = self.windows | self.windows_at(changed)


class _Side:
    """What the cheapest way to each point costs; or, told backwards, from each point."""

    def __init__(self, count: int) -> None:
        self.costs = [UNBOUNDED] * count
        self.changed: set[int] = set()  # the points whose costs changed since they were last asked for
        self._steps: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        self._waiting: list[tuple[int, int]] = []  # what follows from these points is to be looked at

    def copy(self, points: Iterable[int]) -> "_Side":
        """Return what may change without this one: more hops leave some of these points, no other ones."""
        copied = _Side(0)
        copied.costs = list(self.costs)
        copied._steps = list(self._steps)
        for point in points:
            copied._steps[point] = list(self._steps[point])
        return copied

    def add_hops(self, hops: Iterable[_Hop]) -> None:
        """Let hops count, and what dates did to points that have some already."""
        costs, steps, waiting, changed = self.costs, self._steps, self._waiting, self.changed
        waiting += [(costs[point], point) for point in changed if steps[point]]
        for first, second, cost in hops:
            steps[first].append((second, cost))
            known = costs[first]
            if known != UNBOUNDED and known + cost < costs[second]:
                costs[second] = known + cost
                changed.add(second)
                waiting.append((known + cost, second))

    def wait_for_all(self, tilt: Sequence[int]) -> None:
        """Look at what follows from every point once more."""
        known = enumerate(self.costs)
        self._waiting[:] = [(cost + tilt[point], point) for point, cost in known if cost != UNBOUNDED]

    def settle(self, tilt: Sequence[int], most: int) -> bool:
        """Look at what follows until nothing gets cheaper; False: more points than `most` were met, some of them again.

        The cheapest point comes first, each one tilted by so much.
        """
        costs, steps, waiting, changed = self.costs, self._steps, self._waiting, self.changed
        heapify(waiting)
        while waiting:
            key, point = heappop(waiting)
            known = costs[point]
            if key > known + tilt[point]:
                continue
            most -= 1
            if most < 0:
                return False
            for other, cost in steps[point]:
                further = known + cost
                if further < costs[other]:
                    costs[other] = further
                    changed.add(other)
                    heappush(waiting, (further + tilt[other], other))
        return True

    def take_changed(self) -> set[int]:
        """Return the points whose costs changed, and forget which they are."""
        changed, self.changed = self.changed, set()
        return changed


def _potential(component: Component, constraints: Iterable[int]) -> Sequence[int]:
    """Values, in costs, that satisfy these constraints."""
    chosen = sorted(constraints)
    part = replace(
        component,
        constraints=[component.constraints[c] for c in chosen],
        tails=[component.tails[c] for c in chosen],
        heads=[component.heads[c] for c in chosen],
        costs=[component.costs[c] for c in chosen],
        owners=[component.owners[c] for c in chosen],
    )
    kernel = Kernel(part)
    if any(kernel.change_to(range(len(part.statements)))):
        raise ValueError("the statements kept cannot all be true: set aside a correction set first")
    return kernel.potential


def settle(days: list[int | None], steps: Steps) -> None:
    """Lower values until no step can lower any further (label correcting, first come first served)."""
    waiting = deque(point for point, day in enumerate(days) if day is not None)
    is_waiting = [day is not None for day in days]
    rounds = [0] * len(days)
    while waiting:
        point = waiting.popleft()
        is_waiting[point] = False
        rounds[point] += 1
        if rounds[point] > len(days) + 1:
            raise ValueError("the statements kept cannot all be true: set aside a correction set first")
        base = days[point] or 0
        for other, limit in steps[point]:
            known = days[other]
            if known is None or base + limit < known:
                days[other] = base + limit
                if not is_waiting[other]:
                    is_waiting[other] = True
                    waiting.append(other)
