"""When an event of a calendar was: DTSTART with DTEND or DURATION, as the dates of a claim.

Whole days end before the day of DTEND. A time without seconds of its own (`101500`) is one to the minute. Times of one
place keep its zone beside them; what stands in two zones gets offsets. Times without a zone are those of the store.
"""

from collections.abc import Iterator
from dataclasses import field
from datetime import date, datetime, timedelta
from typing import Any, Final

from icalendar import vDDDTypes, vDuration

from timeline.extraction.importing.icalendar.components import Component, Property
from timeline.extraction.importing.icalendar.zones import Zones, iana_name, offset_of
from timeline.extraction.importing.rows import Refused
from timeline.model.dataclass import dataclass

_DAY: Final = timedelta(days=1)
_NO_DATE: Final = "is no date; write it as 20220330 or 20220330T101500Z"
_FLOATING: Final = "the time has no zone: it is in that of the store"


@dataclass(slots=True)
class EventTimes:
    """The keys of a claim that say when, and what was taken for granted."""

    when: str
    zone: str | None = None  # IANA name, of times without an offset; None: that of the store
    assumed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, or a local time with the name of its zone; None: it has none."""

    at: date
    zone: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is a whole day."""
        return not isinstance(self.at, datetime)


class TimeReader:
    """Reads when events of one calendar were."""

    def __init__(self, calendar: Component, zones: Zones) -> None:
        self._zones = zones
        default = calendar.said("X-WR-TIMEZONE")
        self._default_zone = default if default and zones.of(default) else None

    def times_of(self, event: Component) -> EventTimes:
        """Return when an event was. Raises Refused: no start, no such day, an end before the start."""
        start_property = event.first("DTSTART")
        if start_property is None:
            raise Refused("no DTSTART says when; write one", "DTSTART")
        start = self._point(start_property)
        end = self._end(event, start)
        times = EventTimes(when="")
        times.assumed += self._assumed(start, start_property)
        self._write(times, start, end)
        return times

    def _point(self, said: Property) -> _Point:
        value = _value(said)
        if not isinstance(value, date):
            raise Refused(f"{said.value[:40]} {_NO_DATE}", said.name)
        if not isinstance(value, datetime):
            return _Point(value)
        if value.tzinfo is not None:
            return _Point(value.replace(tzinfo=None), "UTC")
        name = said.parameters.get("TZID")
        return _Point(value, name if name and self._zones.of(name) else self._default_zone)

    def _end(self, event: Component, start: _Point) -> _Point:
        """Return the last day, or the time at which it was over; the start itself where the event does not say."""
        said, length = event.first("DTEND"), event.first("DURATION")
        if said is not None:
            end = self._point(said)
        elif length is not None:
            end = _Point(_later(start, length), start.zone)
        else:
            return start
        if end.is_day != start.is_day:
            raise Refused("DTSTART and DTEND are not both days or both times; write them alike", "DTEND")
        if self._seconds(end) < self._seconds(start):
            raise Refused("it ends before it starts; correct one of its two ends", "DTEND" if said else "DURATION")
        return _Point(end.at - _DAY) if end.is_day and end.at > start.at else end

    def _seconds(self, point: _Point) -> float:
        """Return a point as seconds from one beginning, for comparison."""
        midnight = timedelta(days=point.at.toordinal())
        if not isinstance(point.at, datetime):
            return midnight.total_seconds()
        clock = timedelta(hours=point.at.hour, minutes=point.at.minute, seconds=point.at.second)
        zone = self._zones.of(point.zone) if point.zone else None
        offset = point.at.replace(tzinfo=zone).utcoffset() if zone else None
        return (midnight + clock - (offset or timedelta())).total_seconds()

    def _write(self, times: EventTimes, start: _Point, end: _Point) -> None:
        """Set the date, and the zone of its times where it is one that has a name."""
        points = (start,) if end == start else (start, end)
        names = {iana_name(point.zone) if point.zone else "" for point in points}
        name = names.pop() if len(names) == 1 else None
        if name is not None:
            times.when = "/".join(_text(point.at, "Z" if name == "UTC" else "") for point in points)
            times.zone = name if name not in ("", "UTC") else None
        else:
            times.when = "/".join(_text(point.at, self._offset(point)) for point in points)

    def _offset(self, point: _Point) -> str:
        zone = self._zones.of(point.zone) if point.zone else None
        return offset_of(point.at, zone) if zone and isinstance(point.at, datetime) else ""

    def _assumed(self, start: _Point, said: Property) -> Iterator[str]:
        if not isinstance(start.at, datetime):
            return
        name = said.parameters.get("TZID")
        if name and self._zones.of(name) is None:
            instead = f"in {self._default_zone}" if self._default_zone else "in that of the store"
            yield f"nobody knows the time zone {name[:60]}: the time is {instead}"
        elif start.zone is None:
            yield _FLOATING
        elif name is None and start.zone == self._default_zone:
            yield f"the time has no zone: it is in {start.zone}, the one of the calendar"


def _value(said: Property) -> Any:
    try:
        return vDDDTypes.from_ical(said.value.strip())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        raise Refused(f"{said.value[:40]!r} {_NO_DATE}", said.name) from None


def _later(start: _Point, length: Property) -> date:
    """Return the point that comes so much later; of whole days the day after the last."""
    try:
        duration: timedelta = vDuration.from_ical(length.value.strip())  # type: ignore[no-untyped-call]
        if start.is_day and duration % _DAY:
            raise Refused("a day and hours behind it; write a DTSTART with a time, or whole days", "DURATION")
        return start.at + duration
    except (ValueError, OverflowError):
        raise Refused(f"{length.value[:40]!r} is no length of time; write it as P2D or PT1H30M", "DURATION") from None


def _text(at: date, offset: str) -> str:
    if not isinstance(at, datetime):
        return at.isoformat()
    return at.replace(tzinfo=None).isoformat(timespec="seconds" if at.second else "minutes") + offset
