"""Unspecified digits: `156X-12-25` is the 25th of December in one of ten years.

A mask lists its days by year, month and day, so a question about a window costs the years in that window, and one
about its bounds a few look-ups.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.model.edtf.calendar import MONTHS_PER_YEAR, days_in_month
from timeline.model.edtf.parts import UNSPECIFIED
from timeline.model.edtf.reckoning import Calendar
from timeline.model.edtf.value import Precision

ANY: Final = "XX"

_LEAP_YEAR: Final = 2000
_YEARS_BELOW_CENTURY: Final = (Precision.YEAR, Precision.DECADE)


class Mask(NamedTuple):
    """A date with unspecified digits; a month or day that is not given is `XX`, which allows the same."""

    year: str  # "156X", "-01XX"
    month: str = ANY
    day: str = ANY


def days_of(mask: Mask, calendar: Calendar = Calendar.GREGORIAN) -> tuple[int, int] | None:
    """Return the first and the last civil day that a mask allows; None where it allows none (`1999-02-3X`)."""
    if not _exists_in_a_leap_year(mask):
        return None
    years = _years(mask.year)
    first = _edge(mask, iter(years), 0, calendar)
    last = _edge(mask, reversed(years), -1, calendar)
    return None if first is None or last is None else (first, last)


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
    tens, ones = pattern[0], pattern[1]
    if tens == UNSPECIFIED:
        return range(int(ones) or 10, highest + 1, 10)
    low = int(tens) * 10 + (0 if ones == UNSPECIFIED else int(ones))
    high = low + 9 if ones == UNSPECIFIED else low
    return range(max(low, 1), min(high, highest) + 1)


def _exists_in_a_leap_year(mask: Mask) -> bool:
    return any(_numbers(mask.day, days_in_month(_LEAP_YEAR, month)) for month in months_of(mask.month))


def _edge(mask: Mask, years: Iterator[int], side: int, calendar: Calendar) -> int | None:
    """Return the first (0) or last (-1) allowed day of the first year that has any."""
    months = months_of(mask.month)
    for year in years:
        if not _fits(mask.year, year):
            continue
        for month in months if side == 0 else reversed(months):
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
    low, high = (int(digits.replace(UNSPECIFIED, digit)) for digit in "09")
    if pattern[0] != "-":
        return range(low, high + 1, step)
    return range(-high, -low + 1 if low else 0, step)  # there is no year -0


def _clip(years: range, first: int, last: int) -> range:
    skipped = max(0, -((years.start - first) // years.step))
    return range(years.start + skipped * years.step, min(years.stop, last + 1), years.step)


def _fits(pattern: str, year: int) -> bool:
    written = f"{abs(year):04d}"
    return all(p in (UNSPECIFIED, digit) for p, digit in zip(pattern.lstrip("-"), written, strict=True))
