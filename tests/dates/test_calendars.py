"""Words are read in the calendar of their source; what is counted from the publication is Gregorian."""

import pytest

from timeline.dates import Context, read_words
from timeline.errors import WordsError
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import iso_day
from timeline.model.edtf.reckoning import Calendar, Reckoning

JULIAN = Context(
    published=parse_edtf("1917-11-08"), year=None, reckoning=Reckoning(calendar=Calendar.JULIAN)
)  # a Thursday


@pytest.mark.parametrize(
    ("words", "edtf", "calendar", "first", "last"),
    [
        ("25 October 1917", "1917-10-25", "julian", "1917-11-07", "1917-11-07"),
        ("on 25 October", "1917-10-25", "julian", "1917-11-07", "1917-11-07"),
        ("29 February 1900", "1900-02-29", "julian", "1900-03-13", "1900-03-13"),
        ("October 1917", "1917-10", "julian", "1917-10-14", "1917-11-13"),
        ("1900-02-29", "1900-02-29", "julian", "1900-03-13", "1900-03-13"),
        ("yesterday", "1917-11-07", "gregorian", "1917-11-07", "1917-11-07"),
        ("Wednesday", "1917-11-07", "gregorian", "1917-11-07", "1917-11-07"),
        ("last month", "1917-10", "gregorian", "1917-10-01", "1917-10-31"),
        ("25 October 1917 (Old Style)", "1917-11-07", "gregorian", "1917-11-07", "1917-11-07"),
        ("7 November 1917 (New Style)", "1917-11-07", "gregorian", "1917-11-07", "1917-11-07"),
    ],
)
def test_words_of_a_julian_source(words: str, edtf: str, calendar: str, first: str, last: str) -> None:
    date = read_words(words, JULIAN).edtf
    assert date is not None
    assert (date.text, date.reckoning.calendar) == (edtf, calendar)
    assert (iso_day(date.start.earliest or 0), iso_day(date.end.latest or 0)) == (first, last)


def test_a_leap_day_that_only_the_julian_calendar_has() -> None:
    with pytest.raises(WordsError, match="29 February"):
        read_words("29 February 1900", Context(published=None, year=None))


def test_an_interval_from_one_calendar_to_the_other_is_refused() -> None:
    with pytest.raises(WordsError, match="Gregorian, and its other end may not be"):
        read_words("from 25 October 1917 until now", JULIAN)
