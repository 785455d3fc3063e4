"""The calendar of the French Republic, years 1 to 14, on the same line of civil days as the Gregorian one.

Twelve months of 30 days and, as month 13, the five or six complementary days at the end. Year 1 began on 1792-09-22;
years 3, 7 and 11 had a sixth complementary day, as the equinoxes of Paris had it. The calendar was given up in year 14.
"""

from typing import Final

from timeline.model.edtf.calendar import day_of

LAST_YEAR: Final = 14

_EPOCH: Final = day_of(1792, 9, 22)
_COMMON_DAYS: Final = 365
_LEAP_EVERY: Final = 4


def new_year(year: int) -> int:
    """Return the civil day of 1 Vendemiaire of a year, 1 to 15 (the day after year 14)."""
    return _EPOCH + _COMMON_DAYS * (year - 1) + year // _LEAP_EVERY


def month_lengths(year: int) -> tuple[int, ...]:
    """Return how many days each of the 13 months of a year has, the complementary days as the last."""
    return (30,) * 12 + (6 if year % _LEAP_EVERY == _LEAP_EVERY - 1 else 5,)
