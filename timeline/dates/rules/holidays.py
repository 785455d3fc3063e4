"""Words for holidays, and for the days of a Roman month; on which day each falls is in the table of holidays."""

from typing import Final

from timeline.dates import publication
from timeline.dates.holidays import HOLIDAYS
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.model.edtf.calendar import iso_day

_LATE_IDES: Final = (3, 5, 7, 10)  # March, May, July and October


def holiday(p: Parts) -> Stretch:
    """A holiday; without a year, in that of the context, or the latest not after publication."""
    if p.has("year"):
        return _in_year(p, int(p.stretch("year").text))
    return publication.latest_yearly(p.reading, p.word("holiday").title(), lambda year: _in_year(p, year))


def holiday_beside(p: Parts) -> Stretch:
    """Read "last Christmas": before the publication; "next Christmas": after it; "this Christmas": in its year."""
    return publication.yearly_beside(p.reading, p.word("which"), lambda year: _in_year(p, year))


def _in_year(p: Parts, year: int) -> Stretch:
    found = HOLIDAYS[p.word("holiday")]
    if found.meant:
        p.reading.assume(f"{p.word('holiday').title()}: {found.meant}")
    return Stretch(iso_day(found.day_in(year)))


def ides(p: Parts) -> Stretch:
    """Read "the Ides of March": the 15th of March, May, July and October, the 13th of other months."""
    month = p.number("month_name")
    day = 15 if month in _LATE_IDES else 13
    year = p.stretch("year").text if p.has("year") else year_text(publication.year_of(p.reading, month, day))
    return Stretch(f"{year}-{month:02d}-{day}")


HOLIDAYS_AND_IDES: Final = (
    Rule("the? {holiday} ,|of|in? {year:named_year}?", holiday),
    Rule("{which=last|past|this|next|coming} {holiday}", holiday_beside),
    Rule("the? ides of {month_name} ,|of? {year:named_year}?", ides),
)
