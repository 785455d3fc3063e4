"""The text of one cell as a date: what other tools write, and the words that are read without the rules for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Context, read_words
from timeline.extraction.importing.rows import ImportOptions, Refused
from timeline.extraction.importing.when import read_when
from timeline.model.edtf.calendar import MONTH_NAMES

OPTIONS = ImportOptions()
MONTHS = st.sampled_from([*MONTH_NAMES, *(name[:3] for name in MONTH_NAMES), "Sept"])
SHAPES = st.sampled_from(["{day} {month} {year}", "{month} {day}, {year}", "{month} {year}"])


@given(shape=SHAPES, day=st.integers(1, 28), month=MONTHS, year=st.integers(1000, 2999))
def test_days_that_are_read_at_once_are_those_of_the_reader_of_words(
    shape: str, day: int, month: str, year: int
) -> None:
    text = shape.format(day=day, month=month, year=year)
    found, slow = read_when(text, OPTIONS), read_words(text, Context(published=None, year=None)).edtf
    assert found is not None
    assert slow is not None
    assert found.edtf == slow.text


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2022-Q1", "2022-33"),
        ("2022 q4", "2022-36"),
        ("Q2/2022", "2022-34"),
        ("Thu, 31 Mar 2022 12:00:00 +0200", "2022-03-31T12:00:00+02:00"),
        ("1 Apr 2022 08:30 GMT", "2022-04-01T08:30Z"),
        ("2022-03-29 23:40:05.250+0100", "2022-03-29T23:40:05+01:00"),
        ("20220331", "2022-03-31"),
        ("20220331120000", "2022-03-31T12:00:00"),
        ("29-Mar-2022", "2022-03-29"),
        ("Mar. 25, 2022", "2022-03-25"),
        ("25. 3. 2022", "2022-03-25"),
        ("03/2022", "2022-03"),
        ("early March 2022", "[2022-03-01..2022-03-10]"),
    ],
)
def test_what_other_tools_write_is_read(text: str, edtf: str) -> None:
    found = read_when(text, OPTIONS)
    assert (found and found.edtf) == edtf


@pytest.mark.parametrize(("text", "told"), [("2021-22", ("2021/2022",)), ("2022-21", ()), ("2022-03", ())])
def test_a_season_that_may_be_two_years_is_told(text: str, told: tuple[str, ...]) -> None:
    found = read_when(text, OPTIONS)
    assert found is not None
    assert (found.edtf, len(found.assumed)) == (text, len(told))
    assert all(part in found.assumed[0] for part in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("03/04/2022", "--day-first or --month-first"),
        ("29-Mar-22", "four digits"),
        ("two days", "length of time"),
        ("44645", "2022-03-25"),
        ("1648771200", "2022-04-01T00:00:00Z"),
        ("2022-02-30", "there is no 30 February"),
        ("1932-13", "month 13 does not exist"),
        ("13/1932", "month 13 does not exist"),
        ("19321301", "month 13 does not exist"),
        ("1932-31-12", "month 31 does not exist"),
        ("yesterday", "--published"),
        ("hello", "is not read as a time"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        read_when(text, OPTIONS)
    assert told in refused.value.text
