"""Civil days against `datetime` where it reaches, and by their own laws beyond."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.iso_days import parse_iso_day
from timeline.model.edtf.calendar import (
    add_months,
    civil_of,
    day_of,
    days_in_month,
    iso_day,
    weekday_of,
)

FAR_DAYS = st.integers(-4_000_000_000, 4_000_000_000)
FAR_YEARS = st.integers(-10_000_000, 10_000_000)


def days_in_month_by_the_textbook(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@given(st.dates())
def test_agrees_with_datetime(day: date) -> None:
    ordinal = day_of(day.year, day.month, day.day)
    assert ordinal == day.toordinal()
    assert civil_of(ordinal) == (day.year, day.month, day.day)
    assert iso_day(ordinal) == day.isoformat()
    assert weekday_of(ordinal) == day.weekday()


@given(FAR_DAYS)
def test_days_come_back(day: int) -> None:
    assert day_of(*civil_of(day)) == day
    assert parse_iso_day(iso_day(day)) == day


@given(FAR_DAYS)
def test_the_next_day_is_the_next_of_the_month_or_the_first(day: int) -> None:
    year, month, day_of_month = civil_of(day)
    if day_of_month < days_in_month_by_the_textbook(year, month):
        following = (year, month, day_of_month + 1)
    else:
        following = (year + month // 12, month % 12 + 1, 1)
    assert civil_of(day + 1) == following


@given(FAR_YEARS, st.integers(1, 12))
def test_days_in_month(year: int, month: int) -> None:
    assert days_in_month(year, month) == days_in_month_by_the_textbook(year, month)


@given(FAR_DAYS, st.integers(-100_000, 100_000))
def test_add_months_keeps_the_day_or_takes_the_last(day: int, months: int) -> None:
    year, month, day_of_month = civil_of(day)
    found_year, found_month, found_day = civil_of(add_months(day, months))
    assert found_year * 12 + found_month == year * 12 + month + months
    assert found_day == min(day_of_month, days_in_month_by_the_textbook(found_year, found_month))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0001-01-01", 1),
        ("0000-12-31", 0),
        ("0000-01-01", -365),
        ("-0001-12-31", -366),
        ("-0043-03-15", -15_997),
        ("9999-12-31", 3_652_059),
        ("+10000-01-01", 3_652_060),
    ],
)
def test_iso_text_of_known_days(text: str, day: int) -> None:
    assert iso_day(day) == text
    assert parse_iso_day(text) == day


@pytest.mark.parametrize("civil", [(2022, 2, 30), (-44, 2, 30), (10_001, 2, 29), (0, 13, 1)])
def test_dates_that_do_not_exist(civil: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"out of range|must be in"):
        day_of(*civil)
