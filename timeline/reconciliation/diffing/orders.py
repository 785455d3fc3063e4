"""In which order one side has events begin: by their windows, and by what follows from relations."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import NamedTuple

from timeline.model.conflict import TimePoint, Window
from timeline.model.dataclass import dataclass
from timeline.model.edtf.bounds import Bounds
from timeline.model.made import maker_of
from timeline.model.relation import Side as EventSide
from timeline.network import Component, Walks, why_before
from timeline.network.constraints import Constraint
from timeline.reconciliation.clock import seconds_of
from timeline.reconciliation.diffing.sides import Side

MOST_LOOKED_AT = 200_000  # points that walks of relations lead to, on one side
MOST_FROM_ONE = 2_000  # from one of them

Pair = tuple[TimePoint, TimePoint]  # the first must come before the second


class Related(NamedTuple):
    """What follows from relations, as far as it was looked for."""

    pairs: frozenset[Pair]
    is_all: bool


@dataclass(frozen=True)
class Orders:
    """The orders of one side."""

    side: Side

    @cached_property
    def bounds(self) -> Mapping[TimePoint, Bounds]:
        """The earliest and the latest second of every beginning that something bounds; whole days are whole."""
        windows = self.side.reading.to_the_second.items()
        found = {p: seconds_of(w) for p, w in windows if p.side is EventSide.START and w != _UNBOUNDED}
        for event, dated in self.side.dated.items():
            start = dated.everything.start
            if start != _UNBOUNDED:
                found[start_of(event)] = seconds_of(start)
        return found

    def is_before_by_dates(self, first: TimePoint, second: TimePoint) -> bool:
        """Whether the window of one ends before that of the other begins."""
        latest, earliest = self.bounds.get(first, _NOTHING)[1], self.bounds.get(second, _NOTHING)[0]
        return latest is not None and earliest is not None and latest < earliest

    def related(self, points: Collection[TimePoint]) -> Related:
        """Return the order of some points among each other that follows from relations alone.

        Nearest first, up to a budget. Cost: what relations connect.
        """
        wanted, left, is_all = frozenset(points), MOST_LOOKED_AT, True
        pairs: set[Pair] = set()
        for late in sorted(wanted):
            if not self._has_relations(late):
                continue
            earlier, looked_at, is_done = self._walks(late).earlier_than(late, min(left, MOST_FROM_ONE))
            pairs.update((early, late) for early in earlier if early in wanted)
            left -= looked_at
            is_all &= is_done
        return Related(frozenset(pairs), is_all)

    def why(self, early: TimePoint, late: TimePoint, *, is_firm: bool) -> tuple[Constraint, ...]:
        """Return why one must come before the other, by firm statements alone or by all; (): they do not say it."""
        return why_before(self._walks(early, is_firm=is_firm), self._walks(late, is_firm=is_firm), early, late)

    @cached_property
    def _known_walks(self) -> dict[tuple[int, bool], Walks]:
        return {}

    @cached_property
    def _known_parts(self) -> dict[str, Component]:
        """Of events that are dated and no more."""
        return {}

    def _part(self, point: TimePoint) -> Component:
        if point.event not in self.side.dated:
            return self.side.network_of_others.component_of[point]
        if point.event not in self._known_parts:
            self._known_parts[point.event] = self.side.part_of_dated(point.event)
        return self._known_parts[point.event]

    def _has_relations(self, point: TimePoint) -> bool:
        part = self.side.network_of_others.component_of.get(point)
        return part is not None and part.event_count > 1

    def _walks(self, point: TimePoint, *, is_firm: bool = False) -> Walks:
        part = self._part(point)
        key = id(part), is_firm
        if key not in self._known_walks:
            self._known_walks[key] = Walks(part, self.side.set_aside, is_firm)
        return self._known_walks[key]


_point = maker_of(TimePoint)
_START = EventSide.START
_UNBOUNDED = Window()
_NOTHING: Bounds = (None, None)


def start_of(event: str, *, planned: bool = False) -> TimePoint:
    """Return the beginning of an event."""
    return _point((event, _START, planned, ()))
