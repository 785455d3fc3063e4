"""What the events' own keys demand: start before end, `instant`, `part_of`. These bind hard.

Together they can always hold (every limit is 0, none is strict), but for what makes no sense: `part_of` in a circle.
"""

from collections.abc import Iterable, Mapping

from timeline.model.event import Event
from timeline.model.statement import EventKey
from timeline.network.constraints import Constraint, Ends, in_order

START_BEFORE_END = "start before end"
PART_OF = "part_of"
INSTANT = "instant"


def circles_of_parts(events: Mapping[str, Event]) -> list[tuple[str, ...]]:
    """Return every circle that `part_of` runs in, each from its smallest id on, in order of ids."""
    done: set[str] = set()
    circles = []
    for event in sorted(name for name, event in events.items() if event.part_of is not None):
        way = _way_up(event, events, done)
        last = events[way[-1]].part_of if way else None
        if last in way:
            circles.append(_from_smallest(way[way.index(last) :]))
        done.update(way)
    return sorted(circles)


def structure_constraints(
    events: Mapping[str, Event],
    ends: Mapping[str, Ends],
    planned: Mapping[str, Ends],
    circles: Iterable[tuple[str, ...]],
) -> list[Constraint]:
    """Return the hard constraints of all events, by id, and of the planned twins of those named; no circles."""
    circular = {event for circle in circles for event in circle}
    found: list[Constraint] = []
    for name, own in ends.items():
        event = events[name]
        whole = event.part_of if event.part_of in events and name not in circular else None
        found += _event_constraints(event, own, ends[whole] if whole else None)
        if name in planned:
            found += _event_constraints(event, planned[name], planned.get(whole) if whole else None)
    return found


def _event_constraints(event: Event, ends: Ends, whole: Ends | None) -> list[Constraint]:
    start, end = ends.start, ends.end
    found = [in_order(start, end, EventKey(event, START_BEFORE_END), strict=False)]
    if event.instant:
        found.append(Constraint(start, end, 0, EventKey(event, INSTANT), metric=True))
    if whole is not None:
        found.append(in_order(whole.start, start, EventKey(event, PART_OF), strict=False))
        found.append(in_order(end, whole.end, EventKey(event, PART_OF), strict=False))
    return found


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
