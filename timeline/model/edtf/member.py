"""One date of an expression, `2004?-06-~11`: read, checked against the calendar, and given its bounds.

Positions in errors count from the start of the member's own text; whoever cut it out of a longer one adds the rest.
"""

import re
from dataclasses import replace
from typing import Final, NamedTuple

from timeline.errors import EdtfError
from timeline.model.edtf.calendar import SECONDS_PER_DAY, day_of, days_in_month
from timeline.model.edtf.value import ClockBounds, EdtfEnd, Precision

_PLAIN: Final = re.compile(r"(-?[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


class Member(NamedTuple):
    """What one date of an expression allows, and the level of EDTF that it needs."""

    end: EdtfEnd
    level: int


def read_member(text: str) -> Member:
    """Return what one date allows; EdtfError where it is none."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return _timed(text)
    year, month, day = match.groups()
    level = 1 if year[0] == "-" else 0
    if day:
        try:
            found = day_of(int(year), int(month), int(day))
        except ValueError:
            raise EdtfError(text, "no such day", len(year) + 4) from None
        return Member(EdtfEnd(earliest=found, latest=found, precision=Precision.DAY), level)
    if month:
        first = day_of(int(year), int(month), 1)
        last = first + days_in_month(int(year), int(month)) - 1
        return Member(EdtfEnd(earliest=first, latest=last, precision=Precision.MONTH), level)
    return Member(
        EdtfEnd(earliest=day_of(int(year), 1, 1), latest=day_of(int(year), 12, 31), precision=Precision.YEAR), level
    )


_TIME: Final = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)


def _timed(text: str) -> Member:
    qualifier = text[-1:] if text[-1:] in ("?", "~", "%") else ""
    if qualifier:
        end, level = read_member(text[:-1])
        return Member(replace(end, uncertain=qualifier in "?%", approximate=qualifier in "~%"), max(1, level))
    match = _TIME.fullmatch(text)
    if match is None:
        raise EdtfError(text, "not a date")
    day_text, hour, minute, second, zone = match.groups()
    end, level = read_member(day_text)
    assert end.earliest is not None
    earliest = end.earliest * SECONDS_PER_DAY + int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    clock = ClockBounds(
        earliest=earliest, latest=earliest + (0 if second else 59), offset_minutes=_offset(zone) if zone else None
    )
    return Member(replace(end, precision=Precision.SECOND if second else Precision.MINUTE, clock=clock), level)


def _offset(zone: str) -> int:
    if zone == "Z":
        return 0
    sign = -1 if zone[0] == "-" else 1
    return sign * (int(zone[1:3]) * 60 + int(zone[4:] or 0))
