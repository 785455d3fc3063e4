"""Times with an offset count on the day that it is in the store's zone."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import iso_day
from timeline.store.zones import days_in


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        ("2022-03-30T23:30:00Z", "Europe/Kyiv", "2022-03-31"),  # summer time: +03:00
        ("2022-03-26T21:30:00Z", "Europe/Kyiv", "2022-03-26"),  # the last night of winter time: +02:00
        ("2022-03-30T23:30:00Z", "UTC", "2022-03-30"),
        ("2022-03-31T01:00:00+03:00", "UTC", "2022-03-30"),
        ("2022-03-30T23:30:00", "Europe/Kyiv", "2022-03-30"),
        ("2022-03-30", "Europe/Kyiv", "2022-03-30"),
        ("-0043-03-15T23:30:00+01:00", "Europe/Rome", "-0043-03-15"),
    ],
)
def test_the_day_is_that_of_the_zone(text: str, zone: str, day: str) -> None:
    date = days_in(zone)(parse_edtf(text))
    assert (iso_day(date.start.earliest or 0), iso_day(date.end.latest or 0)) == (day, day)
    assert date.text == text


MOMENTS = st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2037, 1, 1))


@given(MOMENTS, st.integers(-12 * 4, 14 * 4), st.sampled_from(["Europe/Kyiv", "America/New_York", "Asia/Tokyo"]))
def test_as_the_standard_library_has_it(moment: datetime, quarters: int, zone: str) -> None:
    there = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    date = days_in(zone)(parse_edtf(there.isoformat()))
    assert date.start.earliest == there.astimezone(ZoneInfo(zone)).toordinal()
