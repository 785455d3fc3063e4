"""What the events' own keys demand: start before end, `instant`, `part_of`. These bind hard.

Together they can always hold (every limit is 0, none is strict), but for what makes no sense: `part_of` in a circle.
"""

from collections.abc import Iterable, Iterator, Mapping

from timeline.model.event import Event
from timeline.model.statement import EventKey
from timeline.network.constraints import Constraint, ends_of, in_order

START_BEFORE_END = "start before end"
PART_OF = "part_of"
INSTANT = "instant"


def circles_of_parts(events: Mapping[str, Event]) -> list[tuple[str, ...]]:
    """Return every circle that `part_of` runs in, each from its smallest id on, in order of ids."""
    done: set[str] = set()
    circles = []
    for event in sorted(events):
        way = _way_up(event, events, done)
        last = events[way[-1]].part_of if way else None
        if last in way:
            circles.append(_from_smallest(way[way.index(last) :]))
        done.update(way)
    return sorted(circles)


def structure_constraints(
    events: Mapping[str, Event], planned: Iterable[str], circles: Iterable[tuple[str, ...]]
) -> Iterator[Constraint]:
    """Yield the hard constraints of all events, and of the planned twins of those named; circles are left out."""
    circular = {event for circle in circles for event in circle}
    twins = set(planned)
    for event in events.values():
        parent = events.get(event.part_of) if event.part_of and event.id not in circular else None
        yield from _event_constraints(event, parent, planned=False)
        if event.id in twins:
            yield from _event_constraints(event, parent if parent and parent.id in twins else None, planned=True)


def _event_constraints(event: Event, parent: Event | None, *, planned: bool) -> Iterator[Constraint]:
    ends = ends_of(event.id, planned=planned)
    yield in_order(ends.start, ends.end, EventKey(event, START_BEFORE_END), strict=False)
    if event.instant:
        yield Constraint(ends.start, ends.end, 0, EventKey(event, INSTANT), metric=True)
    if parent is not None:
        whole = ends_of(parent.id, planned=planned)
        yield in_order(whole.start, ends.start, EventKey(event, PART_OF), strict=False)
        yield in_order(ends.end, whole.end, EventKey(event, PART_OF), strict=False)


def _way_up(event: str, events: Mapping[str, Event], done: set[str]) -> list[str]:
    """The events from this one upwards, up to the first that is done or already on the way."""
    way: dict[str, None] = {}
    current: str | None = event
    while current is not None and current in events and current not in way and current not in done:
        way[current] = None
        current = events[current].part_of
    return list(way)


def _from_smallest(circle: list[str]) -> tuple[str, ...]:
    first = circle.index(min(circle))
    return tuple(circle[first:] + circle[:first])
