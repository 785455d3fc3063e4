"""Steps through the calendar, against twins that count day by day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.dates.scanning.said import Said
from timeline.dates.scanning.steps import civil_day, exists, first_day_of_week, moved, on_day, week_of, weekday_near

DAYS = st.dates(min_value=date(100, 1, 1), max_value=date(9000, 1, 1))
STEPS = st.integers(-400, 400)
ONE_DAY = timedelta(days=1)
ONE_WEEK = 7


def said(day: date) -> Said:
    return Said(year=day.year, month=day.month, day=day.day)


def days_from(day: date, direction: int) -> Iterator[date]:
    while True:
        yield day
        day += direction * ONE_DAY


@given(DAYS, STEPS)
def test_days_are_counted_one_by_one(day: date, number: int) -> None:
    days = days_from(day, 1 if number > 0 else -1)
    *_, last = (next(days) for _ in range(abs(number) + 1))
    assert moved(said(day), "day", number) == said(last)


@given(DAYS, st.integers(0, 6), st.sampled_from([1, -1]))
def test_the_nearest_weekday_is_the_first_met(day: date, weekday: int, direction: int) -> None:
    met = next(each for each in days_from(day, direction) if each.weekday() == weekday)
    assert weekday_near(day.toordinal(), weekday, direction) == met.toordinal()


def week_by_counting(day: date) -> tuple[int, int]:
    """Return the ISO week: that of the week's Thursday, counting the Thursdays of its year."""
    thursday = next(each for each in _week(day) if each.weekday() == 3)
    first = date(thursday.year, 1, 1)
    return thursday.year, sum(1 for each in _until(first, thursday) if each.weekday() == 3)


def _week(day: date) -> Iterator[date]:
    monday = next(each for each in days_from(day, -1) if each.weekday() == 0)
    return (monday + number * ONE_DAY for number in range(ONE_WEEK))


def _until(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


@given(DAYS, st.booleans())
def test_a_week_is_the_one_of_its_thursday(day: date, weekend: bool) -> None:
    found = week_of(day.toordinal(), weekend=weekend)
    assert (found.year, found.week, found.weekend) == (*week_by_counting(day), weekend)
    assert first_day_of_week(found) == next(_week(day)).toordinal()


@given(DAYS, st.sampled_from([("week", 1), ("fortnight", 2), ("weekend", 1)]), st.integers(-60, 60))
def test_weeks_are_counted_seven_days_each(day: date, unit: tuple[str, int], number: int) -> None:
    name, weeks = unit
    there = week_by_counting(day + ONE_WEEK * weeks * number * ONE_DAY)
    found = moved(said(day), name, number)
    assert (found.year, found.week, found.weekend) == (*there, name == "weekend")


def months_from(year: int, month: int, direction: int) -> Iterator[tuple[int, int]]:
    while True:
        yield year, month
        month += direction
        if month in (0, 13):
            year, month = year + direction, 12 if month == 0 else 1


@given(DAYS, STEPS)
def test_months_are_counted_one_by_one(day: date, number: int) -> None:
    months = months_from(day.year, day.month, 1 if number > 0 else -1)
    *_, (year, month) = (next(months) for _ in range(abs(number) + 1))
    assert moved(said(day), "month", number) == Said(year=year, month=month)


@given(DAYS, st.integers(-60, 60))
def test_a_quarter_is_three_months(day: date, number: int) -> None:
    there = moved(said(day), "month", 3 * number)
    assert there.month is not None
    assert moved(said(day), "quarter", number) == Said(year=there.year, season=33 + (there.month - 1) // 3)


@given(st.integers(-3000, 3000), st.integers(-3000, 3000))
def test_years_count_through_the_beginning_of_the_era(year: int, number: int) -> None:
    assert moved(Said(year=year), "year", number) == Said(year=year + number)


SIZES = {"decade": 10, "century": 100}
NAMES = st.sampled_from(sorted(SIZES))


def in_large(unit: str, count: int, *, before_christ: bool = False) -> Said:
    if unit == "decade":
        return Said(decade=count, before_christ=before_christ)
    return Said(century=count, before_christ=before_christ)


@given(st.integers(1000, 9000), NAMES, st.integers(-9, 9))
def test_the_decade_or_century_of_a_year_has_its_first_digits(year: int, unit: str, number: int) -> None:
    years = moved(Said(year=year), "year", SIZES[unit] * number).year
    assert years is not None
    assert moved(Said(year=year), unit, number) == in_large(unit, int(str(years)[: -len(str(SIZES[unit])) + 1]))


@given(st.integers(0, 90), st.integers(-9, 9), NAMES, st.booleans())
def test_decades_and_centuries_are_counted_one_by_one(count: int, number: int, unit: str, before_christ: bool) -> None:
    ahead = -number if before_christ else number
    assume(count + ahead >= 0)
    found = moved(in_large(unit, count, before_christ=before_christ), unit, number)
    assert found == in_large(unit, count + ahead, before_christ=before_christ)


@pytest.mark.parametrize("unit", sorted(SIZES))
def test_the_one_before_the_era_follows_at_once(unit: str) -> None:
    assert moved(in_large(unit, 0), unit, -1) == in_large(unit, 0, before_christ=True)


@pytest.mark.parametrize("unit", sorted(SIZES))
def test_the_first_of_the_era_follows_at_once(unit: str) -> None:
    assert moved(in_large(unit, 0, before_christ=True), unit, 1) == in_large(unit, 0)


def test_the_fourth_century_before_christ_begins_in_400() -> None:
    assert moved(Said(year=-399), "century", 0) == Said(century=3, before_christ=True)


@given(st.datetimes(datetime(100, 1, 1), datetime(9000, 1, 1)), st.sampled_from(["hour", "minute"]), STEPS)
def test_hours_and_minutes_are_those_of_a_clock(time: datetime, unit: str, number: int) -> None:
    base = said(time.date()).but(clock=f"{time:%H:%M}", offset="Z")
    there = time + number * (timedelta(hours=1) if unit == "hour" else timedelta(minutes=1))
    assert moved(base, unit, number) == said(there.date()).but(clock=f"{there:%H:%M}", offset="Z")


@pytest.mark.parametrize("unit", ["hour", "minute", "second"])
def test_of_a_day_without_a_time_only_the_day_is_known(unit: str) -> None:
    day = date(1914, 8, 1)
    assert moved(said(day), unit, 3) == said(day).but(unit=unit)


@pytest.mark.parametrize(
    ("base", "unit", "told"),
    [
        (Said(year=1939), "day", Said(year=1939, unit="day")),
        (Said(year=1939, month=9), "day", Said(year=1939, month=9, unit="day")),
        (Said(year=1939, month=9), "week", Said(year=1939, unit="week")),
        (Said(year=1939), "month", Said(year=1939, unit="month")),
        (Said(year=1939), "quarter", Said(year=1939, unit="quarter")),
        (Said(year=2021, month=2, day=30), "day", Said(year=2021, month=2, unit="day")),
    ],
)
def test_what_is_coarser_than_the_unit_stays_open(base: Said, unit: str, told: Said) -> None:
    assert moved(base, unit, 2) == told


@given(DAYS)
def test_a_day_is_the_day_that_it_says(day: date) -> None:
    assert civil_day(said(day)) == day.toordinal()
    assert on_day(day.toordinal()) == said(day)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2020, 2, 29, True),
        (2021, 2, 29, False),
        (0, 2, 29, True),
        (-1, 2, 29, False),
        (2021, 13, 1, False),
        (1, 1, 0, False),
    ],
)
def test_days_exist_by_the_calendar(year: int, month: int, day: int, expected: bool) -> None:
    assert exists(year, month, day) is expected
