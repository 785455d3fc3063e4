"""markwhen: a line an event, dates as EDTF, a section a month, a year or a century: <https://docs.markwhen.com>."""

import json
from collections.abc import Iterator
from datetime import tzinfo
from typing import Final

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.extent import Extent, extent_of, is_tentative, undated_left_out
from timeline.model.claim import Claim
from timeline.model.counted import counted
from timeline.model.edtf.calendar import SECONDS_PER_DAY, civil_of, iso_day
from timeline.model.edtf.zone import instants_of
from timeline.model.store import Store
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.shapes import zone_of
from timeline.reconciliation.views.rail import rail_of

YEARS: Final = range(1, 10000)  # which it reads


def to_markwhen(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return the events in time order; below each, its window in words and the quotes that it rests on."""
    settings = reconciliation.store.settings
    lines = ["---", f"title: {_quoted(settings.title)}", f"timezone: {_quoted(settings.zone)}"]
    lines += [f"description: {_quoted(' '.join(options.left_out_sentences))}"] if options.left_out else []
    lines += ["---", ""]
    for group in rail_of([event for event in reconciliation.events if _is_written(event)]):
        lines += [f"# {_line(group.heading)}", ""]
        for row in group.rows:
            lines += [*_event(row.event, reconciliation.store), ""]
    return Exported(content="\n".join(lines), left_out=tuple(_left_out(reconciliation)))


def _is_written(event: ReconciledEvent) -> bool:
    extent = extent_of(event)
    return extent is not None and all(civil_of(s // SECONDS_PER_DAY)[0] in YEARS for s in (extent.first, extent.last))


def _event(event: ReconciledEvent, store: Store) -> Iterator[str]:
    extent = extent_of(event)
    if extent is None:
        return
    tags = " ".join(f"#{tag}" for tag in _tags(event, extent))
    yield f"{_range(extent, zone_of(store))}: {_line(event.event.title)}" + (f" {tags}" if tags else "")
    if not extent.is_certain:
        yield f"- {_line(window_words(event.start, event.end))}"
    yield from (_quote(claim, store) for claim in event.claims if claim.evidence)


def _range(extent: Extent, zone: tzinfo) -> str:
    """Days as EDTF, both included, of the zone that the header names; by the clock from one time to another, in UTC."""
    if not extent.has_clock:
        day, last_day = (iso_day(second // SECONDS_PER_DAY) for second in (extent.first, extent.last))
        return day if day == last_day else f"{day}/{last_day}"
    first, last = min(instants_of(extent.first, zone)), max(instants_of(extent.last, zone))
    return f"{_moment(first)} - {_moment(last + 1)}"


def _moment(second: int) -> str:
    day, rest = divmod(second, SECONDS_PER_DAY)
    return f"{iso_day(day)}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}Z"


def _tags(event: ReconciledEvent, extent: Extent) -> Iterator[str]:
    yield str(event.status)
    yield from ["planned"] if event.planned else []
    yield from ["tentative"] if is_tentative(event, extent) else []
    yield from ("".join(c if c.isalnum() else "-" for c in tag) for tag in event.event.tags)


def _quote(claim: Claim, store: Store) -> str:
    source = store.sources[claim.source]
    quote = claim.evidence.quote if claim.evidence else ""
    return f"- “{_line(quote)}” ({_line(source.author or source.publisher or source.title)})"


def _left_out(reconciliation: Reconciliation) -> Iterator[str]:
    yield from undated_left_out("markwhen", reconciliation.events)
    beyond = sum(extent_of(event) is not None and not _is_written(event) for event in reconciliation.events)
    if beyond:
        yield f"markwhen has the years 1 to 9999: {counted(beyond, 'event')} before or after left out"


def _line(text: str) -> str:
    """One line in which nothing is a tag, a link, a property or a date."""
    return " ".join(safe_text(text).replace("#", "＃").replace("[", "(").replace("]", ")").replace("@", "＠").split())


def _quoted(text: str) -> str:
    """A text as a header takes it."""
    return json.dumps(safe_text(text), ensure_ascii=False)
