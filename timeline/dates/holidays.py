"""Holidays: in a table, on which day of a year each falls. Those of lunar calendars are not in it.

A holiday that is kept on different days in different countries says which one is meant; the reader repeats it.
"""

from collections.abc import Mapping
from typing import Final

from timeline.errors import WordsError
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import day_of, days_in_month, weekday_of

_FIRST_GREGORIAN_EASTER: Final = 1583
_LAST_EASTER: Final = 4099
_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same date in every year."""

    month: int
    day: int
    meant: str = ""  # which of several holidays of that name; "": there is one

    def day_in(self, year: int) -> int:
        """Return the civil day of the holiday in a year."""
        return day_of(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """A weekday of a month: the first, the fourth, the last (-1)."""

    nth: int
    weekday: int
    month: int
    meant: str = ""
    days_after: int = 0

    def day_in(self, year: int) -> int:
        """Return the civil day of the holiday in a year."""
        return nth_weekday(year, self.month, self.weekday, self.nth) + self.days_after


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days after Easter Sunday; negative: before it."""

    days: int
    is_orthodox: bool = False
    meant: str = ""

    def day_in(self, year: int) -> int:
        """Return the civil day of the holiday in a year. WordsError: before 1583, when all counted by Julian dates."""
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        if not _FIRST_GREGORIAN_EASTER <= year <= _LAST_EASTER:
            raise WordsError(f"Easter of {year} is not known here, only of 1583 to 4099", "Write its date.")
        return easter(year, EASTER_ORTHODOX if self.is_orthodox else EASTER_WESTERN).toordinal() + self.days


Holiday = Fixed | NthWeekday | FromEaster


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    """Return the civil day of the nth such weekday of a month, -1 is the last; it may lie beyond its end."""
    if nth < 0:
        last = day_of(year, month, days_in_month(year, month))
        return last - (weekday_of(last) - weekday) % 7
    first = day_of(year, month, 1)
    return first + (weekday - weekday_of(first)) % 7 + 7 * (nth - 1)


_AMERICAN: Final = "as in the United States"
_WESTERN: Final = "by the Western reckoning"

# By name, without "the", "'s", apostrophes and full stops.
HOLIDAYS: Final[Mapping[str, Holiday]] = {
    "new year day": Fixed(1, 1),
    "new years day": Fixed(1, 1),
    "new year eve": Fixed(12, 31),
    "new years eve": Fixed(12, 31),
    "epiphany": Fixed(1, 6),
    "martin luther king day": NthWeekday(3, _MONDAY, 1),
    "martin luther king jr day": NthWeekday(3, _MONDAY, 1),
    "australia day": Fixed(1, 26),
    "candlemas": Fixed(2, 2),
    "groundhog day": Fixed(2, 2),
    "valentine day": Fixed(2, 14),
    "valentines day": Fixed(2, 14),
    "st valentine day": Fixed(2, 14),
    "presidents day": NthWeekday(3, _MONDAY, 2),
    "international women day": Fixed(3, 8),
    "st patrick day": Fixed(3, 17),
    "lady day": Fixed(3, 25),
    "april fool day": Fixed(4, 1),
    "april fools day": Fixed(4, 1),
    "earth day": Fixed(4, 22),
    "anzac day": Fixed(4, 25),
    "may day": Fixed(5, 1),
    "cinco de mayo": Fixed(5, 5),
    "ve day": Fixed(5, 8),
    "victory day": Fixed(5, 9, "as in Russia"),
    "memorial day": NthWeekday(-1, _MONDAY, 5),
    "juneteenth": Fixed(6, 19),
    "midsummer day": Fixed(6, 24),
    "canada day": Fixed(7, 1),
    "independence day": Fixed(7, 4, _AMERICAN),
    "american independence day": Fixed(7, 4),
    "ukraine independence day": Fixed(8, 24),
    "ukrainian independence day": Fixed(8, 24),
    "polish independence day": Fixed(11, 11),
    "india independence day": Fixed(8, 15),
    "indian independence day": Fixed(8, 15),
    "bastille day": Fixed(7, 14),
    "labor day": NthWeekday(1, _MONDAY, 9, _AMERICAN),
    "michaelmas": Fixed(9, 29),
    "columbus day": NthWeekday(2, _MONDAY, 10),
    "halloween": Fixed(10, 31),
    "hallowe en": Fixed(10, 31),
    "all saints day": Fixed(11, 1),
    "all souls day": Fixed(11, 2),
    "guy fawkes night": Fixed(11, 5),
    "guy fawkes day": Fixed(11, 5),
    "bonfire night": Fixed(11, 5),
    "armistice day": Fixed(11, 11),
    "veterans day": Fixed(11, 11),
    "remembrance day": Fixed(11, 11),
    "remembrance sunday": NthWeekday(2, _SUNDAY, 11),
    "thanksgiving": NthWeekday(4, _THURSDAY, 11, _AMERICAN),
    "thanksgiving day": NthWeekday(4, _THURSDAY, 11, _AMERICAN),
    "black friday": NthWeekday(4, _THURSDAY, 11, "the day after Thanksgiving", days_after=1),
    "election day": NthWeekday(1, _MONDAY, 11, _AMERICAN, days_after=1),
    "christmas eve": Fixed(12, 24),
    "christmas": Fixed(12, 25),
    "christmas day": Fixed(12, 25),
    "boxing day": Fixed(12, 26),
    "shrove tuesday": FromEaster(-47),
    "mardi gras": FromEaster(-47),
    "ash wednesday": FromEaster(-46),
    "palm sunday": FromEaster(-7, meant=_WESTERN),
    "maundy thursday": FromEaster(-3, meant=_WESTERN),
    "holy thursday": FromEaster(-3, meant=_WESTERN),
    "good friday": FromEaster(-2, meant=_WESTERN),
    "holy saturday": FromEaster(-1, meant=_WESTERN),
    "easter saturday": FromEaster(-1, meant=_WESTERN),
    "easter eve": FromEaster(-1, meant=_WESTERN),
    "easter": FromEaster(0, meant=_WESTERN),
    "easter day": FromEaster(0, meant=_WESTERN),
    "easter sunday": FromEaster(0, meant=_WESTERN),
    "easter monday": FromEaster(1, meant=_WESTERN),
    "ascension day": FromEaster(39, meant=_WESTERN),
    "pentecost": FromEaster(49, meant=_WESTERN),
    "whit sunday": FromEaster(49, meant=_WESTERN),
    "whitsun": FromEaster(49, meant=_WESTERN),
    "whit monday": FromEaster(50, meant=_WESTERN),
    "corpus christi": FromEaster(60, meant=_WESTERN),
    "orthodox good friday": FromEaster(-2, is_orthodox=True),
    "orthodox easter": FromEaster(0, is_orthodox=True),
    "orthodox easter sunday": FromEaster(0, is_orthodox=True),
    "orthodox easter monday": FromEaster(1, is_orthodox=True),
    "orthodox christmas": Fixed(1, 7),
}
