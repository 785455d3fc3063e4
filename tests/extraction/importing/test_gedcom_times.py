"""What DATE lines of GEDCOM mean, case by case, and for any date against the days that it was written from."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.importing.gedcom.calendars import CALENDARS, FRENCH_REPUBLICAN, GREGORIAN, GedcomCalendar
from timeline.extraction.importing.gedcom.times import GedcomTime, read_time
from timeline.extraction.importing.rows import Refused
from timeline.model.claim import Basis
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.reckoning import Calendar, Reckoning


def _read(value: str, version: int = 5) -> GedcomTime:
    time = read_time(value, version)
    assert time is not None
    return time


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("3 MAR 1850", "1850-03-03"),
        ("mar 1850", "1850-03"),
        ("850", "0850"),
        ("44 B.C.", "-0043"),
        ("15 MAR 44 BCE", "-0043-03-15"),
        ("ABT 1850", "1850~"),
        ("EST 3 MAR 1850", "1850-03-03~"),
        ("CAL MAR 1850", "1850-03"),
        ("INT 25 DEC 1850 (Christmas Day)", "1850-12-25"),
        ("BET 1850 AND 1852", "[1850..1852]"),
        ("BET MAR 1850 AND 1852", "[1850-03-01..1852-12-31]"),
        ("FROM 1850 TO 3 MAY 1852", "1850/1852-05-03"),
        ("BEF 1850", "[..1849-12-31]"),
        ("AFT 3 MAR 1850", "[1850-03-04..]"),
        ("11 FEB 1699/00", "1700-02-11"),
        ("11 FEB 1731/1732", "1732-02-11"),
        ("1699/00", "[1699,1700]"),
        ("ABT 1699/00", "[1699~,1700~]"),
        ("BEF 1699/00", "[..1700-12-31]"),
        ("@#DGREGORIAN@ 3 MAR 1850", "1850-03-03"),
        ("GREGORIAN 3 MAR 1850", "1850-03-03"),
        ("@#DFRENCH R@ 18 BRUM 8", "1799-11-09"),
        ("FRENCH_R 8", "[1799-09-23..1800-09-22]"),
        ("ABT @#DHEBREW@ IYR 5708", "[1948-05-10~..1948-06-07~]"),
        ("BET @#DJULIAN@ 1 MAR 1700 AND 12 MAR 1700", "[1700-03-12..1700-03-12]"),
    ],
)
def test_a_value_is_read_as(value: str, when: str) -> None:
    found = _read(value).when or ""
    assert found == when or parse_edtf(found).start == parse_edtf(when).start


def test_a_side_alone_dates_only_that_side() -> None:
    assert (_read("FROM 1850").start, _read("FROM 1850").end) == ("1850", None)
    assert (_read("TO MAY 1850").start, _read("TO MAY 1850").end) == (None, "1850-05")


def test_a_period_of_months_that_are_no_gregorian_ones_has_windows_for_its_sides() -> None:
    time = _read("FROM @#DFRENCH R@ 2 TO @#DFRENCH R@ 3 VEND 4")
    assert (time.when, time.start, time.end) == (None, "[1793-09-22..1794-09-21]", "1795-09-25")


@pytest.mark.parametrize(("value", "bounds"), [("BEF 1850", "[..1850-12-31]"), ("AFT 1850", "[1850-01-01..]")])
def test_before_and_after_include_the_date_since_gedcom_7(value: str, bounds: str) -> None:
    assert _read(value, version=7).when == bounds


@pytest.mark.parametrize(
    ("value", "basis"),
    [
        ("ABT 1850", Basis.STATED),
        ("CAL 1850", Basis.IMPLIED),
        ("EST 1850", Basis.HEDGED),
        ("INT 1850 (x)", Basis.IMPLIED),
    ],
)
def test_how_surely_it_is_said(value: str, basis: Basis) -> None:
    assert _read(value).basis is basis


def test_julian_dates_stay_julian() -> None:
    time = _read("@#DJULIAN@ 11 FEB 1731/32")
    assert (time.when, time.calendar, time.assumed) == (
        "1732-02-11",
        Calendar.JULIAN,
        ("the dual year is 1732, as years are counted now",),
    )


def test_two_calendars_become_days_and_a_date_that_names_none_is_gregorian() -> None:
    time = _read("FROM @#DJULIAN@ 25 DEC 1699 TO 1701")
    assert (time.when, time.start, time.end) == (None, "1700-01-04", "[1701-01-01..1701-12-31]")
    assert time.assumed == ("the second date is Gregorian, as it names no calendar",)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("31 FEB 1850", "has no day 31"),
        ("0", "no year 0"),
        ("BET 1852 AND 1850", "ends before it begins"),
        ("FROM 1852 TO 1850", "ends before it begins"),
        ("@#DROMAN@ 3", "calendar ROMAN"),
        ("@#D@ 3", r"calendar \(empty\)"),
        ("@#DFRENCH R@ 3 MAR 8", "no month of the French Republican calendar"),
        ("@#DFRENCH R@ 3 VEND 79", "no year 79"),
        ("@#DHEBREW@ 3 TSH 5708 B.C.", r"no years B\.C\."),
        ("11 FEB 1699/05", "no dual year"),
        ("@#DHEBREW@ 5708/09", "no dual year"),
    ],
)
def test_what_cannot_be_is_refused(value: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_time(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "(after the flood)",
        "12/05/1850",
        "June 12, 1850",
        "12 JUNE 1850",
        "ABT BEF 1850",
        "12 MAY",
        "1850 AND",
        "BET 1850",
    ],
)
def test_what_gedcom_does_not_write_is_none(value: str) -> None:
    assert read_time(value) is None


class _Written(NamedTuple):
    text: str
    first: int
    last: int


@st.composite
def _dates(draw: st.DrawFn) -> _Written:
    """Draw a date of any calendar, to the year, the month or the day, and its first and last day."""
    calendar: GedcomCalendar = draw(st.sampled_from(CALENDARS))
    year = draw(st.integers(1, 14 if calendar is FRENCH_REPUBLICAN else 5900 if calendar.edtf is None else 3000))
    lengths = calendar.month_lengths(year)
    month = draw(st.none() | st.sampled_from([n for n, length in enumerate(lengths, 1) if length]))
    day = draw(st.none() | st.integers(1, lengths[month - 1])) if month else None
    before = [sum(lengths[: month - 1]) + (day or 1) - 1 if month else 0]
    first = calendar.new_year(year) + before[0]
    last = first if day else first + (lengths[month - 1] if month else sum(lengths)) - 1
    name = {"FRENCH_R": "FRENCH R"}.get(calendar.name, calendar.name)
    escape = draw(st.sampled_from([f"@#D{name}@ ", f"{calendar.name} "])) if calendar is not GREGORIAN else ""
    parts = [str(day) if day else "", calendar.months[month - 1] if month else "", str(year)]
    return _Written(escape + " ".join(part for part in parts if part), first, last)


def _bounds(time: GedcomTime) -> tuple[int | None, int | None]:
    def parsed(text: str | None) -> EdtfDate | None:
        return parse_edtf(text, Reckoning(calendar=time.calendar)) if text else None

    start, end = parsed(time.when or time.start), parsed(time.when or time.end)
    return start.start.earliest if start else None, end.end.latest if end else None


@given(_dates(), st.sampled_from(["", "ABT ", "CAL ", "EST "]))
def test_any_date_has_the_days_it_was_written_from(date: _Written, qualifier: str) -> None:
    assert _bounds(_read(qualifier + date.text)) == (date.first, date.last)


@given(_dates(), st.sampled_from([5, 7]))
def test_any_date_before_and_after(date: _Written, version: int) -> None:
    away = 1 if version < 7 else 0
    before, after = (_bounds(_read(f"{word} {date.text}", version)) for word in ("BEF", "AFT"))
    assert before == (None, date.first - 1 if away else date.last)
    assert after == (date.last + 1 if away else date.first, None)


@given(_dates(), _dates(), st.sampled_from([("BET", "AND"), ("FROM", "TO")]))
def test_any_two_dates(one: _Written, two: _Written, words: tuple[str, str]) -> None:
    first, last = sorted((one, two), key=lambda date: (date.first, date.last))
    assert _bounds(_read(f"{words[0]} {first.text} {words[1]} {last.text}")) == (first.first, last.last)
