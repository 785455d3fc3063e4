"""A witness chronology: one time for every time point, so that all that is kept holds together.

What dates reach from below comes as early as it can; then what hangs on these from above, as late as it can; and so on
until nothing is left that others hold. What hangs on nothing begins where the calendar does. Each step takes extremes
beside what has its time already, so nothing that is said is ever broken.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from timeline.model.conflict import TimePoint
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.statement import Statement
from timeline.network.component import Component
from timeline.network.kernels.clocked import times_by_clock
from timeline.network.times.windows import Steps, settle


class Moment(NamedTuple):
    """A civil day, and the second where times of day are known in that part of the network."""

    day: int
    second: int | None = None


def chronology(components: Iterable[Component], set_aside: Collection[Statement]) -> Mapping[TimePoint, Moment]:
    """Return a time for every time point that satisfies every constraint beside what is set aside.

    Raises ValueError: what is kept cannot all be true. Cost: shortest paths, label correcting.
    """
    aside = {statement.id for statement in set_aside}
    return {point: moment for part in components for point, moment in _moments(part, aside).items()}


def _moments(component: Component, aside: Collection[tuple[str, str]]) -> dict[TimePoint, Moment]:
    kept = component.kept_beside(aside)
    if component.units.mixes:
        by_clock = times_by_clock(component, kept).items()
        return {point: Moment(second // SECONDS_PER_DAY, second) for point, second in by_clock}
    costs = zip(component.points, _costs(component, kept), strict=True)
    return {point: Moment(*component.units.moment(cost)) for point, cost in costs if isinstance(point, TimePoint)}


def _costs(component: Component, kept: Iterable[int]) -> list[int]:
    """What the time of each point costs, counted from the origin."""
    forwards, backwards = _steps(component, kept)
    costs: list[int | None] = [None] * len(component.points)
    costs[component.origin] = 0
    while True:
        early = [None if cost is None else -cost for cost in costs]
        settle(early, backwards)
        costs = [None if cost is None else -cost for cost in early]
        reached = costs.count(None)
        settle(costs, forwards)
        if costs.count(None) == 0:
            return [cost or 0 for cost in costs]
        if costs.count(None) == reached:
            costs[costs.index(None)] = 0


def _steps(component: Component, kept: Iterable[int]) -> tuple[Steps, Steps]:
    """What is kept, from tails to heads and from heads to tails."""
    forwards: list[list[tuple[int, int]]] = [[] for _ in component.points]
    backwards: list[list[tuple[int, int]]] = [[] for _ in component.points]
    for tail, head, cost in map(component.hops.__getitem__, kept):
        forwards[tail].append((head, cost))
        backwards[head].append((tail, cost))
    return forwards, backwards
