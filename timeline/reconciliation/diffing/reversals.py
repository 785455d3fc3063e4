"""Pairs of events that two sides put in opposite order, by dates, by relations, or by both.

Reversed pairs are an order themselves: where x and y are reversed, and y and z, so are x and z. A long list told
backwards has as many as there are pairs of events, and all of them follow from those of neighbours. So these alone are
listed, with the chain of each side: pairs without a third event between, reversed with both. The others are counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from timeline.model.conflict import Conflict, Grade, Hop, TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement
from timeline.network.constraints import Constraint
from timeline.reconciliation.comparison import DiffRow, ReversedPair
from timeline.reconciliation.diffing.between import Between
from timeline.reconciliation.diffing.crossings import Crossings
from timeline.reconciliation.diffing.joining import Joined
from timeline.reconciliation.diffing.orders import Orders, Pair, Related, start_of

MOST_LISTED: Final = 100
MOST_AFTER_ONE: Final = 200  # pairs of one event that are looked through for those to be listed


class Reversals(NamedTuple):
    """The reversed pairs that are listed, and how many there are."""

    listed: tuple[ReversedPair, ...]
    total: int
    is_exact: bool  # False: at least so many


def reversals(sides: Joined, between: Between, rows: Sequence[DiffRow]) -> Reversals:
    """Return the pairs of events whose beginnings two sides put in opposite order.

    Reports are held against reports and plans against plans. Cost: n log n for dates; relations up to a budget.
    """
    place = {row.event: number for number, row in enumerate(rows) if row.a is not None and row.b is not None}
    is_turned = sides.b.about.name < sides.a.about.name  # the same pairs, whichever side comes first
    one, other = (Orders(side) for side in ((sides.b, sides.a) if is_turned else (sides.a, sides.b)))
    starts = [start_of(event) for event in place]
    starts += [start_of(event, planned=True) for event in place if not sides.is_dated(event)]
    found = _Reversed(one, other, starts, between.unsettled)
    pairs = sorted(islice(found.generating(), MOST_LISTED), key=lambda pair: _between_rows(pair, place))
    told = _Told(other, one, between) if is_turned else _Told(one, other, between)
    listed = (told.pair(*(pair[::-1] if is_turned else pair)) for pair in pairs)
    return Reversals(tuple(listed), found.count(), found.is_exact)


def _between_rows(pair: Pair, place: Mapping[str, int]) -> tuple[int, int, bool]:
    first, second = sorted(place[point.event] for point in pair)
    return first, second, pair[0].planned


@dataclass(frozen=True)
class _Reversed:
    """All pairs that come one way round in `one` and the other way round in `other`."""

    one: Orders
    other: Orders
    starts: Sequence[TimePoint]
    unsettled: frozenset[str]  # elsewhere both sides can be true, and nothing that relations say is reversed

    @property
    def is_exact(self) -> bool:
        """Whether what follows from relations was looked for to the end."""
        return all(related.is_all for related in self._related)

    def count(self) -> int:
        """How many there are."""
        by_dates = sum(self._by_dates(*pair) for pair in self._by_relations)
        return self._crossings.count() + len(self._by_relations) - by_dates

    def generating(self) -> Iterator[Pair]:
        """Yield the pairs without a third event between them, in the order of their first event on the one side."""
        firsts = {*(first.point for first in self._crossings.firsts), *(first for first, _ in self._by_relations)}
        for first in sorted(firsts, key=self._begin):
            yield from ((first, second) for second in self._nearest_after(first))

    def _nearest_after(self, first: TimePoint) -> list[TimePoint]:
        """The points reversed with one, without those between which and it another one stands."""
        by_relations = self._after.get(first, ())
        candidates = dict.fromkeys((*by_relations, *self._crossings.after(first, MOST_AFTER_ONE)))
        nearest: list[TimePoint] = []
        for second in sorted(candidates, key=self._begin):
            if not any(self._is_reversed(near, second) for near in nearest):
                nearest = [near for near in nearest if not self._is_reversed(second, near)] + [second]
        return nearest

    def _begin(self, point: TimePoint) -> tuple[bool, int, TimePoint]:
        earliest = self.one.bounds.get(point, (None, None))[0]
        return earliest is not None, earliest or 0, point

    def _is_reversed(self, first: TimePoint, second: TimePoint) -> bool:
        return self._by_dates(first, second) or (first, second) in self._by_relations

    def _by_dates(self, first: TimePoint, second: TimePoint) -> bool:
        return self.one.is_before_by_dates(first, second) and self.other.is_before_by_dates(second, first)

    @cached_property
    def _crossings(self) -> Crossings:
        return Crossings(self.starts, self.one.bounds, self.other.bounds)

    @cached_property
    def _related(self) -> tuple[Related, Related]:
        points = [point for point in self.starts if point.event in self.unsettled]
        return self.one.related(points), self.other.related(points)

    @cached_property
    def _by_relations(self) -> frozenset[Pair]:
        """The reversed pairs of which one side says the order by relations."""
        ours, theirs = (related.pairs for related in self._related)
        by_ours = {(x, y) for x, y in ours if (y, x) in theirs or self.other.is_before_by_dates(y, x)}
        return frozenset(by_ours | {(x, y) for y, x in theirs if self.one.is_before_by_dates(x, y)})

    @cached_property
    def _after(self) -> Mapping[TimePoint, Sequence[TimePoint]]:
        found: dict[TimePoint, list[TimePoint]] = {}
        for first, second in self._by_relations:
            found.setdefault(first, []).append(second)
        return found


@dataclass(frozen=True)
class _Told:
    """How a pair is told: the chain of each side, how sure it is, the conflict that shows it."""

    a: Orders
    b: Orders
    between: Between

    def pair(self, first: TimePoint, second: TimePoint) -> ReversedPair:
        """Return the pair of which `first` comes first in `a`."""
        ours, ours_firm = _chain(self.a, first, second)
        theirs, theirs_firm = _chain(self.b, second, first)
        x, y = first.event, second.event
        claims = (hop.witness.claim.full_id for hop in (*ours, *theirs) if isinstance(hop.witness, Statement))
        grade = Grade.CONTRADICTION if ours_firm and theirs_firm else Grade.TENSION
        conflict = self._conflict((*ours, *theirs), {x, y}, grade)
        return ReversedPair(
            events=(x, y),
            grade=grade,
            a=f"{x} before {y}",
            b=f"{y} before {x}",
            claims=tuple(dict.fromkeys(claims)),
            fingerprint=conflict.fingerprint if conflict else "",
            chain_a=ours,
            chain_b=theirs,
        )

    def _conflict(self, hops: Iterable[Hop], events: set[str], grade: Grade) -> Conflict | None:
        """The conflict in which these hops end: one on both events before one on the way, then one of their grade."""
        passed = {point.event for hop in hops for point in (hop.tail, hop.head) if isinstance(point, TimePoint)}
        found = {c.fingerprint: c for event in passed for c in self.between.direct.get(event, ()) if c.chain}
        fitting = [c for c in found.values() if passed.issuperset(c.events)]
        return min(
            fitting,
            default=None,
            key=lambda c: (not events.issubset(c.events), c.grade is not grade, len(c.chain), c.fingerprint),
        )


def _chain(orders: Orders, early: TimePoint, late: TimePoint) -> tuple[tuple[Hop, ...], bool]:
    """Why one side has an event begin before another, and whether firm statements say it."""
    firm = orders.why(early, late, is_firm=True)
    return tuple(map(_hop, firm or orders.why(early, late, is_firm=False))), bool(firm)


def _hop(said: Constraint) -> Hop:
    return Hop(tail=said.tail, head=said.head, limit=said.limit, witness=said.because, seconds=said.seconds)
