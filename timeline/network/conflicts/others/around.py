"""Impossible closed walks around one constraint that pass no point twice: some, or that there is none.

Beside the constraint such a walk passes turns in some order, and hops that leave slack in between. Most orders leave
too much slack even where points may be passed twice; of the others the ways must share no point.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.network.budget import Allowance
from timeline.network.conflicts.others.apart import Leg, ways_apart
from timeline.network.conflicts.others.turns import Turn, Turns
from timeline.network.conflicts.slacks.slacks import Slacks


class Around:
    """Finds impossible closed walks around constraints of one component."""

    def __init__(self, slacks: Slacks, allowance: Allowance) -> None:
        self._slacks = slacks
        self.turns = Turns(slacks, allowance)

    def walks(self, constraint: tuple[int, int, int], tries: Allowance) -> Iterator[list[int]]:
        """Yield impossible closed walks around a constraint, from its head to its tail, one for each order of turns.

        Where none is yielded there is none, if steps lasted.
        """
        if not self.turns.may_close(constraint):
            return
        tail, head, cost = constraint
        own, others = self.turns.of((tail, head), self._slacks.slack((tail, head), cost))
        for turns in self._orders(own, others, tries):
            legs = [self._leg(first, second) for first, second in pairwise((*turns, own))]
            ways = ways_apart(legs, -sum(turn.slack for turn in turns), tries)
            if ways is not None:
                yield self._joined(turns, legs, ways)

    def _orders(self, own: Turn, others: Sequence[Turn], tries: Allowance) -> Iterator[Sequence[Turn]]:
        """Yield the orders of turns that may come to an impossible walk, those of few turns first."""
        out, back = self.turns.least_dates
        is_turn = own.ways_from is not None or own.ways_to is not None
        most_won = sum(map(self._most_won, others)) + (back if own.tail is None else 0)
        waiting: deque[tuple[Sequence[Turn], int, Sequence[Turn], int]] = deque([((own,), own.slack, others, most_won)])
        while waiting and not tries.is_spent:
            turns, spent, left, most_won = waiting.popleft()
            if (is_turn or len(turns) > 1) and spent + turns[-1].least_to(own) < 0:
                yield turns
            for place, turn in enumerate(left):
                further = spent + turns[-1].least_to(turn) + turn.slack
                after = most_won - self._most_won(turn)
                if further + after + (out if turn.head is None else 0) < 0:
                    tries.spend(1)
                    waiting.append(((*turns, turn), further, [*left[:place], *left[place + 1 :]], after))

    def _most_won(self, turn: Turn) -> int:
        """What passing a turn costs at least, whatever comes before and after it; below 0."""
        return turn.slack if turn.head is not None else sum(self.turns.least_dates)

    def _leg(self, first: Turn, second: Turn) -> Leg:
        """The way from one turn to another, looked for from where it is known how far it is."""
        slacks = self._slacks
        taken = frozenset(point for point in (first.head, second.tail) if point is not None)
        if first.head is not None and second.ways_to is not None:
            ends = slacks.earliest if second.tail is None else {second.tail: 0}
            return Leg(first.head, ends, slacks.onwards, second.ways_to, taken)
        assert second.tail is not None
        assert first.ways_from is not None
        ends = slacks.latest if first.head is None else {first.head: 0}
        return Leg(second.tail, ends, slacks.backwards, first.ways_from, taken)

    def _joined(self, turns: Sequence[Turn], legs: Sequence[Leg], ways: Sequence[Sequence[int]]) -> list[int]:
        """The points of the ways in order, the calendar between them where it is passed."""
        walk = []
        for turn, leg, points in zip(turns, legs, ways, strict=True):
            walk += [self._slacks.origin] if turn.head is None else []
            walk += points if leg.steps is self._slacks.onwards else reversed(points)
        return [*walk, self._slacks.origin] if turns[0].tail is None else walk
