"""Events as bars on a scale: column by column, what is certain, what is possible, and what is said otherwise.

The certain part lies between the latest start and the earliest end; beside it the event may have gone on, or not. An
end that nothing bounds is an arrow, a few columns beyond the last bound that is known. A column shows all that happens
in its stretch of time: the gravest part wins.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from math import ceil, floor

from timeline.model.claim import Claim
from timeline.model.conflict import Window
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement
from timeline.reconciliation.clock import second_after, seconds_of
from timeline.reconciliation.clockwords import is_known
from timeline.reconciliation.datewords import window_of
from timeline.reconciliation.result import ReconciledEvent
from timeline.reconciliation.views.given import dates_given
from timeline.reconciliation.views.scale import Scale

FOLD_WIDTH = 2  # columns of a stretch that is folded
SOFT_END = 3  # columns of an end that nothing bounds, its arrow included


class Part(IntEnum):
    """What a column of a bar shows; the higher one is shown where several meet."""

    NOTHING = 0
    OTHER = 1  # a reading of the same weight puts it there
    POSSIBLE = 2
    CERTAIN = 3
    GOES_BACK = 4  # an arrow: nothing says since when
    GOES_ON = 5
    SET_ASIDE = 6  # where a date that lost begins, and ends


@dataclass(frozen=True, slots=True)
class Span:
    """The bounds of a start and of an end in seconds, the last ones exclusive; None: unbounded.

    On a day, or in a minute, that is known to be its first one or its last it is held to go on throughout.
    """

    first: int | None
    latest_start: int | None
    earliest_end: int | None
    last: int | None

    @property
    def bounds(self) -> list[int]:
        """All bounds that are known, in order."""
        sides = (self.first, self.latest_start, self.earliest_end, self.last)
        return sorted(bound for bound in sides if bound is not None)


NO_SPAN = Span(None, None, None, None)


def span_of(start: Window, end: Window) -> Span:
    """Return the bounds of an event from the windows of its start and its end."""
    (first, latest), (earliest, last) = seconds_of(start), seconds_of(end)
    latest_start, earliest_end = second_after(latest), earliest
    if is_known(start):
        latest_start, earliest_end = first, _latest_of(earliest_end, second_after(latest))
    if is_known(end):
        latest_start, earliest_end = _earliest_of(latest_start, earliest), second_after(last)
    return Span(first, latest_start, earliest_end, second_after(last))


def is_placed(event: ReconciledEvent) -> bool:
    """Whether anything bounds the event, so that it has a place on a scale."""
    return bool(span_of(event.start, event.end).bounds)


def spans_of_event(event: ReconciledEvent) -> Iterator[Span]:
    """Yield everything that the row of an event draws: its window, its other windows, the dates that lost."""
    yield span_of(event.start, event.end)
    yield from (span_of(other.start, other.end) for other in event.alternatives)
    yield from lost_spans(event)


def lost_spans(event: ReconciledEvent, source: str | None = None) -> Iterator[Span]:
    """Yield the dates of an event that were set aside: all of them, or those of one source."""
    for lost in event.set_aside:
        date = lost.statement.date
        if date is not None and source in (None, lost.statement.claim.source):
            yield span_of(window_of(date.start), window_of(date.end))


def own_span(claims: Iterable[Claim], lost: Collection[Statement] = ()) -> Span | None:
    """Return the most exact dates that claims give outright, for the start and for the end; None: they give none.

    What is lost counts for nothing.
    """
    given = dates_given(claims, lost)
    return None if given is None else span_of(*given)


def bar_of(scale: Scale, span: Span, others: Iterable[Span] = (), lost: Iterable[Span] = ()) -> tuple[Part, ...]:
    """Return what every column of a row shows, from left to right."""
    row = [Part.NOTHING] * int(scale.width)
    for other in (other for other in others if other.bounds):
        _fill(row, columns_of(scale, *_ends(other)), Part.OTHER)
    _draw(row, scale, span)
    for each in lost:
        if each.bounds:
            columns = columns_of(scale, *_ends(each))
            _fill(row, (columns[0], columns[-1]), Part.SET_ASIDE)
    return tuple(row)


def columns_of(scale: Scale, first: int, last: int) -> range:
    """Return the columns from one second to another, the last exclusive; one at least."""
    width = int(scale.width)
    left = min(floor(scale.place(first) + 1e-6), width - 1)
    right = ceil(scale.place(last) - 1e-6) if last > first else left + 1
    return range(left, min(max(right, left + 1), width))


def _draw(row: list[Part], scale: Scale, span: Span) -> None:
    if not span.bounds:
        return
    first, last = span.bounds[0], span.bounds[-1]
    columns = columns_of(scale, first, last)
    _fill(row, columns, Part.POSSIBLE)
    if span.latest_start is not None and span.earliest_end is not None and span.latest_start < span.earliest_end:
        _fill(row, columns_of(scale, span.latest_start, span.earliest_end), Part.CERTAIN)
    if span.first is None:
        _fill_soft(row, range(columns[0] - SOFT_END, columns[0]), Part.GOES_BACK)
    if span.last is None:
        _fill_soft(row, range(columns[-1] + SOFT_END, columns[-1], -1), Part.GOES_ON)


def _fill(row: list[Part], columns: Iterable[int], part: Part) -> None:
    for column in columns:
        row[column] = max(row[column], part)


def _fill_soft(row: list[Part], columns: Sequence[int], arrow: Part) -> None:
    """An open end, its arrow outermost, as far as there is room; at least on the last column of the scale."""
    inside = [column for column in columns if 0 <= column < len(row)]
    outermost = inside[0] if inside else min(max(columns[0], 0), len(row) - 1)
    _fill(row, inside, Part.POSSIBLE)
    row[outermost] = max(row[outermost], arrow)


def _ends(span: Span) -> tuple[int, int]:
    return span.bounds[0], span.bounds[-1]


def _latest_of(*seconds: int | None) -> int | None:
    return max((second for second in seconds if second is not None), default=None)


def _earliest_of(*seconds: int | None) -> int | None:
    return min((second for second in seconds if second is not None), default=None)
