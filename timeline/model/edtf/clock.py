"""The time of day: `T23:20:30`, with `Z` or an offset; `T23:20` is an extension, one whole minute.

An offset is kept as written and moves nothing: the day is the civil day of the text, and who knows the zone of the
store converts. Offsets run from -12:00 to +14:00, what is in use on Earth.
"""

import re
from typing import Final, NamedTuple

from timeline.errors import EdtfError
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.edtf.value import ClockBounds, Precision

_PATTERN: Final = re.compile(
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?P<zone>Z|(?P<sign>[+-])([0-9]{2})(?::([0-9]{2}))?)?"
)
_START: Final = re.compile(r"[0-9]{2}(?::[0-9]{2}){0,2}(?:(?<=:[0-9]{2})(?:Z|[+-][0-9]{2}(?::[0-9]{2})?))?")
_HOURS_PER_DAY: Final = 24
_SIXTY: Final = 60
WESTMOST_MINUTES: Final = -12 * 60
EASTMOST_MINUTES: Final = 14 * 60


class TimeOfDay(NamedTuple):
    """Seconds of the day, inclusive, and the offset of the zone; None: local time of the store's zone."""

    earliest: int
    latest: int
    offset_minutes: int | None
    precision: Precision

    def bounds_on(self, day: int) -> ClockBounds:
        """Return the bounds in seconds on a civil day."""
        midnight = day * SECONDS_PER_DAY
        return ClockBounds(
            earliest=midnight + self.earliest, latest=midnight + self.latest, offset_minutes=self.offset_minutes
        )


def read_time(text: str) -> TimeOfDay:
    """Return what the text after `T` says; EdtfError, with positions in that text, where it is no time of day."""
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise EdtfError(text, *_why_not(text))
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if hour >= _HOURS_PER_DAY or minute >= _SIXTY or second >= _SIXTY:
        raise EdtfError(text, *_what_does_not_exist(match))
    earliest = hour * 3600 + minute * 60 + second
    offset = _offset_minutes(text, match) if match["zone"] else None
    if match[3]:
        return TimeOfDay(earliest, earliest, offset, Precision.SECOND)
    return TimeOfDay(earliest, earliest + 59, offset, Precision.MINUTE)


def to_offset(minutes: int | None) -> str:
    """Return an offset as EDTF writes it: "", "Z" or "+02:00"."""
    if not minutes:
        return "" if minutes is None else "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def _offset_minutes(text: str, match: re.Match[str]) -> int:
    """Return minutes east of UTC."""
    if match["zone"] == "Z":
        return 0
    hours, minutes = int(match[6]), int(match[7] or 0)
    offset = (hours * 60 + minutes) * (-1 if match["sign"] == "-" else 1)
    if match["sign"] == "-" and not offset:
        raise EdtfError(text, "an offset of zero is +00:00 or Z", match.start("zone"))
    if minutes >= _SIXTY or not WESTMOST_MINUTES <= offset <= EASTMOST_MINUTES:
        raise EdtfError(text, "an offset lies between -12:00 and +14:00", match.start("zone"))
    return offset


def _what_does_not_exist(match: re.Match[str]) -> tuple[str, int]:
    """Return which part of a time of day is too large, and where it stands."""
    if int(match[1]) == _HOURS_PER_DAY:
        return "hour 24 is 00:00 of the next day; write it so", match.start(1)
    limits = (("hour", _HOURS_PER_DAY), ("minute", _SIXTY), ("second", _SIXTY))
    group, name = next((i, name) for i, (name, limit) in enumerate(limits, 1) if int(match[i] or 0) >= limit)
    return f"{name} {match[group]} does not exist", match.start(group)


def _why_not(text: str) -> tuple[str, int]:
    """Return why a text is no time of day, and the position of the first character that cannot stand there."""
    position = _longest_start(text)
    rest = text[position:]
    if re.match(r"[.,][0-9]", rest):
        return "seconds are whole in EDTF", position
    if rest == "z":
        return "the Z of an offset is a capital", position
    if re.fullmatch(r"[0-9:]+[+-][0-9]{3,}", text):
        return "an offset has a colon, such as +02:30", len(re.split(r"[+-]", text)[0])
    return "a time of day is written 23:20:30 or 23:20, then nothing, Z or an offset such as +02:00", position


def _longest_start(text: str) -> int:
    found = _START.match(text)
    return found.end() if found else 0
