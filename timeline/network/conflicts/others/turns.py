"""What impossible closed walks have to pass: the calendar, or a hop that closes a circle which cannot hold.

All other hops leave slack. So a closed walk over a constraint goes from one turn to another over these, and how much
slack that leaves at least is known of each point from two runs a turn.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.network.budget import Allowance
from timeline.network.conflicts.slacks.slacks import Hop, Slacks

Least = Sequence[int]  # by point: the least slack


class Turn(NamedTuple):
    """The calendar, a hop that closes a circle, or the constraint in question."""

    slack: int
    head: int | None  # where the way after it begins; None: at any date
    tail: int | None  # where the way before it ends
    ways_from: Least | None  # None: not known
    ways_to: Least | None

    def least_to(self, turn: "Turn") -> int:
        """The least slack of a way from here to another turn; one of the two knows it."""
        if self.head is not None and turn.ways_to is not None:
            return turn.ways_to[self.head]
        assert turn.tail is not None
        assert self.ways_from is not None
        return self.ways_from[turn.tail]


class Turns:
    """The turns of a component."""

    def __init__(self, slacks: Slacks, allowance: Allowance) -> None:
        self.slacks = slacks
        self.ended_early = False  # whether steps ended before all were known
        self._allowance = allowance

    @cached_property
    def calendar(self) -> Turn:
        """The calendar, which is passed between any two dates."""
        return Turn(0, None, None, self.slacks.from_calendar.plain, self.slacks.to_calendar.plain)

    @cached_property
    def loops(self) -> Mapping[Hop, Turn]:
        """The hops that close circles, as many as half of all steps allow to look at."""
        slacks, found = self.slacks, dict[Hop, Turn]()
        left = self._allowance.left // 2
        for hop in slacks.loops:
            if self._allowance.left < left:
                self.ended_early = True
                break
            self._allowance.spend(2 * len(slacks.values))
            tail, head = hop
            ways_from, ways_to = slacks.ways_from({head: 0}).plain, slacks.ways_to({tail: 0}).plain
            found[hop] = Turn(slacks.slack(hop, slacks.costs[hop]), head, tail, ways_from, ways_to)
        return found

    @cached_property
    def all(self) -> Sequence[Turn]:
        """The calendar first."""
        return [self.calendar, *self.loops.values()]

    @cached_property
    def least_dates(self) -> tuple[int, int]:
        """The least slack of hops from the calendar, and of those to it; at most 0."""
        return min((0, *self.slacks.latest.values())), min((0, *self.slacks.earliest.values()))

    def of(self, hop: Hop, slack: int) -> tuple[Turn, Sequence[Turn]]:
        """Return a constraint as a turn, and the turns beside it."""
        (tail, head), origin = hop, self.slacks.origin
        if head == origin:
            return Turn(slack, None, tail, self.calendar.ways_from, None), self.all[1:]
        if tail == origin:
            return Turn(slack, head, None, None, self.calendar.ways_to), self.all[1:]
        if hop in self.loops:
            return self.loops[hop]._replace(slack=slack), [turn for turn in self.all if (turn.tail, turn.head) != hop]
        return Turn(slack, head, tail, None, None), self.all

    def may_close(self, constraint: tuple[int, int, int]) -> bool:
        """Whether a closed walk over a constraint may be impossible, if it may pass turns and points twice.

        It is, over the calendar; or else stays in one region. What both cost at least is known, so all may be asked of.
        """
        tail, head, cost = constraint
        slacks = self.slacks
        slack, origin = slacks.slack((tail, head), cost), slacks.origin
        before = 0 if tail == origin else slacks.from_calendar.least[tail]
        after = 0 if head == origin else slacks.to_calendar.least[head]
        if before + slack + after < 0:
            return True
        region = slacks.regions.at.get(tail)
        return region is not None and head in region and slack < slacks.regions.gains[region]
