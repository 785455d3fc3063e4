"""Values that satisfy hops between points, or come as near to it as the other hops let them.

A hop that does not hold yet lets its head fall, or its tail rise, and what depends on either. Both sides are looked at
in turns, so that the one where less depends gives way. Where they meet, the hop closes a circle that cannot hold: the
values go as far as that circle allows, and the hop counts as so much less from then on.
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

Hop = tuple[int, int]  # tail, head
Costs = Sequence[Sequence[tuple[int, int]]]  # by point: the other end of each hop, and its cost
_LOOKS = 20  # at each hop on average
_FEW_LOOKS = 1_000_000  # in all, which small components may take as well


def settle(values: list[int], costs: Mapping[Hop, int], broken: Sequence[Hop]) -> None:
    """Change values so that hops hold as far as they can; those `broken` do not as yet, all others do.

    Where looks end first, the rest is left as it is.
    """
    onwards: list[list[tuple[int, int]]] = [[] for _ in values]
    backwards: list[list[tuple[int, int]]] = [[] for _ in values]
    for hop in costs.keys() - set(broken):
        onwards[hop[0]].append((hop[1], costs[hop]))
        backwards[hop[1]].append((hop[0], costs[hop]))
    looks = max(_FEW_LOOKS, _LOOKS * len(costs))
    for tail, head in broken:
        cost = costs[tail, head]
        need = values[head] - values[tail] - cost
        if need > 0 and looks > 0:
            falling, rising = _Side(values, onwards, head, 1), _Side(values, backwards, tail, -1)
            need -= _move_apart(falling, rising, need)
            looks -= falling.looks + rising.looks
        cost += max(need, 0)
        onwards[tail].append((head, cost))
        backwards[head].append((tail, cost))


def _move_apart(falling: "_Side", rising: "_Side", need: int) -> int:
    """Move both sides, together as far as is needed or else as they can; return how far that is."""
    while falling.nearest + rising.nearest < need:
        side, other = (falling, rising) if falling.looks <= rising.looks else (rising, falling)
        need = side.look(other, need)
    falls = min(falling.nearest, need)
    falling.move(falls)
    rising.move(need - falls)
    return need


class _Side:
    """One end of a hop, and what must follow when it moves: heads fall (1), tails rise (-1)."""

    def __init__(self, values: list[int], steps: Costs, end: int, sign: int) -> None:
        self.known = {end: 0}  # how far the end moves before a point must follow, or less
        self.nearest = 0  # so far it may move, and only points looked at follow
        self.looks = 0
        self._values = values
        self._steps = steps
        self._sign = sign
        self._queue = [(0, end)]

    def look(self, other: "_Side", most: int) -> int:
        """Look at what depends on the nearest point; return how far both sides may move together, at most so far."""
        values, known, sign, queue = self._values, self.known, self._sign, self._queue
        slack, point = heappop(queue)
        spent = slack + sign * values[point]
        self.looks += 1 + len(self._steps[point])
        for further, cost in self._steps[point]:
            reached = spent + cost - sign * values[further]
            if reached < known.get(further, most):
                known[further] = reached
                heappush(queue, (reached, further))
                most = min(most, reached + other.known.get(further, most))
        while queue and queue[0][0] > known[queue[0][1]]:
            heappop(queue)
        self.nearest = queue[0][0] if queue else most
        return most

    def move(self, distance: int) -> None:
        """Move the end so far, and what must follow."""
        for point, slack in self.known.items():
            if slack < distance:
                self._values[point] -= self._sign * (distance - slack)
