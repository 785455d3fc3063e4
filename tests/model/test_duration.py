"""What durations allow, in days and in seconds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import EdtfError
from timeline.model.duration import Duration, days_in_months, parse_duration
from timeline.model.edtf.calendar import add_months, day_of


@pytest.mark.parametrize(
    ("text", "shortest", "longest"),
    [
        ("P1D", 1, 1),
        ("P0D", 0, 0),
        ("P3W", 21, 21),
        ("P1W2D", 9, 9),
        ("P1M", 28, 31),
        ("P2M", 59, 62),
        ("P3M", 89, 92),
        ("P12M", 365, 366),
        ("P1Y", 365, 366),
        ("P4Y", 1460, 1461),
        ("P10Y", 3651, 3653),
        ("P100Y", 36_524, 36_525),
        ("P400Y", 146_097, 146_097),
        ("P1Y6M", 546, 550),
        ("P1M2D", 30, 33),
        ("PT3H", 0, 1),
        ("PT24H", 1, 1),
        ("PT25H", 1, 2),
        ("PT0S", 0, 0),
        ("P1DT2H", 1, 2),
        ("P2D/P5D", 2, 5),
        ("P2W/P1M", 14, 31),
        ("P7D/..", 7, None),
        ("../P7D", 0, 7),
        ("P1D/PT36H", 1, 2),
    ],
)
def test_days(text: str, shortest: int, longest: int | None) -> None:
    duration = parse_duration(text)
    assert (duration.shortest_days, duration.longest_days) == (shortest, longest)
    assert duration.text == text


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("P1Y", "year"),
        ("P1Y2M", "month"),
        ("P3W", "week"),
        ("P2D/P1W", "day"),
        ("P2W/P1M", "week"),
        ("PT5M/PT1H", "minute"),
        ("P1D/PT36H", "hour"),
        ("P7D/..", "day"),
    ],
)
def test_unit_is_the_finest_given(text: str, unit: str) -> None:
    assert parse_duration(text).unit == unit


@pytest.mark.parametrize(
    ("text", "shortest", "longest"),
    [
        ("PT3H", 10_800, 10_800),
        ("PT1H30M5S", 5_405, 5_405),
        ("P1DT1S", 86_401, 86_401),
        ("PT2H/PT3H", 7_200, 10_800),
        ("PT2H/..", 7_200, None),
        ("P1MT1H", 28 * 86_400 + 3_600, 31 * 86_400 + 3_600),
        ("P1D", None, None),
        ("P1D/PT36H", None, 129_600),
    ],
)
def test_seconds_where_the_text_gives_a_time(text: str, shortest: int | None, longest: int | None) -> None:
    duration = parse_duration(text)
    assert (duration.shortest_seconds, duration.longest_seconds) == (shortest, longest)


@pytest.mark.parametrize("text", ["~P3W", "P3W~", "~P2D/P5D", "P2D/~P5D", "P2D/P5D~"])
def test_approximate(text: str) -> None:
    assert parse_duration(text).approximate
    assert not parse_duration(text.replace("~", "")).approximate


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("", "a duration is missing; write for example P3D, or .. for no limit", 0),
        ("P2D/", "a duration is missing; write for example P3D, or .. for no limit", 4),
        ("P", "a duration needs a number and a unit, such as P3D or PT2H", 0),
        ("P1DT", "a duration needs a number and a unit, such as P3D or PT2H", 0),
        ("-P1D", "a duration cannot be negative", 0),
        ("P-1D", "a duration cannot be negative", 0),
        ("3D", "a duration starts with P, such as P3D", 0),
        ("P1.5D", "a duration has whole numbers; write a smaller unit (PT90M, not PT1.5H)", 0),
        ("P1D2M", "not an ISO 8601 duration; write whole numbers in this order: P…Y…M…W…DT…H…M…S", 0),
        ("P5D/P2D", "the range ends below where it starts", 4),
        ("PT5H/PT2H", "the range ends below where it starts", 5),
        ("P1D/P2D/P3D", "a range has two sides, not more", 7),
        ("..", "a range of durations is open on one side at most", 0),
        ("../..", "a range of durations is open on one side at most", 0),
        ("P1234567890D", "a number in a duration has at most 9 digits", 0),
        ("~P1D/~P1X", "not an ISO 8601 duration; write whole numbers in this order: P…Y…M…W…DT…H…M…S", 6),
        ("P" + "1" * 200 + "D", "a duration has at most 100 characters", 100),
    ],
)
def test_refused_with_reason_and_position(text: str, reason: str, position: int) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_duration(text)
    assert (caught.value.reason, caught.value.position) == (reason, position)


@pytest.mark.parametrize("months", [1, 2, 3, 7, 11, 12, 13, 120, 1200, 4799])
def test_hull_of_months_is_what_a_whole_cycle_of_days_shows(months: int) -> None:
    days = range(day_of(2000, 1, 1), day_of(2000, 1, 1) + 146_097, 1 if months == 1 else 7)
    lengths = {add_months(day, months) - day for day in days}
    fewest, most = days_in_months(months)
    assert fewest <= min(lengths)
    assert max(lengths) <= most
    assert months != 1 or (min(lengths), max(lengths)) == (fewest, most)


@given(st.integers(0, 100_000), st.integers(0, 150_000))
def test_hull_of_months_holds_every_first_of_a_month(months: int, start: int) -> None:
    begin = add_months(1, start)
    fewest, most = days_in_months(months)
    assert fewest <= add_months(begin, months) - begin <= most


@given(st.text(max_size=20) | st.text("P0123456789YMWDTHS/.~", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    outcome = outcome_of(text)
    if isinstance(outcome, EdtfError):
        assert 0 <= outcome.position <= len(text)
    else:
        assert outcome.longest_days is None or outcome.shortest_days <= outcome.longest_days


def outcome_of(text: str) -> Duration | EdtfError:
    try:
        return parse_duration(text)
    except EdtfError as error:
        return error
