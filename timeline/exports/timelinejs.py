"""TimelineJS 3 JSON: a slide an event; what is uncertain shows its own words for the date."""

from collections.abc import Iterator
from typing import Any

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.extent import Extent, placed, undated_left_out
from timeline.model.claim import Claim
from timeline.model.counted import counted
from timeline.model.edtf.calendar import SECONDS_PER_DAY, civil_of, day_of
from timeline.model.json_text import json_text
from timeline.model.store import Store
from timeline.reconciliation.clock import has_clock, is_first, is_last
from timeline.reconciliation.datewords import edtf_words, window_words
from timeline.reconciliation.plain import html_text
from timeline.reconciliation.result import ReconciledEvent, Reconciliation

Slide = dict[str, Any]


def to_timelinejs(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return the slides in time order, below a title. Texts are HTML: everything in them is escaped."""
    store = reconciliation.store
    slides = [_slide(event, extent, store) for event, extent in placed(reconciliation.events)]
    document = {"title": _title(reconciliation, options), "events": slides}
    left_out = [*undated_left_out("timelinejs", reconciliation.events), *_chains_left_out(reconciliation)]
    return Exported(content=json_text(document, indent=1), left_out=tuple(left_out))


def _chains_left_out(reconciliation: Reconciliation) -> Iterator[str]:
    if reconciliation.conflicts:
        yield f"timelinejs has no chains: {counted(len(reconciliation.conflicts), 'conflict')} show as “disputed” only"


def _title(reconciliation: Reconciliation, options: ExportOptions) -> Slide:
    events = counted(len(reconciliation.events), "event")
    sources = counted(len(reconciliation.store.sources), "source")
    title = html_text(reconciliation.store.settings.title)
    gone = "".join(f"<p>{html_text(sentence)}</p>" for sentence in options.left_out_sentences)
    return {"unique_id": "title", "text": {"headline": title, "text": f"<p>{events} from {sources}</p>{gone}"}}


def _slide(event: ReconciledEvent, extent: Extent, store: Store) -> Slide:
    """One event; ends that are known to a month or a year say only that."""
    first, last = _dates(event, extent)
    words = window_words(event.start, event.end)
    return {
        "unique_id": event.id,
        "start_date": first,
        **({"end_date": last} if last != first else {}),
        **({} if extent.is_certain else {"display_date": html_text(words)}),
        "text": {"headline": html_text(event.event.title), "text": "".join(_text(event, store))},
        **({"group": html_text(event.event.tags[0])} if event.event.tags else {}),
    }


def _dates(event: ReconciledEvent, extent: Extent) -> tuple[Slide, Slide]:
    """The first and the last date of an event, each as exact as what it stands for."""
    first, last = _period(extent)
    if first is not None and last is not None:
        return first, last
    return _date(extent.first, has_clock(event.start)), _date(extent.last, has_clock(event.end), is_end=True)


def _period(extent: Extent) -> tuple[Slide | None, Slide | None]:
    """Whole months or years, where it is just these; None: days, or less."""
    if not (is_first(extent.first) and is_last(extent.last)) or extent.is_certain:
        return None, None
    first, after = extent.first // SECONDS_PER_DAY, extent.last // SECONDS_PER_DAY + 1
    (year, month, day), (next_year, next_month, next_day) = civil_of(first), civil_of(after)
    if day != 1 or next_day != 1:
        return None, None
    last_year, last_month, _ = civil_of(day_of(next_year, next_month, 1) - 1)
    if month == 1 and next_month == 1:
        return {"year": _shown(year)}, {"year": _shown(last_year)}
    return {"year": _shown(year), "month": month}, {"year": _shown(last_year), "month": last_month}


def _date(second: int, by_clock: bool, *, is_end: bool = False) -> Slide:
    year, month, day = civil_of(second // SECONDS_PER_DAY)
    date: Slide = {"year": _shown(year), "month": month, "day": day}
    if by_clock and not (is_last(second) if is_end else is_first(second)):
        minutes = second % SECONDS_PER_DAY // 60
        date |= {"hour": minutes // 60, "minute": minutes % 60}
    return date


def _shown(year: int) -> int:
    """Return the year that TimelineJS shows as that one: it writes -44 as 44 BC, which is year -43 here."""
    return year if year > 0 else year - 1


def _text(event: ReconciledEvent, store: Store) -> Iterator[str]:
    """How it stands, and the quotes with their sources."""
    planned = ", planned" if event.planned else ""
    yield f"<p>{html_text(str(event.status))}{planned}; {counted(len(event.sources), 'source')}</p>"
    quoted = [claim for claim in event.claims if claim.evidence]
    if quoted:
        yield f"<ul>{''.join(_quote(claim, store) for claim in quoted)}</ul>"


def _quote(claim: Claim, store: Store) -> str:
    source = store.sources[claim.source]
    named = source.author or source.publisher or source.title
    published = f", {edtf_words(source.published[0])}" if source.published else ""
    quote = claim.evidence.quote if claim.evidence else ""
    return f"<li>“{html_text(quote)}” ({html_text(named)}{html_text(published)})</li>"
