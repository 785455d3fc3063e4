"""Days of the Hebrew and the French Republican calendar, against days that are known and slower ways to count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.importing.gedcom import hebrew
from timeline.extraction.importing.gedcom.calendars import (
    CALENDARS,
    FRENCH_REPUBLICAN,
    GREGORIAN,
    HEBREW,
    JULIAN,
    GedcomCalendar,
)

MEAN_MONTH = (29, 13_753)  # days and parts; 25 920 parts are a day
PARTS = 25_920
COMMON, LEAP = 12, 13
LEAP_YEARS_OF_CYCLE = {3, 6, 8, 11, 14, 17, 0}


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "known"),
    [
        (HEBREW, 5784, "TSH", 1, "2023-09-16"),
        (HEBREW, 5785, "TSH", 1, "2024-10-03"),
        (HEBREW, 5708, "IYR", 5, "1948-05-14"),
        (HEBREW, 5784, "NSN", 15, "2024-04-23"),
        (HEBREW, 5783, "NSN", 15, "2023-04-06"),
        (HEBREW, 5784, "ADR", 14, "2024-02-23"),  # the first Adar of a leap year
        (HEBREW, 5784, "ADS", 14, "2024-03-24"),  # Purim is in the second
        (HEBREW, 5783, "ADR", 14, "2023-03-07"),  # a common year has one, under either name
        (HEBREW, 5783, "ADS", 14, "2023-03-07"),
        (HEBREW, 5500, "TSH", 1, "1739-10-03"),
        (FRENCH_REPUBLICAN, 1, "VEND", 1, "1792-09-22"),
        (FRENCH_REPUBLICAN, 2, "THER", 9, "1794-07-27"),
        (FRENCH_REPUBLICAN, 3, "COMP", 6, "1795-09-22"),
        (FRENCH_REPUBLICAN, 4, "VEND", 13, "1795-10-05"),
        (FRENCH_REPUBLICAN, 8, "BRUM", 18, "1799-11-09"),
        (FRENCH_REPUBLICAN, 13, "FRIM", 11, "1804-12-02"),
        (FRENCH_REPUBLICAN, 14, "NIVO", 10, "1805-12-31"),
        (JULIAN, 1582, "OCT", 4, "1582-10-14"),
        (JULIAN, 1732, "FEB", 11, "1732-02-22"),
        (JULIAN, 1917, "OCT", 25, "1917-11-07"),
        (GREGORIAN, 2024, "FEB", 29, "2024-02-29"),
    ],
)
def test_days_that_are_known(calendar: GedcomCalendar, year: int, month: str, day: int, known: str) -> None:
    number = calendar.months.index(month) + 1
    civil_day = date.fromisoformat(known).toordinal()
    assert calendar.days_of(year, number, day) == (civil_day, civil_day)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        (HEBREW, 5784, 2, 30),  # Heshvan has 29 days that year
        (HEBREW, 0, 1, 1),
        (FRENCH_REPUBLICAN, 2, 13, 6),
        (FRENCH_REPUBLICAN, 15, 1, 1),
        (JULIAN, 1901, 2, 29),
        (GREGORIAN, 1900, 2, 29),
        (GREGORIAN, 1900, 2, 0),
    ],
)
def test_days_that_do_not_exist(calendar: GedcomCalendar, year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"has no (day|year)"):
        calendar.days_of(year, month, day)


@pytest.mark.parametrize("calendar", CALENDARS, ids=lambda calendar: calendar.name)
def test_a_year_is_its_months_and_a_month_its_days(calendar: GedcomCalendar) -> None:
    for year in (1, 2, 3, 7, 12, 13):
        first, last = calendar.days_of(year, None, None)
        days = []
        for month, length in enumerate(calendar.month_lengths(year), 1):
            days += [calendar.days_of(year, month, day)[0] for day in range(1, length + 1)]
        assert days == list(range(first, last + 1))
        assert calendar.new_year(year + 1) == last + 1


@given(st.integers(1, 7000))
def test_hebrew_years_are_those_of_counting_month_by_month(year: int) -> None:
    assert hebrew.new_year(year) == _new_year_by_counting(year)


@given(st.integers(1, 7000))
def test_hebrew_years_have_one_of_six_lengths(year: int) -> None:
    days = sum(hebrew.month_lengths(year))
    assert days in ((383, 384, 385) if year % 19 in LEAP_YEARS_OF_CYCLE else (353, 354, 355))


def _new_year_by_counting(year: int) -> int:
    """Return 1 Tishri: the new moon counted up month by month from the first, then moved by the four rules."""
    months = sum(LEAP if number % 19 in LEAP_YEARS_OF_CYCLE else COMMON for number in range(1, year))
    days, parts = 1 + months * MEAN_MONTH[0], 5604 + months * MEAN_MONTH[1]  # 5604: a Monday, 5 hours, 204 parts
    days, parts = days + parts // PARTS, parts % PARTS
    weekday = days % 7  # 0 is Sunday, as day 1 is a Monday
    is_leap = year % 19 in LEAP_YEARS_OF_CYCLE
    follows_leap = (year - 1) % 19 in LEAP_YEARS_OF_CYCLE
    if (
        parts >= 18 * 1080
        or (weekday == 2 and parts >= 9 * 1080 + 204 and not is_leap)
        or (weekday == 1 and parts >= 15 * 1080 + 589 and follows_leap)
    ):
        days += 1
    if days % 7 in (0, 3, 5):
        days += 1
    return days - 1 + hebrew.new_year(1)
