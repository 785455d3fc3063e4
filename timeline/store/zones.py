"""Days as the store counts them: a time with an offset is put into the store's zone, and its day with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from timeline.model.claim import Claim
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.calendar import SECONDS_PER_DAY, civil_of
from timeline.model.edtf.value import EdtfEnd
from timeline.model.source import Source

Convert = Callable[[EdtfDate], EdtfDate]


def days_in(zone_name: str) -> Convert:
    """Return what puts the days of a date into a zone; dates without an offset stay as they are.

    The clock keeps the time and the offset as written. Outside the years 1 to 9999 no zone is known: days count as in
    UTC there.
    """

    def convert(date: EdtfDate) -> EdtfDate:
        if not (_has_offset(date.start) or _has_offset(date.end)):
            return date
        zone = _zone(zone_name)
        return replace(date, start=_in_zone(date.start, zone), end=_in_zone(date.end, zone))

    return convert


def claim_in_zone(claim: Claim, convert: Convert) -> Claim:
    """Return the claim with the days of its dates, and of what it counts from, as the store counts them."""
    when, start, end = (None if date is None else convert(date) for date in (claim.when, claim.start, claim.end))
    count = claim.count
    if count is not None and (since := convert(count.since)) is not count.since:
        count = replace(count, since=since)
    if when is claim.when and start is claim.start and end is claim.end and count is claim.count:
        return claim
    return replace(claim, when=when, start=start, end=end, count=count)


def source_in_zone(source: Source, convert: Convert) -> Source:
    """Return the source with the days of its publications as the store counts them."""
    published = tuple(convert(date) for date in source.published)
    return source if published == source.published else replace(source, published=published)


def _has_offset(end: EdtfEnd) -> bool:
    return end.clock is not None and end.clock.offset_minutes is not None


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    return UTC if name == "UTC" else ZoneInfo(name)


def _in_zone(end: EdtfEnd, zone: tzinfo) -> EdtfEnd:
    clock = end.clock
    if clock is None or clock.offset_minutes is None:
        return end
    earliest = None if clock.earliest is None else _local_day(clock.earliest - 60 * clock.offset_minutes, zone)
    latest = None if clock.latest is None else _local_day(clock.latest - 60 * clock.offset_minutes, zone)
    return replace(end, earliest=earliest, latest=latest)


def _local_day(utc_second: int, zone: tzinfo) -> int:
    """The civil day, in the zone, of a second that counts from civil day 0 in UTC."""
    day, second = divmod(utc_second, SECONDS_PER_DAY)
    year, month, day_of_month = civil_of(day)
    try:
        moment = datetime(year, month, day_of_month, tzinfo=UTC) + timedelta(seconds=second)
        return moment.astimezone(zone).toordinal()
    except (ValueError, OverflowError):
        return day
