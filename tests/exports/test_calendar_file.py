"""iCalendar, read back with icalendar."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.exports.chronologies import by_the_minute, dated, hostile, shipped
from tests.exports.test_exports import HOSTILE_TEXTS
from tests.iso_days import parse_iso_day
from tests.render.hand_made import window
from timeline.exports import export_text
from timeline.exports.extent import extent_of, is_tentative
from timeline.model.conflict import Window
from timeline.model.edtf.calendar import iso_day
from timeline.reconciliation.clock import has_clock
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import Reconciliation

icalendar = pytest.importorskip("icalendar", reason="pip install icalendar")


def components(reconciliation: Reconciliation) -> list[Any]:
    text = export_text(reconciliation, "icalendar").text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_every_dated_event_is_there_with_its_days_the_end_exclusive() -> None:
    found = {str(each["uid"]).partition("@")[0]: each for each in components(shipped())}
    placed = {event.id: event for event in shipped().events if extent_of(event) is not None}
    assert found.keys() == placed.keys()
    by_day = {name: event for name, event in placed.items() if not has_clock(event.start) and not has_clock(event.end)}
    assert len(by_day) > 50
    for name, event in by_day.items():
        first, after = found[name].decoded("dtstart"), found[name].decoded("dtend")
        if event.start.earliest is not None:
            assert first.isoformat() == iso_day(event.start.earliest)
        if event.end.latest is not None:
            assert (after - timedelta(days=1)).isoformat() == iso_day(event.end.latest)


def test_what_is_disputed_or_inexact_is_tentative_and_nothing_else() -> None:
    statuses = {str(each["uid"]).partition("@")[0]: str(each["status"]) for each in components(shipped())}
    assert set(statuses.values()) == {"TENTATIVE", "CONFIRMED"}
    for event in shipped().events:
        extent = extent_of(event)
        if extent is not None:
            assert (statuses[event.id] == "TENTATIVE") is is_tentative(event, extent)


def test_times_of_day_are_in_utc() -> None:
    timed = [each for each in components(by_the_minute()) if isinstance(each.decoded("dtstart"), datetime)]
    assert timed
    assert all(each.decoded("dtstart").utcoffset() == timedelta(0) for each in timed)


@pytest.mark.parametrize(
    ("start", "first", "after"),
    [
        (window("2022-03-29"), date(2022, 3, 29), date(2022, 3, 30)),
        (window("2022-03-27", "2022-03-29"), date(2022, 3, 27), date(2022, 3, 30)),
        (window("0001-01-01", "0001-01-02"), date(1, 1, 1), date(1, 1, 3)),
        (window("2024-02-29"), date(2024, 2, 29), date(2024, 3, 1)),
    ],
)
def test_the_day_after_the_last_one_is_the_end(start: Window, first: date, after: date) -> None:
    (event,) = components(dated(start))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (first, after)


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (Window(None, parse_iso_day("2022-03-29")), "nothing dates"),
        (Window(parse_iso_day("2022-03-29"), None), "nothing dates"),
        (window("-0043-03-15"), "years 1 to 9998"),
    ],
)
def test_what_has_no_place_is_left_out_and_said(start: Window, sentence: str) -> None:
    assert components(dated(start)) == []
    (left_out,) = export_text(dated(start), "icalendar").left_out
    assert sentence in left_out


def test_where_only_the_start_is_dated_it_stands_there_tentatively() -> None:
    (event,) = components(dated(window("2022-03-29"), Window(parse_iso_day("2022-03-29"), None)))
    assert event.decoded("dtend") == date(2022, 3, 30)
    assert str(event["status"]) == "TENTATIVE"


def test_no_text_makes_another_line() -> None:
    found = components(hostile())
    assert [str(each["summary"]) for each in found] == [safe_text(text) for text in HOSTILE_TEXTS]
    assert all(set(each.keys()) == set(found[0].keys()) for each in found)


def test_the_same_store_gives_the_same_calendar() -> None:
    assert export_text(shipped(), "icalendar") == export_text(shipped(), "icalendar")
