"""A slow, obvious judge by the clock: every assignment of small times to the ends of two events. A day has three ticks.

It reads statements by itself, as predicates on ticks, and shares no code with the network.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import pytest

from timeline.model.claim import Claim
from timeline.model.duration import Duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import ClockBounds, EdtfEnd, EdtfKind, Precision
from timeline.model.relation import Relation, RelationType, Side
from timeline.model.store import Store

from .judge import ALLEN, Says

DAY = 3
DAYS = 6  # that are tried
UNITS = ("constraints", "demands.timekeys", "units", "kernels.clocked")


class Times(NamedTuple):
    """Ticks of the two events, `a` and `b`."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    def of(self, event: str) -> tuple[int, int]:
        return (self.a_start, self.a_end) if event == "a" else (self.b_start, self.b_end)


PAIRS = [(start, end) for start in range(DAY * DAYS) for end in range(start, DAY * DAYS)]
Holds = Callable[[Times], bool]
Said = tuple[str, Holds]  # about `a`, `b` or both


@contextmanager
def days_of_three_ticks() -> Iterator[None]:
    """Within, the network counts days of three seconds."""
    with pytest.MonkeyPatch.context() as patch:
        for module in UNITS:
            patch.setattr(f"timeline.network.{module}.SECONDS_PER_DAY", DAY)
        patch.setattr("timeline.model.edtf.calendar.SECONDS_PER_DAY", DAY)  # the day of a second
        yield


def at(earliest: int, latest: int | None = None) -> EdtfDate:
    """Within these ticks, as a text with a time of day says it."""
    latest = earliest if latest is None else latest
    clock = ClockBounds(earliest=earliest, latest=latest, offset_minutes=None)
    hull = EdtfEnd(earliest=earliest // DAY, latest=latest // DAY, precision=Precision.SECOND, clock=clock)
    return EdtfDate(text=f"T{earliest}..{latest}", level=0, kind=EdtfKind.DATE, start=hull, end=hull)


def ticks(shortest: int, longest: int | None = None) -> Duration:
    """A length by the clock."""
    longest = shortest if longest is None else longest
    return Duration(
        text=f"PT{shortest}S/PT{longest}S",
        shortest_days=shortest // DAY,
        longest_days=-(-longest // DAY),
        unit="second",
        shortest_seconds=shortest,
        longest_seconds=longest,
    )


class TickJudge:
    """What two events' statements allow, by the clock."""

    def __init__(self, store: Store) -> None:
        said = [pair for claim in store.claims.values() for pair in _claim(claim)]
        self.statements = sorted(says for says, _, _ in said)
        self._allowed = {says: _mask(about, holds) for says, (about, holds), _ in said}
        self._orders = {says: orders for says, _, orders in said}
        self._own = [order for event in store.events.values() for order in _own_orders(event.id, event.part_of)]
        self._at_all = (1 << len(PAIRS) ** 2) - 1
        for about, holds in _own_keys(store):
            self._at_all &= _mask(about, holds)

    def _left(self, said: frozenset[Says]) -> int:
        left = self._at_all
        for says in said:
            left &= self._allowed[says]
        return left

    def solutions(self, said: frozenset[Says]) -> list[Times]:
        left = f"{self._left(said):b}".zfill(len(PAIRS) ** 2)
        return [Times(*PAIRS[at // len(PAIRS)], *PAIRS[at % len(PAIRS)]) for at, bit in enumerate(left) if bit == "1"]

    def is_possible(self, said: frozenset[Says]) -> bool:
        return self._left(said) != 0 and not self._is_reversed(said)

    def _is_reversed(self, said: frozenset[Says]) -> bool:
        """Whether order alone runs in a circle, strict somewhere."""
        orders = [*self._own, *(order for says in said for order in self._orders[says])]
        reach = {(first, second) for first, _, second in orders}
        while more := {(a, d) for a, b in reach for c, d in reach if b == c} - reach:
            reach |= more
        return any(sign == "<" and ((second, first) in reach or first == second) for first, sign, second in orders)

    @cached_property
    def minimal_sets(self) -> set[frozenset[Says]]:
        found: set[frozenset[Says]] = set()
        for size in range(1, len(self.statements) + 1):
            for said in map(frozenset, combinations(self.statements, size)):
                if not any(smaller <= said for smaller in found) and not self.is_possible(said):
                    found.add(said)
        return found


def _mask(about: str, holds: Holds) -> int:
    """The assignments for which it holds, one bit each; a predicate on one event is tried for its own times alone."""
    if about == "a":
        bits = "".join(str(int(holds(Times(*pair, 0, 0)))) * len(PAIRS) for pair in PAIRS)
    elif about == "b":
        bits = "".join(str(int(holds(Times(0, 0, *pair)))) for pair in PAIRS) * len(PAIRS)
    else:
        bits = "".join(str(int(holds(Times(*one, *other)))) for one in PAIRS for other in PAIRS)
    return int(bits, 2)


def _own_keys(store: Store) -> Iterator[Said]:
    for event in store.events.values():
        if event.instant:
            yield event.id, _on_one_day(event.id)
        if event.part_of:
            yield "both", _within(event.id, event.part_of)


def _on_one_day(event: str) -> Holds:
    return lambda times: times.of(event)[0] // DAY == times.of(event)[1] // DAY


def _within(part: str, whole: str) -> Holds:
    return lambda times: times.of(whole)[0] <= times.of(part)[0] and times.of(part)[1] <= times.of(whole)[1]


Ordered = tuple[str, str, str]  # one point, `<` or `=` (not after), another point


def _own_orders(event: str, whole: str | None) -> Iterator[Ordered]:
    yield f"{event}.start", "=", f"{event}.end"
    if whole:
        yield f"{whole}.start", "=", f"{event}.start"
        yield f"{event}.end", "=", f"{whole}.end"


def _claim(claim: Claim) -> Iterator[tuple[Says, Said, list[Ordered]]]:
    event, name = claim.event, claim.full_id
    if claim.when is not None:
        yield (name, "when"), (event, _when(claim.when, event)), []
    for place, (key, date) in enumerate((("start", claim.start), ("end", claim.end))):
        if date is not None:
            yield (name, key), (event, _dated(date, event, place)), []
    if claim.duration is not None:
        yield (name, "duration"), (event, _lasting(claim.duration, event)), []
    for number, relation in enumerate(claim.relations):
        holds, orders = _related(relation, event)
        yield (name, f"relations[{number}]"), ("both", holds), orders


def _first(end: EdtfEnd) -> int:
    if end.earliest is None:
        return 0
    return end.clock.earliest if end.clock and end.clock.earliest is not None else end.earliest * DAY


def _last(end: EdtfEnd) -> int:
    if end.latest is None:
        return DAY * DAYS
    return end.clock.latest if end.clock and end.clock.latest is not None else end.latest * DAY + DAY - 1


def _when(date: EdtfDate, event: str) -> Holds:
    def holds(times: Times) -> bool:
        start, end = times.of(event)
        if date.kind is EdtfKind.INTERVAL:
            return _first(date.start) <= start <= _last(date.start) and _first(date.end) <= end <= _last(date.end)
        is_short = date.longest_days is None or end // DAY - start // DAY <= date.longest_days
        return _first(date.start) <= start and end <= _last(date.end) and is_short

    return holds


def _dated(date: EdtfDate, event: str, side: int) -> Holds:
    return lambda times: _first(date.start) <= times.of(event)[side] <= _last(date.end)


def _lasting(length: Duration, event: str) -> Holds:
    def holds(times: Times) -> bool:
        start, end = times.of(event)
        if length.shortest_seconds is not None and length.longest_seconds is not None:
            return max(0, length.shortest_seconds - 1) <= end - start <= length.longest_seconds
        least = length.shortest_days - 1 if length.shortest_days > 1 else 0
        return least <= end // DAY - start // DAY <= (length.longest_days or 0)

    return holds


def _apart(length: Duration, first: int, second: int) -> bool:
    if length.shortest_seconds is not None and length.longest_seconds is not None:
        return length.shortest_seconds <= second - first <= length.longest_seconds
    return length.shortest_days <= second // DAY - first // DAY <= (length.longest_days or 0)


def _related(relation: Relation, event: str) -> tuple[Holds, list[Ordered]]:
    mine = 1 if relation.to_side is Side.END else 0
    others = 1 if relation.from_side is Side.END else 0
    if relation.type in (RelationType.SAME_DAY, RelationType.SAME_TIME):
        within = relation.within if relation.type is RelationType.SAME_TIME else None

        def shares(times: Times) -> bool:
            one, other = times.of(event)[mine], times.of(relation.event)[others]
            if within is None:
                return one // DAY == other // DAY
            if within.longest_seconds is not None:
                return abs(one - other) <= within.longest_seconds
            return abs(one // DAY - other // DAY) <= (within.longest_days or 0)

        return shares, []
    if relation.gap is not None:
        gap = relation.gap

        def apart(times: Times) -> bool:
            one, other = times.of(event)[mine], times.of(relation.event)[others]
            first, second = (other, one) if relation.type is RelationType.AFTER else (one, other)
            return _apart(gap, first, second)

        return apart, []
    return _in_order(relation, event)


def _in_order(relation: Relation, event: str) -> tuple[Holds, list[Ordered]]:
    places = {"s": (event, 0), "e": (event, 1), "S": (relation.event, 0), "E": (relation.event, 1)}
    orders = [tuple(order) for order in ALLEN[relation.type].split()]
    if relation.type in (RelationType.BEFORE, RelationType.AFTER):
        orders = [_sided(relation)]

    def holds(times: Times) -> bool:
        for first, sign, second in orders:
            one = times.of(places[first][0])[places[first][1]]
            other = times.of(places[second][0])[places[second][1]]
            if one > other or (sign == "=" and one != other):
                return False
        return True

    names = {short: f"{event}.{'end' if side else 'start'}" for short, (event, side) in places.items()}
    ordered = [(names[first], sign, names[second]) for first, sign, second in orders]
    ordered += [(names[second], sign, names[first]) for first, sign, second in orders if sign == "="]
    return holds, ordered


def _sided(relation: Relation) -> tuple[str, str, str]:
    is_before = relation.type is RelationType.BEFORE
    mine = "e" if is_before else "s"
    others = "S" if is_before else "E"
    if relation.to_side is not None:
        mine = "e" if relation.to_side is Side.END else "s"
    if relation.from_side is not None:
        others = "E" if relation.from_side is Side.END else "S"
    return (mine, "<", others) if is_before else (others, "<", mine)
