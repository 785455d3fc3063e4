"""Rivals: dates of one event of which at most one can be true.

Where many sources date one event, each two of them may clash. Told as pairs these are the square of the sources, and
met only a few at a time; told as rivals they are one. Dates that share no day stand one after the other, so rivals are
read off from left to right.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.model.conflict import TimePoint
from timeline.model.relation import Side
from timeline.network.component import Component

Statements = frozenset[int]

_FEWEST = 3  # of two, the pair says as much
_NEVER = 1 << 200


class _Dated(NamedTuple):
    """What a statement says of one event alone: the first and last values of its start and of its end, in costs."""

    event: tuple[str, bool]
    since: dict[Side, int]
    until: dict[Side, int]


class _Span(NamedTuple):
    """From when to when a statement lets a time point be, in costs."""

    last: int
    first: int
    statement: int


class Rivals:
    """Reads rivals off the pairs that clash."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self._known: dict[int, _Dated | None] = {}

    def among(self, clashes: Iterable[Statements]) -> list[Statements]:
        """Return rivals among statements that clash in pairs, three of them or more.

        Any two of them clash by themselves, beside the events' own keys. Cost: sorting, for each lot of rivals.
        """
        by_event: dict[tuple[str, bool], set[int]] = {}
        for clash in clashes:
            if len(clash) == 2:
                one, other = map(self._dated, clash)
                if one is not None and other is not None and one.event == other.event:
                    by_event.setdefault(one.event, set()).update(clash)
        found: dict[Statements, None] = {}
        for statements in by_event.values():
            for side in Side if len(statements) >= _FEWEST else ():
                found.update(dict.fromkeys(_apart([self._span(statement, side) for statement in statements])))
        return list(found)

    def _dated(self, statement: int) -> _Dated | None:
        """What it says of the one event that it dates; None: it says more, or something else."""
        if statement not in self._known:
            self._known[statement] = self._read(statement)
        return self._known[statement]

    def _read(self, statement: int) -> _Dated | None:
        component = self._component
        since: dict[Side, int] = {}
        until: dict[Side, int] = {}
        events = set()
        for c in component.constraints_of[statement]:
            tail, head, cost = component.hops[c]
            point = component.points[head if tail == component.origin else tail]
            if component.origin not in (tail, head) or not isinstance(point, TimePoint) or point.gap:
                return None
            events.add((point.event, point.planned))
            if tail == component.origin:
                until[point.side] = min(cost, until.get(point.side, cost))
            else:
                since[point.side] = max(-cost, since.get(point.side, -cost))
        return _Dated(events.pop(), since, until) if len(events) == 1 else None

    def _span(self, statement: int, side: Side) -> _Span:
        """What it allows for one side; an event does not end before it starts."""
        dated = self._dated(statement)
        assert dated is not None, "only statements that date an event have spans"
        firsts = [first for at, first in dated.since.items() if at is side or side is Side.END]
        lasts = [last for at, last in dated.until.items() if at is side or side is Side.START]
        return _Span(min(lasts, default=_NEVER), max(firsts, default=-_NEVER), statement)


def _apart(spans: Iterable[_Span]) -> Iterator[Statements]:
    """Yield lots of statements whose spans share nothing, the largest first."""
    left = sorted(spans)
    while True:
        taken: list[_Span] = []
        for span in left:
            if not taken or span.first > taken[-1].last:
                taken.append(span)
        if len(taken) < _FEWEST:
            return
        yield frozenset(span.statement for span in taken)
        left = sorted(set(left).difference(taken))
