"""Every impossible closed walk of a component, fewest points first.

Seen from a potential that satisfies the kept statements, each of their hops leaves some slack (0 or more) and only the
hops of rejected statements fall short (less than 0). A closed walk costs the sum of its slacks, so every impossible
one takes at least one such hop: the search starts from each in turn, leaves out those it has started from before, and
turns back where slack to come outweighs what further short hops can still give.

Order of lengths by iterative deepening; so what is found before the budget ends is what is easiest to read.
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from timeline.model.dataclass import dataclass
from timeline.network.component import HARD, Component
from timeline.network.conflicts.walks.walks import Chain, cheapest_hops, from_smallest

_KEPT = 1 << 60  # the rank of hops that do not fall short
_INTO_ORIGIN = -1  # stands for the tail of every hop into the origin: a walk takes one of them at most


class _Hop(NamedTuple):
    """One hop: where to, what it costs, what slack it leaves, and its rank among those that fall short."""

    head: int
    cost: int
    slack: int
    rank: int


class _Way(NamedTuple):
    """One hop seen from its head."""

    tail: int
    slack: int
    rank: int


@dataclass(frozen=True, slots=True)
class _Start:
    """A hop that falls short, and what is known of the ways from its head back to its tail."""

    rank: int
    tail: int
    hop: _Hop
    slack_back: dict[int, int]  # by point: least slack on the way back, hops that fall short counted as 0
    hops_back: dict[int, int]  # by point: fewest hops on the way back
    credit: int  # the most that further short hops can give
    credit_of: dict[int, int]  # by point: the part that is lost once the walk has left it


class WalkSearch:
    """The impossible closed walks of one component, under a potential of its kept statements."""

    def __init__(self, component: Component, potential: Sequence[int], steps: int) -> None:
        self.steps_left = steps
        self._origin = component.origin
        constraints = list(zip(component.tails, component.heads, component.costs, component.owners, strict=True))
        self._next_length: int | None = None
        hard = cheapest_hops((t, h, cost) for t, h, cost, owner in constraints if owner == HARD)
        hops = cheapest_hops((t, h, cost) for t, h, cost, _ in constraints)
        slack = {(t, h): cost + potential[t] - potential[h] for (t, h), cost in hops.items()}
        self._short = sorted((slack[hop], hop) for hop in hops if slack[hop] < 0)
        ranks = {hop: rank for rank, (_, hop) in enumerate(self._short)}
        self._hard_arriving: list[list[tuple[int, int]]] = [[] for _ in component.points]
        for (tail, head), cost in hard.items():
            self._hard_arriving[head].append((tail, cost))
        self._leaving: list[list[_Hop]] = [[] for _ in component.points]
        self._arriving: list[list[_Way]] = [[] for _ in component.points]
        for (tail, head), cost in sorted(hops.items()):
            rank = ranks.get((tail, head), _KEPT)
            self._leaving[tail].append(_Hop(head, cost, slack[tail, head], rank))
            self._arriving[head].append(_Way(tail, slack[tail, head], rank))

    @property
    def ended_early(self) -> bool:
        """Whether the budget ended before every walk was seen."""
        return self.steps_left <= 0

    def walks(self) -> Iterator[Chain]:
        """Yield every impossible closed walk over distinct points, from its smallest point on, while steps last.

        Left out are walks that the hard constraints alone shorten: they are nobody's chain.
        """
        starts = [self._start(rank) for rank in range(len(self._short))]
        length: int | None = 2
        while length is not None and not self.ended_early:
            self._next_length = None
            for start in starts:
                yield from self._walks_of_length(start, length)
            length = self._next_length

    def _start(self, rank: int) -> _Start:
        _, (tail, head) = self._short[rank]
        hop = next(hop for hop in self._leaving[tail] if hop.head == head)
        credit_of = self._credits(rank, tail, head)
        credit = sum(credit_of.values())
        slack_back, hops_back = self._ways_back(tail, rank, -hop.slack + credit)
        return _Start(rank, tail, hop, slack_back, hops_back, credit, credit_of)

    def _credits(self, rank: int, start_tail: int, start_head: int) -> dict[int, int]:
        """What further short hops can give: one for each point left; of those into the origin, one of all."""
        most: dict[int, int] = {}
        for slack, (tail, head) in self._short[rank + 1 :]:
            if tail != start_tail and head != start_head:
                lost_at = _INTO_ORIGIN if head == self._origin else tail
                most[lost_at] = max(most.get(lost_at, 0), -slack)
        return most

    def _ways_back(self, target: int, rank: int, most: int) -> tuple[dict[int, int], dict[int, int]]:
        """Least slack, and fewest hops, from each point that can still reach the target for less than `most`."""
        slacks: dict[int, int] = {}
        queue = [(0, target)]
        while queue and self.steps_left > 0:
            slack, point = heappop(queue)
            if point in slacks:
                continue
            slacks[point] = slack
            self.steps_left -= 1
            for way in self._arriving[point]:
                further = slack + max(way.slack, 0)
                if way.rank > rank and further < most and way.tail not in slacks:
                    heappush(queue, (further, way.tail))
        return slacks, self._hops_back(target, rank, slacks)

    def _hops_back(self, target: int, rank: int, within: dict[int, int]) -> dict[int, int]:
        hops, front = {target: 0}, [target]
        while front:
            reached = []
            for point in front:
                for way in self._arriving[point]:
                    if way.rank > rank and way.tail in within and way.tail not in hops:
                        hops[way.tail] = hops[point] + 1
                        reached.append(way.tail)
            front = reached
        return hops

    def _walks_of_length(self, start: _Start, length: int) -> Iterator[Chain]:
        """Yield the walks of so many points that take this hop and no short one of lower rank."""
        walk = _Walk(start, self._origin)
        if not self._leads_back(walk, start.hop, length):
            return
        walk.add(start.hop)
        options = [iter(self._leaving[start.hop.head])]
        while options and not self.ended_early:
            hop = next(options[-1], None)
            if hop is None:
                options.pop()
                walk.drop()
            elif hop.rank <= start.rank or hop.head in walk.place_of:
                if self._closes(walk, hop, length):
                    yield from_smallest(walk.points)
            elif self._leads_back(walk, hop, length):
                walk.add(hop)
                options.append(iter(self._leaving[hop.head]))

    def _closes(self, walk: "_Walk", hop: _Hop, length: int) -> bool:
        """Whether this hop leads back to where the walk began, and the walk is impossible and of that length."""
        is_back = hop.head == walk.points[0] and hop.rank > walk.start.rank and len(walk.points) == length
        return is_back and walk.slack + hop.slack < 0 and not self._has_hard_shortcut(walk, hop)

    def _leads_back(self, walk: "_Walk", hop: _Hop, length: int) -> bool:
        """Whether a walk that goes on over this hop can still come back, impossible, with so many points."""
        self.steps_left -= 1
        hops_back = walk.start.hops_back.get(hop.head)
        if hops_back is None or walk.least_slack_over(hop) >= 0 or self._has_hard_shortcut(walk, hop):
            return False
        points = len(walk.points) + hops_back
        if points > length:
            self._next_length = min(points, self._next_length or points)
        return points <= length

    def _has_hard_shortcut(self, walk: "_Walk", hop: _Hop) -> bool:
        """Whether a hard hop leads to the same point at no more cost than two or more hops of the walk."""
        spent = walk.costs[-1] + hop.cost
        for tail, cost in self._hard_arriving[hop.head]:
            place = walk.place_of.get(tail)
            if place is not None and place < len(walk.points) - 1 and spent - walk.costs[place] >= cost:
                return True
        return False


class _Walk:
    """A walk on its way back to where it began."""

    def __init__(self, start: _Start, origin: int) -> None:
        self.start = start
        self.points = [start.tail]
        self.place_of = {start.tail: 0}
        self.costs = [0]  # up to each point
        self.slack = 0
        self._origin = origin
        self._before: list[tuple[int, int]] = []  # slack and credit before each hop
        self._credit = start.credit

    def least_slack_over(self, hop: _Hop) -> int:
        """The least that the whole walk can cost once it has gone over this hop."""
        return self.slack + hop.slack + self.start.slack_back[hop.head] - self._credit_after(hop)

    def add(self, hop: _Hop) -> None:
        """Go on over this hop."""
        self._before.append((self.slack, self._credit))
        self._credit = self._credit_after(hop)
        self.slack += hop.slack
        self.costs.append(self.costs[-1] + hop.cost)
        self.place_of[hop.head] = len(self.points)
        self.points.append(hop.head)

    def drop(self) -> None:
        """Go back over the last hop."""
        self.slack, self._credit = self._before.pop()
        self.costs.pop()
        del self.place_of[self.points.pop()]

    def _credit_after(self, hop: _Hop) -> int:
        lost = self.start.credit_of.get(self.points[-1], 0)
        if hop.head == self._origin:
            lost += self.start.credit_of.get(_INTO_ORIGIN, 0)
        return self._credit - lost
