"""Constraints: what a statement, or an event's own key, demands of two time points.

Every limit is in civil days, and beside it in seconds where a text gives a time of day or a length by the clock. Both
count as clocks on the wall show them where the store's days are counted: each civil day has 86 400 seconds, also one on
which clocks are changed, so that "24 hours later" is the same time on the next day there too. Units are fixed here and
in `timekeys` alone.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from timeline.model.conflict import ORIGIN, Point, TimePoint
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.relation import Side
from timeline.model.statement import Because, Statement

_START, _END = Side.START, Side.END  # to look up a member of an enumeration costs as much as to make a time point


class Constraint(NamedTuple):
    """`head - tail <= limit` days, and what says so.

    `strict` order may share a day where only days are known: its limit is 0. `metric` constraints measure time (dates,
    gaps, durations); they cannot by themselves prove an order reversed. `widened` limits owe something to a `~`.
    """

    tail: Point
    head: Point
    limit: int
    because: Because
    strict: bool = False
    metric: bool = False
    widened: bool = False
    seconds: int | None = None  # the limit by the clock; None: the text speaks of days alone, or of order

    @property
    def is_firm(self) -> bool:
        """Stated outright, exactly and without `~`; an event's own key always is."""
        return not self.widened and (not isinstance(self.because, Statement) or self.because.is_firm)

    @property
    def is_calendar_link(self) -> bool:
        """Whether it counts calendar days from one time point to another, whatever the hour."""
        return self.metric and self.seconds is None and self.tail is not ORIGIN and self.head is not ORIGIN

    @property
    def limit_seconds(self) -> int:
        """The limit in seconds: by the clock; or to the end of a day, or from its beginning, where it is a date.

        Of a calendar link, the most that it ever allows: from the beginning of one day to the end of the other.
        """
        if self.seconds is not None:
            return self.seconds
        reaches_the_end = self.metric and self.head is not ORIGIN
        return self.limit * SECONDS_PER_DAY + (SECONDS_PER_DAY - 1 if reaches_the_end else 0)


_Values = tuple[Point, Point, int, Because, bool, bool, bool, int | None]
# A constraint of all its values, in half the time that a call of `Constraint` takes: every claim makes some.
constraint_of: Final[Callable[[_Values], Constraint]] = partial(tuple.__new__, Constraint)


class Ends:
    """The two time points of one event. Read more often than anything else here: no named tuple, which is slower."""

    __slots__ = ("end", "start")

    def __init__(self, start: TimePoint, end: TimePoint) -> None:
        self.start: Final = start
        self.end: Final = end

    def of(self, side: Side) -> TimePoint:
        """The time point on that side."""
        return self.start if side is _START else self.end


class Lengths(NamedTuple):
    """The least and the most that lies between two time points, in days; in seconds where it is told by the clock."""

    shortest: int
    longest: int | None  # None: no upper limit
    shortest_seconds: int | None = None
    longest_seconds: int | None = None


def ends_of(event: str, *, planned: bool = False) -> Ends:
    """Return the time points of an event, or of the twin that plans bind."""
    return Ends(TimePoint(event, _START, planned), TimePoint(event, _END, planned))


def not_before(point: Point, day: int, because: Because) -> Constraint:
    """Return `point >= day`."""
    return constraint_of((point, ORIGIN, -day, because, False, True, False, None))


def not_after(point: Point, day: int, because: Because, *, widened: bool = False) -> Constraint:
    """Return `point <= day`."""
    return constraint_of((ORIGIN, point, day, because, False, True, widened, None))


def in_order(first: Point, second: Point, because: Because, *, strict: bool) -> Constraint:
    """Return `first <= second`, or `first < second` where strict: as instants, so they may share a day."""
    return constraint_of((second, first, 0, because, strict, False, False, None))


def difference(
    tail: Point, head: Point, lengths: Lengths, because: Because, *, widened: bool = False
) -> list[Constraint]:
    """Return `shortest <= head - tail <= longest`, each side in seconds where it is told by the clock."""
    longest, least = lengths.longest, lengths.shortest_seconds
    least = None if least is None else -least
    found = [constraint_of((head, tail, -lengths.shortest, because, False, True, widened, least))]
    if longest is not None:
        found.append(constraint_of((tail, head, longest, because, False, True, widened, lengths.longest_seconds)))
    return found
