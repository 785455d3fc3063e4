"""The rail: headings that fit the data, and long gaps said."""

from dataclasses import replace

import pytest

from tests.render.hand_made import FLOOD, RECONCILED, window
from timeline.model.conflict import Window
from timeline.reconciliation.result import ReconciledEvent, Status
from timeline.reconciliation.views.rail import UNDATED_HEADING, rail_of
from timeline.reconciliation.voices import Voice, short_fingerprints, voice_of


def on(*days: str) -> list[ReconciledEvent]:
    return [replace(RECONCILED[0], start=window(day), end=window(day)) for day in days]


def headings(*days: str) -> list[str]:
    return [group.heading for group in rail_of(on(*days))]


def gaps(*days: str) -> list[str]:
    return [row.gap_after for group in rail_of(on(*days)) for row in group.rows]


def test_few_events_stand_under_years() -> None:
    assert headings("1994-12-05", "2022-03-01", "2022-03-29") == ["1994", "2022"]


def test_a_full_year_is_split_into_months() -> None:
    march = [f"2022-03-{day:02}" for day in range(1, 8)]
    assert headings("1994-12-05", *march, "2022-04-02") == ["1994", "March 2022", "April 2022"]


def test_many_centuries_stand_under_centuries_and_dates_keep_their_year() -> None:
    groups = rail_of(on("-0043-03-15", "1066-10-14", "1912-04-15"))
    assert [g.heading for g in groups] == ["1st century BC", "11th century", "20th century"]
    assert {g.year for g in groups} == {None}


def test_what_has_no_first_day_comes_last() -> None:
    early = replace(RECONCILED[0], start=Window(None, 700_000))
    undated = replace(RECONCILED[0], status=Status.UNDATED, start=Window(700_000, None))
    groups = rail_of([early, *on("2022-03-01"), undated])
    assert [g.heading for g in groups] == ["2022", UNDATED_HEADING]
    assert [row.event for row in groups[1].rows] == [early, undated]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2022-03-01", "2022-03-10", "2022-03-20"), ["", "", ""]),
        (("2022-03-01", "2022-03-02", "2022-03-03", "2022-05-03"), ["", "", "8 weeks", ""]),
        (("1901-01-01", "1902-01-01", "1903-01-01"), ["", "", ""]),
    ],
)
def test_a_gap_is_said_when_it_is_long_for_this_timeline(days: tuple[str, ...], said: list[str]) -> None:
    assert gaps(*days) == said


@pytest.mark.parametrize(
    ("event", "source", "voice"),
    [
        ("dam-breaks", "inquiry", Voice.DAY),
        ("dam-breaks", "gazette", Voice.SET_ASIDE),
        ("dam-breaks", "harbour-log", Voice.SILENT),
        ("rain-starts", "harbour-log", Voice.WINDOW),
        ("rain-starts", "gazette", Voice.DAY),
        ("bridge-falls", "gazette", Voice.WINDOW),
    ],
)
def test_voice(event: str, source: str, voice: Voice) -> None:
    assert voice_of(FLOOD.event[event], source) is voice


def test_a_lost_attribute_leaves_the_date_standing() -> None:
    dam = FLOOD.event["dam-breaks"]
    only_cause = replace(dam, set_aside=tuple(s for s in dam.set_aside if s.statement.key == "attributes.cause"))
    assert voice_of(only_cause, "gazette") is Voice.DAY


def test_a_source_without_a_time_is_not_silent() -> None:
    dam = FLOOD.event["dam-breaks"]
    claims = tuple(replace(claim, when=None) for claim in dam.claims)
    assert voice_of(replace(dam, claims=claims, set_aside=()), "inquiry") is Voice.NO_DATE


def test_short_fingerprints_grow_until_they_tell_all_apart() -> None:
    assert short_fingerprints(["3f2a91cc04de", "c0ffee123456"])["c0ffee123456"] == "c0ffee"
    assert short_fingerprints(["3f2a91cc04de", "3f2a91ff04de"])["3f2a91cc04de"] == "3f2a91c"
    assert short_fingerprints([]) == {}
