"""Order and difference of uncertain times, judged by trying every choice of allowed days."""

from collections.abc import Iterator
from datetime import date as civil_date
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.model.comparing import Order, compare, completed_months, difference
from timeline.model.edtf import EdtfDate, allows, parse_edtf
from timeline.model.edtf.calendar import add_months, day_of
from timeline.model.edtf.reckoning import Reckoning
from timeline.model.edtf.value import EdtfKind
from timeline.model.relation import Side

CERTAINLY, POSSIBLY, CERTAINLY_NOT = Order.CERTAINLY, Order.POSSIBLY, Order.CERTAINLY_NOT
KYIV = Reckoning(zone=ZoneInfo("Europe/Kyiv"))


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        ("2022-03-29", "2022-03-30", CERTAINLY),
        ("2022-03-30", "2022-03-30", POSSIBLY),  # within one day nobody knows
        ("2022-03-31", "2022-03-30", CERTAINLY_NOT),
        ("2022-03", "2022-03-14", POSSIBLY),
        ("2022-03", "2022-03-31", POSSIBLY),
        ("2022-03", "2022-04-01", CERTAINLY),
        ("2022-03-14", "2022-03", POSSIBLY),
        ("2022-04-01", "2022-03", CERTAINLY_NOT),
        ("2022-03-29/2022-04-02", "2022-04-01", CERTAINLY_NOT),  # it is over on 2 April
        ("2022-03-29/2022-04-02", "2022-04-03", CERTAINLY),
        ("2022-03-29/2022-04", "2022-03-30", CERTAINLY_NOT),
        ("2022-03-11/2022-03", "2022-03-10", CERTAINLY_NOT),  # no end before its start
        ("2022-03/..", "2022-05", POSSIBLY),
        ("2022-03/", "2022-02", CERTAINLY_NOT),
        ("../2022-03", "2022-04", CERTAINLY),
        ("2022-04", "/2022-03", CERTAINLY_NOT),
        ("2022-02", "/2022-03", POSSIBLY),
        ("../..", "2022", POSSIBLY),
        ("[..2022-03-29]", "2022-03-30", CERTAINLY),
        ("[2022-03-29,2022-04-02]", "2022-03-30", POSSIBLY),  # before, or not: the gap changes nothing
        ("[2022-03-29,2022-04-02]", "2022-04-03", CERTAINLY),
        ("2022-03-30", "[2022-03-28,2022-03-29]", CERTAINLY_NOT),
        ("{2022-03-29,2022-04-02}", "2022-03-30", CERTAINLY_NOT),
        ("2022-03-28", "{2022-03-29,2022-04-02}", CERTAINLY),
        ("156X-12-25", "1570", CERTAINLY),
        ("199X?", "2000~", CERTAINLY),
        ("-0044", "0001", CERTAINLY),
        ("Y-17E7", "2022", CERTAINLY),
    ],
)
def test_order_of_days(a: str, b: str, order: Order) -> None:
    assert compare(parse_edtf(a), parse_edtf(b)) is order


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        ("2022-03-30T10:00", "2022-03-30T10:01", CERTAINLY),
        ("2022-03-30T10:00", "2022-03-30T10:00:30", POSSIBLY),
        ("2022-03-30T10:00:30", "2022-03-30T10:00:30", POSSIBLY),
        ("2022-03-30T10:01", "2022-03-30T10:00", CERTAINLY_NOT),
        ("2022-03-30T10:00", "2022-03-30", POSSIBLY),
        ("2022-03-30T23:59", "2022-03-31", CERTAINLY),
        ("2022-03-30T10:00+03:00", "2022-03-30T08:00Z", CERTAINLY),
        ("2022-03-30T10:00+03:00", "2022-03-30T06:00Z", CERTAINLY_NOT),
        ("2022-03-31T01:00+03:00", "2022-03-30T23:30Z", CERTAINLY),  # the later date is the earlier moment
        ("2022-03-30T10:00", "2022-03-30T12:00Z", POSSIBLY),  # where the one was, nobody says
        ("2022-03-30T10:00", "2022-03-31T10:00Z", CERTAINLY),
        ("2022-03-31T10:00", "2022-03-30T12:00Z", CERTAINLY_NOT),
        ("2022-03-30T23:30Z", "2022-03-31", POSSIBLY),  # east of Greenwich the 31st has begun
        ("2022-03-30T23:30Z", "2022-04-01", CERTAINLY),
        ("2022-03-30T10:00/", "2022-03-30T09:00", CERTAINLY_NOT),
        ("[2022-03-30T10:00..2022-03-30T14:00]", "2022-03-30T14:01", CERTAINLY),
        ("2022-03-31T01:00+03:00/2022-03-30T23:30Z", "2022-03-30T23:31Z", CERTAINLY),
    ],
)
def test_order_of_times(a: str, b: str, order: Order) -> None:
    assert compare(parse_edtf(a), parse_edtf(b)) is order


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        ("2022-03-30T10:00", "2022-03-30T07:01Z", CERTAINLY),  # 10:01 in Kyiv
        ("2022-03-30T10:00", "2022-03-30T06:59Z", CERTAINLY_NOT),
        ("2022-03-30", "2022-03-30T20:59Z", POSSIBLY),
        ("2022-03-30", "2022-03-30T21:00Z", CERTAINLY),
        ("2022-10-30T03:30", "2022-10-30T00:45Z", POSSIBLY),  # clocks show 03:30 twice
    ],
)
def test_order_in_a_zone(a: str, b: str, order: Order) -> None:
    assert compare(parse_edtf(a, KYIV), parse_edtf(b, KYIV)) is order


def test_a_date_with_a_zone_beside_one_without() -> None:
    assert compare(parse_edtf("2022-03-30T10:00", KYIV), parse_edtf("2022-03-30T12:00")) is POSSIBLY
    assert compare(parse_edtf("2022-03-30", KYIV), parse_edtf("2022-04-01")) is CERTAINLY


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2022-03-29", "2022-04-02", (4, 4)),
        ("2022-04-02", "2022-03-29", (-4, -4)),
        ("2022-03", "2022-03-14", (-17, 13)),
        ("2022-03-29/2022-04-02", "2022-04-01", (3, 3)),
        ("2022-03/2022-03-10", "2022-03-10", (0, 9)),  # it begins by the 10th, when it ends
        ("2022-03-29/..", "2022-04", (3, 32)),
        ("../2022-03-29", "2022-04", (3, None)),
        ("2022-04", "../2022-03-29", (None, -3)),
        ("../..", "2022", (None, None)),
        ("[2022-03-29,2022-04-02]", "2022-03-30", (-3, 1)),
        ("2022-03-31T01:00+03:00/2022-03-30T23:30Z", "2022-04-01", (1, 1)),
    ],
)
def test_days_from_start_to_start(a: str, b: str, days: tuple[int | None, int | None]) -> None:
    assert difference(parse_edtf(a), parse_edtf(b)).days == days


@pytest.mark.parametrize(
    ("from_side", "to_side", "days"),
    [
        (Side.START, Side.START, (10, 10)),
        (Side.END, Side.START, (6, 6)),
        (Side.START, Side.END, (10, 32)),
        (Side.END, Side.END, (6, 28)),
    ],
)
def test_days_from_side_to_side(from_side: Side, to_side: Side, days: tuple[int, int]) -> None:
    a, b = parse_edtf("2022-03-29/2022-04-02"), parse_edtf("2022-04-08/2022-04")
    assert difference(a, b, from_side, to_side).days == days


@pytest.mark.parametrize(
    ("a", "b", "months", "years"),
    [
        ("1990", "2022-03", (374, 386), (31, 32)),
        ("2022-03", "1990", (-386, -374), (-32, -31)),
        ("2022-01-31", "2022-02-28", (1, 1), (0, 0)),
        ("2022-01-31", "2022-02-27", (0, 0), (0, 0)),
        ("2020-02-29", "2021-02-28", (12, 12), (1, 1)),
        ("2022-03", "2022-03", (0, 0), (0, 0)),
        ("1990/..", "2022/..", (372, 395), (31, 32)),
        ("-0043-03-15", "0014-08-19", (689, 689), (57, 57)),
        ("../1990", "2022", (372, None), (31, None)),
    ],
)
def test_months_and_years(a: str, b: str, months: tuple[int, int | None], years: tuple[int, int | None]) -> None:
    found = difference(parse_edtf(a), parse_edtf(b))
    assert (found.months, found.years) == (months, years)


@pytest.mark.parametrize(
    ("a", "b", "seconds"),
    [
        ("2022-03-30T10:00:00", "2022-03-30T12:30:00", (9000, 9000)),
        ("2022-03-30T10:00", "2022-03-30T12:30", (8941, 9059)),
        ("2022-03-30T10:00:00+03:00", "2022-03-30T07:00:05Z", (5, 5)),
        ("2022-03-30T10:00:00", "2022-03-30T10:00:00Z", (-12 * 3600, 14 * 3600)),
        ("2022-03-30T10:00", "2022-03-30", None),
    ],
)
def test_seconds(a: str, b: str, seconds: tuple[int, int] | None) -> None:
    assert difference(parse_edtf(a), parse_edtf(b)).seconds == seconds


FIRST = day_of(2022, 2, 26)
DAYS = st.integers(FIRST, FIRST + 40).map(lambda day: civil_date.fromordinal(day).isoformat())
MEMBERS = DAYS | st.sampled_from(["2022-02", "2022-03", "2022-03-2X", "2022-0X-28", "2022-XX-15", "2022-04-0X"])
EXPRESSIONS = (
    MEMBERS
    | st.builds("{}/{}".format, *[st.sampled_from(["2022-02", "2022-02-27", "2022-03-01"]), MEMBERS])
    | st.lists(DAYS, min_size=1, max_size=3).map(lambda days: f"[{','.join(sorted(days))}]")
    | st.lists(DAYS, min_size=1, max_size=3).map(lambda days: f"{{{','.join(sorted(days))}}}")
)


def events(date: EdtfDate) -> Iterator[tuple[int, int]]:
    """Yield first and last day of every event that a date allows, one day after the other."""
    earliest, latest = date.start.earliest, date.end.latest
    assert earliest is not None
    assert latest is not None
    for start, end in product(range(earliest, latest + 1), repeat=2):
        if start <= end and is_allowed(date, start, end):
            yield start, end


def is_allowed(date: EdtfDate, start: int, end: int) -> bool:
    if date.kind in (EdtfKind.INTERVAL, EdtfKind.ALL_OF):
        bounds = ((start, date.start), (end, date.end))
        return all(side.earliest <= day <= side.latest for day, side in bounds if side.earliest and side.latest)
    return allows(date, start, start) and allows(date, end, end)


def is_short(text: str) -> bool:
    try:
        date = parse_edtf(text)
    except ValueError:
        return False
    return date.end.latest is not None and date.start.earliest is not None and date.end.latest < FIRST + 70


SHORT = EXPRESSIONS.filter(is_short).map(parse_edtf)


@given(SHORT, SHORT)
@example(parse_edtf("[2022-03-29,2022-04-02]"), parse_edtf("2022-03-30"))
def test_order_and_days_are_those_of_all_choices(a: EdtfDate, b: EdtfDate) -> None:
    of_a, of_b = set(events(a)), set(events(b))
    first_ends, last_ends = min(end for _, end in of_a), max(end for _, end in of_a)
    gaps = {start - end for end in (first_ends, last_ends) for start in {start for start, _ in of_b}}
    before = {CERTAINLY if gap > 0 else POSSIBLY if gap == 0 else CERTAINLY_NOT for gap in gaps}
    assert compare(a, b) is (before.pop() if len(before) == 1 else POSSIBLY)
    for from_side, to_side in product(Side, Side):
        tails = {event[from_side is Side.END] for event in of_a}
        heads = {event[to_side is Side.END] for event in of_b}
        differences = {head - tail for tail in tails for head in heads}
        assert difference(a, b, from_side, to_side).days == (min(differences), max(differences))


@given(st.integers(-1_000_000, 1_000_000), st.integers(0, 4000))
def test_completed_months_are_counted_one_by_one(first: int, days: int) -> None:
    counted = next(months for months in range(days) if add_months(first, months + 1) > first + days) if days else 0
    assert completed_months(first, first + days) == counted
    assert completed_months(first + days, first) == -counted


@given(SHORT, SHORT)
def test_what_is_certain_one_way_is_impossible_the_other(a: EdtfDate, b: EdtfDate) -> None:
    if compare(a, b) is CERTAINLY:
        assert compare(b, a) is CERTAINLY_NOT
    least, most = difference(a, b).days
    back = difference(b, a).days
    assert least is not None
    assert most is not None
    assert back == (-most, -least)
