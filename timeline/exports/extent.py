"""From when to when an event may have been, for formats that know only a start and an end."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.model.counted import counted
from timeline.reconciliation.clock import has_clock, seconds_of
from timeline.reconciliation.clockwords import is_known
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.result import ReconciledEvent, Status

UNSURE = frozenset({Status.DISPUTED, Status.UNDECIDED})


class Extent(NamedTuple):
    """From the first to the last second that an event may have had, both inclusive, in the store's zone.

    Seconds as in `Window`. Where only its start, or only its end, is dated, these are the bounds of that.
    """

    first: int
    last: int
    is_open: bool  # only its start, or only its end, is dated
    is_certain: bool  # its start and its end are known, each to the day or the minute
    has_clock: bool  # something is known by the clock


def extent_of(event: ReconciledEvent) -> Extent | None:
    """Return from when to when an event may have been; None: neither its start nor its end is bounded on both sides."""
    (earliest, latest), (end_earliest, end_latest) = seconds_of(event.start), seconds_of(event.end)
    first = earliest if earliest is not None else end_earliest
    last = end_latest if end_latest is not None else latest
    is_dated = None not in (earliest, latest) or None not in (end_earliest, end_latest)
    if first is None or last is None or not is_dated:
        return None
    return Extent(
        first=first,
        last=last,
        is_open=earliest is None or end_latest is None,
        is_certain=is_known(event.start) and is_known(event.end),
        has_clock=has_clock(event.start) or has_clock(event.end),
    )


def placed(events: Iterable[ReconciledEvent]) -> Iterator[tuple[ReconciledEvent, Extent]]:
    """Yield the events that have a place in time, with it."""
    for event in events:
        extent = extent_of(event)
        if extent is not None:
            yield event, extent


def is_tentative(event: ReconciledEvent, extent: Extent) -> bool:
    """Whether it is disputed, planned, or not known when exactly it was."""
    return event.status in UNSURE or event.planned or not extent.is_certain


def account_of(event: ReconciledEvent) -> str:
    """Return when it was, how it stands and who tells it: `29 March 2022; disputed; told by a, b`."""
    told = f"told by {', '.join(event.sources)}" if event.sources else "told by nobody"
    planned = ["planned"] if event.planned else []
    return "; ".join([window_words(event.start, event.end), str(event.status), *planned, told])


def undated_left_out(name: str, events: Iterable[ReconciledEvent]) -> Iterator[str]:
    """Yield the sentence on events that a format of dates has no place for, where there are some."""
    return left_out_words(name, [event for event in events if extent_of(event) is None])


def left_out_words(name: str, undated: Sequence[ReconciledEvent]) -> Iterator[str]:
    """Yield the sentence on events that are left out as nothing dates them, where there are some."""
    if undated:
        some = ", ".join(event.id for event in undated[:3]) + (", …" if len(undated) > 3 else "")
        yield f"{name} places events in time: {counted(len(undated), 'event')} left out that nothing dates ({some})"
