"""What follows from the steps of a chain, one after another: their limits added up, in days and by the clock.

A step by the clock adds seconds. One in calendar days ("the next day") leads from any hour of one day to any hour of
another, whatever the clock says: what follows from it is a whole day.
"""

from collections.abc import Iterator
from typing import Self

from timeline.model.conflict import ORIGIN, Hop
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.relation import RelationType
from timeline.model.statement import EventKey, Statement
from timeline.reconciliation.clock import first_second, last_second
from timeline.reconciliation.clockwords import earliest_words, latest_words
from timeline.reconciliation.wording import order_words, point_verb

STRICT = frozenset({RelationType.BEFORE, RelationType.AFTER})
_OF_ONE_DAY = frozenset({RelationType.SAME_DAY, RelationType.SAME_TIME})


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest second that the steps from a date on allow; whole days end at midnight."""

    second: int

    @classmethod
    def of(cls, date: Hop) -> Self:
        """Return what a step from the calendar says."""
        return cls(last_second(date.limit) if date.seconds is None else date.seconds)

    def then(self, hop: Hop) -> "Latest":
        """Return what a further step makes of it."""
        seconds = _by_clock(hop)
        if seconds is not None:
            return Latest(self.second + seconds)
        return Latest(last_second(self.second // SECONDS_PER_DAY + hop.limit))

    @property
    def words(self) -> str:
        """`on 15 April 1912, 02:05 at the latest`."""
        return f"on {latest_words(self.second)} at the latest"


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the steps from a time point on lead at most: by the clock where each of them does, else in days."""

    days: int = 0
    seconds: int | None = 0
    strict: bool = False  # one of the steps says before, or after

    def then(self, hop: Hop) -> "Distance":
        """Return what a further step makes of it."""
        strict, seconds = self.strict or is_strict(hop), _by_clock(hop)
        if seconds is None:
            return Distance(self.days + hop.limit, None, strict)
        if self.seconds is None:
            return Distance(self.days - -seconds // SECONDS_PER_DAY, None, strict)
        seconds += self.seconds
        return Distance(-(-seconds // SECONDS_PER_DAY), seconds, strict)

    def words(self, first: Hop, last: Hop) -> str:
        """`a ends at least 2 days before b starts`; nothing where they lead back to where they began."""
        if last.head == first.tail:
            return ""
        if self.seconds is None:
            return order_words(first.tail, last.head, self.days, strict=self.strict)
        return order_words(first.tail, last.head, self.seconds, strict=self.strict, by_clock=True)


def is_strict(hop: Hop) -> bool:
    """Whether a hop is an order in which one is before the other, though both may be on one day."""
    relation = hop.witness.relation if isinstance(hop.witness, Statement) else None
    return relation is not None and relation.gap is None and relation.type in STRICT


def _by_clock(hop: Hop) -> int | None:
    """The limit in seconds; none at all for what is only an order; None: it counts calendar days."""
    if hop.seconds is not None or hop.limit:
        return hop.seconds
    relation = hop.witness.relation if isinstance(hop.witness, Statement) else None
    is_order = relation is not None and relation.gap is None and relation.type not in _OF_ONE_DAY
    return 0 if is_order or isinstance(hop.witness, EventKey) else None


def earliest_words_of(date: Hop) -> str:
    """Return what a step back to the calendar says: `on 15 April 1912, 02:20 at the earliest`."""
    second = first_second(-date.limit) if date.seconds is None else -date.seconds
    return f"on {earliest_words(second)} at the earliest"


def latest_along(hops: tuple[Hop, ...]) -> Latest:
    """Return what follows from steps that begin at the calendar, all taken together."""
    latest = Latest.of(hops[0])
    for hop in hops[1:]:
        latest = latest.then(hop)
    return latest


def what_follows(hops: tuple[Hop, ...]) -> Iterator[str]:
    """Yield for each step what follows from it and all steps before it."""
    if hops and hops[0].tail == ORIGIN:
        yield from _from_the_calendar(hops)
        return
    distance = Distance()
    for hop in hops:
        distance = distance.then(hop)
        yield distance.words(hops[0], hop)


def _from_the_calendar(hops: tuple[Hop, ...]) -> Iterator[str]:
    latest = Latest.of(hops[0])
    for number, hop in enumerate(hops):
        if hop.head == ORIGIN:
            yield f"{point_verb(hop.tail)} {earliest_words_of(hop)}"
            continue
        latest = latest.then(hop) if number else latest
        yield f"{point_verb(hop.head)} {latest.words}"
