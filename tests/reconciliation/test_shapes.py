"""The JSON shapes: exactly the keys that were promised, and nothing that JSON cannot hold."""

import json
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from tests.iso_days import parse_iso_day
from tests.render.hand_made import CAUSE, COMPARISON, DATES, FINDINGS, FLOOD, ORDER, finding_of
from timeline.model.conflict import Window
from timeline.reconciliation.diff_shapes import diff_shape
from timeline.reconciliation.overview import overview
from timeline.reconciliation.shapes import (
    event_shape,
    explain_shape,
    finding_shape,
    reconcile_shape,
    window_shape,
)
from timeline.reconciliation.source_shapes import sources_shape

F_KEYS = {
    "code", "name", "grade", "severity", "fingerprint", "status", "scope", "events", "claims", "sources", "message",
    "apart", "location", "related", "sets", "chain",
}  # fmt: skip
EVENT_KEYS = {
    "id", "title", "edtf", "start", "end", "derived", "status", "sources", "roots", "claims", "set_aside",
    "conflicts", "alternatives", "readings", "splits", "planned",
}  # fmt: skip


def test_a_finding_has_the_promised_keys() -> None:
    shape = finding_shape(finding_of(DATES))
    assert set(shape) >= F_KEYS
    assert shape["apart"] == {"value": 8, "unit": "day"}
    assert shape["sets"] == {"count": 1, "exact": True}
    assert shape["location"] == {"file": "data/claims/inquiry.yaml", "line": 22, "column": 1}
    assert shape["related"] == [{"claim": "gazette/dam", "file": "data/claims/gazette.yaml", "line": 25, "column": 1}]
    assert shape["claims"] == ["inquiry/dam", "gazette/dam", "memoir/dam"]


def test_a_chain_cites_claims_and_event_keys() -> None:
    first, second, third = finding_shape(finding_of(DATES))["chain"]
    assert (first["from"], first["to"], first["claim"]) == ("calendar", "dam-breaks.end", "inquiry/dam")
    assert second == {
        "from": "dam-breaks.end",
        "to": "dam-breaks.start",
        "limit": 0,
        "seconds": None,
        "claim": None,
        "key": "start before end",
        "source": None,
        "quote": None,
        "file": "data/events.yaml",
        "line": 3,
        "supporters": [],
    }
    assert (third["quote"], third["supporters"]) == ("It was on Tuesday the 23rd that the dam burst", ["memoir/dam"])


def test_apart_is_null_where_the_order_is_reversed_and_for_attributes() -> None:
    assert finding_shape(finding_of(ORDER))["apart"] is None
    shape = finding_shape(finding_of(CAUSE))
    assert (shape["apart"], shape["chain"], shape["attribute"]) == (None, [], "cause")
    assert [side["values"] for side in shape["sides"]] == [["neglect"], ["rain", "an old design"]]


def test_explain_is_one_finding_with_a_version() -> None:
    finding = finding_of(DATES)
    assert explain_shape(finding) == {"version": 1, **finding_shape(finding)}


def test_reconcile_has_all_events_and_conflicts() -> None:
    shape = reconcile_shape(FLOOD, FINDINGS)
    assert list(shape) == ["version", "events", "conflicts", "complete"]
    assert [event["id"] for event in shape["events"]] == [event.id for event in FLOOD.events]
    assert len(shape["conflicts"]) == 4
    assert shape["complete"] is True


def test_show_has_fewer_events_and_only_their_conflicts() -> None:
    shape = reconcile_shape(FLOOD, FINDINGS, {"bridge-falls"})
    assert [event["id"] for event in shape["events"]] == ["bridge-falls"]
    assert [conflict["fingerprint"] for conflict in shape["conflicts"]] == [ORDER.fingerprint]


def test_an_event_has_its_windows_its_losses_and_its_alternatives() -> None:
    shape = event_shape(FLOOD.event["bridge-falls"])
    assert set(shape) == EVENT_KEYS
    assert shape["start"] == {"earliest": "1912-04-15", "latest": "1912-05-02"}
    assert shape["set_aside"][0]["claim"] == "inquiry/bridge"
    assert shape["set_aside"][0]["key"] == "relations[0]"
    assert shape["alternatives"][0]["set_aside"] == [{"claim": "gazette/bridge", "key": "relations[0]"}]
    assert event_shape(FLOOD.event["mayor-resigns"])["end"] == {"earliest": "1912-04-15", "latest": None}


def test_diff_has_lanes_reversed_pairs_attributes_and_counts() -> None:
    shape = diff_shape(COMPARISON)
    listed = ["version", "a", "b", "rows", "reversed", "attributes", "sides", "left_out"]
    assert list(shape) == [*listed, "summary", "untimed", "reversed_count", "attribute_count"]
    silent, dam = shape["rows"][:2]
    assert silent["a"] is None
    assert dam["a"] == {
        "edtf": "1912-04-15",
        "start": {"earliest": "1912-04-15", "latest": "1912-04-15"},
        "end": {"earliest": "1912-04-15", "latest": "1912-04-15"},
        "says": "date",
        "claims": ["inquiry/dam"],
    }
    assert dam["apart"] == {"value": 8, "unit": "day"}
    assert shape["summary"] == {
        "agree": 0,
        "refines": 1,
        "refined-by": 0,
        "overlaps": 0,
        "conflict": 2,
        "only-a": 1,
        "only-b": 1,
    }


SECOND = 60 * 60 * 24 * parse_iso_day("2022-10-30")


@pytest.mark.parametrize(
    ("zone", "earliest", "latest"),
    [
        ("UTC", "2022-10-30T03:30:00Z", "2022-10-30T03:30:59Z"),
        ("America/New_York", "2022-10-30T07:30:00Z", "2022-10-30T07:30:59Z"),
        ("Europe/Kyiv", "2022-10-30T00:30:00Z", "2022-10-30T01:30:59Z"),  # shown twice: the clocks are set back
    ],
)
def test_a_time_of_the_zone_of_the_store_is_told_in_utc(zone: str, earliest: str, latest: str) -> None:
    half_past_three = Window(SECOND // 86_400, SECOND // 86_400, SECOND + 12_600, SECOND + 12_659)
    assert window_shape(half_past_three, ZoneInfo(zone)) == {"earliest": earliest, "latest": latest}


def test_a_bound_that_is_the_edge_of_a_day_is_told_as_the_day() -> None:
    whole = Window(SECOND // 86_400, SECOND // 86_400, SECOND, SECOND + 86_399)
    night = whole._replace(latest_second=SECOND + 59)
    assert window_shape(whole, ZoneInfo("Europe/Kyiv")) == {"earliest": "2022-10-30", "latest": "2022-10-30"}
    assert window_shape(night) == {"earliest": "2022-10-30", "latest": "2022-10-30T00:00:59Z"}
    assert window_shape(Window()) == {"earliest": None, "latest": None}


def test_apart_is_in_seconds_where_it_is_told_by_the_clock() -> None:
    assert finding_shape(finding_of(replace(DATES, excess_seconds=5400)))["apart"] == {"value": 5400, "unit": "second"}
    assert finding_shape(finding_of(replace(DATES, excess_seconds=0)))["apart"] is None


def test_every_shape_is_json() -> None:
    shapes = [reconcile_shape(FLOOD, FINDINGS), diff_shape(COMPARISON), sources_shape(overview(FLOOD))]
    assert json.loads(json.dumps(shapes)) == shapes
