"""The Julian calendar: every fourth year is a leap year, on the same line of civil days as the Gregorian one.

Proleptic on both sides, without a break: -4712-01-01 exists as 1917-10-25 does, year 0 is 1 BC.
"""

from datetime import date
from typing import Final

_DAYS_PER_CYCLE: Final = 1461
_YEARS_PER_CYCLE: Final = 4

# Four years in which both calendars have the same months; by then the Julian one lies 13 days behind.
_LIKE_YEAR: Final = 2000
_DAYS_BEHIND: Final = 13
_FIRST_DAY: Final = date(_LIKE_YEAR, 1, 1).toordinal()


def julian_day_of(year: int, month: int, day: int) -> int:
    """Return the civil day of a Julian date; ValueError where that calendar has no such date."""
    cycles, year_in_cycle = divmod(year - _LIKE_YEAR, _YEARS_PER_CYCLE)
    return date(_LIKE_YEAR + year_in_cycle, month, day).toordinal() + _DAYS_BEHIND + cycles * _DAYS_PER_CYCLE


def julian_civil_of(day: int) -> tuple[int, int, int]:
    """Return year, month and day that a civil day has in the Julian calendar."""
    cycles, day_in_cycle = divmod(day - _DAYS_BEHIND - _FIRST_DAY, _DAYS_PER_CYCLE)
    found = date.fromordinal(_FIRST_DAY + day_in_cycle)
    return found.year + cycles * _YEARS_PER_CYCLE, found.month, found.day
