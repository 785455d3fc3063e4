"""Dates, windows and lengths as words: extent and uncertainty never read alike, and no bound is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.iso_days import parse_iso_day
from timeline.model.conflict import Window
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.reconciliation.datewords import (
    duration_words,
    edtf_words,
    values_words,
    window_words,
    within_words,
)
from timeline.reconciliation.daywords import DateStyle, century_words, day_words, span_length_words


def window(text: str) -> Window:
    """`2022-03-29`, `2022-03-01..2022-03-31`, `..2022-03-31`."""
    first, dots, last = text.partition("..")
    start = parse_iso_day(first) if first else None
    return Window(start, (parse_iso_day(last) if last else None) if dots else start)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022-03-29", "29 March 2022"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000-01-01", "1 January 1 BC"),
        ("+12345-01-01", "1 January Y12345"),
    ],
)
def test_a_day(iso: str, words: str) -> None:
    assert day_words(parse_iso_day(iso)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-03-29", "2022-03-29", "29 March 2022"),
        ("2022-03-07", "2022-03-10", "7–10 March 2022"),
        ("2022-03-25", "2022-04-01", "25 March – 1 April 2022"),
        ("2021-12-30", "2022-01-02", "30 December 2021 – 2 January 2022"),
        ("2022-03-07..2022-03-10", "2022-03-07..2022-03-10", "within 7–10 March 2022"),
        ("2022-03-01..2022-03-31", "2022-03-01..2022-03-31", "March 2022"),
        ("2022-01-01..2022-12-31", "2022-01-01..2022-12-31", "2022"),
        ("2022-03-01..2022-04-30", "2022-03-01..2022-04-30", "March – April 2022"),
        ("2021-12-01..2022-01-31", "2021-12-01..2022-01-31", "December 2021 – January 2022"),
        ("1990-01-01..1999-12-31", "1990-01-01..1999-12-31", "1990 – 1999"),
        ("..2022-03-30", "..2022-03-30", "30 March 2022 or earlier"),
        ("2022-03-30..", "2022-03-30..", "30 March 2022 or later"),
        ("..", "..", "undated"),
        ("2022-02-24", "2022-02-24..", "starts 24 February 2022"),
        ("2022-02-24", "2022-02-24..2025-04-03", "starts 24 February 2022, ends by 3 April 2025"),
        ("..2022-04-01", "2022-04-01", "ends 1 April 2022"),
        ("2022-03-01..2022-03-31", "2022-04-01..2022-04-30", "starts in March 2022, ends in April 2022"),
        ("2022-03-07..2022-03-10", "2022-03-07..2022-03-12", "starts 7–10 March 2022, ends by 12 March 2022"),
        ("..2022-03-10", "2022-03-07..", "starts by 10 March 2022, ends 7 March 2022 or later"),
    ],
)
def test_a_window(start: str, end: str, words: str) -> None:
    assert window_words(window(start), window(end)) == words


def test_short_words_leave_out_the_year_that_a_heading_says() -> None:
    style = DateStyle(short=True, year=2022)
    assert within_words(window("2022-03-29"), style) == "29 Mar"
    assert within_words(window("2022-03-01..2022-03-31"), style) == "Mar"
    assert within_words(window("2021-12-30..2022-01-02"), style) == "within 30 Dec 2021 – 2 Jan"
    assert within_words(window("2022-12-30..2023-01-02"), style) == "within 30 Dec 2022 – 2 Jan 2023"
    by_clock = Window(738_520, 738_521, 738_520 * 86_400 + 72_000, 738_521 * 86_400 + 3_599)
    assert within_words(by_clock, DateStyle(short=True, year=2022)) == "within 31 Dec 2022, 20:00 – 1 Jan 2023, 00:59"


BOUNDS = st.one_of(st.none(), st.integers(700_000, 740_000))


@st.composite
def windows_of_an_event(draw: st.DrawFn) -> tuple[Window, Window]:
    """Start and end as propagation leaves them: no end before its start."""
    first, second, third, fourth = sorted(draw(st.lists(st.integers(700_000, 740_000), min_size=4, max_size=4)))
    middle = draw(st.sampled_from([(second, third), (third, second)]))
    start, end = Window(first, middle[0]), Window(middle[1], fourth)
    return draw(
        st.sampled_from([(start, end), (start, start), (Window(None, middle[0]), end), (start, Window(middle[1]))])
    )


@given(windows_of_an_event())
def test_different_windows_read_differently_and_every_bound_is_named(found: tuple[Window, Window]) -> None:
    start, end = found
    words = window_words(start, end)
    years = {re.search(r"\d+$", day_words(day)) for day in (start.earliest, end.latest) if day is not None}
    assert all(year is not None and year.group() in words for year in years)
    assert (words == window_words(start, start)) is (start == end)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-03-29", "29 March 2022"),
        ("2022-03~", "about March 2022"),
        ("1843?", "perhaps 1843"),
        ("2022-03-29%", "perhaps about 29 March 2022"),
        ("[2022-03-29..2022-03-31]", "within 29–31 March 2022"),
        ("2022-03-29/2022-03-31", "29–31 March 2022"),
        ("2022-02-24/..", "starts 24 February 2022, end open"),
        ("2022-02-24/", "starts 24 February 2022, end unknown"),
        ("../2022-03-31", "ends 31 March 2022, start open"),
    ],
)
def test_edtf(text: str, words: str) -> None:
    assert edtf_words(parse_edtf(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P1D", "1 day"),
        ("P2D/P5D", "2 to 5 days"),
        ("~P3W", "about 3 weeks"),
        ("P7D/..", "at least 7 days"),
        ("../P7D", "at most 7 days"),
        ("P1Y2M", "1 year 2 months"),
        ("PT3H", "3 hours"),
        ("P6D/P2W", "6 days to 2 weeks"),
        ("P1D/P2D", "1 to 2 days"),
    ],
)
def test_a_duration(text: str, words: str) -> None:
    assert duration_words(parse_duration(text)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "0 days"), (1, "1 day"), (13, "13 days"), (35, "5 weeks"), (100, "3 months"), (5114, "14 years")],
)
def test_a_stretch_of_time(days: int, words: str) -> None:
    assert span_length_words(days) == words


@pytest.mark.parametrize(
    ("century", "words"),
    [(19, "20th century"), (20, "21st century"), (0, "1st century"), (-1, "1st century BC"), (10, "11th century")],
)
def test_a_century(century: int, words: str) -> None:
    assert century_words(century) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("P10Y/P15Y", "10 to 15 years"), ("P1D", "1 day"), ("~P3W", "~P3W"), ("PTSD", "PTSD"), ("P", "P"), ("12", "12")],
)
def test_a_value_that_is_a_length_of_time_is_said_in_words(value: str, words: str) -> None:
    assert values_words((value, "Kyiv")) == f"{words}, Kyiv"
