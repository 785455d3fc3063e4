"""Constraints: what a statement, or an event's own key, demands of two time points.

The unit of every limit is the civil day; it is fixed here and in `timekeys` alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model.conflict import ORIGIN, Point, TimePoint
from timeline.model.relation import Side
from timeline.model.statement import Because, Statement


@dataclass(frozen=True, slots=True)
class Constraint:
    """`head - tail <= limit` days, and what says so.

    `strict` order may share a day where only days are known: its limit is 0. `metric` constraints measure days (dates,
    gaps, durations); they cannot by themselves prove an order reversed. `widened` limits owe something to a `~`.
    """

    tail: Point
    head: Point
    limit: int
    because: Because
    strict: bool = False
    metric: bool = False
    widened: bool = False

    @property
    def is_firm(self) -> bool:
        """Stated outright, exactly and without `~`; an event's own key always is."""
        return not self.widened and (not isinstance(self.because, Statement) or self.because.is_firm)


class Ends(NamedTuple):
    """The two time points of one event."""

    start: TimePoint
    end: TimePoint

    def of(self, side: Side) -> TimePoint:
        """The time point on that side."""
        return self.start if side is Side.START else self.end


def ends_of(event: str, *, planned: bool = False) -> Ends:
    """Return the time points of an event, or of the twin that plans bind."""
    return Ends(TimePoint(event, Side.START, planned), TimePoint(event, Side.END, planned))


def not_before(point: Point, day: int, because: Because, *, widened: bool = False) -> Constraint:
    """Return `point >= day`."""
    return Constraint(point, ORIGIN, -day, because, metric=True, widened=widened)


def not_after(point: Point, day: int, because: Because, *, widened: bool = False) -> Constraint:
    """Return `point <= day`."""
    return Constraint(ORIGIN, point, day, because, metric=True, widened=widened)


def in_order(first: Point, second: Point, because: Because, *, strict: bool) -> Constraint:
    """Return `first <= second`, or `first < second` where strict: as instants, so they may share a day."""
    return Constraint(second, first, 0, because, strict=strict)


def difference(
    tail: Point, head: Point, shortest: int, longest: int | None, because: Because, *, widened: bool = False
) -> Iterator[Constraint]:
    """Yield `shortest <= head - tail <= longest` days; None: no upper limit."""
    yield Constraint(head, tail, -shortest, because, metric=True, widened=widened)
    if longest is not None:
        yield Constraint(tail, head, longest, because, metric=True, widened=widened)
