"""Jumping to a date: what was typed, as `timeline date` reads it, and the event where that is."""

from collections.abc import Sequence

from timeline.api.dates import DateReading, read_expressions
from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import iso_bound
from timeline.model.edtf.date import EdtfDate
from timeline.reconciliation.datewords import edtf_words
from timeline.reconciliation.result import ReconciledEvent
from timeline.reconciliation.views.rail import is_unplaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where a jump leads: the first day of what was typed, and how that was read; None: nowhere, and why."""

    day: int | None
    words: str


def read_destination(text: str, beside: ReconciledEvent | None = None) -> Destination:
    """Return how a date is read, in EDTF or in words.

    Words that need a day of publication (“29 March”) are read against the start of the event `beside` which one stands.
    """
    if not text.strip():
        return Destination(day=None, words="")
    reading, *_ = read_expressions([text.strip()])
    against = iso_bound(beside.start.earliest) if beside is not None else None
    if not _is_placed(reading.edtf) and against is not None:
        reading = _read_against(text, against) or reading
    if reading.edtf is None or not _is_placed(reading.edtf):
        return Destination(day=None, words=reading.error or "not a date: it has no day of its own")
    date = reading.edtf
    day = date.start.earliest if date.start.earliest is not None else date.end.latest
    return Destination(day=day, words=edtf_words(date))


def first_from(events: Sequence[ReconciledEvent], day: int) -> ReconciledEvent | None:
    """Return the first event that starts on a day or later, else the last one that is dated; None: there is none."""
    placed = [event for event in events if not is_unplaced(event)]
    later = (event for event in placed if (event.start.earliest or 0) >= day)
    return next(later, placed[-1] if placed else None)


def _read_against(text: str, published: str) -> DateReading | None:
    try:
        reading, *_ = read_expressions([text.strip()], published)
    except UsageError:
        return None
    return reading if reading.is_valid else None


def _is_placed(date: EdtfDate | None) -> bool:
    return date is not None and (date.start.earliest is not None or date.end.latest is not None)
