"""Some impossible closed walk of a set of hops, or that there is none.

Every point begins at 0 and falls as far as the hops into it demand; where a fall comes back to a point that caused it,
the walk is closed. What had followed a point that falls again is forgotten, so that a long chain falls once.

Source: R. E. Tarjan, Shortest paths, 1981 (subtree disassembly), after Bellman and Ford.
"""

from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

Hops = Mapping[tuple[int, int], int]


class Fallen(NamedTuple):
    """What became of the points."""

    values: Mapping[
        int, int
    ]  # of those that fell: with 0 for all others they satisfy every hop, where there is no walk
    walk: tuple[int, ...]  # the points of an impossible closed walk, each once and in order; empty: there is none


def fall(hops: Hops) -> Fallen:
    """Return values that satisfy all hops, or an impossible closed walk.

    Cost: mostly little more than the hops; points times hops where falls come in the worst order.
    """
    leaving: dict[int, list[tuple[int, int]]] = {}
    for (tail, head), cost in hops.items():
        leaving.setdefault(tail, []).append((head, cost))
    falls = _Falls(leaving)
    while falls.waiting:
        tail = falls.waiting.popleft()
        if tail in falls.is_waiting:
            falls.is_waiting.discard(tail)
            for head, cost in leaving[tail]:
                if falls.value.get(tail, 0) + cost < falls.value.get(head, 0) and not falls.follow(tail, head, cost):
                    return Fallen(falls.value, falls.way(head, tail))
    return Fallen(falls.value, ())


class _Falls:
    """How far each point has fallen, and after which other one."""

    def __init__(self, leaving: Mapping[int, list[tuple[int, int]]]) -> None:
        self.value: dict[int, int] = {}  # of those that fell
        self.waiting = deque(leaving)
        self.is_waiting = set(leaving)
        self._leaving = leaving
        self._after: dict[int, int] = {}
        self._followers: dict[int, set[int]] = {}

    def follow(self, tail: int, head: int, cost: int) -> bool:
        """Let the head fall after the tail; False: the tail itself fell after the head, and the walk is closed."""
        if tail == head or not self._forget_followers(head, tail):
            return False
        if head in self._after:
            self._followers[self._after[head]].discard(head)
        self._after[head] = tail
        self._followers.setdefault(tail, set()).add(head)
        self.value[head] = self.value.get(tail, 0) + cost
        if head in self._leaving and head not in self.is_waiting:
            self.is_waiting.add(head)
            self.waiting.append(head)
        return True

    def way(self, first: int, last: int) -> tuple[int, ...]:
        """The points from the first to the last, which fell after it."""
        points = [last]
        while points[-1] != first:
            points.append(self._after[points[-1]])
        return tuple(reversed(points))

    def _forget_followers(self, point: int, never: int) -> bool:
        """Let what follows a point wait until it falls anew; False: that point is among them."""
        found = [point]
        for one in found:
            found.extend(self._followers.get(one, ()))
        if never in found:
            return False
        for follower in found[1:]:
            self._followers[self._after.pop(follower)].discard(follower)
            self.is_waiting.discard(follower)
        return True
