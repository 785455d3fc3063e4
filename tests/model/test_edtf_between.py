"""EDTF texts for windows: fixed cases, and that reading the text gives the windows back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.edtf import edtf_between, parse_edtf
from timeline.model.edtf.calendar import day_of, parse_iso_day

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
