"""Dates that stand in columns for year, month, day and time, as in the spreadsheets of TimelineJS."""

import pytest

from timeline.extraction.importing.csv_table import read_text
from timeline.extraction.importing.rows import ONE_SOURCE, ImportedText, ImportOptions, Kind

NAMES = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Headline,Text,Type,Group"


def read(*rows: str, names: str = NAMES) -> ImportedText:
    """A table of rows under the names that a template of TimelineJS has."""
    return read_text("\n".join((names, *rows)) + "\n", ImportOptions())


@pytest.mark.parametrize(
    ("cells", "start"),
    [
        ("2011,3,17,", "2011-03-17"),
        ("2011,03,17,14:30", "2011-03-17T14:30"),
        ("2011,3,17,9:05:07", "2011-03-17T09:05:07"),
        ("2011,3,17,2:30 PM", "2011-03-17T14:30"),
        ("2011,March,17,", "2011-03-17"),
        ("2011,3,,", "2011-03"),
        ("2011,,,", "2011"),
        ("-44,3,15,", "-0043-03-15"),
        ("79,8,,", "0079-08"),
    ],
)
def test_parts_are_one_date(cells: str, start: str) -> None:
    (claim,) = read(f"{cells},,,,,It opens,,,").claims
    assert (claim.when, claim.start, claim.end) == (start, None, None)


def test_an_end_has_parts_too() -> None:
    (claim,) = read("2011,3,17,,2011,3,19,,It opens,,,").claims
    assert (claim.when, claim.start, claim.end) == (None, "2011-03-17", "2011-03-19")


def test_words_are_read_without_their_markup_and_groups_are_tags() -> None:
    (claim,) = read('2011,3,17,,,,,,The <b>gate</b> opens,"<p>By <i>many</i></p>",,town').claims
    assert (claim.title, claim.note, claim.tags) == ("The gate opens", "By many", ("town",))


def test_the_row_of_the_title_names_the_source_and_is_no_claim() -> None:
    found = read(",,,,,,,,The <b>gate</b>,,title,", "2011,,,,,,,,It opens,,,")
    assert ([claim.title for claim in found.claims], found.sources) == (
        ["It opens"],
        {ONE_SOURCE: {"title": "The gate"}},
    )


def test_a_wrong_day_and_a_row_too_short_are_refused_at_their_lines() -> None:
    found = read("2011,2,30,,,,,,No such day,,,", "2011,2", "2011,,,,,,,,It opens,,,")
    assert [(each.line, each.column) for each in found.remarks if each.kind is Kind.REFUSED] == [(3, None), (2, "date")]
    assert [claim.line for claim in found.claims] == [4]


def test_years_of_other_tables_stay_as_they_are() -> None:
    (claim,) = read("-44,3,15,Caesar dies", names="year,month,day,what").claims
    assert claim.when == "-0044-03-15"


def test_a_year_beside_a_date_is_not_joined() -> None:
    (claim,) = read("2022-03-17,2021,1,x", names="date,year,month,what").claims
    assert (claim.when, dict(claim.attributes)) == ("2022-03-17", {"year": ("2021",), "month": ("1",)})
