"""EDTF texts for windows: fixed cases, and that reading the text gives the windows back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.iso_days import parse_iso_day
from timeline.model.edtf import EdtfDate, edtf_between, edtf_between_seconds, parse_edtf
from timeline.model.edtf.calendar import SECONDS_PER_DAY, day_of

Window = tuple[int | None, int | None]


def window(text: str) -> Window:
    first, _, last = text.partition(" to ")
    return (None if first == "-" else parse_iso_day(first), None if last == "-" else parse_iso_day(last))


def closed(start: Window, end: Window) -> tuple[Window, Window]:
    """Draw the consequence of start before end."""
    latest_start = [day for day in (start[1], end[1]) if day is not None]
    earliest_end = [day for day in (start[0], end[0]) if day is not None]
    return (start[0], min(latest_start, default=None)), (max(earliest_end, default=None), end[1])


MARCH = "2022-03-01 to 2022-03-31"
ALWAYS = "- to -"


def day(text: str) -> str:
    return f"{text} to {text}"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (day("2022-03-30"), day("2022-03-30"), "2022-03-30"),
        (day("-0044-03-15"), day("-0044-03-15"), "-0044-03-15"),
        (MARCH, MARCH, "2022-03"),
        ("2022-01-01 to 2022-12-31", "2022-01-01 to 2022-12-31", "2022"),
        ("2020-01-01 to 2029-12-31", "2020-01-01 to 2029-12-31", "202X"),
        ("2000-01-01 to 2099-12-31", "2000-01-01 to 2099-12-31", "20XX"),
        ("-0199-01-01 to -0100-12-31", "-0199-01-01 to -0100-12-31", "-01XX"),
        ("2022-03-03 to 2022-03-09", "2022-03-03 to 2022-03-09", None),
        (day("2022-03-29"), day("2022-03-31"), "2022-03-29/2022-03-31"),
        (MARCH, day("2022-04-02"), "2022-03/2022-04-02"),
        (MARCH, day("2022-03-15"), "2022-03/2022-03-15"),
        (day("2022-03-15"), "2022-03-15 to 2022-03-31", "2022-03-15/2022-03"),
        ("2022-03-03 to 2022-03-09", day("2022-03-31"), None),
        (day("2022-02-24"), ALWAYS, "2022-02-24/"),
        (day("2022-02-24"), "2022-02-24 to -", "2022-02-24/"),
        (day("2022-02-24"), "2022-04-02 to -", None),
        (ALWAYS, day("2022-04-02"), "/2022-04-02"),
        ("- to 2022-04-02", day("2022-04-02"), "/2022-04-02"),
        ("- to 2022-03-01", day("2022-04-02"), None),
        ("- to 2022-04-02", "- to 2022-04-02", None),
        (ALWAYS, ALWAYS, None),
        (day("+12345-01-01"), day("+12345-01-01"), None),
        (day("2022-03-31"), day("2022-03-29"), None),
    ],
)
def test_an_event_that_may_last(start: str, end: str, text: str | None) -> None:
    assert edtf_between(window(start), window(end), instant=False) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (day("2022-03-30"), day("2022-03-30"), "2022-03-30"),
        (MARCH, MARCH, "[2022-03-01..2022-03-31]"),
        (MARCH, "2022-03-20 to 2022-04-30", "[2022-03-20..2022-03-31]"),
        ("2022-03-29 to -", "2022-03-29 to -", "[2022-03-29..]"),
        ("- to 2022-03-29", ALWAYS, "[..2022-03-29]"),
        (ALWAYS, ALWAYS, None),
        (day("2022-03-29"), day("2022-03-30"), None),
    ],
)
def test_an_instant(start: str, end: str, text: str | None) -> None:
    assert edtf_between(window(start), window(end), instant=True) == text


BOUNDS = st.sampled_from(
    [
        None,
        *(day_of(2022, month, 1) + shift for month in (1, 3, 4) for shift in (-1, 0, 14)),
        *(day_of(year, 1, 1) + shift for year in (2020, 2030, 2100, -9) for shift in (-1, 0)),
    ]
)


@given(BOUNDS, BOUNDS, BOUNDS, BOUNDS, st.booleans())
def test_reading_the_text_gives_the_windows_back(
    a: int | None, b: int | None, c: int | None, d: int | None, instant: bool
) -> None:
    text = edtf_between((a, b), (c, d), instant=instant)
    if text is None:
        return
    date = parse_edtf(text)
    start, end = (date.start.earliest, date.start.latest), (date.end.earliest, date.end.latest)
    wanted_start, wanted_end = closed((a, b), (c, d))
    if instant:
        assert start == end == (wanted_end[0], wanted_start[1])
        assert date.longest_days == (0 if None not in start and text[0] == "[" else None)
    else:
        assert closed(start, end) == (wanted_start, wanted_end)


@given(
    st.sampled_from(["2022-03-30", "2022-03", "2022", "202X", "20XX", "-001X", "2022-03/2022-04-02", "2022/", "/2022"])
)
def test_what_was_read_is_written_again(text: str) -> None:
    date = parse_edtf(text)
    start, end = (date.start.earliest, date.start.latest), (date.end.earliest, date.end.latest)
    assert edtf_between(start, end, instant=False) == text


def in_seconds(days: Window) -> Window:
    first, last = days
    return (
        None if first is None else first * SECONDS_PER_DAY,
        None if last is None else (last + 1) * SECONDS_PER_DAY - 1,
    )


def by_clock(date: EdtfDate) -> tuple[Window, Window]:
    """The windows of a text in seconds; days are their first and last ones."""
    ends = []
    for end in (date.start, date.end):
        clock = end.clock and (end.clock.earliest, end.clock.latest)
        ends.append(clock or in_seconds((end.earliest, end.latest)))
    return ends[0], ends[1]


@given(BOUNDS, BOUNDS, BOUNDS, BOUNDS, st.booleans())
def test_whole_days_are_days_whatever_they_are_counted_in(
    a: int | None, b: int | None, c: int | None, d: int | None, instant: bool
) -> None:
    text = edtf_between_seconds(in_seconds((a, b)), in_seconds((c, d)), instant=instant)
    assert text == edtf_between((a, b), (c, d), instant=instant)


@pytest.mark.parametrize(
    "text",
    [
        *("1912-04-15T02:20", "1912-04-15T02:20:30", "1912-04-15T00:45/1912-04-15T02:20", "1912-04-15T00:45/"),
        *("/1912-04-15T02:20", "1912-04-15T00:45/1912-04-16", "1912-04/1912-04-15T02:20", "1912-04-15T00:00"),
    ],
)
def test_a_time_that_was_read_is_written_again(text: str) -> None:
    assert edtf_between_seconds(*by_clock(parse_edtf(text)), instant=False) == text


@pytest.mark.parametrize(
    "text",
    [
        *("1912-04-15T02:20", "1912-04-15T02:20:30", "[1912-04-15T02:05..1912-04-15T02:20]", "1912-04-15"),
        *("[1912-04-15T02:05..]", "[..1912-04-15T02:20:30]", "[1912-04-14T00:00..1912-04-15T02:20]"),
    ],
)
def test_a_moment_that_was_read_is_written_again(text: str) -> None:
    assert edtf_between_seconds(*by_clock(parse_edtf(text)), instant=True) == text


@pytest.mark.parametrize("instant", [False, True])
@pytest.mark.parametrize(("second", "text"), [(0, "1912-04-15T02:20:00"), (59, None)])
def test_a_second_within_a_day_is_the_second(second: int, text: str | None, instant: bool) -> None:
    """Two sources, `1912-04-15T02:20:00` and `1912-04-15`: the window of both is the second."""
    moment = parse_edtf("1912-04-15T02:20:00").start.clock
    assert moment is not None
    assert moment.earliest is not None
    window = (moment.earliest + second, moment.earliest + second)
    assert edtf_between_seconds(window, window, instant=instant) == (text or f"1912-04-15T02:20:{second}")


def test_what_edtf_cannot_say_by_the_clock() -> None:
    day = parse_iso_day("1912-04-15") * SECONDS_PER_DAY
    assert edtf_between_seconds((day + 300, day + 1259), (day + 300, day + 1259), instant=False) is None
    assert edtf_between_seconds((day + 300, day), (day + 300, day), instant=True) is None


TIMES = st.one_of(
    st.none(),
    *(st.just(day_of(2022, 3, day) * SECONDS_PER_DAY + shift) for day in (1, 2) for shift in (-1, 0, 59, 60, 61, 8400)),
)


@given(TIMES, TIMES, TIMES, TIMES, st.booleans())
def test_reading_the_text_gives_the_windows_back_by_the_clock(
    a: int | None, b: int | None, c: int | None, d: int | None, instant: bool
) -> None:
    text = edtf_between_seconds((a, b), (c, d), instant=instant)
    if text is None:
        return
    start, end = by_clock(parse_edtf(text))
    wanted_start, wanted_end = closed((a, b), (c, d))
    if instant:
        assert start == end == (wanted_end[0], wanted_start[1])
    else:
        assert closed(start, end) == (wanted_start, wanted_end)
