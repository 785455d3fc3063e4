"""Constraints: what a statement, or an event's own key, demands of two time points.

Every limit is in civil days, and beside it in seconds where a text gives a time of day or a length by the clock. Both
count as clocks on the wall show them where the store's days are counted: each civil day has 86 400 seconds, also one on
which clocks are changed, so that "24 hours later" is the same time on the next day there too. Units are fixed here and
in `timekeys` alone.
"""

from typing import Final, NamedTuple

from timeline.model.conflict import ORIGIN, Point
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.relation import Side
from timeline.model.statement import Because, Statement

_START = Side.START  # to look up a member of an enumeration costs as much as what is done with it

HARD: Final = -1  # the owner of a constraint that comes from an event's own key
ORDER, STRICT, METRIC, WIDENED = range(4)  # kinds of limits, by what they count: see `Constraint`


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


Row = tuple[int, int, int, int, int, int | None]  # tail, head, limit, owner, kind, seconds: points and owners by number


class Places:
    """Where the two time points of one event are among all. Read more often than anything else: no named tuple."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start: Final = start
        self.end: Final = end

    def of(self, side: Side) -> int:
        """The place of the time point on that side."""
        return self.start if side is _START else self.end


class Lengths(NamedTuple):
    """The least and the most that lies between two time points, in days; in seconds where it is told by the clock."""

    shortest: int
    longest: int | None  # None: no upper limit
    shortest_seconds: int | None = None
    longest_seconds: int | None = None


def difference(tail: int, head: int, lengths: Lengths, owner: int, *, widened: bool = False) -> list[Row]:
    """Return `shortest <= head - tail <= longest`, each side in seconds where it is told by the clock."""
    kind, longest, least = WIDENED if widened else METRIC, lengths.longest, lengths.shortest_seconds
    found: list[Row] = [(head, tail, -lengths.shortest, owner, kind, None if least is None else -least)]
    if longest is not None:
        found.append((tail, head, longest, owner, kind, lengths.longest_seconds))
    return found
