"""The points near new hops: all that an impossible closed walk over one of them can pass, and few others.

A walk goes on from the head of a new hop, and comes to its tail, over hops that leave slack, over some that may leave
none (they close circles, or are new), and over the calendar, once at most. What ways to the calendar and from it cost
at least is known, and is less where new hops shorten them. So a point is near where to get there and back costs less
than 0, and ways are followed only so far.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.network.conflicts.slacks import FAR, MOST_LOOPS, Slacks, Steps
from timeline.network.conflicts.ways import follow

_IsNear = Callable[[int, int], bool]  # by point and slack: whether what is left to be paid leaves it below 0
Short = tuple[int, int, int]  # a hop that may leave no slack, as a step: from where to where, and its slack


class _Direction(NamedTuple):
    """One direction in which ways are followed."""

    steps: Steps
    short: Sequence[Short]


class Near:
    """Finds what is near hops that a component does not have."""

    def __init__(self, slacks: Slacks, new: Iterable[tuple[int, int, int]]) -> None:
        """`slacks` are those of the component; each new hop has its tail, its head and its cost."""
        given = {(tail, head): slacks.slack((tail, head), cost) for tail, head, cost in sorted(new, reverse=True)}
        origin = slacks.origin
        self._latest = {head: slack for (tail, head), slack in given.items() if tail == origin}
        self._earliest = {tail: slack for (tail, head), slack in given.items() if head == origin}
        self._between = [(tail, head, slack) for (tail, head), slack in given.items() if origin not in (tail, head)]
        loops = [(*hop, slacks.slack(hop, slacks.costs[hop])) for hop in slacks.loops]
        short = [*loops, *self._between]
        self._onwards = _Direction(slacks.onwards, short)
        self._backwards = _Direction(slacks.backwards, [(head, tail, slack) for tail, head, slack in short])
        self._most_won = sum(min(0, slack) for *_, slack in short)
        self._to_calendar = _lessened(slacks.to_calendar.least, self._backwards, self._earliest)
        self._from_calendar = _lessened(slacks.from_calendar.least, self._onwards, self._latest)

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
        to_calendar, from_calendar = self._to_calendar, self._from_calendar
        over_calendar, after_calendar = slack + to_calendar[head], from_calendar[tail]
        round_about = slack + min(0, self._most_won - min(0, slack))
        back = _followed(
            self._backwards,
            {tail: 0},
            lambda point, spent: spent + min(round_about, over_calendar + from_calendar[point]) < 0,
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


def _lessened(known: Sequence[int], direction: _Direction, ends: Mapping[int, int]) -> Mapping[int, int]:
    """The least slack of ways, where some more ends and hops may shorten them."""
    least = dict(enumerate(known))
    _follow(least, direction, ends, lambda _, __: True)
    return least


def _followed(direction: _Direction, seeds: Mapping[int, int], is_near: _IsNear) -> Mapping[int, int]:
    """The least slack of ways from some points to those that are near at that slack."""
    least: dict[int, int] = {}
    _follow(least, direction, seeds, is_near)
    return least


def _follow(least: dict[int, int], direction: _Direction, seeds: Mapping[int, int], is_near: _IsNear) -> None:
    """Better what is known by ways from some points, over as many hops without slack as bounds allow for."""
    better = dict(seeds)
    for _ in range(1 + min(len(direction.short), MOST_LOOPS)):
        better = {p: slack for p, slack in better.items() if slack < least.get(p, FAR) and is_near(p, slack)}
        follow(least, direction.steps, better, is_near, 0)
        better = {}
        for near, far, step in direction.short:
            slack = least.get(near, FAR) + step
            if slack < min(least.get(far, FAR), better.get(far, FAR)):
                better[far] = slack
        if not better:
            return
