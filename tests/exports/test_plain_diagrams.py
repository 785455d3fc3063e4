"""Mermaid and markwhen, read back with their own parsers where these are installed."""

import pytest

from tests.exports.chronologies import by_the_minute, dated, hostile, read_by, shipped
from tests.exports.test_exports import HOSTILE_TEXTS
from tests.iso_days import parse_iso_day
from tests.render.hand_made import window
from timeline.exports import export_text
from timeline.exports.extent import extent_of
from timeline.model.conflict import Window
from timeline.model.edtf.calendar import iso_day
from timeline.reconciliation.clock import has_clock

MARCH_29 = parse_iso_day("2022-03-29")


def test_mermaid_reads_every_event_that_has_any_date() -> None:
    read = read_by("mermaid.mjs", export_text(shipped(), "mermaid").text)
    assert read["type"] == "timeline"
    assert read["title"] == shipped().store.settings.title
    known = [e for e in shipped().events if any(bound is not None for bound in (*e.start[:2], *e.end[:2]))]
    assert len(read["tasks"]) == len(known)
    assert all(len(task["events"]) == 1 and task["when"] for task in read["tasks"])


def test_mermaid_reads_no_text_as_syntax() -> None:
    read = read_by("mermaid.mjs", export_text(hostile(), "mermaid").text)
    assert [len(task["events"]) for task in read["tasks"]] == [1] * len(HOSTILE_TEXTS)
    assert {task["section"] for task in read["tasks"]} == {"March 2022"}


def test_mermaid_tells_an_open_side_in_words_and_leaves_out_what_has_no_date() -> None:
    text = export_text(dated(Window(None, MARCH_29)), "mermaid").text
    assert "29 Mar 2022 or earlier : " in text
    nothing = export_text(dated(Window()), "mermaid")
    assert " : " not in nothing.text
    assert "1 event left out that nothing dates" in nothing.left_out[0]


def test_markwhen_reads_every_dated_event_with_its_days() -> None:
    read = read_by("markwhen.cjs", export_text(shipped(), "markwhen").text)
    assert read["messages"] == []
    assert read["title"] == shipped().store.settings.title
    placed = [event for event in shipped().events if extent_of(event) is not None]
    assert len(read["events"]) == len(placed)
    by_title = {each["title"]: each["from"][:10] for each in read["events"]}
    by_day = [event for event in placed if event.start.earliest is not None and not has_clock(event.end)]
    assert len(by_day) > 50
    assert all(by_title[e.event.title] == iso_day(e.start.earliest) for e in by_day if e.start.earliest is not None)


def test_markwhen_reads_times_of_day_as_moments() -> None:
    read = read_by("markwhen.cjs", export_text(by_the_minute(), "markwhen").text)
    assert len(read["events"]) == sum(extent_of(event) is not None for event in by_the_minute().events)
    assert any(each["from"][11:16] != "00:00" for each in read["events"])


def test_markwhen_reads_no_text_as_syntax() -> None:
    read = read_by("markwhen.cjs", export_text(hostile(), "markwhen").text)
    assert len(read["events"]) == len(HOSTILE_TEXTS)
    assert all(each["from"].startswith("2022-03-29") for each in read["events"])


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (window("2022-03-29"), "\n2022-03-29: "),
        (window("2022-03-27", "2022-03-29"), "\n2022-03-27/2022-03-29: "),
    ],
)
def test_markwhen_writes_days_as_edtf(start: Window, expected: str) -> None:
    assert expected in export_text(dated(start), "markwhen").text


def test_markwhen_leaves_out_and_says_what_it_has_no_years_for() -> None:
    early = export_text(dated(window("-0043-03-15")), "markwhen")
    assert "-0043" not in early.text
    assert "1 event before or after left out" in early.left_out[0]
