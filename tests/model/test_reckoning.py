"""Dates in the Julian calendar, and times in time zones, against slow twins that count one by one."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import EdtfError
from timeline.model.edtf import allows, has_gaps, parse_edtf, to_edtf
from timeline.model.edtf.calendar import SECONDS_PER_DAY, day_of, iso_day, weekday_of
from timeline.model.edtf.julian import julian_civil_of, julian_day_of
from timeline.model.edtf.labels import clock_changes, to_labelled
from timeline.model.edtf.reckoning import Calendar, Reckoning
from timeline.model.edtf.zone import in_zone, instants_of, is_never_changed, is_skipped, is_twice, shown_in

JULIAN = Reckoning(calendar=Calendar.JULIAN)
KYIV = Reckoning(zone=ZoneInfo("Europe/Kyiv"))
REFORM = day_of(1582, 10, 15)  # was 5 October 1582 in the Julian calendar
MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Civil = tuple[int, int, int]


def month_length(year: int, month: int) -> int:
    return MONTHS[month - 1] + (month == 2 and year % 4 == 0)


def next_day(date: Civil) -> Civil:
    year, month, day = date
    if day < month_length(year, month):
        return year, month, day + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def day_before(date: Civil) -> Civil:
    year, month, day = date
    if day > 1:
        return year, month, day - 1
    return (year, month - 1, month_length(year, month - 1)) if month > 1 else (year - 1, 12, 31)


def test_the_julian_calendar_is_that_of_counting_day_by_day() -> None:
    later = earlier = (1582, 10, 5)
    for distance in range(750_000):  # to 3635, and to 472 BC
        for date, day in ((later, REFORM + distance), (earlier, REFORM - distance)):
            if distance % 17 == 0 or date[1:] in ((2, 29), (3, 1), (12, 31)):
                assert julian_civil_of(day) == date
                assert julian_day_of(*date) == day
        later, earlier = next_day(later), day_before(earlier)


@given(st.integers(-(10**12), 10**12))
def test_every_day_has_one_julian_date(day: int) -> None:
    assert julian_day_of(*julian_civil_of(day)) == day
    assert julian_civil_of(day + 1) == next_day(julian_civil_of(day))


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1900, 2, 30), (1901, 2, 29), (-1, 2, 29), (1900, 13, 1), (1900, 4, 31), (1900, 1, 0)]
)
def test_a_julian_date_that_does_not_exist(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        julian_day_of(year, month, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1917-10-25", "1917-11-07", "1917-11-07"),
        ("1917-10", "1917-10-14", "1917-11-13"),
        ("1917", "1917-01-14", "1918-01-13"),
        ("1900-02-29", "1900-03-13", "1900-03-13"),
        ("1900-02", "1900-02-13", "1900-03-13"),
        ("1899-24", "1899-12-13", "1900-03-13"),  # winter
        ("1917-33", "1917-01-14", "1917-04-13"),  # first quarter
        ("1917-10~", "1917-10-14", "1917-11-13"),
        ("-0043-03-15", "-0043-03-13", "-0043-03-13"),
        ("-0004-02-29", "-0004-02-27", "-0004-02-27"),
        ("0000", "-0001-12-30", "0000-12-29"),
        ("Y-12000", "-12001-10-01", "-12000-09-30"),
        ("1900-02-2X", "1900-03-04", "1900-03-13"),
        ("15XX-02-29", "1500-03-10", "1596-03-10"),
        ("19XX", "1900-01-13", "2000-01-13"),
        ("[1900-02-29..1900-03-02]", "1900-03-13", "1900-03-15"),
        ("{1900-02-29,1900-03}", "1900-03-13", "1900-04-13"),
        ("1917-02/1917-10-25", "1917-02-14", "1917-11-07"),
        ("1917-10-25T21:40", "1917-11-07", "1917-11-07"),
    ],
)
def test_bounds_of_julian_dates(text: str, first: str, last: str) -> None:
    date = parse_edtf(text, JULIAN)
    assert (iso_day(date.start.earliest or 0), iso_day(date.end.latest or 0)) == (first, last)
    assert date.text == text


def test_what_is_not_of_the_calendar_is_kept() -> None:
    date = parse_edtf("1917-10-25~/..", JULIAN)
    assert date.start.approximate
    assert date.end.latest is None
    assert parse_edtf("1917-10?", JULIAN).start.uncertain
    assert to_edtf(parse_edtf("?1900-02-29", JULIAN)) == "1900?-02-29"
    assert parse_edtf("[1900-01..1900-03]", JULIAN).longest_days == 30
    assert parse_edtf("[1900-02,1901-02]", JULIAN).longest_days == 28  # 29 days in 1900
    assert parse_edtf("[1900-02,1901-02]").longest_days == 27
    assert weekday_of(parse_edtf("1917-10-25", JULIAN).start.earliest or 0) == 2  # a Wednesday


@pytest.mark.parametrize("text", ["1901-02-29", "1900-02-30", "1900-02-29/1900-02-28", "1901-02-3X"])
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse_edtf(text, JULIAN)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 29))
def test_a_month_a_year_and_a_mask_are_the_hull_of_their_days(year: int, month: int, day: int) -> None:
    written = f"{'-' if year < 0 else ''}{abs(year):04d}"
    of_month = parse_edtf(f"{written}-{month:02d}", JULIAN).start
    assert (of_month.earliest, of_month.latest) == (
        julian_day_of(year, month, 1),
        julian_day_of(year, month, month_length(year, month)),
    )
    of_year = parse_edtf(written, JULIAN).start
    assert (of_year.earliest, of_year.latest) == (julian_day_of(year, 1, 1), julian_day_of(year, 12, 31))
    masked = parse_edtf(f"{written}-XX-{day:02d}", JULIAN)
    for tried in range(1, 13):
        if day <= month_length(year, tried):
            found = julian_day_of(year, tried, day)
            assert allows(masked, found, found)
            assert not allows(masked, found + 1, found + 1)
    assert has_gaps(masked)


@pytest.mark.parametrize(
    ("text", "reckoning", "labelled"),
    [
        ("1917-10-25", JULIAN, "1917-10-25 (Julian; 1917-11-07)"),
        ("1917-10", JULIAN, "1917-10 (Julian; 1917-10-14..1917-11-13)"),
        ("1917-10-25~", JULIAN, "1917-10-25~ (Julian; 1917-11-07~)"),
        ("1917-10-25/..", JULIAN, "1917-10-25/.. (Julian; 1917-11-07/..)"),
        ("/1917-10-25", JULIAN, "/1917-10-25 (Julian; /1917-11-07)"),
        ("[1917-10-25..]", JULIAN, "[1917-10-25..] (Julian; 1917-11-07..)"),
        ("{1917-10-25,1917-10-27}", JULIAN, "{1917-10-25,1917-10-27} (Julian; 1917-11-07/1917-11-09)"),
        ("1917-10-25T21:40", JULIAN, "1917-10-25T21:40 (Julian; 1917-11-07T21:40)"),
        ("1917-10-25", KYIV, "1917-10-25"),
        ("2022-03-30T23:40", KYIV, "2022-03-30T23:40"),
        (
            "2022-03-30T23:40",
            Reckoning(local=ZoneInfo("America/New_York"), zone=ZoneInfo("Europe/Kyiv")),
            "2022-03-30T23:40 (America/New_York; 2022-03-31T06:40)",
        ),
    ],
)
def test_a_date_is_shown_with_what_it_is_written_in(text: str, reckoning: Reckoning, labelled: str) -> None:
    assert to_labelled(parse_edtf(text, reckoning)) == labelled


ZONES = st.sampled_from(["Europe/Kyiv", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo"])
HELD = st.integers(10 * SECONDS_PER_DAY, day_of(9000, 1, 1) * SECONDS_PER_DAY)
RECENT = st.integers(day_of(1850, 1, 1) * SECONDS_PER_DAY, day_of(2040, 1, 1) * SECONDS_PER_DAY)


def as_datetime(second: int) -> datetime:
    return datetime(1, 1, 1) + timedelta(seconds=second - SECONDS_PER_DAY)


@given(HELD | RECENT, ZONES)
def test_clocks_show_what_the_standard_library_says(second: int, name: str) -> None:
    there = as_datetime(second).replace(tzinfo=UTC).astimezone(ZoneInfo(name)).replace(tzinfo=None)
    assert as_datetime(shown_in(ZoneInfo(name), second)) == there


@given(HELD | RECENT, ZONES)
def test_instants_are_those_at_which_the_clocks_show_the_time(second: int, name: str) -> None:
    zone = ZoneInfo(name)
    showing = {instant for instant in instants_of(second, zone) if shown_in(zone, instant) == second}
    assert len(showing) == (0 if is_skipped(second, zone) else 2 if is_twice(second, zone) else 1)


def moment(text: str) -> int:
    return parse_edtf(text).start.clock.earliest or 0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "skipped"),
    [
        ("2022-03-27T03:30:00", "2022-03-27T00:30:00", "2022-03-27T01:30:00", True),
        ("2022-10-30T03:30:00", "2022-10-30T00:30:00", "2022-10-30T01:30:00", False),
    ],
)
def test_a_time_that_clocks_skip_or_show_twice_spans_both_readings(
    text: str, earliest: str, latest: str, skipped: bool
) -> None:
    date = parse_edtf(text, KYIV)
    assert date.start.clock is not None
    assert (date.start.clock.utc_earliest, date.start.clock.utc_latest) == (moment(earliest), moment(latest))
    assert [change.skipped for change in clock_changes(date)] == [skipped]
    assert not list(clock_changes(parse_edtf(text + "+02:00", KYIV)))


def test_a_time_before_year_1_has_the_mean_local_time_of_its_zone() -> None:
    date = parse_edtf("-0043-03-15T23:50:00Z", Reckoning(zone=ZoneInfo("Europe/Rome")))
    assert date.start.clock is not None
    assert (date.start.clock.earliest or 0) - (date.start.clock.utc_earliest or 0) == 49 * 60 + 56
    assert iso_day(date.start.earliest or 0) == "-0043-03-16"


@given(st.integers(-(10**9), 10**11) | st.integers(-(10**17), 10**17), ZONES)
def test_no_moment_is_beyond_a_zone(second: int, name: str) -> None:
    zone = ZoneInfo(name)
    assert abs(shown_in(zone, second) - second) <= SECONDS_PER_DAY
    assert all(abs(instant - second) <= SECONDS_PER_DAY for instant in instants_of(second, zone))


@given(RECENT, ZONES, ZONES)
def test_a_minute_in_another_zone_is_the_same_minute(second: int, here: str, there: str) -> None:
    minute = parse_edtf(as_datetime(second).isoformat()[:16]).start.clock
    assert minute is not None
    shown = in_zone(minute, ZoneInfo(here), ZoneInfo(there))
    seconds = range(minute.earliest or 0, (minute.latest or 0) + 1)
    instants = {instant for each in seconds for instant in instants_of(each, ZoneInfo(here))}
    assert (shown.utc_earliest, shown.utc_latest) == (min(instants), max(instants))
    times = [shown_in(ZoneInfo(there), i) for s in (seconds[0], seconds[-1]) for i in instants_of(s, ZoneInfo(here))]
    assert (shown.earliest, shown.latest) == (min(times), max(times))


@given(RECENT, st.sampled_from(["UTC", "Etc/GMT-3", "Europe/Kyiv", "America/New_York"]))
def test_where_clocks_are_never_changed_no_time_is_skipped_or_shown_twice(second: int, name: str) -> None:
    zone = ZoneInfo(name)
    assert is_never_changed(zone) is (name in {"UTC", "Etc/GMT-3"})
    assert not (is_never_changed(zone) and (is_skipped(second, zone) or is_twice(second, zone)))


@given(RECENT | HELD)
def test_without_a_shift_an_instant_is_the_time_as_written(second: int) -> None:
    assert instants_of(second, UTC) == (second, second) == instants_of(second, ZoneInfo("UTC"))
