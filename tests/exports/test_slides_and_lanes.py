"""TimelineJS and vis-timeline: JSON that their pages draw; texts in it are HTML."""

import json
from datetime import datetime
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.exports.chronologies import by_the_minute, dated, hostile, shipped
from tests.exports.test_exports import HOSTILE_TEXTS
from tests.render.hand_made import window
from timeline.exports import export_text
from timeline.exports.extent import extent_of
from timeline.model.conflict import Window
from timeline.model.edtf.calendar import day_of
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import Reconciliation


class Tags(HTMLParser):
    """The tags of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        assert attrs == []


def tags_of(html: str) -> set[str]:
    reader = Tags()
    reader.feed(html)
    return reader.found


def slides(reconciliation: Reconciliation) -> list[dict[str, Any]]:
    shape = json.loads(export_text(reconciliation, "timelinejs").text)
    assert shape["title"]["text"]["headline"]
    events: list[dict[str, Any]] = shape["events"]
    return events


def test_a_slide_for_each_dated_event_with_dates_as_numbers() -> None:
    found = {slide["unique_id"]: slide for slide in slides(shipped())}
    placed = {event.id for event in shipped().events if extent_of(event) is not None}
    assert found.keys() == placed
    for slide in found.values():
        for date in (slide["start_date"], slide.get("end_date", slide["start_date"])):
            assert list(date) == ["year", "month", "day", "hour", "minute"][: len(date)]
            assert all(isinstance(part, int) for part in date.values())


def test_what_is_uncertain_shows_its_own_words_and_what_is_certain_does_not() -> None:
    found = {slide["unique_id"]: slide for slide in slides(shipped())}
    for event in shipped().events:
        extent = extent_of(event)
        if extent is not None:
            assert ("display_date" in found[event.id]) is not extent.is_certain


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        (window("2022-03-29"), {"year": 2022, "month": 3, "day": 29}, None),
        (window("2022-03-01", "2022-03-31"), {"year": 2022, "month": 3}, None),
        (window("2021-01-01", "2022-12-31"), {"year": 2021}, {"year": 2022}),
        (
            window("2022-03-27", "2022-04-02"),
            {"year": 2022, "month": 3, "day": 27},
            {"year": 2022, "month": 4, "day": 2},
        ),
        (window("-0043-03-15"), {"year": -44, "month": 3, "day": 15}, None),
    ],
)
def test_a_whole_month_or_year_says_only_that(start: Window, first: object, last: object) -> None:
    (slide,) = slides(dated(start))
    assert slide["start_date"] == first
    assert slide.get("end_date") == last


def test_times_of_day_are_hours_and_minutes() -> None:
    assert any("minute" in slide["start_date"] for slide in slides(by_the_minute()))


def test_a_slide_holds_no_tag_of_a_text() -> None:
    found = slides(hostile())
    assert [unescape(slide["text"]["headline"]) for slide in found] == [safe_text(text) for text in HOSTILE_TEXTS]
    for slide in found:
        assert tags_of(slide["text"]["headline"]) == set()
        assert tags_of(slide["text"]["text"]) <= {"p", "ul", "li"}
        assert tags_of(slide["group"]) == set()


def lanes(reconciliation: Reconciliation) -> dict[str, list[dict[str, Any]]]:
    shape: dict[str, list[dict[str, Any]]] = json.loads(export_text(reconciliation, "vis").text)
    return shape


def test_a_lane_for_the_whole_and_one_for_each_source_with_all_that_is_dated() -> None:
    shape, store = lanes(shipped()), shipped().store
    assert [group["id"] for group in shape["groups"]] == ["reconciled", *(f"source/{name}" for name in store.sources)]
    merged = {item["id"] for item in shape["items"] if item["group"] == "reconciled"}
    assert merged == {f"event/{event.id}" for event in shipped().events if extent_of(event) is not None}
    told = {item["id"] for item in shape["items"]} - merged
    bounded = {
        f"claim/{claim.full_id}/{key}"
        for claim in store.claims.values()
        for key, date in claim.dates
        if date.start.earliest is not None or date.end.latest is not None
    }
    assert told == bounded
    assert any("set-aside" in item["className"] for item in shape["items"])


def test_every_item_ends_after_it_starts() -> None:
    for item in [*lanes(shipped())["items"], *lanes(by_the_minute())["items"]]:
        assert datetime.fromisoformat(item["start"]) < datetime.fromisoformat(item["end"])


def test_years_that_need_it_have_a_sign_and_six_digits() -> None:
    old = Window(day_of(-43, 3, 15), day_of(-43, 3, 15))
    far = Window(day_of(12345, 1, 1), day_of(12345, 1, 1))
    assert lanes(dated(old))["items"][0]["start"] == "-000043-03-15T00:00:00"
    assert lanes(dated(far))["items"][0]["end"] == "+012345-01-02T00:00:00"
    beyond = Window(day_of(400000, 1, 1), day_of(400000, 1, 1))
    assert not [item for item in lanes(dated(beyond))["items"] if item["group"] == "reconciled"]


def test_an_item_holds_no_tag_of_a_text() -> None:
    for item in lanes(hostile())["items"]:
        assert tags_of(item["content"]) == tags_of(item["title"]) == set()
