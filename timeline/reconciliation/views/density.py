"""How many events begin when: column by column of a scale, an event with a doubtful start in equal parts over it."""

from collections.abc import Iterable, Sequence

from timeline.model.dataclass import dataclass
from timeline.reconciliation.result import ReconciledEvent
from timeline.reconciliation.views.bars import Span, columns_of, span_of
from timeline.reconciliation.views.focus import Focus


@dataclass(frozen=True, slots=True)
class Density:
    """How many events begin in each column, those known to the day or minute and all; and how many have no start."""

    known: tuple[float, ...]
    every: tuple[float, ...]
    counted: int
    without_start: int

    @property
    def most(self) -> float:
        """The fullest column."""
        return max(self.every, default=0.0)


def start_of(event: ReconciledEvent) -> Span | None:
    """Return within what an event begins; None: it is open on a side."""
    span = span_of(event.start, event.start)
    return span if span.first is not None and span.last is not None else None


def density_of(events: Sequence[ReconciledEvent], focus: Focus, folded: Iterable[int]) -> Density:
    """Return how many of these events begin in each column of a scale; what spans a fold counts beside it."""
    width, skipped = int(focus.scale.width), frozenset(folded)
    known, every, counted = [0.0] * width, [0.0] * width, 0
    for event in events:
        start = start_of(event)
        if start is None or start.first is None or start.last is None:
            continue
        counted += 1
        columns = columns_of(focus.scale, start.first, start.last)
        shown = [column for column in columns if column not in skipped] or [columns[0]]
        is_known = start.latest_start == start.first
        for column in shown[:1] if is_known else shown:
            share = 1.0 if is_known else 1 / len(shown)
            every[column] += share
            known[column] += share if is_known else 0
    return Density(tuple(known), tuple(every), counted, len(events) - counted)
