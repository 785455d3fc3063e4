"""A component as hops that leave slack, and the least slack on every way to and from the calendar.

Seen from values that satisfy them, hops leave some slack, 0 or more, and a closed walk costs the sum of its slacks.
Which date falls short depends on the other dates; whether order and lengths alone can hold does not. So the values here
satisfy every hop between time points, of kept and of rejected statements alike, and dates are ends of ways: one run
from all of them gives the least slack from each point back to the calendar, one more that from the calendar to each
point, exactly. A closed walk over the calendar that takes a given hop costs at least what stands to its left, on it,
and to its right, whichever and however many statements on it were rejected.

Hops between time points that cannot all hold (A before B, B before A) have no such values: those that close the circle
are `loops`, left out at first and let in one after another, MOST_LOOPS at most. Least slacks are then lower bounds.

Costs are shifts: what is judged here is a sum. Where a hop is no shift (calendar days counted between times of day),
give the least that it can cost; `Accounts` judges the walks that come out.
"""

from collections.abc import Container, Mapping, Sequence
from heapq import heapify, heappop, heappush

from timeline.model.cached import cached_property
from timeline.network.budget import Allowance
from timeline.network.component import Component

Hop = tuple[int, int]  # tail, head
Steps = Sequence[Sequence[tuple[int, int]]]  # by point: the other end of each hop, and the slack of the hop
FAR = 1 << 100  # more than any way costs
MOST_LOOPS = 8  # taken by one walk
_LOOKS = 20  # at each hop on average, while values settle
_FEW_LOOKS = 1_000_000  # in all, which small components may take as well
DONE = -1  # stands for what lies behind an end


class Slacks:
    """The hops of a component, the cheapest constraint of each, seen from values that satisfy those between points."""

    def __init__(self, component: Component, potential: Sequence[int], costs: Mapping[Hop, int]) -> None:
        """`potential` is where the values begin; the nearer they are, the less is to be done."""
        self.origin = component.origin
        self.costs = costs
        self.values = list(potential)
        self.loops = self._settled()
        self.onwards: list[list[tuple[int, int]]] = [[] for _ in component.points]
        self.backwards: list[list[tuple[int, int]]] = [[] for _ in component.points]
        self.latest: dict[int, int] = {}  # the slack of hops from the calendar
        self.earliest: dict[int, int] = {}  # the slack of hops to the calendar
        self._fill()

    def _fill(self) -> None:
        """Sort the hops by where they lead: one loop over all of them, with as little in it as can be."""
        origin, values, onwards, backwards = self.origin, self.values, self.onwards, self.backwards
        for (tail, head), cost in self.costs.items():
            slack = cost + values[tail] - values[head]
            if tail == origin:
                self.latest[head] = slack
            elif head == origin:
                self.earliest[tail] = slack
            else:
                onwards[tail].append((head, slack))
                backwards[head].append((tail, slack))

    def slack(self, hop: Hop, cost: int) -> int:
        """The slack that a constraint of this cost leaves on a hop."""
        return cost + self.values[hop[0]] - self.values[hop[1]]

    def steps_from(self, point: int) -> Sequence[tuple[int, int]]:
        """The points that hops lead to from one, the calendar among them, with the slack of each."""
        if point == self.origin:
            return list(self.latest.items())
        date = self.earliest.get(point)
        return self.onwards[point] if date is None else [*self.onwards[point], (self.origin, date)]

    @cached_property
    def to_calendar(self) -> "Ways":
        """The least slack of ways to the calendar."""
        return self.ways_to(self.earliest)

    @cached_property
    def from_calendar(self) -> "Ways":
        """The least slack of ways from the calendar."""
        return self.ways_from(self.latest)

    def to_calendar_past(self, closed: frozenset[int]) -> "Ways":
        """The least slack of ways to the calendar that pass no closed point."""
        return self.ways_to(self.earliest, closed) if closed else self.to_calendar

    def ways_from(self, ends: Mapping[int, int]) -> "Ways":
        """The least slack of ways from some points, with what is paid up to each of these."""
        return Ways(self.onwards, ends, self._slack_loops)

    @property
    def has_many_loops(self) -> bool:
        """Whether walks may take more of the hops that close circles than bounds allow for."""
        return len(self.loops) > MOST_LOOPS

    def ways_to(self, ends: Mapping[int, int], closed: frozenset[int] = frozenset()) -> "Ways":
        """The least slack of ways to some points and on, with what is left to be paid from each of these on.

        No way passes a closed point.
        """
        if closed:
            ends = {end: slack for end, slack in ends.items() if end not in closed}
        loops = [(head, tail, slack) for tail, head, slack in self._slack_loops if closed.isdisjoint((tail, head))]
        return Ways(self.backwards, ends, loops, closed)

    @cached_property
    def _slack_loops(self) -> Sequence[tuple[int, int, int]]:
        return [(tail, head, self.slack((tail, head), self.costs[tail, head])) for tail, head in self.loops]

    def _settled(self) -> list[Hop]:
        """Lower values until the hops between points hold; return those that close a circle which cannot hold.

        Where looks end first, those left count among them: bounds are lower then, and no less true.
        """
        origin, values = self.origin, self.values
        broken = [
            hop for hop, cost in self.costs.items() if cost + values[hop[0]] - values[hop[1]] < 0 and origin not in hop
        ]
        if not broken:
            return []
        onwards: list[list[tuple[int, int]]] = [[] for _ in values]
        for hop in self.costs.keys() - set(broken):
            if origin not in hop:
                onwards[hop[0]].append((hop[1], self.costs[hop]))
        loops = []
        allowance = Allowance(max(_FEW_LOOKS, _LOOKS * len(self.costs)))
        for tail, head in sorted(broken):
            if not allowance.is_spent and self._follows(tail, head, onwards, allowance):
                onwards[tail].append((head, self.costs[tail, head]))
            else:
                loops.append((tail, head))
        return loops

    def _follows(self, tail: int, head: int, onwards: Steps, allowance: Allowance) -> bool:
        """Let the head fall until the hop holds, and what depends on it; False: the tail would have to fall too."""
        values = self.values
        need = values[head] - values[tail] - self.costs[tail, head]
        if need <= 0:  # as the head fell for another hop
            return True
        slacks = {head: 0}  # how far the head falls before a point must fall too
        queue = [(0, head)]
        while queue:
            slack, point = heappop(queue)
            if slack > slacks[point]:
                continue
            if point == tail:
                return False
            allowance.spend(len(onwards[point]))
            spent = slack + values[point]
            for further, cost in onwards[point]:
                reached = spent + cost - values[further]
                if reached < slacks.get(further, need):
                    slacks[further] = reached
                    heappush(queue, (reached, further))
        for point, slack in slacks.items():
            values[point] -= need - slack
        return True


class Ways:
    """The least slack of ways to some ends, or from them."""

    def __init__(
        self,
        steps: Steps,
        ends: Mapping[int, int],
        loops: Sequence[tuple[int, int, int]],
        closed: frozenset[int] = frozenset(),
    ) -> None:
        """`loops` are hops that close circles, each as a step: from where to where, and its slack."""
        self.plain = [FAR] * len(steps)  # by point, without those hops; FAR where there is no way
        self._steps = steps
        self._loops = loops
        self._closed = closed  # points that no way passes
        self._spread(self.plain, ends)

    @cached_property
    def least(self) -> Sequence[int]:
        """The least slack by point, by way of hops that close circles too; FAR where there is no way."""
        least = list(self.plain) if self._loops else self.plain
        for _ in range(min(len(self._loops), MOST_LOOPS)):
            better: dict[int, int] = {}
            for near, far, step in self._loops:
                slack = least[near] + step
                if slack < min(least[far], better.get(far, FAR)):
                    better[far] = slack
            if not better:
                break
            self._spread(least, better)
        return least

    def _spread(self, least: list[int], seeds: Mapping[int, int]) -> None:
        """Better what is known by ways that end at the seeds; steps below 0 are left out. Cost: Dijkstra."""
        steps, closed = self._steps, self._closed
        queue = [(slack, point) for point, slack in seeds.items()]
        for slack, point in queue:
            least[point] = slack
        heapify(queue)
        while queue:
            slack, point = heappop(queue)
            if slack > least[point]:
                continue
            for further, step in steps[point]:
                reached = slack + step
                if reached < least[further] and step >= 0 and further not in closed:
                    least[further] = reached
                    heappush(queue, (reached, further))


def least_way(
    start: int, steps: Steps, ends: Mapping[int, int], bound: Sequence[int], avoid: Container[int], most: int
) -> tuple[int, list[int]] | None:
    """Return the least slack of a way from a point to one of the ends and on, and its points; None: not below `most`.

    `bound` is what a way costs at least where no point is to be avoided, so that few others are looked at (A*).
    """
    known = {start: 0}
    before: dict[int, int] = {}
    queue = [(bound[start], start, 0)]
    while queue and queue[0][0] < most:
        least, point, slack = heappop(queue)
        if point == DONE:
            return least, _points_up_to(slack, before)
        if slack > known[point]:
            continue
        if point in ends:
            heappush(queue, (slack + ends[point], DONE, point))
        for further, step in steps[point]:
            reached = slack + step
            if step >= 0 and further not in avoid and reached < known.get(further, FAR):
                known[further] = reached
                before[further] = point
                heappush(queue, (reached + bound[further], further, reached))
    return None


def _points_up_to(last: int, before: Mapping[int, int]) -> list[int]:
    points = [last]
    while points[-1] in before:
        points.append(before[points[-1]])
    return points[::-1]
