"""The time zones that a calendar names: by IANA name, by that of Windows, or as the calendar itself defines them."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final, cast
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from timeline.extraction.importing.icalendar.components import Component

_MINUTE: Final = timedelta(minutes=1)
_IN_A_PATH: Final = re.compile(r"[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z0-9_+-]+){0,2}\Z")


class Zones:
    """The zones of one calendar."""

    def __init__(self, calendar: Component) -> None:
        self._own = {each.said("TZID"): each for each in calendar.within("VTIMEZONE")}
        self._made: dict[str, tzinfo | None] = {}

    def of(self, name: str) -> tzinfo | None:
        """Return a zone by its name; None: nobody knows it."""
        if name not in self._made:
            iana = iana_name(name)
            self._made[name] = ZoneInfo(iana) if iana else self._defined(name)
        return self._made[name]

    def _defined(self, name: str) -> tzinfo | None:
        """Return a zone as the calendar defines it; None: it does not, or not in a way that can be followed."""
        if name not in self._own:
            return None
        try:
            defined = cast(Timezone, Timezone.from_ical("\r\n".join(_written(self._own[name]))))
            return cast(tzinfo, defined.to_tz(lookup_tzid=False))
        except (ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError):
            return None  # of a definition that is wrong, the library says so in any of these ways


@lru_cache(maxsize=1024)
def iana_name(name: str) -> str | None:
    """Return the IANA name of a zone, also where it ends a path, or of a zone of Windows; None: it has none."""
    tail = _IN_A_PATH.search(name)
    names = (name, WINDOWS_TO_OLSON.get(name, ""), tail.group() if tail else "")
    return next((each for each in names if each in _all_names()), None)


@lru_cache(maxsize=1)
def _all_names() -> frozenset[str]:
    """Return the names of all zones of this machine, looked for once: that takes a walk over many files."""
    return frozenset(available_timezones())


def offset_of(moment: datetime, zone: tzinfo) -> str:
    """Return the offset of a local time in a zone as EDTF has it, to the minute: `+02:00`, `Z`."""
    offset = moment.replace(tzinfo=zone).utcoffset() or timedelta()
    minutes = round(offset / _MINUTE)
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def _written(component: Component) -> Iterator[str]:
    """Yield the lines of a component again, unfolded."""
    yield f"BEGIN:{component.name}"
    for each in component.properties:
        yield f"{each.name}:{each.value}"
    yield from _all_written(component.components)
    yield f"END:{component.name}"


def _all_written(components: Iterable[Component]) -> Iterator[str]:
    for each in components:
        yield from _written(each)
