"""Dates in the old and the new style, Julian and Gregorian: what is given is the Gregorian date.

Two dates together ("9 (22) January 1905") have to lie as far apart as the calendars did then. The brackets between them
are signs of their patterns.
"""

from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of, day_of, iso_day
from timeline.model.edtf.julian import julian_day_of

Date = tuple[int, int, int]  # year, month and day

_HINT: Final = "Check both dates; the later one is the Gregorian one."


def two_days(p: Parts) -> Stretch:
    """Read "9 (22) January 1905"."""
    return _gregorian(p, *_two_days(p))


def two_dates(p: Parts) -> Stretch:
    """Read "25 October (7 November) 1917", "25 December 1916 (7 January 1917)", and the Gregorian date first."""
    if p.has("year"):
        year = civil_of(p.stretch("year").first_day)[0]
        return _gregorian(p, _date_of(p.stretch_in("first", year)), _date_of(p.stretch_in("last", year)))
    first = _date_of(p.stretch("first"))
    return _gregorian(p, first, _date_of(p.stretch_in("last", first[0])))


def slashed_days(p: Parts) -> Stretch:
    """Read "3/4 March": one of two days that follow each other; "9/22 January 1905": the old and the new style."""
    first, last = _two_days(p)
    if last[2] - first[2] == 1:
        return Stretch.days(day_of(*first), day_of(*last))
    return _gregorian(p, first, last)


def old_style(p: Parts) -> Stretch:
    """Read "25 October 1917 (Old Style)"."""
    return _from_julian(p, _date_of(p.stretch("day")))


def old_style_before_year(p: Parts) -> Stretch:
    """Read "25 October (O.S.) 1917"."""
    year = civil_of(p.stretch("year").first_day)[0]
    return _from_julian(p, _date_of(p.stretch_in("day", year)))


def new_style(p: Parts) -> Stretch:
    """Read "7 November 1917 (New Style)": it is Gregorian already."""
    p.reading.notes.counted = True
    return p.stretch("day")


def _two_days(p: Parts) -> tuple[Date, Date]:
    month, last = p.number("month_name"), p.number("last_day")
    year = p.stretch("year").text if p.has("year") else year_text(publication.year_of(p.reading, month, last))
    return (int(year), month, p.number("first_day")), (int(year), month, last)


def _date_of(day: Stretch) -> Date:
    """Return the parts of a date, which the Julian calendar alone may have."""
    year, month, day_of_month = day.text.rsplit("-", 2)
    return int(year), int(month), int(day_of_month)


def _gregorian(p: Parts, first: Date, last: Date) -> Stretch:
    """Return the later of two dates, the Gregorian one, if the earlier one is the same day in the Julian calendar."""
    julian, gregorian = sorted((first, last))
    if _civil_day(julian) != Stretch(_text(gregorian)).first_day:
        told = f"{_text(julian)} and {_text(gregorian)}"
        raise WordsError(f"{told} are not the same day in the Julian and the Gregorian calendar", _HINT)
    return _from_julian(p, julian)


def _from_julian(p: Parts, julian: Date) -> Stretch:
    found = iso_day(_civil_day(julian))
    p.reading.notes.counted = True  # Gregorian, whatever else is dated in
    p.reading.assume(f"{found}: the Gregorian date; {_text(julian)} is the Julian one")
    return Stretch(found)


def _civil_day(julian: Date) -> int:
    try:
        return julian_day_of(*julian)
    except ValueError as error:
        raise WordsError(f"{_text(julian)}: the Julian calendar has no such day", _HINT) from error


def _text(date: Date) -> str:
    return f"{year_text(date[0])}-{date[1]:02d}-{date[2]:02d}"


_DAYS: Final = "{first_day:day_number}"
_LAST: Final = "{last_day:day_number}"
_YEAR: Final = ",|of? {year:named_year}?"

STYLED: Final = (
    Rule(f"the? {_DAYS} ( {_LAST} ) of? {{month_name}} {_YEAR}", two_days),
    Rule(f"{{month_name}} {_DAYS} ( {_LAST} ) {_YEAR}", two_days),
    Rule("{first:day} ( {last:day} ) ,? {year:named_year}", two_dates),
    Rule("{first:day} ( {last:day} )", two_dates),
    Rule(f"the? {_DAYS} / {_LAST} of? {{month_name}} {_YEAR}", slashed_days),
    Rule(f"{{month_name}} {_DAYS} / {_LAST} {_YEAR}", slashed_days),
    Rule("{day} ,? old style", old_style),
    Rule("{day} ,? o . s .?", old_style),
    Rule("{day} o . s . ,? {year:named_year}", old_style_before_year),
    Rule("{day} ,? new style", new_style),
    Rule("{day} ,? n . s .?", new_style),
)
