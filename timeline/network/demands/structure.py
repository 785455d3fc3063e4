"""What the events' own keys demand: start before end, `instant`, `part_of`. These bind hard.

Together they can always hold (every limit is 0, none is strict), but for what makes no sense: `part_of` in a circle.
"""

from collections.abc import Mapping

from timeline.model.event import Event
from timeline.network.component import HARD
from timeline.network.constraints import METRIC, ORDER, Places, Row

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


def structure_rows(event: Event, own: Places, whole: Places | None) -> list[tuple[str, Row]]:
    """Return what an event's own keys demand, each with its key; `whole` is what it is part of, if that is known."""
    found: list[tuple[str, Row]] = [(START_BEFORE_END, (own.end, own.start, 0, HARD, ORDER, None))]
    if event.instant:
        found.append((INSTANT, (own.start, own.end, 0, HARD, METRIC, None)))
    if whole is not None:
        found.append((PART_OF, (own.start, whole.start, 0, HARD, ORDER, None)))
        found.append((PART_OF, (whole.end, own.end, 0, HARD, ORDER, None)))
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
