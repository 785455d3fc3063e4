"""The Hebrew calendar: the fixed one, by calculation, on the same line of civil days as the Gregorian one.

A Hebrew day begins at sunset; its civil day is the one that its daylight falls on. Years count from the creation of
the world (5784 began on 2023-09-16); months are counted from Tishri, and months 6 and 7 are Adar I and Adar II. A
common year has no Adar I: its only Adar is month 7.

Source: Reingold and Dershowitz, Calendrical Calculations, chapter on the Hebrew calendar.
"""

from typing import Final

_EPOCH: Final = -1_373_427  # civil day of 1 Tishri of year 1
_MONTHS_PER_CYCLE: Final = 235
_YEARS_PER_CYCLE: Final = 19
_PARTS_PER_DAY: Final = 25_920
_PARTS_PER_MONTH: Final = 13_753  # beyond 29 days
_PARTS_OF_FIRST_MOLAD: Final = 12_084
_DAYS_PER_WEEK: Final = 7
_LONGEST_COMMON_YEAR: Final = 355
_SHORTEST_LEAP_YEAR: Final = 383


def new_year(year: int) -> int:
    """Return the civil day of 1 Tishri of a year, the year counted from 1."""
    return _EPOCH + _days_before(year) + _delay(year)


def month_lengths(year: int) -> tuple[int, ...]:
    """Return how many days each of the 13 months has, from Tishri; Adar I has none in a common year."""
    days = new_year(year + 1) - new_year(year)
    common_days = days - 30 if days >= _SHORTEST_LEAP_YEAR else days
    heshvan = 30 if common_days == _LONGEST_COMMON_YEAR else 29
    kislev = 29 if common_days < _LONGEST_COMMON_YEAR - 1 else 30
    return (30, heshvan, kislev, 29, 30, days - common_days, 29, 30, 29, 30, 29, 30, 29)


def _days_before(year: int) -> int:
    """Return the days from the epoch to the new moon that opens a year, moved off Sunday, Wednesday and Friday."""
    months = (_MONTHS_PER_CYCLE * year - _MONTHS_PER_CYCLE + 1) // _YEARS_PER_CYCLE
    days = 29 * months + (_PARTS_OF_FIRST_MOLAD + _PARTS_PER_MONTH * months) // _PARTS_PER_DAY
    return days + 1 if 3 * (days + 1) % _DAYS_PER_WEEK < 3 else days


def _delay(year: int) -> int:
    """Return by how many days a year begins later, so that it and the one before it have a length that years have."""
    before, own, after = (_days_before(number) for number in (year - 1, year, year + 1))
    if after - own == _LONGEST_COMMON_YEAR + 1:
        return 2
    return 1 if own - before == _SHORTEST_LEAP_YEAR - 1 else 0
