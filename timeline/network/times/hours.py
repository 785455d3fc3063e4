"""Which bounds of windows rest on a time of day that somebody told.

A component that is counted in seconds gives every bound to the second: of talks on 29 March that lasted three hours the
end is at 03:00 or later. Nobody told an hour there: it comes of counting the day from its first second. So a bound is
told by the clock only where a way of limits that leads to it, each of them tight, begins at a time of day; any other is
told as the day in which it lies, which allows no less.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from timeline.model.conflict import TimePoint, Window
from timeline.model.statement import Statement
from timeline.network.component import Component
from timeline.network.constraints import Constraint

Windows = Mapping[TimePoint, Window]
_Seconds = Mapping[TimePoint, int | None]
_Ways = Mapping[TimePoint, Sequence[tuple[TimePoint, int]]]  # by point: another one, and how much later it may be


def told_by_the_clock(components: Iterable[Component], windows: Windows, set_aside: Collection[Statement]) -> Windows:
    """Return the windows of these components, with seconds only where a time of day was told. Cost: linear."""
    by_clock = [component for component in components if component.units.second is not None]
    if not by_clock:  # as mostly
        return windows
    told, aside = dict(windows), {statement.id for statement in set_aside}
    for component in by_clock:
        kept = [component.constraints[c] for c in component.kept_beside(aside)]
        told.update(_told_in(component, kept, windows))
    return told


def _told_in(component: Component, kept: Sequence[Constraint], windows: Windows) -> dict[TimePoint, Window]:
    points = [point for point in component.points if isinstance(point, TimePoint)]
    latest, earliest = _told_sides(kept, {point: windows[point] for point in points})
    return {point: _told(windows[point], point in earliest, point in latest) for point in points}


def _told(window: Window, is_earliest_told: bool, is_latest_told: bool) -> Window:
    return window._replace(
        earliest_second=window.earliest_second if is_earliest_told else None,
        latest_second=window.latest_second if is_latest_told else None,
    )


def _told_sides(kept: Sequence[Constraint], windows: Windows) -> tuple[set[TimePoint], set[TimePoint]]:
    """The points whose latest bound rests on a time of day, and those whose earliest does."""
    last = {point: window.latest_second for point, window in windows.items()}
    first = {point: window.earliest_second for point, window in windows.items()}
    onward: dict[TimePoint, list[tuple[TimePoint, int]]] = {}
    backward: dict[TimePoint, list[tuple[TimePoint, int]]] = {}
    ends, starts = set(), set()
    for constraint in kept:
        tail, head = constraint.tail, constraint.head
        if isinstance(tail, TimePoint) and isinstance(head, TimePoint):
            if not constraint.is_calendar_link:
                limit = constraint.limit_seconds
                onward.setdefault(tail, []).append((head, limit))
                backward.setdefault(head, []).append((tail, -limit))
        elif constraint.seconds is None:
            continue
        elif isinstance(head, TimePoint) and constraint.seconds == last[head]:
            ends.add(head)
        elif isinstance(tail, TimePoint) and -constraint.seconds == first[tail]:
            starts.add(tail)
    return _reached(ends, onward, last), _reached(starts, backward, first)


def _reached(told: set[TimePoint], ways: _Ways, bounds: _Seconds) -> set[TimePoint]:
    """All points to which tight limits lead from these."""
    waiting = list(told)
    while waiting:
        point = waiting.pop()
        bound = bounds[point]
        for other, shift in ways.get(point, ()):
            if other not in told and bound is not None and bounds[other] == bound + shift:
                told.add(other)
                waiting.append(other)
    return told
