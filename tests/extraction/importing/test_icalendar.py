"""Calendars as claims, written by the library itself and by hand: days, times in zones, series, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from timeline.extraction.importing.icalendar import read_text
from timeline.extraction.importing.rows import ONE_SOURCE, ImportedText, ImportOptions, Kind
from timeline.model.claim import Basis
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.zone import instants_of

BERLIN = ZoneInfo("Europe/Berlin")
FIRST_SECOND = datetime(1, 1, 1, tzinfo=UTC)


def _written(**properties: object) -> str:
    """Return a calendar with one event, as the library writes it."""
    event = Event()
    for name, value in {"uid": "a@example.org", "summary": "The gate opens", **properties}.items():
        event.add(name.replace("_", "-"), value)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _by_hand(*lines: str, calendar: tuple[str, ...] = ()) -> ImportedText:
    event = ("BEGIN:VEVENT", "UID:a", "SUMMARY:The gate opens", *lines, "END:VEVENT")
    return _lines("BEGIN:VCALENDAR", *calendar, *event, "END:VCALENDAR")


def _lines(*lines: str) -> ImportedText:
    return read_text("\r\n".join(lines) + "\r\n", ImportOptions())


def _read(**properties: object) -> ImportedText:
    return read_text(_written(**properties), ImportOptions())


def _told(found: ImportedText, kind: Kind) -> list[tuple[int | None, str]]:
    return [(remark.line, remark.text) for remark in found.remarks if remark.kind is kind]


@pytest.mark.parametrize(
    ("properties", "when", "zone"),
    [
        ({"dtstart": date(2022, 3, 29)}, "2022-03-29", None),
        ({"dtstart": date(2022, 3, 29), "dtend": date(2022, 3, 30)}, "2022-03-29", None),
        ({"dtstart": date(2022, 3, 29), "dtend": date(2022, 4, 1)}, "2022-03-29/2022-03-31", None),
        ({"dtstart": date(2022, 3, 29), "dtend": date(2022, 3, 29)}, "2022-03-29", None),
        ({"dtstart": date(2022, 3, 29), "duration": timedelta(days=3)}, "2022-03-29/2022-03-31", None),
        ({"dtstart": datetime(2022, 3, 29, 10, 15, tzinfo=UTC)}, "2022-03-29T10:15Z", None),
        ({"dtstart": datetime(2022, 3, 29, 10, 15, 9, tzinfo=UTC)}, "2022-03-29T10:15:09Z", None),
        ({"dtstart": datetime(2022, 3, 29, 10, 15)}, "2022-03-29T10:15", None),
        ({"dtstart": datetime(2022, 3, 29, 10, 15, tzinfo=BERLIN)}, "2022-03-29T10:15", "Europe/Berlin"),
        (
            {"dtstart": datetime(2022, 3, 29, 10, 15, tzinfo=BERLIN), "duration": timedelta(minutes=90)},
            "2022-03-29T10:15/2022-03-29T11:45",
            "Europe/Berlin",
        ),
        (
            {
                "dtstart": datetime(2022, 3, 29, 10, 15, tzinfo=BERLIN),
                "dtend": datetime(2022, 3, 29, 10, 15, tzinfo=UTC),
            },
            "2022-03-29T10:15+02:00/2022-03-29T10:15Z",
            None,
        ),
    ],
)
def test_when_an_event_was(properties: dict[str, object], when: str, zone: str | None) -> None:
    (claim,) = _read(**properties).claims
    assert (claim.when, claim.zone) == (when, zone)


def test_what_an_event_says_beside() -> None:
    text = _written(
        dtstart=date(2022, 3, 29),
        description="The two delegations meet, and part.\nNobody signs anything on this long day in the palace.",
        location="Istanbul, Dolmabahçe",
        categories=["talks", "war, peace"],
        url="https://example.org/talks",
    )
    (claim,) = read_text(text, ImportOptions()).claims
    assert (claim.event, claim.id, claim.title) == ("a@example.org", "a@example.org", "The gate opens")
    assert (claim.attributes, claim.tags) == ({"place": ("Istanbul, Dolmabahçe",)}, ("talks", "war, peace"))
    assert (claim.note or "").startswith("The two delegations meet, and part. Nobody signs")
    assert (claim.note or "").endswith("; https://example.org/talks")
    assert claim.quote == "The two delegations"  # what follows has a sign that is escaped in the file
    assert claim.line == text.split("\r\n").index("BEGIN:VEVENT") + 1


def test_a_tentative_event_is_hedged_and_a_cancelled_one_left_out() -> None:
    (claim,) = _read(dtstart=date(2022, 3, 29), status="TENTATIVE").claims
    assert claim.basis is Basis.HEDGED
    found = _read(dtstart=date(2022, 3, 29), status="CANCELLED")
    assert (found.claims, _told(found, Kind.LEFT_OUT)[0][1]) == ((), "cancelled: The gate opens")


def test_of_what_repeats_the_first_is_told() -> None:
    found = _by_hand("DTSTART;VALUE=DATE:20220329", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert [claim.when for claim in found.claims] == ["2022-03-29"]
    assert _told(found, Kind.LEFT_OUT) == [(6, "all but the first of what repeats (RRULE:FREQ=WEEKLY;COUNT=3)")]


def test_what_was_moved_within_a_series_is_an_event_of_its_own() -> None:
    (claim,) = _by_hand("DTSTART;VALUE=DATE:20220405", "RECURRENCE-ID;VALUE=DATE:20220404").claims
    assert claim.event == "a-20220404"


def test_a_time_without_a_zone_is_said_to_be_the_stores() -> None:
    assert _told(_by_hand("DTSTART:20220329T101500"), Kind.ASSUMED) == [
        (5, "the time has no zone: it is in that of the store")
    ]


def test_a_time_without_a_zone_is_in_that_of_the_calendar() -> None:
    found = _by_hand("DTSTART:20220329T101500", calendar=("X-WR-TIMEZONE:Asia/Tokyo",))
    assert found.claims[0].zone == "Asia/Tokyo"
    assert "in Asia/Tokyo, the one of the calendar" in _told(found, Kind.ASSUMED)[0][1]


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Kyiv", "Europe/Kyiv"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("../../etc/passwd", None),
        ("Europe", None),
        ("", None),
    ],
)
def test_zones_by_other_names(name: str, zone: str | None) -> None:
    found = _by_hand(f"DTSTART;TZID={name}:20220329T101500")
    assert [claim.zone for claim in found.claims] == [zone]


OWN_ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Port time",
    "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0130", "TZOFFSETTO:+0130", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


def test_a_zone_that_the_calendar_defines_gives_offsets() -> None:
    (claim,) = _by_hand("DTSTART;TZID=Port time:20220329T101500", calendar=OWN_ZONE).claims
    assert (claim.when, claim.zone) == ("2022-03-29T10:15+01:30", None)


def test_a_zone_that_is_defined_wrongly_is_not_known() -> None:
    found = _by_hand("DTSTART;TZID=Port time:20220329T101500", calendar=(*OWN_ZONE[:2], "END:VTIMEZONE"))
    assert "nobody knows the time zone Port time" in _told(found, Kind.ASSUMED)[0][1]


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ((), 2, "no DTSTART says when"),
        (("DTSTART:soon",), 5, "'soon' is no date"),
        (("DTSTART;VALUE=DATE:20220230",), 5, "is no date"),
        (("DTSTART:P1D",), 5, "P1D is no date"),
        (("DTSTART;VALUE=DATE:20220329", "DTEND;VALUE=DATE:20220301"), 6, "ends before it starts"),
        (("DTSTART:20220329T101500Z", "DTEND:20220329T101400Z"), 6, "ends before it starts"),
        (("DTSTART;VALUE=DATE:20220329", "DTEND:20220329T101400Z"), 6, "not both days or both times"),
        (("DTSTART;VALUE=DATE:20220329", "DURATION:PT5H"), 6, "a day and hours"),
        (("DTSTART;VALUE=DATE:20220329", "DURATION:long"), 6, "no length of time"),
        (("DTSTART;VALUE=DATE:99991230", "DURATION:P9999W"), 6, "no length of time"),
    ],
)
def test_an_event_that_cannot_be_read_is_refused_at_the_line_that_is_wrong(
    lines: tuple[str, ...], line: int, said: str
) -> None:
    found = _by_hand(*lines)
    ((at, text),) = _told(found, Kind.REFUSED)
    assert (found.claims, at, said in text) == ((), line, True)


def test_an_event_without_words_is_refused() -> None:
    found = _lines("BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20220329", "END:VEVENT", "END:VCALENDAR")
    assert _told(found, Kind.REFUSED) == [(2, "no SUMMARY says what happened; write one")]


def test_several_calendars_are_one_source() -> None:
    one = (
        "BEGIN:VCALENDAR",
        "X-WR-CALNAME:Gate",
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART:20220329",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    two = ("BEGIN:VCALENDAR", "NAME:Quay", "BEGIN:VTODO", "END:VTODO", "END:VCALENDAR")
    found = _lines(*one, *two)
    assert found.sources[ONE_SOURCE] == {"title": "Gate; Quay", "kind": "dataset"}
    assert [claim.event for claim in found.claims] == ["1"]
    assert _told(found, Kind.LEFT_OUT) == [(None, "components that no claim corresponds to: VTODO")]


def test_lines_that_are_none_and_ends_that_are_missing_are_refused_and_the_rest_is_read() -> None:
    found = _lines(
        "BEGIN:VCALENDAR", "nonsense", "END:VTODO", "BEGIN:VEVENT", "UID:1", "DTSTART:20220329",
        "BEGIN:VALARM", "END:VEVENT",
    )  # fmt: skip
    assert [(line, text.partition(";")[0]) for line, text in _told(found, Kind.REFUSED)] == [
        (1, "VCALENDAR has no END:VCALENDAR"),
        (2, "no line of iCalendar: 'nonsense'"),
        (3, "END:VTODO ends nothing"),
        (7, "VALARM has no END:VALARM before line 8"),
    ]
    assert [claim.when for claim in found.claims] == ["2022-03-29"]


@pytest.mark.parametrize("text", ["", "name,date\nx,2022\n", "BEGIN:VCARD\r\nEND:VCARD\r\n"])
def test_another_file_is_refused(text: str) -> None:
    found = read_text(text, ImportOptions())
    assert (found.claims, "not an iCalendar file" in found.remarks[-1].text) == ((), True)


_ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"])
_MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2037, 1, 1)).map(lambda moment: moment.replace(microsecond=0))


@given(
    _MOMENTS,
    _ZONES,
    st.timedeltas(timedelta(), timedelta(days=40)).map(
        lambda length: timedelta(seconds=length // timedelta(seconds=1))
    ),
)
def test_what_the_library_writes_is_the_same_instant_here(moment: datetime, zone: str, length: timedelta) -> None:
    start = moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)  # an instant that there is
    found = _read(dtstart=start.astimezone(ZoneInfo(zone)), dtend=start + length)
    (claim,) = found.claims
    date_ = parse_edtf(claim.when or "")
    for end, instant in ((date_.start, start), (date_.end, start + length)):
        assert end.clock is not None
        assert end.clock.earliest is not None
        shown = end.clock.earliest
        seconds = 86_400 + (instant - FIRST_SECOND) // timedelta(seconds=1)
        local = claim.zone is not None and end.clock.offset_minutes is None
        ways = (
            instants_of(shown, ZoneInfo(claim.zone))
            if local and claim.zone
            else (shown - 60 * (end.clock.offset_minutes or 0),)
        )
        assert any(way <= seconds <= way + 59 for way in ways)


@given(st.dates(date(1000, 1, 1)), st.integers(1, 400))
def test_days_that_the_library_writes_end_before_the_day_it_names(first: date, length: int) -> None:
    end = min(first + timedelta(days=length), date.max) if (date.max - first).days > length else date.max
    found = _read(dtstart=first, dtend=end)
    expected = parse_edtf(found.claims[0].when or "")
    assert (expected.start.earliest, expected.end.latest) == (
        first.toordinal(),
        max(end.toordinal() - 1, first.toordinal()),
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:VEVENT",
                "END:VEVENT",
                "BEGIN:VCALENDAR",
                "END:VCALENDAR",
                "DTSTART:20220329",
                "DTEND:20220330T1",
                " x",
                "UID:1",
                "DTSTART;TZID=x:20220101T000000",
                ":",
                "\x00",
                "SUMMARY:\\",
            ]
        )
    )
)
def test_no_order_of_lines_stops_the_reader(lines: list[str]) -> None:
    found = _lines("BEGIN:VCALENDAR", *lines)
    assert all(claim.when for claim in found.claims)
