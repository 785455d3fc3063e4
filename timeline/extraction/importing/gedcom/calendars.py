"""The calendars that GEDCOM dates are written in: names of months, and the civil days of a year, a month, a day.

A calendar here is its list of months and two functions: on which civil day a year begins, and how long its months are.
"""

from collections.abc import Callable
from typing import Final

from timeline.extraction.importing.gedcom import french_republican, hebrew
from timeline.model.dataclass import dataclass
from timeline.model.edtf.reckoning import Calendar

_MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FRENCH_MONTHS: Final = (
    "VEND", "BRUM", "FRIM", "NIVO", "PLUV", "VENT", "GERM", "FLOR", "PRAI", "MESS", "THER", "FRUC", "COMP",
)  # fmt: skip
_HEBREW_MONTHS: Final = (
    "TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL",
)  # fmt: skip
_ADAR: Final = (6, 7)  # the first of a leap year, and the second, which is the only one of a common year


@dataclass(frozen=True, slots=True, kw_only=True)
class GedcomCalendar:
    """One calendar; years are those before or after its own first year, without a year 0 only where GEDCOM has eras."""

    name: str  # as GEDCOM 7 has it
    title: str
    months: tuple[str, ...]
    new_year: Callable[[int], int]  # the civil day on which a year begins
    month_lengths: Callable[[int], tuple[int, ...]]
    edtf: Calendar | None = None  # the one of EDTF dates that it is; None: its dates become Gregorian days
    last_year: int = 9999

    def days_of(self, year: int, month: int | None, day: int | None) -> tuple[int, int]:
        """Return the first and the last civil day of a year, a month or a day; months and days count from 1.

        Raises ValueError, with words that say why: the calendar has no such year, month or day.
        """
        if year > self.last_year or (self.edtf is None and year < 1):
            raise ValueError(f"the {self.title} calendar has no year {year}")
        lengths = self.month_lengths(year)
        first = self.new_year(year)
        if month is None:
            return first, first + sum(lengths) - 1
        month = self._month_of(month, lengths)
        first, length = first + sum(lengths[: month - 1]), lengths[month - 1]
        if day is None:
            return first, first + length - 1
        if not 1 <= day <= length:
            raise ValueError(f"{self.months[month - 1]} {year} of the {self.title} calendar has no day {day}")
        return first + day - 1, first + day - 1

    def _month_of(self, month: int, lengths: tuple[int, ...]) -> int:
        """Return the month that is meant: the first Adar of a year that has only one is that one."""
        return _ADAR[1] if self.name == "HEBREW" and month == _ADAR[0] and not lengths[month - 1] else month


def _of_edtf(calendar: Calendar) -> GedcomCalendar:
    def new_year(year: int) -> int:
        return calendar.day_of(year, 1, 1)

    def month_lengths(year: int) -> tuple[int, ...]:
        return tuple(calendar.days_in_month(year, month) for month in range(1, len(_MONTHS) + 1))

    return GedcomCalendar(
        name=calendar.value.upper(),
        title=calendar.value.capitalize(),
        months=_MONTHS,
        new_year=new_year,
        month_lengths=month_lengths,
        edtf=calendar,
    )


GREGORIAN: Final = _of_edtf(Calendar.GREGORIAN)
JULIAN: Final = _of_edtf(Calendar.JULIAN)
FRENCH_REPUBLICAN: Final = GedcomCalendar(
    name="FRENCH_R",
    title="French Republican",
    months=_FRENCH_MONTHS,
    new_year=french_republican.new_year,
    month_lengths=french_republican.month_lengths,
    last_year=french_republican.LAST_YEAR,
)
HEBREW: Final = GedcomCalendar(
    name="HEBREW",
    title="Hebrew",
    months=_HEBREW_MONTHS,
    new_year=hebrew.new_year,
    month_lengths=hebrew.month_lengths,
)
CALENDARS: Final = (GREGORIAN, JULIAN, FRENCH_REPUBLICAN, HEBREW)


def calendar_named(name: str) -> GedcomCalendar | None:
    """Return the calendar that a date names, as GEDCOM 5.5 (`FRENCH R`) or 7 (`FRENCH_R`) does; None: none of these."""
    wanted = name.strip().upper().replace(" ", "_")
    return next((calendar for calendar in CALENDARS if calendar.name == wanted), None)
