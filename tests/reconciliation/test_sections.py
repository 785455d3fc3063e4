"""The time axis of a comparison: headings, gaps, and the year that a heading already says."""

import pytest

from tests.iso_days import parse_iso_day
from timeline.model.conflict import Window
from timeline.reconciliation.comparison import DiffRow, DiffSide
from timeline.reconciliation.comparison_words import Folded, Part
from timeline.reconciliation.sections import sections_of, when_words
from timeline.reconciliation.verdict import Verdict


def side(first: str | None, last: str | None = None) -> DiffSide:
    start = parse_iso_day(first) if first else None
    window = Window(start, parse_iso_day(last) if last else start)
    return DiffSide(edtf=None, start=window, end=window, claims=())


def row(first: str | None, last: str | None = None) -> DiffRow:
    return DiffRow(event=first or "undated", verdict=Verdict.ONLY_A, a=side(first, last), b=None)


def headings(*days: str | None) -> list[str]:
    return [section.heading for section in sections_of([row(day) for day in days])]


def test_a_year_of_many_rows_is_split_into_months() -> None:
    days = [f"2022-0{month}-1{number}" for month in (1, 2) for number in range(4)]
    assert headings(*days) == ["January 2022", "February 2022"]
    assert headings(*days[:7]) == ["2022"]


def test_years_of_few_rows_share_a_heading() -> None:
    assert headings("1979-12-01", "2001-02-14", "2007-04-02") == ["1979 – 2007"]
    assert headings("1979-12-01", *["2001-02-14"] * 4, "2007-04-02") == ["1979", "2001", "2007"]


def test_very_long_times_are_told_by_century() -> None:
    assert headings("-0043-03-15", "1912-04-14") == ["1st century BC", "20th century"]


def test_what_has_no_date_comes_under_its_own_heading() -> None:
    assert headings("2022-03-29", None) == ["2022", "Undated"]
    assert headings(None) == ["Undated"]
    assert headings() == []


def test_a_long_gap_is_said() -> None:
    four = ["1990-01-01"] * 4
    sections = sections_of([row(day) for day in (*four, "2012-01-02", "2012-01-03", "2012-01-04", "2012-01-05")])
    assert [(section.heading, section.gap_before) for section in sections] == [("1990", ""), ("2012", "22 years later")]


def test_what_is_folded_stands_with_the_row_above_it_and_at_the_beginning_with_the_one_below() -> None:
    folded = Folded(3, "3 events")
    parts: list[Part] = [folded, row("1990-01-01"), folded, row(None), folded]
    assert [(section.heading, section.parts) for section in sections_of(parts)] == [
        ("1990", tuple(parts[:3])),
        ("Undated", tuple(parts[3:])),
    ]


def test_where_all_is_folded_that_is_said() -> None:
    assert [section.heading for section in sections_of([Folded(9, "9 events")])] == ["All events"]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2022-03-29", "2022-03-29", "29 Mar"),
        ("2022-03-29", "2022-04-02", "within 29 Mar – 2 Apr"),
        ("2022-12-30", "2023-01-02", "within 30 Dec 2022 – 2 Jan 2023"),
        ("2021-12-30", "2021-12-30", "30 Dec 2021"),
    ],
)
def test_a_year_is_left_out_only_where_every_date_is_of_it(first: str, last: str, said: str) -> None:
    assert when_words(side(first, last), 2022) == said
