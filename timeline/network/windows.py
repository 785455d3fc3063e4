"""Windows: what each time point can be once everything that is kept is taken together."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.model.conflict import TimePoint, Window
from timeline.network.component import Component
from timeline.network.constraints import Constraint

Steps = Sequence[Sequence[tuple[int, int]]]  # by point: (next point, cost)


def windows_where(components: Iterable[Component], counts: Callable[[Constraint], bool]) -> Mapping[TimePoint, Window]:
    """Return the earliest and latest day, or second, of every time point, by the constraints that count.

    Cost: two shortest-path runs (label correcting). Raises ValueError: these constraints cannot all hold.
    """
    return {point: window for part in components for point, window in windows_of_component(part, counts).items()}


def windows_of_component(component: Component, counts: Callable[[Constraint], bool]) -> dict[TimePoint, Window]:
    """Return the window of every time point of one component under the constraints that count."""
    latest = _from_origin(component, counts, forward=True)
    earliest = _from_origin(component, counts, forward=False)
    found = {}
    for point, before, after in zip(component.points, earliest, latest, strict=True):
        if isinstance(point, TimePoint):
            found[point] = component.units.window(before, after)
    return found


def _from_origin(component: Component, counts: Callable[[Constraint], bool], *, forward: bool) -> list[int | None]:
    days: list[int | None] = [None] * len(component.points)
    days[component.origin] = 0
    settle(days, _steps(component, counts, forward=forward))
    return days


def _steps(component: Component, counts: Callable[[Constraint], bool], *, forward: bool) -> Steps:
    steps: list[list[tuple[int, int]]] = [[] for _ in component.points]
    for index, constraint in enumerate(component.constraints):
        if counts(constraint):
            tail, head = component.tails[index], component.heads[index]
            first, second = (tail, head) if forward else (head, tail)
            steps[first].append((second, component.costs[index]))
    return steps


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
