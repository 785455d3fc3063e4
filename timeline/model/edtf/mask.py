"""Unspecified digits: `156X-12-25` is the 25th of December in one of ten years.

A mask lists its days by year, month and day, so a question about a window costs the years in that window, and one
about its bounds a few look-ups.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.model.edtf.calendar import MONTHS_PER_YEAR
from timeline.model.edtf.parts import UNSPECIFIED
from timeline.model.edtf.reckoning import Calendar
from timeline.model.edtf.value import Precision

ANY: Final = "XX"

_FEBRUARY: Final = 2
_LEAP_DAY: Final = 29
_LONGEST_MONTH: Final = 31
_YEARS_BELOW_CENTURY: Final = (Precision.YEAR, Precision.DECADE)


class Mask(NamedTuple):
    """A date with unspecified digits; a month or day that is not given is `XX`, which allows the same."""

    year: str  # "156X", "-01XX"
    month: str = ANY
    day: str = ANY


def days_of(mask: Mask, calendar: Calendar = Calendar.GREGORIAN) -> tuple[int, int] | None:
    """Return the first and the last civil day that a mask allows; None where it allows none (`1999-02-3X`)."""
    years = _years(mask.year)
    if mask.month == mask.day == ANY:
        return calendar.day_of(years[0], 1, 1), calendar.day_of(years[-1], 12, 31)
    if not _numbers(mask.day, _LONGEST_MONTH):
        return None
    months = months_of(mask.month)
    first = _edge_day(mask, years[0], months, 0, calendar)
    last = _edge_day(mask, years[-1], months[::-1], -1, calendar)
    return _leap_days_of(mask, years, calendar) if first is None or last is None else (first, last)


def runs_of(mask: Mask, first: int, last: int, calendar: Calendar = Calendar.GREGORIAN) -> Iterator[tuple[int, int]]:
    """Yield runs of consecutive allowed days that touch the window `first` to `last`, in order of time.

    Runs may adjoin: whole months and whole years come one by one.
    """
    years = _clip(_years(mask.year), calendar.civil_of(first)[0], calendar.civil_of(last)[0])
    if mask.month == mask.day == ANY and UNSPECIFIED not in mask.year.rstrip(UNSPECIFIED):
        if years:
            yield calendar.day_of(years[0], 1, 1), calendar.day_of(years[-1], 12, 31)
        return
    for year in years:
        if _fits(mask.year, year):
            yield from (run for run in _runs_in_year(mask, year, calendar) if run[0] <= last and run[1] >= first)


def precision_of(mask: Mask) -> Precision:
    """Return the finest part that has a digit; a year without its last digits is a decade or a century."""
    if mask.day != ANY:
        return Precision.DAY
    if mask.month != ANY:
        return Precision.MONTH
    unspecified = len(mask.year) - len(mask.year.rstrip(UNSPECIFIED))
    return _YEARS_BELOW_CENTURY[unspecified] if unspecified < len(_YEARS_BELOW_CENTURY) else Precision.CENTURY


def months_of(pattern: str) -> range:
    """Return the months that two digits allow; empty where no month is written so."""
    return _numbers(pattern, MONTHS_PER_YEAR)


def _numbers(pattern: str, highest: int) -> range:
    """Return the numbers from 1 to `highest` that two digits allow; they are always evenly spaced."""
    if pattern == ANY:
        return range(1, highest + 1)
    if UNSPECIFIED not in pattern:
        number = int(pattern)
        return range(number, number + (1 <= number <= highest))
    if pattern[0] == UNSPECIFIED:
        return range(int(pattern[1]) or 10, highest + 1, 10)
    low = int(pattern[0]) * 10
    return range(max(low, 1), min(low + 9, highest) + 1)


def _leap_days_of(mask: Mask, years: range, calendar: Calendar) -> tuple[int, int] | None:
    """Return the first and the last day of a mask that no common year meets: 29 February is the only one it can."""
    if _FEBRUARY not in months_of(mask.month) or _LEAP_DAY not in _numbers(mask.day, _LEAP_DAY):
        return None
    first, last = (_first_leap_year(mask, tried, calendar) for tried in (years, years[::-1]))
    if first is None or last is None:
        return None
    return calendar.day_of(first, _FEBRUARY, _LEAP_DAY), calendar.day_of(last, _FEBRUARY, _LEAP_DAY)


def _first_leap_year(mask: Mask, years: range, calendar: Calendar) -> int | None:
    for year in years:
        if year % 4 == 0 and calendar.days_in_month(year, _FEBRUARY) == _LEAP_DAY and _fits(mask.year, year):
            return year
    return None


def _edge_day(mask: Mask, year: int, months: range, side: int, calendar: Calendar) -> int | None:
    """Return the first (0) or last (-1) allowed day of the first of these months that has any."""
    for month in months:
        days = _numbers(mask.day, calendar.days_in_month(year, month))
        if days:
            return calendar.day_of(year, month, days[side])
    return None


def _runs_in_year(mask: Mask, year: int, calendar: Calendar) -> Iterator[tuple[int, int]]:
    if mask.month == mask.day == ANY:
        yield calendar.day_of(year, 1, 1), calendar.day_of(year, 12, 31)
        return
    for month in months_of(mask.month):
        days = _numbers(mask.day, calendar.days_in_month(year, month))
        if mask.day == ANY:
            yield calendar.day_of(year, month, days[0]), calendar.day_of(year, month, days[-1])
        else:
            yield from ((calendar.day_of(year, month, day),) * 2 for day in days)


def _years(pattern: str) -> range:
    """Return the years that may fit, ascending; digits given at the end make the step, so few are tried in vain."""
    digits = pattern.lstrip("-")
    step = 10 ** (len(digits) - 1 - digits.rfind(UNSPECIFIED))
    low, high = int(digits.replace(UNSPECIFIED, "0")), int(digits.replace(UNSPECIFIED, "9"))
    if pattern[0] != "-":
        return range(low, high + 1, step)
    return range(-high, -low + 1 if low else 0, step)  # there is no year -0


def _clip(years: range, first: int, last: int) -> range:
    skipped = max(0, -((years.start - first) // years.step))
    return range(years.start + skipped * years.step, min(years.stop, last + 1), years.step)


def _fits(pattern: str, year: int) -> bool:
    written = f"{abs(year):04d}"
    return all(p in (UNSPECIFIED, digit) for p, digit in zip(pattern.lstrip("-"), written, strict=True))
