"""One date of a GEDCOM file (`3 MAR 1850`, `@#DJULIAN@ FEB 1699/00`, `44 B.C.`): what it names, and its civil days.

Years are counted as EDTF does: 1 B.C. is year 0. A dual year (`1699/00`) is that of a new year in March beside that of
one in January. In January to March it is the second, as years are counted now; elsewhere either may be meant.
"""

import re
from typing import Final

from timeline.extraction.importing.gedcom.calendars import GREGORIAN, GedcomCalendar, calendar_named
from timeline.extraction.importing.rows import Refused
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import iso_day

_CALENDAR: Final = re.compile(
    r"@#D(?P<escape>[^@]*)@ *|(?P<word>GREGORIAN|JULIAN|FRENCH_R|HEBREW|ROMAN|UNKNOWN|_[A-Z0-9_]+) +"
)
_DATE: Final = re.compile(
    r"(?:(?:(?P<day>[0-9]{1,2}) +)?(?P<month>[A-Z]{3,4}) +)?(?P<year>[0-9]{1,4})(?:/(?P<second>[0-9]{2,4}))?"
    r"(?: *(?P<era>B\.? ?C\.?(?:E\.?)?))?"
)
_LAST_MONTH_BEFORE_MARCH_NEW_YEAR: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GedcomDate:
    """A year, a month or a day of one calendar."""

    calendar: GedcomCalendar
    year: int  # year 0 is 1 B.C.
    month: int | None = None
    day: int | None = None
    first: int  # civil days, inclusive
    last: int
    other_year: int | None = None  # the later one, where a dual year leaves open which is meant
    names_calendar: bool = False
    is_dual: bool = False

    @property
    def unit(self) -> str:
        """The finest part that is given."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def edtf(self) -> str:
        """The date as EDTF; in its own calendar where EDTF dates can be in it, else a Gregorian day or window."""
        if self.calendar.edtf is None:
            return window(self.first, self.last)
        if self.other_year is None:
            return self._in_year(self.year)
        return f"[{self._in_year(self.year)},{self._in_year(self.other_year)}]"

    def _in_year(self, year: int) -> str:
        parts = [f"{'-' if year < 0 else ''}{abs(year):04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def window(first: int, last: int, qualifier: str = "") -> str:
    """Return the EDTF of one day between two civil days, inclusive."""
    if first == last:
        return f"{iso_day(first)}{qualifier}"
    return f"[{iso_day(first)}{qualifier}..{iso_day(last)}{qualifier}]"


def read_date(text: str) -> GedcomDate | None:
    """Return the date that a text in capitals is by the grammar of GEDCOM 5.5.1 and 7.0; None: it is not one.

    A name that is no month (`12 JUNE 1850`) is one of words, unless a calendar is named.
    Raises Refused: it is one, but there is no such day, or the calendar is none that can be counted in.
    """
    calendar, rest = _calendar_of(text.strip())
    found = _DATE.fullmatch(rest)
    names_calendar = rest != text.strip()
    if found is None or not (names_calendar or found["month"] in (None, *calendar.months)):
        return None
    year = _year_of(found, calendar)
    month = _month_of(found, calendar)
    day = int(found["day"]) if found["day"] else None
    years = _dual_years(found, calendar, year, month)
    try:
        spans = [calendar.days_of(each, month, day) for each in years]
    except ValueError as error:
        raise Refused(f'"{text}": {error}; correct the date') from None
    return GedcomDate(
        calendar=calendar,
        year=years[0],
        month=month,
        day=day,
        first=spans[0][0],
        last=spans[-1][1],
        other_year=years[1] if len(years) > 1 else None,
        names_calendar=names_calendar,
        is_dual=found["second"] is not None,
    )


def _calendar_of(text: str) -> tuple[GedcomCalendar, str]:
    """Return the calendar that a date begins with, Gregorian where none is named, and the rest of the text."""
    found = _CALENDAR.match(text)
    if found is None:
        return GREGORIAN, text
    name = found["escape"] if found["escape"] is not None else found["word"]
    calendar = calendar_named(name)
    if calendar is None:
        raise Refused(f"the calendar {name.strip() or '(empty)'} cannot be counted in; give the date in another one")
    return calendar, text[found.end() :]


def _year_of(found: re.Match[str], calendar: GedcomCalendar) -> int:
    year = int(found["year"])
    if year == 0:
        raise Refused("there is no year 0; the year before 1 is written 1 B.C.")
    if found["era"] is None:
        return year
    if calendar.edtf is None:
        raise Refused(f"the {calendar.title} calendar has no years B.C.; give the date in another one")
    return 1 - year


def _month_of(found: re.Match[str], calendar: GedcomCalendar) -> int | None:
    name = found["month"]
    if name is None:
        return None
    if name not in calendar.months:
        months = ", ".join(calendar.months)
        raise Refused(f"{name} is no month of the {calendar.title} calendar; its months are {months}")
    return calendar.months.index(name) + 1


def _dual_years(found: re.Match[str], calendar: GedcomCalendar, year: int, month: int | None) -> tuple[int, ...]:
    """Return the year that is meant, or both where a dual year does not say which."""
    second = found["second"]
    if second is None:
        return (year,)
    is_next = int(second) % 10 ** len(second) == (year + 1) % 10 ** len(second)
    if calendar.edtf is None or found["era"] or not is_next:
        raise Refused(f"{found['year']}/{second} is no dual year; it names a year and the next one: 1699/00")
    if month is not None and month <= _LAST_MONTH_BEFORE_MARCH_NEW_YEAR:
        return (year + 1,)
    return year, year + 1
