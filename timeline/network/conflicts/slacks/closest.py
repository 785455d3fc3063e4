"""The points close to new hops: all that the listed chains over them can pass, mostly a few.

A walk *holds* another one where that is what is left when some of its points are left out. Where it holds one over a
new hop into which longer ones fold, it folds into that. So two bounds count on the way on from a new hop: the walk
could not end sooner, so that what was paid up to a point is no less than its date to the calendar allows; nor could it
begin anew, so that what is left to be paid is no less than its date from the calendar allows. Where the dates of a
point can be true, hardly any way keeps both.

A walk may hold others, without a new hop. Into most of them longer ones fold, so that it is not listed. Those into
which they do not are *weak*: at their points a walk may begin anew.

All this is true of walks over the calendar. Where a new hop closes a circle that cannot hold, or ways from it lead to a
weak walk, nothing is said.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.network.conflicts.slacks.slacks import FAR, Slacks, Steps
from timeline.network.conflicts.slacks.ways import Ways

MOST = 2_000  # points: where there are more, nothing is said
Hop = tuple[int, int, int]  # tail, head, and cost or slack


class _UnknownError(Exception):
    """Nothing can be said."""


class _Side(NamedTuple):
    """One direction in which ways lead from the calendar to the calendar."""

    steps: Steps
    turned: Steps  # the same turned round
    begins: Mapping[int, int]  # the slack of hops from the calendar
    ends: Mapping[int, int]  # and of those back to it
    paid: Mapping[int, int]  # by point: no less was paid up to there where a walk could not end sooner
    left: Mapping[int, int]  # by point: no less is left to be paid where a walk could not begin anew
    least: Sequence[int]  # by point: what is left to be paid then


class _New(NamedTuple):
    """The new hops, as one side sees them."""

    begins: Mapping[int, int]
    ends: Mapping[int, int]
    between: Sequence[Hop]

    def steps(self, point: int) -> Sequence[tuple[int, int]]:
        """Where they lead from a point."""
        return [(head, slack) for tail, head, slack in self.between if tail == point]


class _Left(dict[int, int]):
    """What is left to be paid, where new hops lessen it, and else as it is known."""

    def __init__(self, side: _Side, new: _New) -> None:
        self._side = side
        self._follow(new.ends.items())
        for _ in new.between:
            self._follow((tail, slack + self[head]) for tail, head, slack in new.between)

    def __missing__(self, point: int) -> int:
        return self._side.least[point]

    def _follow(self, seeds: Iterable[tuple[int, int]]) -> None:
        queue: list[tuple[int, int]] = []
        self._lessen(seeds, queue)
        while queue:
            slack, point = heappop(queue)
            if slack == self[point]:
                self._lessen([(far, slack + step) for far, step in self._side.turned[point]], queue)

    def _lessen(self, reached: Iterable[tuple[int, int]], queue: list[tuple[int, int]]) -> None:
        floor = self._side.left
        for point, slack in reached:
            least = max(slack, floor.get(point, slack))
            if least < self[point]:
                self[point] = least
                heappush(queue, (least, point))
        if len(self) > MOST:
            raise _UnknownError


class Closest:
    """Finds the points close to hops that a component does not have."""

    def __init__(self, slacks: Slacks, weak: Collection[int]) -> None:
        """`weak` are the points of all its walks into which not all longer ones fold."""
        self._slacks = slacks
        self._weak = frozenset(weak) - {slacks.origin}

    def points(self, new: Iterable[Hop]) -> set[int] | None:
        """Return the points close to new hops, each with its tail, head and cost; None: unknown."""
        slacks, origin = self._slacks, self._slacks.origin
        gain_at = slacks.regions.gain_at
        hops = [(tail, head, slacks.slack((tail, head), cost)) for tail, head, cost in new]
        between = [hop for hop in hops if origin not in hop[:2]]
        latest = _least((head, slack - gain_at(head)) for tail, head, slack in hops if tail == origin)
        earliest = _least((tail, slack - gain_at(tail)) for tail, head, slack in hops if head == origin)
        onwards = _New(latest, earliest, [(tail, head, slack - gain_at(head)) for tail, head, slack in between])
        back = _New(earliest, latest, [(head, tail, slack - gain_at(tail)) for tail, head, slack in between])
        try:
            self._require_no_circle(between)
            ahead, behind = _Left(self._onwards, onwards), _Left(self._backwards, back)
            return self._reached(self._onwards, onwards, ahead, behind) | self._reached(
                self._backwards, back, behind, ahead
            )
        except _UnknownError:
            return None

    @cached_property
    def _onwards(self) -> _Side:
        slacks = self._slacks
        steps = slacks.gaining_onwards, slacks.gaining_backwards
        return self._side(steps, slacks.latest, slacks.earliest, slacks.to_calendar.least)

    @cached_property
    def _backwards(self) -> _Side:
        slacks = self._slacks
        steps = slacks.gaining_backwards, slacks.gaining_onwards
        return self._side(steps, slacks.earliest, slacks.latest, slacks.from_calendar.least)

    def _side(
        self, steps: tuple[Steps, Steps], begins: Mapping[int, int], ends: Mapping[int, int], rest: Sequence[int]
    ) -> _Side:
        """`rest`: what is left to be paid from each point if walks may begin anew."""
        regions = self._slacks.regions
        paid, left = ({p: -slack - regions.gain_at(p) for p, slack in dates.items()} for dates in (ends, begins))
        for point in self._weak & left.keys():
            del left[point]
        all_ends = {**ends, **{point: rest[point] for point in self._weak}}
        least = Ways(steps[1], all_ends, regions, steps[1]).no_less_than(left)
        return _Side(*steps, begins, ends, paid, left, least)

    def _require_no_circle(self, between: Sequence[Hop]) -> None:
        """Raise where new hops may close a circle that cannot hold, each alone or with those of other points."""
        anywhere = self._slacks.from_anywhere
        for tail, head, slack in between:
            others = [hop for hop in between if {*hop[:2]} != {tail, head}]
            won = min(0, slack) + sum(min(0, other) + anywhere[start] for start, _, other in others)
            self._require_no_way({head, *(other for _, other, _ in others)}, tail, -won)

    def _require_no_way(self, heads: Collection[int], tail: int, room: int) -> None:
        """Raise where a way from one of some points to the tail of a hop leaves less slack than that."""
        anywhere, steps = self._slacks.from_anywhere, self._slacks.gaining_backwards
        known, queue = {tail: 0}, [(0, tail)] if anywhere[tail] < room else []
        while queue:
            spent, point = heappop(queue)
            if (point in heads and spent < room) or len(known) > MOST:
                raise _UnknownError
            for further, step in steps[point] if spent == known[point] else ():
                reached = spent + step
                if reached + anywhere[further] < room and reached < known.get(further, FAR):
                    known[further] = reached
                    heappush(queue, (reached, further))

    def _reached(self, side: _Side, new: _New, left: _Left, before: _Left) -> set[int]:
        """The points on the way on from new hops, as far as that keeps both bounds. Cost: Dijkstra on these."""
        floor, seeds = side.paid, self._seeds(side, new, left, before)
        known = {point: max(slack, floor.get(point, slack)) for point, slack in seeds.items()}
        queue = [(paid, point) for point, paid in known.items()]
        heapify(queue)
        while queue:
            spent, point = heappop(queue)
            if point in self._weak or len(known) > MOST:
                raise _UnknownError
            for further, step in (*side.steps[point], *new.steps(point)) if spent == known[point] else ():
                slack = spent + step
                paid = max(slack, floor.get(further, slack))
                if slack + left[further] < 0 and paid < known.get(further, FAR):
                    known[further] = paid
                    heappush(queue, (paid, further))
        return set(known)

    def _seeds(self, side: _Side, new: _New, left: _Left, before: _Left) -> dict[int, int]:
        """Where new hops lead, with what is paid up to there, and over them, if something may come of it."""
        found = {}
        for point, slack in new.begins.items():
            steps = [*side.steps[point], *new.steps(point)]  # a walk may begin there
            ends = side.ends.get(point, FAR), new.ends.get(point, FAR), left[point]
            if slack + min(*ends, *(step + left[head] for head, step in steps)) < 0:
                found[point] = slack
        for tail, head, slack in new.between:
            paid = before[tail] + slack
            if paid + left[head] < 0 and paid < found.get(head, FAR):
                found[head] = paid
        return found


def _least(slacks: Iterable[tuple[int, int]]) -> dict[int, int]:
    return dict(sorted(slacks, reverse=True))
