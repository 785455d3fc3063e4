"""At most one partner each, with the greatest total weight: exact, by shortest augmenting paths.

Each part of the graph of pairs that hangs together is solved by itself. Within one, the events of the left side are
added one after another; a new one takes a free partner, or moves others on along the path that costs least. Every one
may also stay alone, at no cost. Source: Jonker and Volgenant, "A shortest augmenting path algorithm for dense and
sparse linear assignment problems", Computing 38, 1987; here on lists of neighbours, with a heap.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from heapq import heappop, heappush

from timeline.model.dataclass import dataclass

Pair = tuple[str, str]
Right = str | tuple[str]  # an event; in a tuple the left event that stays alone


def assign(weights: Mapping[Pair, int]) -> dict[str, str]:
    """Return who is paired with whom, left to right: the total weight is the greatest there is.

    `weights` has the pairs that are allowed; pairs of weight 0 or less are never taken. Exact and deterministic.
    Cost: for a part of n events and m pairs, n searches of at most m log m; in practice a few steps each.
    """
    edges = {pair: weight for pair, weight in weights.items() if weight > 0}
    found: dict[str, str] = {}
    for part in _parts(edges):
        found |= _Part.of((pair, edges[pair]) for pair in part).solved()
    return dict(sorted(found.items()))


def _parts(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Yield the pairs that hang together by shared events, each part sorted."""
    beside: dict[tuple[str, bool], list[Pair]] = defaultdict(list)
    for pair in pairs:
        beside[pair[0], True].append(pair)
        beside[pair[1], False].append(pair)
    seen: set[Pair] = set()
    for first in sorted(pairs):
        if first not in seen:
            yield sorted(_reached(first, beside, seen))


def _reached(first: Pair, beside: Mapping[tuple[str, bool], list[Pair]], seen: set[Pair]) -> Iterator[Pair]:
    pending = [first]
    seen.add(first)
    while pending:
        pair = pending.pop()
        yield pair
        for other in (*beside[pair[0], True], *beside[pair[1], False]):
            if other not in seen:
                seen.add(other)
                pending.append(other)


@dataclass(slots=True)
class _Part:
    """One part, being solved: costs are negative weights; `(left,)` stands for staying alone."""

    costs: dict[str, dict[Right, int]]  # of every left event, in order
    left_price: dict[str, int]
    right_price: dict[Right, int] = field(default_factory=lambda: defaultdict(int))
    holder: dict[Right, str] = field(default_factory=dict)  # who has each right event
    partner: dict[str, Right] = field(default_factory=dict)  # the same the other way round

    @classmethod
    def of(cls, edges: Iterable[tuple[Pair, int]]) -> "_Part":
        costs: dict[str, dict[Right, int]] = {}
        for (left, right), weight in edges:
            costs.setdefault(left, {(left,): 0})[right] = -weight
        return cls(costs, {left: min(of_left.values()) for left, of_left in costs.items()})

    def solved(self) -> dict[str, str]:
        """Return who is paired with whom; those who stay alone are left out."""
        for left in self.costs:
            self._add(left)
        return {left: right for left, right in self.partner.items() if isinstance(right, str)}

    def _add(self, first: str) -> None:
        """Give one more left event a partner, along the cheapest path, and mend the prices."""
        reached, came_from, free = self._search(first)
        total = reached[free]
        for right, distance in reached.items():
            if right != free:
                self.right_price[right] += distance - total
                self.left_price[self.holder[right]] += total - distance
        self.left_price[first] += total
        self._move_on(came_from, free)

    def _move_on(self, came_from: Mapping[Right, str], free: Right) -> None:
        """Give the free right event to whoever the path comes from, its former one to the next, and so on."""
        right: Right | None = free
        while right is not None:
            left = came_from[right]
            before = self.partner.get(left)
            self.partner[left], self.holder[right] = right, left
            right = before

    def _search(self, first: str) -> tuple[dict[Right, int], dict[Right, str], Right]:
        """Return the distances of the right events that were reached, who led to each, and the first free one."""
        reached: dict[Right, int] = {}
        came_from: dict[Right, str] = {}
        best: dict[Right, int] = {}
        heap: list[tuple[int, int, Right]] = []
        left, here, count = first, 0, 0
        while True:
            for right, cost in self.costs[left].items():
                far = here + cost - self.left_price[left] - self.right_price[right]
                if right not in reached and far < best.get(right, far + 1):
                    best[right], came_from[right] = far, left
                    count += 1
                    heappush(heap, (far, count, right))
            while (found := heappop(heap))[2] in reached:
                pass
            here, _, right = found
            reached[right] = here
            if right not in self.holder:
                return reached, came_from, right
            left = self.holder[right]
