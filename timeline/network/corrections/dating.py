"""The dates of one event: which must go so that the others share a time, exactly and quickly.

Every statement that does no more than date an event allows a rectangle of times, for its start and for its end. Some
statements can be true together when their rectangles share a point at which the event does not end before it starts.
So the heaviest that can stay are those over some point, and of all points only the lower corners need to be looked at:
from any other one, start and end can move back to such a corner without leaving a rectangle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.conflict import TimePoint
from timeline.model.relation import Side
from timeline.network.component import HARD, Component
from timeline.network.corrections.lots import Ties
from timeline.network.corrections.masks import Statements

Whose = tuple[str, bool]  # an event, and whether its planned twin

_NEVER = 1 << 200
_MOST_CORNERS = 1000  # of equal weight, that are looked at for ties


class Dated(NamedTuple):
    """What a statement says of one event alone: the first and last values of its start and of its end, in costs."""

    whose: Whose
    since: Mapping[Side, int]
    until: Mapping[Side, int]

    def span(self, side: Side) -> tuple[int, int]:
        """The first and the last value of one side; an event does not end before it starts."""
        firsts = [first for at, first in self.since.items() if at is side or side is Side.END]
        lasts = [last for at, last in self.until.items() if at is side or side is Side.START]
        return max(firsts, default=-_NEVER), min(lasts, default=_NEVER)


class _Rectangle(NamedTuple):
    """The times that a statement allows."""

    statement: int
    start: tuple[int, int]
    end: tuple[int, int]


class Dates:
    """Reads what statements of a component say of single events."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self._known: dict[int, Dated | None] = {}

    def of(self, statement: int) -> Dated | None:
        """Return what a statement says of the one event that it dates; None: it says more, or something else."""
        if statement not in self._known:
            self._known[statement] = self._read(statement)
        return self._known[statement]

    def event_of(self, statements: Iterable[int]) -> Whose | None:
        """Return the event that all these statements date; None: they say more than that, or date several."""
        whose = None
        for statement in statements:
            said = self.of(statement)
            if said is None or whose not in (None, said.whose):
                return None
            whose = said.whose
        return whose

    def span(self, statement: int, side: Side) -> tuple[int, int]:
        """Return from when to when a statement, which does no more than date an event, lets one side of it be."""
        dated = self.of(statement)
        assert dated is not None, "only dates have spans"
        return dated.span(side)

    def about(self, whose: Whose) -> list[int]:
        """Return every statement that does no more than date this event."""
        component = self._component
        owners = {component.owners[c] for point in self._points[whose] for c in component.dates_of[point]} - {HARD}
        return sorted(statement for statement in owners if self.of(statement) is not None)

    @cached_property
    def _points(self) -> Mapping[Whose, Sequence[int]]:
        """The start and the end of each event."""
        found: dict[Whose, list[int]] = {}
        for index, point in enumerate(self._component.points):
            if isinstance(point, TimePoint) and not point.gap:
                found.setdefault((point.event, point.planned), []).append(index)
        return found

    def _read(self, statement: int) -> Dated | None:
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
        return Dated(events.pop(), since, until) if len(events) == 1 else None


def least_of_dates(dates: Dates, weights: Mapping[int, int]) -> Ties:
    """Return what weighs least to set aside of the dates of one event, of which `weights` has every one.

    Cost: for each statement, sorting those that allow its first start.
    """
    rectangles = [_Rectangle(s, dates.span(s, Side.START), dates.span(s, Side.END)) for s in weights]
    corners = _best_corners(rectangles, weights)
    some = corners[:_MOST_CORNERS]
    if len(corners) > len(some):
        some[:1] = _best_corners(rectangles, _ranked(weights))[:1]
    kept = {_over(rectangles, corner) for corner in some}
    aside = sorted((frozenset(weights) - stays for stays in kept), key=sorted)
    return Ties(aside, is_proven=True, is_all=len(corners) <= _MOST_CORNERS)


def _best_corners(rectangles: Sequence[_Rectangle], weights: Mapping[int, int]) -> list[tuple[int, int]]:
    """The starts and ends over which most stays."""
    best = -1
    corners: list[tuple[int, int]] = []
    for start in sorted({rectangle.start[0] for rectangle in rectangles}):
        over = [rectangle for rectangle in rectangles if rectangle.start[0] <= start <= rectangle.start[1]]
        for weight, end in _weights_at(over, start, weights):
            if weight > best:
                best, corners = weight, []
            if weight == best:
                corners.append((start, end))
    return corners


def _ranked(weights: Mapping[int, int]) -> Mapping[int, int]:
    """Weights by which the first in order of statements is the best of those that weigh the same."""
    count = len(weights)
    return {s: (weights[s] << count) - (1 << count - 1 - rank) for rank, s in enumerate(sorted(weights))}


def _weights_at(over: Sequence[_Rectangle], start: int, weights: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """What stays if the event starts then, by when it ends; each end at which something more could stay."""
    allowed = [rectangle for rectangle in over if rectangle.end[1] >= start]
    begins = sorted((max(start, rectangle.end[0]), weights[rectangle.statement]) for rectangle in allowed)
    ends = sorted((rectangle.end[1], weights[rectangle.statement]) for rectangle in allowed)
    gone = weight = 0
    for place, (end, more) in enumerate(begins):
        weight += more
        while gone < len(ends) and ends[gone][0] < end:
            weight -= ends[gone][1]
            gone += 1
        if place + 1 == len(begins) or begins[place + 1][0] > end:
            yield weight, end


def _over(rectangles: Iterable[_Rectangle], corner: tuple[int, int]) -> Statements:
    """The statements that allow a start and an end."""
    start, end = corner
    return frozenset(
        r.statement for r in rectangles if r.start[0] <= start <= r.start[1] and r.end[0] <= end <= r.end[1]
    )
