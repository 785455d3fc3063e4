"""The least slack of ways: to some ends or from them, near one point, and past points that are to be avoided."""

from collections.abc import Callable, Container, Mapping, Sequence
from heapq import heapify, heappop, heappush

from timeline.model.cached import cached_property
from timeline.network.conflicts.slacks.regions import Regions, Steps

FAR = 1 << 100  # more than any way costs
DONE = -1  # stands for what lies behind an end


class _Near(dict[int, int]):
    """Least slacks of a few points; FAR for all others."""

    def __missing__(self, point: int) -> int:
        return FAR


class Ways:
    """The least slack of ways to some ends, or from them."""

    def __init__(self, steps: Steps, ends: Mapping[int, int], regions: Regions, gaining: Steps) -> None:
        """`gaining` are the steps with what a way may gain by each."""
        self._steps = steps
        self._ends = ends
        self._regions = regions
        self._gaining = gaining

    @cached_property
    def plain(self) -> Sequence[int]:
        """The least slack by point, without hops that close circles; FAR where there is no way."""
        return self._spread(self._steps, self._ends, 0)

    @cached_property
    def least(self) -> Sequence[int]:
        """The least slack by point, by way of hops that close circles too; FAR where there is no way.

        Points are looked at again where a way that was longer at first gains more; it ends, as no way gains by coming
        back to a region.
        """
        if self._gaining is self._steps:
            return self.plain
        return self._spread(self._gaining, self._gaining_ends, -FAR)

    def no_less_than(self, floor: Mapping[int, int]) -> Sequence[int]:
        """The same, where ways from some points that would cost less than that cost so much."""
        least = [FAR] * len(self._steps)
        queue: list[tuple[int, int]] = []
        lowest = [floor.get(point, -FAR) for point in range(len(least))]
        for end, slack in self._gaining_ends.items():
            least[end] = max(slack, lowest[end])
            queue.append((least[end], end))
        heapify(queue)
        while queue:
            slack, point = heappop(queue)
            if slack > least[point]:
                continue
            for further, step in self._gaining[point]:
                reached = max(slack + step, lowest[further])
                if reached < least[further]:
                    least[further] = reached
                    heappush(queue, (reached, further))
        return least

    @property
    def _gaining_ends(self) -> Mapping[int, int]:
        gain_at = self._regions.gain_at
        return {end: slack - gain_at(end) for end, slack in self._ends.items()}

    def _spread(self, steps: Steps, ends: Mapping[int, int], lowest: int) -> Sequence[int]:
        """The least slack of ways to the ends by point, without steps that cost less than that. Cost: Dijkstra."""
        least = [FAR] * len(steps)
        queue = [(slack, point) for point, slack in ends.items()]
        for slack, point in queue:
            least[point] = slack
        heapify(queue)
        while queue:
            slack, point = heappop(queue)
            if slack > least[point]:
                continue
            for further, step in steps[point]:
                reached = slack + step
                if reached < least[further] and step >= lowest:
                    least[further] = reached
                    heappush(queue, (reached, further))
        return least


def gaining(steps: Steps, arriving: Steps, regions: Regions) -> Steps:
    """Return steps that cost less by all there is to gain where they enter a region, and nothing below 0 within it."""
    changed: dict[int, dict[int, int]] = {}
    for region, gain in regions.gains.items():
        for point in region:
            for near, step in arriving[point]:
                if near not in region:
                    changed.setdefault(near, {})[point] = step - gain
                elif step < 0:
                    changed.setdefault(near, {})[point] = 0
    found = list(steps)
    for near, to in changed.items():
        found[near] = [(far, to.get(far, step)) for far, step in steps[near]]
    return found


def near_ways(steps: Steps, end: int, slack: int, goes_on: Callable[[int, int], bool]) -> Mapping[int, int]:
    """The least slack of ways to a point, given that at itself, as far as these go on; FAR for all other points."""
    found = _Near()
    follow(found, steps, {end: slack}, goes_on, -FAR)
    return found


def near_ways_above(
    steps: Steps, seeds: Mapping[int, int], goes_on: Callable[[int, int], bool], floor: Callable[[int], int]
) -> Mapping[int, int]:
    """The same to some points, given those at themselves, where no way from a point costs less than the floor there."""
    found = _Near(seeds)
    queue = [(slack, point) for point, slack in seeds.items()]
    heapify(queue)
    while queue:
        slack, point = heappop(queue)
        if slack > found[point]:
            continue
        for further, step in steps[point]:
            reached = slack + step
            if reached < found[further]:
                reached = max(reached, floor(further))
                if reached < found[further] and goes_on(further, reached):
                    found[further] = reached
                    heappush(queue, (reached, further))
    return found


def follow(
    least: dict[int, int], steps: Steps, seeds: Mapping[int, int], goes_on: Callable[[int, int], bool], lowest: int
) -> None:
    """Better what is known of a few points by ways from the seeds, as far as these go on.

    Steps that cost less than `lowest` are left out. Cost: that of the points reached.
    """
    least.update(seeds)
    queue = [(slack, point) for point, slack in seeds.items()]
    heapify(queue)
    while queue:
        slack, point = heappop(queue)
        if slack > least[point]:
            continue
        for further, step in steps[point]:
            reached = slack + step
            if step >= lowest and reached < least.get(further, FAR) and goes_on(further, reached):
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
