"""Dates count by the calendar and the zone of their claim, on the days of the store's zone."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.claim import Claim
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import iso_day
from timeline.model.edtf.reckoning import Reckoning
from timeline.model.fingerprint import digest_of
from timeline.store.load import load_store
from timeline.store.reckoning import counted, zone_named

WriteStore = Callable[..., Path]


def days_in(zone: str, text: str) -> tuple[str, str]:
    date = counted(parse_edtf(text), Reckoning(zone=zone_named(zone)))
    return iso_day(date.start.earliest or 0), iso_day(date.end.latest or 0)


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        ("2022-03-30T23:30:00Z", "Europe/Kyiv", "2022-03-31"),  # summer time: +03:00
        ("2022-03-26T21:30:00Z", "Europe/Kyiv", "2022-03-26"),  # the last night of winter time: +02:00
        ("2022-03-30T23:30:00Z", "UTC", "2022-03-30"),
        ("2022-03-31T01:00:00+03:00", "UTC", "2022-03-30"),
        ("2022-03-30T23:30:00", "Europe/Kyiv", "2022-03-30"),
        ("2022-03-30", "Europe/Kyiv", "2022-03-30"),
        ("-0043-03-15T23:30:00+01:00", "Europe/Rome", "-0043-03-15"),  # 49 min 56 s by its mean local time
        ("-0043-03-15T23:50:00+00:00", "Europe/Rome", "-0043-03-16"),
    ],
)
def test_the_day_is_that_of_the_zone(text: str, zone: str, day: str) -> None:
    assert days_in(zone, text) == (day, day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("[2022-03-30T22:30Z,2022-03-31T23:30Z]", ("2022-03-31", "2022-04-01")),
        ("[2022-03-30T22:30Z,2022-03-31T23:30+03:00]", ("2022-03-31", "2022-03-31")),  # offsets of its own each
        ("{2022-03-31T00:30+05:00,2022-03-30T21:30Z}", ("2022-03-30", "2022-03-31")),
        ("2022-03-30T22:30Z/2022-03-31T23:30+03:00", ("2022-03-31", "2022-03-31")),
        ("[..2022-03-30T22:30Z]", ("0000-12-31", "2022-03-31")),
        ("2022-03-31T00:30+05:00/2022-03-30T23:00", ("2022-03-30", "2022-03-30")),  # the first is 22:30 there
        ("2022-03-31T00:30+05:00/2022-03-30", ("2022-03-30", "2022-03-30")),
    ],
)
def test_members_of_sets_and_ends_of_intervals_are_put_into_the_zone(text: str, days: tuple[str, str]) -> None:
    assert days_in("Europe/Kyiv", text) == days


MOMENTS = st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2037, 1, 1))


@given(MOMENTS, st.integers(-12 * 4, 14 * 4), st.sampled_from(["Europe/Kyiv", "America/New_York", "Asia/Tokyo"]))
def test_as_the_standard_library_has_it(moment: datetime, quarters: int, zone: str) -> None:
    there = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    assert days_in(zone, there.isoformat())[0] == there.astimezone(ZoneInfo(zone)).date().isoformat()


GAZETTE = """\
    source: {{id: gazette, title: The Gazette{source}}}
    claims:
      - id: left
        event: withdrawal
        when: {when}{claim}
    """


def claim_of(write_store: WriteStore, when: str, source: str = "", claim: str = "", zone: str = "UTC") -> Claim | None:
    claims = GAZETTE.format(when=when, source=source, claim=claim and f"\n        {claim}")
    folder = write_store({"timeline.yaml": f"timeline: 1\nzone: {zone}\n", "claims/gazette.yaml": claims})
    return load_store(folder).claims.get("gazette/left")


def days_of(claim: Claim | None) -> tuple[str, str]:
    assert claim is not None
    assert claim.when is not None
    return iso_day(claim.when.start.earliest or 0), iso_day(claim.when.end.latest or 0)


@pytest.mark.parametrize(
    ("source", "claim", "day"),
    [
        ("", "", "1917-10-25"),
        (", calendar: julian", "", "1917-11-07"),
        ("", "calendar: julian", "1917-11-07"),
        (", calendar: julian", "calendar: gregorian", "1917-10-25"),
        (", calendar: gregorian", "calendar: julian", "1917-11-07"),
    ],
)
def test_the_calendar_of_a_claim_goes_before_that_of_its_source(
    write_store: WriteStore, source: str, claim: str, day: str
) -> None:
    found = claim_of(write_store, "1917-10-25", source, claim)
    assert days_of(found) == (day, day)
    assert found is not None
    assert found.when is not None
    assert found.when.text == "1917-10-25"


@pytest.mark.parametrize(
    ("source", "claim", "day"),
    [
        ("", "", "2022-03-31"),
        (", zone: America/New_York", "", "2022-04-01"),
        (", zone: America/New_York", "zone: Europe/Kyiv", "2022-03-31"),
    ],
)
def test_a_time_without_an_offset_is_in_the_zone_of_its_claim(
    write_store: WriteStore, source: str, claim: str, day: str
) -> None:
    assert days_of(claim_of(write_store, "2022-03-31T20:00", source, claim, zone="Europe/Kyiv")) == (day, day)


def test_a_leap_day_of_the_julian_calendar_alone_needs_that_calendar(write_store: WriteStore) -> None:
    assert days_of(claim_of(write_store, "1900-02-29", claim="calendar: julian")) == ("1900-03-13", "1900-03-13")
    assert claim_of(write_store, "1900-02-29") is None
    (finding,) = load_store(Path("data")).findings
    assert (finding.code, finding.location.line) == ("TL004", 5)
    assert "there is no 29 February in 1900" in finding.message
    assert load_store(Path("data")).unread == 1


def test_an_interval_that_runs_backwards_in_the_zone_of_its_claim_alone(write_store: WriteStore) -> None:
    when = "2022-03-30T10:00Z/2022-03-30T12:00"
    assert days_of(claim_of(write_store, when)) == ("2022-03-30", "2022-03-30")
    assert claim_of(write_store, when, claim="zone: Asia/Tokyo") is None
    (finding,) = load_store(Path("data")).findings
    assert (finding.code, finding.location.line) == ("TL004", 5)
    assert "ends before it starts" in finding.message


def test_the_calendar_of_a_source_that_another_file_describes(write_store: WriteStore) -> None:
    folder = write_store(
        {
            "claims/a.yaml": "source: gazette\nclaims: [{id: a, event: withdrawal, when: 1900-02-29}]\n",
            "claims/gazette.yaml": "source: {id: gazette, title: G, calendar: julian}\n",
        }
    )
    store = load_store(folder)
    assert store.findings == ()
    assert days_of(store.claims["gazette/a"]) == ("1900-03-13", "1900-03-13")


def test_digests_change_with_the_calendar_and_the_zone_only_where_they_say_another_time(
    write_store: WriteStore,
) -> None:
    def digest(when: str, claim: str = "") -> str:
        found = claim_of(write_store, when, claim=claim)
        assert found is not None
        return digest_of(found)

    assert (
        digest("1917-10-25") == digest("1917-10-25", "calendar: gregorian") == digest("1917-10-25", "zone: Asia/Tokyo")
    )
    assert digest("1917-10-25") != digest("1917-10-25", "calendar: julian")
    assert digest("1917-10-25T10:00") == digest("1917-10-25T10:00", "zone: UTC")
    assert digest("1917-10-25T10:00") != digest("1917-10-25T10:00", "zone: Asia/Tokyo")
    assert digest("1917-10-25T10:00Z") == digest("1917-10-25T10:00Z", "zone: Asia/Tokyo")
    assert digest("1917-10-25T10:00Z/1917-10-25T23:00") != digest(
        "1917-10-25T10:00Z/1917-10-25T23:00", "zone: Asia/Tokyo"
    )


def test_an_unknown_calendar_or_zone_is_one_line_that_names_the_nearest(write_store: WriteStore) -> None:
    claim_of(write_store, "1917-10-25", claim="calendar: julien")
    (finding,) = load_store(Path("data")).findings
    assert finding.message == "`calendar` cannot be `julien`; did you mean `julian`?"
    claim_of(write_store, "1917-10-25", claim="zone: Europe/Kiyv")
    (finding,) = load_store(Path("data")).findings
    assert finding.message == "`zone` is no time zone: `Europe/Kiyv`; did you mean `Europe/Kyiv`?"
