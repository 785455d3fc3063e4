"""Texts in which dates stand over what happened: what is a date, what a passage, and which year is meant."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.folding import fold
from timeline.extraction.importing.dated_text import read_text
from timeline.extraction.importing.dated_text.headings import find_heading
from timeline.extraction.importing.rows import ONE_SOURCE, ImportedText, ImportOptions, Kind
from timeline.model.claim import Read
from timeline.model.edtf import parse_edtf

TEXT = """\
# How the gate was opened

A short account.

17 March 2011

The council meets. It talks until the evening, in the old hall, about the gate and who pays.

The mayor goes home,
and so does everybody else.

- 14:30 – The gate opens
- 2.15 p.m.: Sirens, **loud**, see [the log](https://example.org/log)
1530 GMT – All clear.

**18 March** The quay is empty.
3–5 May: Repairs.
"""


def _read(*lines: str, options: ImportOptions | None = None) -> ImportedText:
    return read_text("\n".join(lines), options or ImportOptions())


def _published(date: str, *, day_first: bool | None = None) -> ImportOptions:
    return ImportOptions(published=parse_edtf(date), day_first=day_first)


def _dates(*lines: str, options: ImportOptions | None = None) -> list[str | None]:
    """Return the dates of lines, each with something under it."""
    return [claim.when for claim in _read(*(f"{line}: it rains" for line in lines), options=options).claims]


def _told(found: ImportedText, kind: Kind) -> list[tuple[int | None, str]]:
    return [(remark.line, remark.text) for remark in found.remarks if remark.kind is kind]


def test_each_passage_under_a_date_is_a_claim() -> None:
    found = read_text(TEXT, ImportOptions())
    assert [(claim.line, claim.when, claim.title) for claim in found.claims] == [
        (7, "2011-03-17", "The council meets"),
        (9, "2011-03-17", "The mayor goes home, and so does everybody else"),
        (12, "2011-03-17T14:30", "The gate opens"),
        (13, "2011-03-17T14:15", "Sirens, loud, see the log"),
        (14, "2011-03-17T15:30Z", "All clear"),
        (16, "2011-03-18", "The quay is empty"),
        (17, "2011-05-03/2011-05-05", "Repairs"),
    ]


def test_a_quote_is_the_first_words_as_they_stand_there() -> None:
    found = read_text(TEXT, ImportOptions())
    quotes = [claim.quote or "" for claim in found.claims]
    assert quotes[0] == "The council meets. It talks until the evening, in the old hall,"
    assert quotes[3] == "Sirens, **loud**, see [the log](https://example.org/log)"
    assert all(quote in fold(TEXT) and len(quote.split()) <= 12 for quote in quotes)
    assert found.claims[3].note == "https://example.org/log"


def test_what_stands_before_the_first_date_is_left_out_and_the_first_heading_is_the_title() -> None:
    found = read_text(TEXT, ImportOptions())
    assert _told(found, Kind.LEFT_OUT) == [(3, "a passage before the first date")]
    assert found.sources[ONE_SOURCE] == {"title": "How the gate was opened"}


def test_a_passage_in_brackets_is_left_out() -> None:
    found = _read("17 March 2011", "It rains (a lot).", "", "(Written by A. Writer)")
    assert [claim.title for claim in found.claims] == ["It rains (a lot)"]
    assert _told(found, Kind.LEFT_OUT) == [(4, "passages in brackets, which are asides")]


@pytest.mark.parametrize(
    ("first", "title"),
    [("The long quarrel", "The long quarrel"), ("## The *long* quarrel", "The long quarrel"), ("It was long.", None)],
)
def test_the_title_is_a_heading_or_a_first_line_that_is_no_sentence(first: str, title: str | None) -> None:
    found = _read(first, "", "17 March 2011: rain")
    assert found.sources.get(ONE_SOURCE, {}).get("title") == title


@pytest.mark.parametrize(
    ("line", "words", "rest"),
    [
        ("2011-03-17", "2011-03-17", ""),
        ("2011-03-17 The gate opens", "2011-03-17", "The gate opens"),
        ("17 March 2011:", "17 March 2011", ""),
        ("17 March 2011: The gate", "17 March 2011", "The gate"),
        ("17 March 2011 - The gate", "17 March 2011", "The gate"),
        ("17 March 2011 — 14:30 — The gate", "17 March 2011", "14:30 — The gate"),
        ("March 17, 2011 — The gate", "March 17, 2011", "The gate"),
        ("Mar. 17, 2011. The gate", "Mar. 17, 2011", "The gate"),
        ("Thursday, March 17: The gate", "Thursday, March 17", "The gate"),
        ("## 17 March 2011", "17 March 2011", ""),
        ("**17 March 2011** The gate", "17 March 2011", "The gate"),
        ("- **17 March 2011**: The gate", "17 March 2011", "The gate"),
        ("* 17 March | The gate", "17 March", "The gate"),
        ("> 3–5 May: The gate", "3–5 May", "The gate"),
        ("2011", "2011", ""),
        ("March 2011\tThe gate", "March 2011", "The gate"),
        ("30 February 2011: The gate", "30 February 2011", "The gate"),
        ("03/04/2011: The gate", "03/04/2011", "The gate"),
        ("03/04/2011 The gate", "03/04/2011", "The gate"),
        ("17.3.2011 The gate", "17.3.2011", "The gate"),
    ],
)
def test_a_date_at_the_beginning_of_a_line(line: str, words: str, rest: str) -> None:
    heading = find_heading(line)
    assert heading is not None
    assert (heading.words, line[heading.rest :]) == (words, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "On 17 March 2011, the council meets.",
        "17 March 2011 was a Thursday, and it rained.",
        "2011 was a wet year.",
        "Published 17 March 2011",
        "Sept. 11 remembered",
        "The gate opens",
        "12 people: three men",
        "1. The gate",
        "14:30 – The gate opens",
        "Monday: The gate opens",
        "--- --- ---",
        "Filed 03/04/2011 in court",
    ],
)
def test_no_date_at_the_beginning_of_a_line(line: str) -> None:
    assert find_heading(line) is None


def test_a_year_above_is_that_of_all_dates_under_it() -> None:
    found = _read("2010", "28 December: rain", "3 January: snow", "2011", "4 January: ice", "It thaws.")
    assert [claim.when for claim in found.claims] == ["2010-12-28", "2010-01-03", "2011-01-04"]


def test_a_list_that_falls_back_goes_on_in_the_next_year() -> None:
    dates = _dates("28 November 2010", "20 November", "28 December", "3 January", "2 February")
    assert dates == ["2010-11-28", "2010-11-20", "2010-12-28", "2011-01-03", "2011-02-02"]


def test_a_list_that_runs_backward_goes_on_in_the_year_before() -> None:
    assert _dates("2 February 2011", "3 January", "28 December", "20 December", "25 December") == [
        "2011-02-02",
        "2011-01-03",
        "2010-12-28",
        "2010-12-20",
        "2010-12-25",
    ]


def test_dates_above_the_first_year_are_counted_back_from_it() -> None:
    assert _dates("20 November", "28 December", "3 January 2011", "4 January") == [
        "2010-11-20",
        "2010-12-28",
        "2011-01-03",
        "2011-01-04",
    ]


@pytest.mark.parametrize(
    ("published", "dates"),
    [
        ("2011-04-01", ["2010-12-28", "2011-01-03", "2011-03-17"]),
        ("2011-03-17", ["2010-12-28", "2011-01-03", "2011-03-17"]),
        ("2011-03-16", ["2009-12-28", "2010-01-03", "2010-03-17"]),
    ],
)
def test_without_any_year_the_last_date_is_not_after_the_publication(published: str, dates: list[str]) -> None:
    assert _dates("28 December", "3 January", "17 March", options=_published(published)) == dates


def test_a_leap_day_is_in_a_year_that_has_one() -> None:
    assert _dates("29 February", options=_published("2011-04-01")) == ["2008-02-29"]


def test_which_year_was_taken_is_said_and_where_another_begins() -> None:
    found = _read("28 December 2010: a", "29 December: b", "3 January: c")
    assert _told(found, Kind.ASSUMED) == [
        (2, "2010 is the year of dates without one: that of the date above"),
        (3, "2011 is the year of dates without one: another year begins, as the list falls back behind the date above"),
    ]


def test_without_a_year_or_a_publication_a_date_is_refused_with_what_stands_under_it() -> None:
    found = _read("17 March", "The gate opens.", "", "And closes.")
    ((line, text),) = _told(found, Kind.REFUSED)
    assert (found.claims, line, '"17 March" of which year?' in text) == ((), 1, True)


@pytest.mark.parametrize("date", ["30 February 2011", "2011-02-30", "31/02/2011", "February 30, 2011"])
def test_a_date_that_does_not_exist_is_refused_with_what_stands_under_it(date: str) -> None:
    found = _read("1 February 2011: rain", f"{date}: snow", "and ice", "1 March 2011: thaw")
    assert [claim.title for claim in found.claims] == ["rain", "thaw"]
    assert [line for line, _ in _told(found, Kind.REFUSED)] == [2]


def test_days_and_months_in_digits() -> None:
    assert _dates("03/04/2011", "25/04/2011") == ["2011-04-03", "2011-04-25"]
    assert _dates("03/04/2011", options=ImportOptions(day_first=False)) == ["2011-03-04"]
    assert "--day-first" in _told(_read("03/04/2011: rain"), Kind.REFUSED)[0][1]


def test_words_that_are_vague_and_weekdays_are_kept() -> None:
    found = _read("Early March 2011: rain", "Thursday, 17 March 2011: snow", "~1843: a flood")
    assert [(claim.read, claim.weekday) for claim in found.claims][:2] == [
        (Read.VAGUE, None),
        (Read.EXACT, "Thursday"),
    ]


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("14:30 – rain", "2011-03-17T14:30"),
        ("14:30:05 – rain", "2011-03-17T14:30:05"),
        ("14.30: rain", "2011-03-17T14:30"),
        ("- 9:05 a.m. - rain", "2011-03-17T09:05"),
        ("**14:30** – rain", "2011-03-17"),
        ("5 pm: rain", "2011-03-17T17:00"),
        ("noon – rain", "2011-03-17T12:00"),
        ("1430 GMT: rain", "2011-03-17T14:30Z"),
        ("14:30 (GMT) – rain", "2011-03-17T14:30Z"),
        ("14:30 people came", "2011-03-17"),
        ("2.5 - rain", "2011-03-17"),
        ("25:30 – rain", "2011-03-17"),
    ],
)
def test_a_time_of_day_refines_the_date(line: str, when: str) -> None:
    assert [claim.when for claim in _read("17 March 2011", "", line).claims] == [when]


def test_a_time_under_a_month_is_left_out_and_said() -> None:
    found = _read("March 2011", "", "14:30 – rain")
    assert (found.claims[0].when, found.claims[0].title) == ("2011-03", "rain")
    assert _told(found, Kind.LEFT_OUT) == [(3, "the time 14:30, as its date is not one day")]


def test_the_same_words_twice_are_two_events() -> None:
    found = _read("17 March 2011: Rain.", "18 March 2011: Rain.")
    assert [(claim.event, claim.title) for claim in found.claims] == [("Rain", "Rain"), ("Rain (2)", "Rain")]


@pytest.mark.parametrize("text", ["", "Only prose here.\n", "\x00\x01", "| --- | --- |\n"])
def test_a_text_without_dates_is_refused_once(text: str) -> None:
    found = read_text(text, ImportOptions())
    assert (found.claims, len(found.remarks)) == ((), 1)
    assert "no line is a date" in found.remarks[0].text


_MARKED = ("**3 May**", "01/02/2011", "noon", "> 4 May: thaw", "\t", "29 February", "*", "[x](y)", "\x0b")
_PLAIN = ("17 March 2011", "18 March", "2010: rain", "- snow", "14:30 – ice", "", "prose", "# title", "---")
_LINES = st.sampled_from((*_PLAIN, *_MARKED))


@given(st.lists(_LINES), st.none() | st.just("2011-04-01"))
def test_no_order_of_lines_stops_the_reader(lines: list[str], published: str | None) -> None:
    found = _read(*lines, options=_published(published) if published else None)
    assert all(parse_edtf(claim.when or "") for claim in found.claims)
    assert [claim.line for claim in found.claims] == sorted(claim.line for claim in found.claims)


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.integers(1, 31), st.booleans())
def test_years_that_are_left_out_are_found_again(first: date, step: int, runs_back: bool) -> None:
    days = [first + timedelta(days=step * place) for place in range(30)]
    ordered = days[::-1] if runs_back else days
    lines = [f"{ordered[0].isoformat()}", *(f"{day.day} {day:%B}" for day in ordered[1:])]
    assert _dates(*lines) == [day.isoformat() for day in ordered]
