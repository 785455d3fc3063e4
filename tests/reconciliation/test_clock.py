"""Windows and distances by the clock: whole days stay days, and people's units are counted, not their edges."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.iso_days import parse_iso_day
from timeline.model.conflict import ORIGIN, Conflict, ConflictKind, Grade, Hop, TimePoint, Window
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.relation import Side
from timeline.model.statement import EventKey
from timeline.reconciliation.clock import (
    Apart,
    apart_between,
    apart_by_clock,
    first_second,
    has_clock,
    last_second,
    places_of,
    seconds_of,
)
from timeline.reconciliation.clockwords import clock_span_words, length_words
from timeline.reconciliation.datewords import edtf_words, window_of, window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.windows import EventWindows
from timeline.reconciliation.wording import apart_words

PLACE = Location("data/events.yaml", 1)


def told(text: str) -> Window:
    """The window of an EDTF text, in seconds."""
    date = parse_edtf(text)
    first, last = seconds_of(window_of(date.start))[0], seconds_of(window_of(date.end))[1]
    return Window(date.start.earliest, date.end.latest, first, last)


def sides(text: str) -> tuple[Window, Window]:
    """The windows of start and end, `a/b` or one text for both."""
    start, slash, end = text.partition(" / ")
    return told(start), told(end if slash else start)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1912-04-15", "15 April 1912"),
        ("1912-04-15T02:20", "15 April 1912, 02:20"),
        ("1912-04-15T02:20:00", "15 April 1912, 02:20:00"),
        ("1912-04-15T00:00", "15 April 1912, 00:00"),
        ("1912-04-15T23:59", "15 April 1912, 23:59"),
        ("[1912-04-15T02:05..1912-04-15T02:20]", "within 15 April 1912, 02:05–02:20"),
        ("[1912-04-15T02:05:00..1912-04-15T02:20:30]", "within 15 April 1912, 02:05:00–02:20:30"),
        ("[1912-04-14T23:40..1912-04-15T02:20]", "within 14 April, 23:40 – 15 April 1912, 02:20"),
        ("[1911-12-31T23:40..1912-01-01T02:20]", "within 31 December 1911, 23:40 – 1 January 1912, 02:20"),
        ("[1912-04-15T02:05..]", "15 April 1912, 02:05 or later"),
        ("[..1912-04-15T02:20]", "15 April 1912, 02:20 or earlier"),
        ("1912-04-15T00:45 / 1912-04-15T02:20", "15 April 1912, 00:45–02:20"),
        ("1912-04-14T23:40 / 1912-04-15T02:20", "14 April, 23:40 – 15 April 1912, 02:20"),
        ("1912-04-15T00:45 / 1912-04-16", "15 April, 00:45 – 16 April 1912"),
        ("1912-04-14 / 1912-04-15T02:20", "14 April – 15 April 1912, 02:20"),
        (
            "[1912-04-15T00:45..1912-04-15T01:00] / 1912-04-15T02:20",
            "starts 15 April 1912, 00:45–01:00; ends 15 April 1912, 02:20",
        ),
        ("1912-04-15T00:45 / [1912-04-15T00:45..]", "starts 15 April 1912, 00:45"),
        ("[..1912-04-15T02:20] / 1912-04-15T02:20", "ends 15 April 1912, 02:20"),
        ("1912-04", "April 1912"),
    ],
)
def test_a_window_by_the_clock(text: str, words: str) -> None:
    assert window_words(*sides(text)) == words


def test_a_window_from_midnight_or_to_midnight_keeps_to_one_day() -> None:
    day = parse_iso_day("1912-04-15")
    night = Window(day, day, first_second(day), first_second(day) + 2 * 3600 + 20 * 60 + 59)
    evening = Window(day, day, first_second(day) + 4 * 3600, last_second(day))
    assert window_words(night, night) == "within 15 April 1912, 00:00–02:20"
    assert window_words(evening, evening) == "within 15 April 1912, 04:00–24:00"
    assert (
        window_words(evening, Window(day, None, evening.earliest_second, None)) == "starts 15 April 1912, 04:00–24:00"
    )


def test_what_a_heading_says_is_left_out() -> None:
    style = DateStyle(short=True, year=1912)
    assert window_words(*sides("1912-04-15T02:20"), style) == "15 Apr, 02:20"
    assert window_words(*sides("1912-04-14T23:40 / 1912-04-15T02:20"), style) == "14 Apr, 23:40 – 15 Apr, 02:20"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1912-04-15T02:20?", "perhaps 15 April 1912, 02:20"),
        ("1912-04-15T00:45/1912-04-15T02:20", "15 April 1912, 00:45–02:20"),
        ("1912-04-15T04:10/..", "starts 15 April 1912, 04:10, end open"),
        ("{1912-04-15T00:45,1912-04-15T01:10}", "15 April 1912, 00:45–01:10"),
    ],
)
def test_a_date_by_the_clock(text: str, words: str) -> None:
    assert edtf_words(parse_edtf(text)) == words


def _by_clock(window: Window) -> Window:
    return Window(window.earliest, window.latest, *seconds_of(window))


DAYS = st.integers(690_000, 690_009)
BOUND = st.one_of(st.none(), DAYS)


@given(BOUND, BOUND, BOUND, BOUND)
def test_days_read_the_same_whether_or_not_they_are_counted_in_seconds(
    a: int | None, b: int | None, c: int | None, d: int | None
) -> None:
    first, second, third, fourth = (sorted(x for x in (a, b, c, d) if x is not None) + [None] * 4)[:4]
    pairs = [(first, third), (second, fourth), (first, second), (None, third), (first, None), (None, None)]
    for one, other in pairwise(pairs):
        days = Window(*one), Window(*other)
        by_clock = _by_clock(days[0]), _by_clock(days[1])
        assert window_words(*days) == window_words(*by_clock)
        assert not any(map(has_clock, by_clock))
        assert EventWindows(*days).is_same_as(EventWindows(*by_clock))
        assert list(map(places_of, days)) == list(map(places_of, by_clock))


SECONDS = st.one_of(
    st.integers(690_000 * SECONDS_PER_DAY, 690_003 * SECONDS_PER_DAY),
    DAYS.map(first_second),
    DAYS.map(last_second),
)


@given(SECONDS, SECONDS, SECONDS, SECONDS)
def test_different_spans_read_differently(a: int, b: int, c: int, d: int) -> None:
    one, other = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    assert (clock_span_words(*one) == clock_span_words(*other)) == (one == other)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 days"),
        (1, "1 second"),
        (60, "1 minute"),
        (7800, "2 hours 10 minutes"),
        (9661, "2 hours 41 minutes 1 second"),
        (86_400, "1 day"),
        (2 * 86_400 + 1800, "2 days 30 minutes"),
        (-3600, "1 hour"),
    ],
)
def test_a_length_by_the_clock(seconds: int, words: str) -> None:
    assert length_words(seconds) == words


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("1912-04-14", "1912-04-15", Apart(1)),
        ("1912-04-14", "1912-04-22", Apart(8)),
        ("1912-04-15T02:05", "1912-04-15T02:20", Apart(0, 15 * 60)),
        ("1912-04-14T23:40", "1912-04-14T23:41", Apart(0, 60)),
        ("1912-04-15T02:05:00", "1912-04-15T02:05:01", Apart(0, 1)),
        ("1912-04-15T02:05:00", "1912-04-15T02:20", Apart(0, 15 * 60)),
        ("1912-04-14", "1912-04-15T02:05", Apart(0, 2 * 3600 + 5 * 60)),
        ("1912-04-14T22:00", "1912-04-15", Apart(0, 2 * 3600)),
        ("1912-04-14T22:00", "1912-04-16T22:30", Apart(2, 2 * 86_400 + 1800)),
        ("1912-04-15T02:05", "1912-04-15", Apart(0)),
        ("1912-04-15T02:05", "1912-04-15T02:05:30", Apart(0)),
    ],
)
def test_how_far_apart_two_dates_are(one: str, other: str, apart: Apart) -> None:
    assert apart_between([told(one)], [told(other)]) == apart
    assert apart_between([told(other)], [told(one)]) == apart


def test_seconds_between_no_two_dates_are_counted_as_they_are() -> None:
    assert apart_by_clock(5400) == Apart(0, 5400)
    assert apart_by_clock(0).size == 0


def test_more_exact_is_within() -> None:
    minute, day = (EventWindows(told(text), told(text)) for text in ("1912-04-15T02:20", "1912-04-15"))
    assert minute.lies_in(day)
    assert not day.lies_in(minute)
    assert not minute.is_same_as(day)


TALKS, VOTE = Event(id="talks", title="Talks", location=PLACE), Event(id="vote", title="Vote", location=PLACE)


def of_one_day(first: str, second: str, *, between: int = 0) -> Conflict:
    """Two times of day, on days that follow each other, of events that are told to be of one day."""
    early, late = told(first), told(second)
    start, end = TimePoint("talks", Side.START), TimePoint("vote", Side.START)
    by_key = EventKey(TALKS, "instant")
    chain = (
        Hop(tail=ORIGIN, head=start, limit=early.latest or 0, seconds=early.latest_second, witness=by_key),
        Hop(tail=start, head=end, limit=between, witness=EventKey(VOTE, "instant")),
        Hop(tail=end, head=ORIGIN, limit=-(late.earliest or 0), seconds=-(late.earliest_second or 0), witness=by_key),
    )
    return Conflict(fingerprint="a0", kind=ConflictKind.ORDER, grade=Grade.CONTRADICTION, chain=chain, excess_days=1)


@pytest.mark.parametrize(
    ("first", "second", "between", "words"),
    [
        ("1912-04-14T23:55", "1912-04-15T00:05", 0, "10 minutes apart (the next day)"),
        ("1912-04-14T23:59:50", "1912-04-15T00:00:10", 0, "20 seconds apart (the next day)"),
        ("1912-04-14T23:40", "1912-04-15T02:20", 0, "2 hours 40 minutes apart (the next day)"),
        ("1912-04-14T00:05", "1912-04-15T23:55", 0, "1 day apart"),  # more than a day by the clock, too
        ("1912-04-14", "1912-04-15T00:05", 0, "1 day apart"),  # one of them is a day
        ("1912-04-14T23:55", "1912-04-15", 0, "1 day apart"),
        ("1912-04-14T23:55", "1912-04-17T00:05", 1, "1 day apart"),  # not told to be of one day
    ],
)
def test_ten_minutes_over_midnight_are_told_as_ten_minutes(first: str, second: str, between: int, words: str) -> None:
    assert apart_words(of_one_day(first, second, between=between)) == words
