"""Which days are allowed, judged by trying every day of every year by its written digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.iso_days import parse_iso_day
from timeline.errors import EdtfError
from timeline.model.edtf import allows, has_gaps, parse_edtf
from timeline.model.edtf.calendar import civil_of, day_of, iso_day

FIRST, LAST = day_of(1998, 1, 1), day_of(2003, 12, 31)
DAYS = {day: iso_day(day) for day in range(FIRST, LAST + 1)}


def fits(pattern: str, written: str) -> bool:
    return all(p in ("X", digit) for p, digit in zip(pattern, written, strict=False))


@st.composite
def masks(draw: st.DrawFn) -> str:
    year = draw(st.sampled_from(["1999", "2000", "2001", "200X", "XX00", "20X1", "199X", "XXXX", "X00X"]))
    month = draw(st.sampled_from(["", "-02", "-0X", "-1X", "-X2", "-XX", "-12"]))
    day = draw(st.sampled_from(["", "-XX", "-29", "-3X", "-X1", "-1X", "-25"])) if month else ""
    return year + month + day


def allowed_days(text: str) -> set[int]:
    """Judge by digits alone; elements of a set one after the other."""
    return {day for day, written in DAYS.items() for part in text.strip("[]").split(",") if fits(part, written)}


@given(st.lists(masks(), min_size=1, max_size=3), st.integers(FIRST, LAST), st.integers(0, 500))
def test_allows_is_what_the_digits_say(patterns: list[str], first: int, length: int) -> None:
    text = patterns[0] if len(patterns) == 1 else f"[{','.join(patterns)}]"
    last = min(first + length, LAST)
    try:
        date = parse_edtf(text)
    except EdtfError:
        assert any(not allowed_days_in_a_leap_cycle(pattern) for pattern in patterns)
        return
    assert allows(date, first, last) == any(first <= day <= last for day in allowed_days(text))


def allowed_days_in_a_leap_cycle(pattern: str) -> bool:
    years = [year for year in range(10_000) if fits(pattern[:4], f"{year:04d}")]
    written = (iso_day(day) for year in years[:10] for day in range(day_of(year, 1, 1), day_of(year, 12, 31) + 1))
    return any(fits(pattern, day) for day in written)


@given(st.lists(masks().filter(lambda text: text[:3] in ("199", "200")), min_size=1, max_size=3))
def test_gaps_are_days_of_the_hull_that_are_not_allowed(patterns: list[str]) -> None:
    patterns = [pattern.replace("199X", "1999").replace("200X", "2002") for pattern in patterns]
    try:
        date = parse_edtf(f"[{','.join(patterns)}]")
    except EdtfError:
        return
    days = sorted(allowed_days(",".join(patterns)))
    assert has_gaps(date) == (days[-1] - days[0] + 1 != len(days))


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("2022", False),
        ("2022-03/2022-05", False),
        ("2004-XX", False),
        ("1985-04-XX", False),
        ("XXXX-XX-XX", False),
        ("201X", False),
        ("1984-1X", False),
        ("2020-04-3X", False),
        ("156X-12-25", True),
        ("1XXX-0X", True),
        ("20X3", True),
        ("-15XX-12-25", True),
        ("[2022-03-29..2022-04-02]", False),
        ("[2022-03-29,2022-03-30]", False),
        ("[2022-03-29,2022-04-02]", True),
        ("{2022-03-29,2022-04-02}", True),
        ("[2022-04-02,2022-03-30..2022-04-01]", False),
        ("[156X-12-25,1560..1569]", False),
        ("[..1984,1985..]", False),
        ("[..1984,1986..]", True),
    ],
)
def test_gaps(text: str, gaps: bool) -> None:
    assert has_gaps(parse_edtf(text)) is gaps


@pytest.mark.parametrize(
    ("text", "first", "last", "allowed"),
    [
        ("156X-12-25", "1565-12-25", "1565-12-25", True),
        ("156X-12-25", "1565-12-26", "1566-12-24", False),
        ("156X-12-25", None, "1560-12-24", False),
        ("156X-12-25", "1569-12-25", None, True),
        ("-015X", "-0155-01-01", "-0155-01-01", True),
        ("-0X50-06", "-0160-01-01", "-0151-12-31", False),
        ("XXXX-02-29", "1897-01-01", "1904-02-28", False),
        ("[2022-03-29,2022-04-02]", "2022-03-30", "2022-04-01", False),
        ("[2022-03-29,2022-04-02]", "2022-03-30", "2022-04-02", True),
        ("[..1760-12]", "0001-01-01", "0001-01-01", True),
        ("[1760-12..]", "1760-11-30", "1760-11-30", False),
        ("2022-03-29/2022-04-02", "2022-03-31", "2022-03-31", True),
        ("2022-03-29/..", "2022-03-28", "2022-03-28", False),
        ("../..", None, None, True),
        ("2022-03-31T01:00+03:00/2022-03-30T23:30Z", "2022-03-31", "2022-03-31", True),
        ("Y170000002", "2022-01-01", "2022-12-31", False),
    ],
)
def test_allows(text: str, first: str | None, last: str | None, allowed: bool) -> None:
    window = [None if day is None else parse_iso_day(day) for day in (first, last)]
    assert allows(parse_edtf(text), window[0], window[1]) is allowed


@given(st.integers(-3_000_000, 3_000_000))
def test_a_plain_day_allows_itself_alone(day: int) -> None:
    if not -9999 <= civil_of(day)[0] <= 9999:
        return
    date = parse_edtf(iso_day(day))
    assert allows(date, day, day)
    assert not allows(date, day - 10, day - 1)
    assert not allows(date, day + 1, None)
