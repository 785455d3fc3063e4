"""What impossible closed walks have to pass: the calendar, or a hop that closes a circle which cannot hold.

All other hops leave slack. So a closed walk over a constraint goes from one turn to another over these, and how much
slack that leaves at least is known of each point from two runs a turn.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.circles import circles_last_first
from timeline.network.budget import Allowance
from timeline.network.conflicts.slacks import FAR, MOST_LOOPS, Hop, Slacks

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


class _Reach(NamedTuple):
    """What is known of closed walks that pass one turn last, and any others before it."""

    before: Least  # of ways to it
    after: Least  # of ways from it
    after_calendar: int  # from the calendar to it


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

        One test a turn: it is asked of every constraint. Where turns are too many to know, any closed walk may be.
        """
        (tail, head, cost), slacks, reaches = constraint, self.slacks, self._reaches
        most = slacks.values[head] - slacks.values[tail] - cost
        if not reaches:
            return self._circle_of[tail] == self._circle_of[head]
        if tail == slacks.origin:
            return reaches[0].before[head] < most
        if head == slacks.origin:
            return any(reach.after_calendar + reach.after[tail] < most for reach in reaches)
        return any(before[head] + after[tail] < most for before, after, _ in reaches)

    @cached_property
    def _circle_of(self) -> Sequence[int]:
        """By point: a number that it shares with those on closed walks over it."""
        leads_to: dict[int, list[int]] = {point: [] for point in range(len(self.slacks.values))}
        for tail, head in self.slacks.costs:
            leads_to[tail].append(head)
        circles = enumerate(circles_last_first(leads_to))
        number = {point: each for each, circle in circles for point in circle}
        return [number[point] for point in leads_to]

    @cached_property
    def _reaches(self) -> Sequence[_Reach]:
        """By last turn; empty where there are too many."""
        if len(self.loops) > MOST_LOOPS or self.ended_early:
            return ()
        passing, ways_to = self._passing(), [turn.ways_to or () for turn in self.all]
        found = []
        for last, turn in enumerate(self.all):
            over = [[way + row[last] for way in ways] for ways, row in zip(ways_to, passing, strict=True)]
            before = over[0] if len(over) == 1 else list(map(min, *over))
            found.append(_Reach(before, turn.ways_from or (), passing[0][last]))
        return found

    def _passing(self) -> Sequence[Sequence[int]]:
        """The least slack from each turn to each other one, both included, over as many others as there are."""
        turns = self.all
        legs = [[FAR if one is other else one.least_to(other) + other.slack for other in turns] for one in turns]
        known = [[turn.slack if turn is other else FAR for other in turns] for turn in turns]
        for _ in turns[1:]:
            onwards = [[[way + step for step in leg] for way, leg in zip(row, legs, strict=True)] for row in known]
            known = [list(map(min, row, *ways)) for row, ways in zip(known, onwards, strict=True)]
        return known
