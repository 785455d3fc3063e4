"""One date of an expression, `2004?-06-~11`: read, checked against the calendar, and given its bounds.

Positions in errors count from the start of the member's own text; whoever cut it out of a longer one adds the rest.
"""

import re
from typing import Final, NamedTuple

from timeline.errors import EdtfError
from timeline.model.edtf import long_year
from timeline.model.edtf.calendar import MONTH_NAMES, MONTHS_PER_YEAR, SECONDS_PER_DAY
from timeline.model.edtf.clock import read_time
from timeline.model.edtf.mask import ANY, Mask, days_of, months_of, precision_of
from timeline.model.edtf.parts import QUALIFIERS, UNSPECIFIED, Parts, split_parts
from timeline.model.edtf.reasons import why_not
from timeline.model.edtf.reckoning import AS_WRITTEN, Calendar, Reckoning
from timeline.model.edtf.season import is_season, season_days, season_level
from timeline.model.edtf.value import ClockBounds, EdtfEnd, Precision

_PLAIN: Final = re.compile(r"(?!-0000)(-?[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?([?~%]?)")
_WHOLE_DAY: Final = re.compile("-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS_BETWEEN_ZONES: Final = 2  # two zones can be 26 hours apart
_LEVEL_1_MASK: Final = re.compile(r"-?[0-9]{2}[0-9X]X|-?[0-9]{4}-(?:XX(?:-XX)?|[0-9]{2}-XX)")


class Member(NamedTuple):
    """What one date allows, and the level of EDTF that it takes to say so."""

    first: int  # civil day, inclusive
    last: int
    precision: Precision
    level: int
    uncertain: bool = False  # ? or %, at any part
    approximate: bool = False  # ~ or %, at any part
    clock: ClockBounds | None = None  # None: the text speaks of days or more

    @property
    def end(self) -> EdtfEnd:
        """The same, as an end of an event."""
        return EdtfEnd(
            earliest=self.first,
            latest=self.last,
            precision=self.precision,
            uncertain=self.uncertain,
            approximate=self.approximate,
            clock=self.clock,
        )


def read_member(text: str, reckoning: Reckoning = AS_WRITTEN) -> Member:
    """Return what one date allows; EdtfError where it is none."""
    plain, calendar = _PLAIN.fullmatch(text), reckoning.calendar
    if plain is not None:
        return _plain(text, plain, calendar)
    if "T" in text:
        return _with_time(text, reckoning)
    parts = split_parts(text)
    if parts is not None:
        return (_masked if UNSPECIFIED in text else _digits)(text, parts, calendar)
    match = long_year.PATTERN.fullmatch(text)
    if match is not None:
        return _long_year(text, match, calendar)
    raise EdtfError(text, *why_not(text))


def _plain(text: str, match: re.Match[str], calendar: Calendar) -> Member:
    """Read a day, a month or a year, with at most a sign before it and a qualifier behind it: nearly every date."""
    year, month, day, qualifier = match.groups()
    days = _numeric(text, int(year), int(month or 0), int(day) if day else None, calendar)
    level = 1 if qualifier or year[0] == "-" else 0
    return Member(*days, level, *_qualities(qualifier)) if qualifier else Member(*days, level)


def _numeric(text: str, year: int, month: int, day: int | None, calendar: Calendar) -> tuple[int, int, Precision]:
    """Return the days of a day, a month (with None for `day`) or a year (with 0 for `month`)."""
    if day is not None:
        try:
            found = calendar.day_of(year, month, day)
        except ValueError:
            raise _no_such_day(text, year, month, day) from None
        return found, found, Precision.DAY
    if month:
        return calendar.day_of(year, month, 1), calendar.month_after(year, month, 1) - 1, Precision.MONTH
    return calendar.day_of(year, 1, 1), calendar.day_of(year, 12, 31), Precision.YEAR


def _no_such_day(text: str, year: int, month: int, day: int) -> EdtfError:
    position = text.rindex(f"{day:02d}")
    written = f"{'-' if year < 0 else ''}{abs(year):04d}"
    return EdtfError(text, f"there is no {day} {MONTH_NAMES[month - 1]} in {written}", position)


def _qualities(text: str) -> tuple[bool, bool]:
    """Tell whether a date is uncertain, and whether it is approximate: a qualifier of any part is one of the whole."""
    both = "%" in text
    return both or "?" in text, both or "~" in text


def _digits(text: str, parts: Parts, calendar: Calendar) -> Member:
    """Read a date whose digits are all given: it has qualifiers within, a season or a mistake."""
    _check_sign(text, parts)
    year, month = int(parts.year), int(parts.month or 0)
    level = max(parts.level, 1 if parts.year[0] == "-" else 0)
    if is_season(month) and not parts.day:
        level = 2 if parts.level else max(level, season_level(month))
        return Member(*season_days(year, month, calendar), Precision.SEASON, level, *_qualities(text))
    if parts.month and not 1 <= month <= MONTHS_PER_YEAR:
        what = f"month {month:02d} does not exist" + ("; a season has no day" if is_season(month) else "")
        raise EdtfError(text, what, parts.month_position)
    days = _numeric(text, year, month, int(parts.day) if parts.day else None, calendar)
    return Member(*days, level, *_qualities(text))


def _masked(text: str, parts: Parts, calendar: Calendar) -> Member:
    """Read a date with unspecified digits."""
    _check_sign(text, parts)
    mask = mask_of(parts)
    days = days_of(mask, calendar)
    if days is None and not months_of(mask.month):
        raise EdtfError(text, f"no month is written {mask.month}", parts.month_position)
    if days is None:
        raise EdtfError(text, f"no day of the calendar is written {text}", parts.day_position)
    level = 1 if _LEVEL_1_MASK.fullmatch(text) else 2
    return Member(*days, precision_of(mask), level, *_qualities(text))


def mask_of(parts: Parts) -> Mask:
    """Return the digits of a date as a mask."""
    return Mask(parts.year, parts.month or ANY, parts.day or ANY)


def _check_sign(text: str, parts: Parts) -> None:
    if parts.year == "-0000":
        raise EdtfError(text, "there is no year -0000; 1 BC is 0000", len(parts.year_alone))


def _with_time(text: str, reckoning: Reckoning) -> Member:
    """Read a day and a time of day; a qualifier at the end is an extension."""
    day_text, _, time_text = text.partition("T")
    day = read_member_of(text, day_text, 0, reckoning)  # a mistake in the date itself is the better reason
    if not _WHOLE_DAY.fullmatch(day_text):
        raise EdtfError(text, "a time of day needs a whole date before it, such as 2022-03-30T23:20", len(day_text))
    qualifier = time_text[-1:] if time_text[-1:] in QUALIFIERS else ""
    try:
        time = read_time(time_text.removesuffix(qualifier))
    except EdtfError as error:
        raise EdtfError(text, error.reason, len(day_text) + 1 + error.position) from None
    clock = reckoning.placed(time.bounds_on(day.first))
    days = (day.first, day.last) if reckoning.zone is None else _days_of(clock)
    return Member(*days, time.precision, 2 if qualifier else day.level, *_qualities(qualifier), clock)


def _days_of(clock: ClockBounds) -> tuple[int, int]:
    """Return the days of a clock, which another zone may have moved."""
    return (clock.earliest or 0) // SECONDS_PER_DAY, (clock.latest or 0) // SECONDS_PER_DAY


def _long_year(text: str, match: re.Match[str], calendar: Calendar) -> Member:
    years = long_year.read_long_year(text, match)
    first, last = calendar.day_of(years.first, 1, 1), calendar.day_of(years.last, 12, 31)
    return Member(first, last, years.precision, years.level, *_qualities(text))


def read_member_of(text: str, part: str, position: int, reckoning: Reckoning = AS_WRITTEN) -> Member:
    """Read one date of a longer text; errors speak of the whole."""
    try:
        return read_member(part, reckoning)
    except EdtfError as error:
        raise EdtfError(text, error.reason, position + error.position) from None


def is_backwards(first: Member, last: Member) -> bool:
    """Tell whether no choice of moments puts the last after the first."""
    one, other = first.clock, last.clock
    if one is None or other is None or (one.offset_minutes is None) != (other.offset_minutes is None):
        has_offset = any(clock is not None and clock.offset_minutes is not None for clock in (one, other))
        return last.last < first.first - (_DAYS_BETWEEN_ZONES if has_offset else 0)
    ends, starts = _in_utc(other.latest, other.utc_latest, other), _in_utc(one.earliest, one.utc_earliest, one)
    return ends is not None and starts is not None and ends < starts


def _in_utc(second: int | None, instant: int | None, clock: ClockBounds) -> int | None:
    """Return the instant where the zone is known; else what the offset makes of the second as written."""
    return second - 60 * (clock.offset_minutes or 0) if instant is None and second is not None else instant
