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
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from timeline.model.conflict import TimePoint, Window
from timeline.model.statement import REPORT_KEY, Statement
from timeline.network.component import Component
from timeline.network.constraints import Constraint
from timeline.network.kernels.clocked import windows_by_clock
from timeline.network.kernels.kernel import Kernel

Steps = Sequence[Sequence[tuple[int, int]]]  # by point: (next point, cost)
Windows = Mapping[TimePoint, Window]
UNBOUNDED = 1 << 200
_OFTEN = 4  # times that a point is met, on average, before a potential is asked for

_Hop = tuple[int, int, int]  # from a point to another one, and what that costs


class WindowKinds(NamedTuple):
    """The windows of one reading, by what counts; the same mapping where kinds differ in nothing."""

    everything: Windows  # all that is kept
    unpublished: Windows  # all but publication bounds
    own: Windows  # dates, gaps and durations: no order, no `part_of`
    alone: Windows  # what is said of the one event, without any other


def windows_where(components: Iterable[Component], counts: Callable[[Constraint], bool]) -> Windows:
    """Return the earliest and latest civil day of every time point of these components, by the constraints that count.

    Cost: mostly linear. Raises ValueError: these constraints cannot all hold.
    """
    return {point: window for part in components for point, window in windows_of_component(part, counts).items()}


def windows_of_component(component: Component, counts: Callable[[Constraint], bool]) -> Windows:
    """Return the window of every time point of one component under the constraints that count."""
    chosen = [c for c, constraint in enumerate(component.constraints) if counts(constraint)]
    if component.units.mixes:
        return windows_by_clock(component, chosen)
    joined = _Tightening(component, chosen)
    joined.add(chosen)
    return joined.windows


def window_kinds(components: Iterable[Component], set_aside: Collection[Statement]) -> WindowKinds:
    """Return all windows of these components beside what was set aside, each kind got from the one before.

    Raises ValueError: what is kept cannot all be true.
    """
    aside = {statement.id for statement in set_aside}
    found: list[dict[TimePoint, Window]] = [{} for _ in WindowKinds._fields]
    for component in components:
        for windows, more in zip(found, _kinds_of(component, aside), strict=True):
            windows.update(more)
    return WindowKinds(*found)


def _kinds_of(component: Component, aside: Collection[tuple[str, str]]) -> list[Windows]:
    """The windows of one component, in the order of `WindowKinds`."""
    stages = _stages(component, aside)
    if component.units.mixes:
        return [windows_by_clock(component, [c for stage in stages[:some] for c in stage]) for some in (4, 3, 2, 1)]
    joined = _Tightening(component, [c for stage in stages for c in stage])
    found: list[Windows] = []
    for stage in stages:
        joined.add(stage)
        found.append(joined.windows)
    return found[::-1]


def _stages(component: Component, aside: Collection[tuple[str, str]]) -> list[list[int]]:
    """The constraints kept: about single events; that measure days; of order; publication bounds."""
    alone: list[int] = []
    own: list[int] = []
    order: list[int] = []
    reports: list[int] = []
    origin, constraints = component.origin, component.constraints
    events = [point.event if isinstance(point, TimePoint) else None for point in component.points]
    is_report = [*(statement.key == REPORT_KEY for statement in component.statements), False]  # the last: HARD
    is_aside = [*(statement.id in aside for statement in component.statements), False]
    for c, (tail, head, owner) in enumerate(zip(component.tails, component.heads, component.owners, strict=True)):
        if is_aside[owner]:
            continue
        if is_report[owner]:
            reports.append(c)
        elif tail == origin or head == origin or events[tail] == events[head]:
            alone.append(c)
        else:
            (own if constraints[c].metric else order).append(c)
    return [alone, own, order, reports]


class _Tightening:
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
        component = self._component
        hops = self._add_dates(constraints)
        self._latest.add_hops(hops)
        self._earliest.add_hops((head, tail, cost) for tail, head, cost in hops)
        even, often = [0] * len(component.points), _OFTEN * len(component.points)
        if not (self._latest.settle(even, often) and self._earliest.settle(even, often)):
            self._settle_by_potential()
        self._tell(self._latest.take_changed() | self._earliest.take_changed())

    def _add_dates(self, constraints: Iterable[int]) -> list[_Hop]:
        """Let dates count; return the hops between points that are among the constraints."""
        component, latest, earliest = self._component, self._latest, self._earliest
        origin, found = component.origin, []
        for c in constraints:
            hop = tail, head, cost = component.hops[c]
            if tail == origin:
                if cost < latest.costs[head]:
                    latest.tighten(head, cost)
            elif head == origin:
                if cost < earliest.costs[tail]:
                    earliest.tighten(tail, cost)
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
        points, latest, earliest = self._component.points, self._latest.costs, self._earliest.costs
        window = self._component.units.window
        if self.windows and not changed:
            return
        told = dict(self.windows) if self.windows else {}
        for index in changed if told else range(len(points)):
            point, last, first = points[index], latest[index], earliest[index]
            if isinstance(point, TimePoint):
                told[point] = window(None if first == UNBOUNDED else first, None if last == UNBOUNDED else last)
        self.windows = told


class _Side:
    """What the cheapest way to each point costs; or, told backwards, from each point."""

    def __init__(self, count: int) -> None:
        self.costs = [UNBOUNDED] * count
        self._steps: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        self._changed: set[int] = set()
        self._waiting: list[tuple[int, int]] = []  # what follows from these points is to be looked at

    def tighten(self, point: int, cost: int) -> None:
        """Let a date count, or a way, that is cheaper than what was known."""
        self.costs[point] = cost
        self._changed.add(point)

    def add_hops(self, hops: Iterable[_Hop]) -> None:
        """Let hops count, and what dates did to points that have some already."""
        costs, steps, waiting = self.costs, self._steps, self._waiting
        waiting += [(costs[point], point) for point in self._changed if steps[point]]
        for first, second, cost in hops:
            steps[first].append((second, cost))
            further = costs[first] + cost
            if further < costs[second] and costs[first] != UNBOUNDED:
                self.tighten(second, further)
                waiting.append((further, second))

    def wait_for_all(self, tilt: Sequence[int]) -> None:
        """Look at what follows from every point once more."""
        known = enumerate(self.costs)
        self._waiting[:] = [(cost + tilt[point], point) for point, cost in known if cost != UNBOUNDED]

    def settle(self, tilt: Sequence[int], most: int) -> bool:
        """Look at what follows until nothing gets cheaper; False: more points than `most` were met, some of them again.

        The cheapest point comes first, each one tilted by so much.
        """
        costs, steps, waiting = self.costs, self._steps, self._waiting
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
                    self.tighten(other, further)
                    heappush(waiting, (further + tilt[other], other))
        return True

    def take_changed(self) -> set[int]:
        """The points whose costs changed since they were last asked for."""
        changed, self._changed = self._changed, set()
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
