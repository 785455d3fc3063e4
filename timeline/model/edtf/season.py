"""Parts of a year: seasons, quarters, quadrimesters and semesters, written where a month stands (21 to 41).

EDTF leaves open when a season begins. Here it is the meteorological convention: three whole months, spring from
1 March. 21 to 24 stand for the northern hemisphere, as 25 to 28 do; 29 to 32 are the southern one. A season that
begins in December belongs to the year it begins in: `2001-24` is December 2001 to February 2002.
"""

from types import MappingProxyType
from typing import Final

from timeline.model.edtf.reckoning import Calendar

_SPRING, _SUMMER, _AUTUMN, _WINTER = (3, 3), (6, 3), (9, 3), (12, 3)
_HIGHEST_LEVEL_1: Final = 24

# What is written in place of the month: its first month and its number of months.
_SEASONS: Final = MappingProxyType(
    {
        **dict(enumerate((_SPRING, _SUMMER, _AUTUMN, _WINTER), 21)),
        **dict(enumerate((_SPRING, _SUMMER, _AUTUMN, _WINTER), 25)),
        **dict(enumerate((_AUTUMN, _WINTER, _SPRING, _SUMMER), 29)),
        **dict(enumerate(((1, 3), (4, 3), (7, 3), (10, 3)), 33)),
        **dict(enumerate(((1, 4), (5, 4), (9, 4)), 37)),
        **dict(enumerate(((1, 6), (7, 6)), 40)),
    }
)


def is_season(number: int) -> bool:
    """Tell whether a number in the place of the month is a part of a year."""
    return number in _SEASONS


def season_days(year: int, number: int, calendar: Calendar = Calendar.GREGORIAN) -> tuple[int, int]:
    """Return the first and the last civil day of a part of a year."""
    first_month, months = _SEASONS[number]
    return calendar.day_of(year, first_month, 1), calendar.month_after(year, first_month, months) - 1


def season_level(number: int) -> int:
    """Return the level of EDTF that knows it: the four seasons 1, all else 2."""
    return 1 if number <= _HIGHEST_LEVEL_1 else 2
