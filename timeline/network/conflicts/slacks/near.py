"""The points near new hops: all that an impossible closed walk over one of them can pass, and few others.

A walk goes on from the head of a new hop, and comes to its tail, over hops that are there already, over other new ones,
and over the calendar, once at most. What ways to the calendar and from it cost at least is known, and is less where new
hops shorten them. So a point is near where to get there and back costs less than 0, and ways are followed only so far.

New hops may close circles, alone or with what falls short already, and would join the regions (`Regions`) of those that
were there. No region is had anew for them: a walk passes no point twice, so it takes each new hop once at most, and
between two of them a way over hops that the component has, whose regions tell what it may gain there. So ways are
followed in rounds, one more than there are new hops, as many as any walk can need; where a new hop leads into a region,
a way gains there what it gains where it enters one, as often as it does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.network.conflicts.slacks.slacks import FAR, Slacks, Steps
from timeline.network.conflicts.slacks.ways import follow

_IsNear = Callable[[int, int], bool]  # by point and slack: whether what is left to be paid leaves it below 0
Short = tuple[int, int, int]  # a new hop, as a step: from where to where, and its slack with what may be gained there


class _Direction(NamedTuple):
    """One direction in which ways are followed."""

    steps: Steps
    new: Sequence[Short]


class _Lessened(dict[int, int]):
    """The least slack of ways: where new ends and hops shorten them, and else as it is known."""

    def __init__(self, known: Sequence[int], direction: _Direction, ends: Mapping[int, int]) -> None:
        self._known = known
        seeds = dict(ends)
        for near, far, step in direction.new:
            seeds[far] = min(known[near] + step, seeds.get(far, FAR))
        _follow(self, direction, seeds, lambda point, slack: slack < known[point])

    def __missing__(self, point: int) -> int:
        return self._known[point]


class Near:
    """Finds what is near hops that a component does not have."""

    def __init__(self, slacks: Slacks, new: Iterable[tuple[int, int, int]]) -> None:
        """`slacks` are those of the component; each new hop has its tail, its head and its cost."""
        given = {(tail, head): slacks.slack((tail, head), cost) for tail, head, cost in sorted(new, reverse=True)}
        self._gain_at = gain_at = slacks.regions.gain_at
        origin = slacks.origin
        between = [(*hop, slack) for hop, slack in given.items() if origin not in hop]
        self._latest = {head: slack - gain_at(head) for (tail, head), slack in given.items() if tail == origin}
        self._earliest = {tail: slack - gain_at(tail) for (tail, head), slack in given.items() if head == origin}
        self._between = [(tail, head, slack - gain_at(head)) for tail, head, slack in between]
        back = [(head, tail, slack - gain_at(tail)) for tail, head, slack in between]
        self._onwards = _Direction(slacks.gaining_onwards, self._between)
        self._backwards = _Direction(slacks.gaining_backwards, back)
        self._from_anywhere = slacks.from_anywhere
        self._to_calendar = _Lessened(slacks.to_calendar.least, self._backwards, self._earliest)
        self._from_calendar = _Lessened(slacks.from_calendar.least, self._onwards, self._latest)

    @property
    def points(self) -> set[int]:
        """The points near any of the hops, the calendar left aside."""
        to_calendar, from_calendar = self._to_calendar, self._from_calendar
        onwards = _followed(self._onwards, self._latest, lambda point, slack: slack + to_calendar[point] < 0)
        back = _followed(self._backwards, self._earliest, lambda point, slack: slack + from_calendar[point] < 0)
        return {*onwards, *back}.union(*map(self._around, self._between))

    def _around(self, hop: Short) -> set[int]:
        """The points near a hop between two points."""
        tail, head, slack = hop
        to_calendar, from_calendar, from_anywhere = self._to_calendar, self._from_calendar, self._from_anywhere
        over_calendar, after_calendar = slack + to_calendar[head], from_calendar[tail]
        round_about = (
            slack - from_anywhere[head] + sum(self._most_won(other) for other in self._between if other != hop)
        )
        back = _followed(
            self._backwards,
            {tail: -self._gain_at(tail)},
            lambda p, spent: spent + min(round_about + from_anywhere[p], over_calendar + from_calendar[p]) < 0,
        )
        onwards = _followed(
            self._onwards,
            {head: slack},
            lambda point, spent: spent + min(back.get(point, FAR), to_calendar[point] + after_calendar) < 0,
        )
        near = set(onwards)
        for point, spent in back.items():
            if spent + min(onwards.get(point, FAR), over_calendar + from_calendar[point]) < 0:
                near.add(point)
        return near

    def _most_won(self, hop: Short) -> int:
        """What a way costs less at most for going over a new hop: 0, or less than 0."""
        tail, head, slack = hop
        return min(0, slack + self._from_anywhere[tail] - self._from_anywhere[head])


def _followed(direction: _Direction, seeds: Mapping[int, int], is_near: _IsNear) -> Mapping[int, int]:
    """The least slack of ways from some points to those that are near at that slack."""
    least: dict[int, int] = {}
    _follow(least, direction, seeds, is_near)
    return least


def _follow(least: dict[int, int], direction: _Direction, seeds: Mapping[int, int], is_near: _IsNear) -> None:
    """Better what is known by ways from some points, over each new hop once."""
    better = dict(seeds)
    for _ in range(1 + len(direction.new)):
        better = {p: slack for p, slack in better.items() if slack < least.get(p, FAR) and is_near(p, slack)}
        follow(least, direction.steps, better, is_near, -FAR)
        better = {}
        for near, far, step in direction.new:
            slack = least.get(near, FAR) + step
            if slack < min(least.get(far, FAR), better.get(far, FAR)):
                better[far] = slack
        if not better:
            return
