"""iCalendar (RFC 5545): an event a calendar event, `TENTATIVE` where it is disputed or not known exactly.

Whole days end on the day after their last one, as the format has it. What is not known exactly stands over all days on
which it may have been, and says so.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.extent import Extent, account_of, is_tentative, placed, undated_left_out
from timeline.model.counted import counted
from timeline.model.edtf.calendar import SECONDS_PER_DAY, civil_of
from timeline.model.edtf.zone import instants_of
from timeline.model.store import Store
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.shapes import zone_of

if TYPE_CHECKING:
    from icalendar import Calendar, Event

YEARS: Final = range(1, 9999)  # which the format can write; the day after the last one too
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def to_calendar(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return a calendar of every event that has a place in time, in time order."""
    store = reconciliation.store
    calendar, stamp = _calendar(store, options), _last_publication(store)
    beyond = 0
    for event, extent in placed(reconciliation.events):
        if _fits(extent):
            calendar.add_component(_component(event, extent, store, stamp))
        else:
            beyond += 1
    left_out = [*undated_left_out("icalendar", reconciliation.events), *_beyond(beyond)]
    return Exported(content=calendar.to_ical().decode("utf-8"), left_out=tuple(left_out))


def _calendar(store: Store, options: ExportOptions) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//timeline//chronology//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", safe_text(store.settings.title))
    if options.left_out:
        calendar.add("x-wr-caldesc", safe_text(" ".join(options.left_out_sentences)))
    return calendar


def _component(event: ReconciledEvent, extent: Extent, store: Store, stamp: datetime) -> "Event":
    from icalendar import Event

    made = Event()
    made.add("uid", _uid(event.id, store))
    made.add("dtstamp", stamp)
    start, end = _times(extent, zone_of(store))
    made.add("dtstart", start)
    if end is not None:
        made.add("dtend", end)
    made.add("summary", safe_text(event.event.title))
    made.add("description", safe_text(f"{account_of(event)}. {_edtf_words(event)}").strip())
    made.add("status", "TENTATIVE" if is_tentative(event, extent) else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    if event.event.tags:
        made.add("categories", [safe_text(tag) for tag in event.event.tags])
    if event.event.part_of:
        made.add("related-to", _uid(event.event.part_of, store))
    return made


def _uid(event: str, store: Store) -> str:
    """A name that stays the same however the event changes: its id, at the title of the chronology."""
    title = re.sub(r"[^a-z0-9]+", "-", store.settings.title.casefold()).strip("-")
    return f"{event}@{title or 'chronology'}"


def _times(extent: Extent, zone: tzinfo) -> tuple[date, date | None]:
    """The start, and the exclusive end; a moment has none. By the clock they are in UTC."""
    if not extent.has_clock:
        return _day(extent.first), _day(extent.last) + timedelta(days=1)
    first, last = (min(instants_of(extent.first, zone)), max(instants_of(extent.last, zone)))
    start, end = _moment(first), _moment(last + 1)
    return start, end if end - start > timedelta(minutes=1) else None


def _day(second: int) -> date:
    return date.fromordinal(second // SECONDS_PER_DAY)


def _moment(second: int) -> datetime:
    """A second of UTC."""
    day, rest = divmod(second, SECONDS_PER_DAY)
    return datetime.fromordinal(day).replace(tzinfo=UTC) + timedelta(seconds=rest)


def _fits(extent: Extent) -> bool:
    return all(civil_of(second // SECONDS_PER_DAY)[0] in YEARS for second in (extent.first, extent.last))


def _edtf_words(event: ReconciledEvent) -> str:
    return f"EDTF: {event.edtf}" if event.edtf else ""


def _last_publication(store: Store) -> datetime:
    """When the newest source appeared: the stamp that every calendar event must have, the same for the same store."""
    days = [date.start.latest for source in store.sources.values() for date in source.published[:1]]
    known = [day for day in days if day is not None and civil_of(day)[0] in YEARS]
    return datetime(*civil_of(max(known)), tzinfo=UTC) if known else EPOCH


def _beyond(number: int) -> Iterator[str]:
    if number:
        yield f"icalendar has the years 1 to 9998: {counted(number, 'event')} before or after left out"
