"""Words that an export shows where a date is not exact, read back."""

import pytest

from timeline.extraction.importing.icalendar import read_text as read_calendar
from timeline.extraction.importing.rows import ImportOptions
from timeline.extraction.importing.shown_dates import agrees, read_shown
from timeline.extraction.importing.timelinejs import read_text as read_timelinejs
from timeline.model.claim import Basis
from timeline.model.edtf.calendar import day_of


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("starts 15–22 March 2022", {"start": "[2022-03-15..2022-03-22]"}),
        ("starts 15 March 2022", {"start": "2022-03-15"}),
        ("ends in May 2022", {"end": "2022-05"}),
        ("starts in 2017, ends in 2019", {"start": "2017", "end": "2019"}),
        ("within 1–7 March 2022", {"start": "[2022-03-01..2022-03-07]", "end": "[2022-03-01..2022-03-07]"}),
        ("starts 27 February 2022 or later", {"start": "[2022-02-27..]"}),
        (
            "within 1 May 2022 – 2 May 2022, 11:43",
            {"start": "[2022-05-01T00:00..2022-05-02T11:43]", "end": "[2022-05-01T00:00..2022-05-02T11:43]"},
        ),
        ("", None),
        ("March 2022", None),
        ("starts soon", None),
        ("starts 1 March 2022, ends somehow", None),
        ("within a year or so", None),
    ],
)
def test_words_of_starts_ends_and_windows(words: str, dates: dict[str, str] | None) -> None:
    assert read_shown(words, ImportOptions()) == dates


@pytest.mark.parametrize(("last", "is_same"), [(7, True), (8, False)])
def test_words_count_only_beside_the_dates_that_they_speak_of(last: int, is_same: bool) -> None:
    shown = read_shown("within 1–7 March 2022", ImportOptions()) or {}
    assert agrees(shown, day_of(2022, 3, 1), day_of(2022, 3, last)) is is_same


@pytest.mark.parametrize(("last", "when"), [(7, None), (8, "2022-03-01/2022-03-08")])
def test_a_slide_that_shows_a_window_does_not_last_all_of_it(last: int, when: str | None) -> None:
    dates = [f'{{"year": 2022, "month": 3, "day": {day}}}' for day in (1, last)]
    slide = f'{{"start_date": {dates[0]}, "end_date": {dates[1]}, "text": {{"headline": "x"}}'
    found = read_timelinejs(f'{{"events": [{slide}, "display_date": "within 1–7 March 2022"}}]}}', ImportOptions())
    assert found.claims[0].when == when


@pytest.mark.parametrize(
    ("product", "words", "event", "when", "basis"),
    [
        ("-//timeline//", "2022; single. EDTF: 2022~", "gate", "2022~", Basis.STATED),
        ("-//timeline//", "2022; disputed. EDTF: 2022~", "gate", "2022~", Basis.HEDGED),
        ("-//timeline//", "2022; single. EDTF: soon", "gate", "2022-03-01/2022-03-07", Basis.STATED),
        ("-//timeline//", "starts 1–7 March 2022; single.", "gate", None, Basis.STATED),
        ("-//others//", "2022; single. EDTF: 2022~", "gate@x", "2022-03-01/2022-03-07", Basis.HEDGED),
    ],
)
def test_a_calendar_that_export_wrote_says_more_than_days(
    product: str, words: str, event: str, when: str | None, basis: Basis
) -> None:
    escaped = words.replace(";", "\\;")
    lines = (
        "BEGIN:VCALENDAR", f"PRODID:{product}chronology//EN", "BEGIN:VEVENT", "UID:gate@x", "SUMMARY:The gate",
        "DTSTART;VALUE=DATE:20220301", "DTEND;VALUE=DATE:20220308", f"DESCRIPTION:{escaped}", "STATUS:TENTATIVE",
        "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    (claim,) = read_calendar("\r\n".join(lines), ImportOptions()).claims
    assert (claim.event, claim.when, claim.basis) == (event, when, basis)
