"""The rail of a timeline: events under a year, a month or a century, with long gaps folded and said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import MONTH_NAMES, civil_of
from timeline.reconciliation.daywords import century_words, span_length_words, year_words
from timeline.reconciliation.result import ReconciledEvent, Status

SHORTEST_GAP_DAYS = 14
GAP_OVER_MEDIAN = 4  # a gap is said when it is so many times what is usual here
EVENTS_THAT_SPLIT_A_YEAR = 8
YEARS_SHOWN_BY_CENTURY = 400
UNDATED_HEADING = "Undated: one side open"


@dataclass(frozen=True, slots=True, kw_only=True)
class RailRow:
    """One event on the rail, and the gap after it in words."""

    event: ReconciledEvent
    gap_after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailGroup:
    """Events under one heading; `year` is what the heading already says."""

    heading: str
    year: int | None
    rows: tuple[RailRow, ...]


def rail_of(events: Sequence[ReconciledEvent]) -> tuple[RailGroup, ...]:
    """Return events in time order as groups; those that cannot be placed come last, under their own heading."""
    placed = [event for event in events if not is_unplaced(event)]
    unplaced = tuple(RailRow(event=event) for event in events if is_unplaced(event))
    undated = (RailGroup(heading=UNDATED_HEADING, year=None, rows=unplaced),) if unplaced else ()
    return (*_groups(placed), *undated)


def is_unplaced(event: ReconciledEvent) -> bool:
    """Whether the event has no place on the rail: its start is not bounded on both sides, nor is the event dated."""
    if event.start.earliest is None:
        return True
    return event.status is Status.UNDATED and event.start.latest is None


def _groups(events: Sequence[ReconciledEvent]) -> Iterator[RailGroup]:
    rows = _with_gaps(events)
    years = Counter(_year(event) for event in events)
    by_century = bool(years) and max(years) - min(years) > YEARS_SHOWN_BY_CENTURY
    for (century, year, month), members in groupby(rows, key=lambda row: _key(row.event, years, by_century)):
        heading = century_words(century) if by_century else year_words(year)
        named = f"{MONTH_NAMES[month - 1]} {heading}" if month else heading
        yield RailGroup(heading=named, year=None if by_century else year, rows=tuple(members))


def _key(event: ReconciledEvent, years: Counter[int], by_century: bool) -> tuple[int, int, int]:
    """Century, year and month of a heading; 0 where it does not go so deep."""
    year, month, _ = civil_of(event.start.earliest or 0)
    if by_century:
        return (year - 1) // 100, 0, 0
    return 0, year, month if years[year] >= EVENTS_THAT_SPLIT_A_YEAR else 0


def _year(event: ReconciledEvent) -> int:
    return civil_of(event.start.earliest or 0)[0]


def _with_gaps(events: Sequence[ReconciledEvent]) -> list[RailRow]:
    """Each event with the days until the next one starts, where they are many for this timeline."""
    gaps = _gaps(events)
    usual = median(gaps) if gaps else 0
    threshold = max(SHORTEST_GAP_DAYS, GAP_OVER_MEDIAN * usual)
    said = [span_length_words(gap) if gap > threshold else "" for gap in gaps]
    return [RailRow(event=event, gap_after=gap) for event, gap in zip(events, [*said, ""], strict=False)]


def _gaps(events: Sequence[ReconciledEvent]) -> list[int]:
    """Days between what has started at the latest and what starts next at the earliest; none below zero."""
    gaps, reached = [], None
    for event in events:
        first, last = event.start.earliest or 0, event.start.latest
        if reached is not None:
            gaps.append(max(0, first - reached))
        reached = max(first if last is None else last, first if reached is None else reached)
    return gaps
