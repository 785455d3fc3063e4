"""Regions: the points around circles that cannot hold. No impossible closed walk leaves its own but by the calendar.

All hops between points leave slack, but for a few that fall short, and that is all a closed walk can gain: of each of
them once, as it passes no point twice. So it takes no hop that leaves as much slack as all of them fall short together:
it stays among points that lead to each other by hops which leave less. There it gains what falls short there alone, so
that each such part is cut with this in turn, until no hop in it leaves so much. Circles that are far apart come to be
in different regions, however much is connected.
"""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence

from timeline.model.cached import cached_property

Hop = tuple[int, int]  # tail, head
Region = frozenset[int]  # points
Steps = Sequence[Sequence[tuple[int, int]]]  # by point: the other end of each hop, and the slack of the hop
_DONE = sys.maxsize


class Regions:
    """The regions of a component, and what a walk may gain in each."""

    def __init__(self, onwards: Steps, short: Mapping[Hop, int]) -> None:
        """`onwards` has every hop between points, `short` by how much some of them fall short."""
        self._onwards = onwards
        self._short = short

    @cached_property
    def at(self) -> Mapping[int, Region]:
        """The region of each point that is in one."""
        return {point: region for region in self.gains for point in region}

    @cached_property
    def gains(self) -> Mapping[Region, int]:
        """How far the hops of each region fall short together. Cost: that of all hops each time a part is cut."""
        found: dict[Region, int] = {}
        waiting: list[tuple[Collection[int], Sequence[Hop]]] = [(range(len(self._onwards)), list(self._short))]
        while waiting:
            points, short = waiting.pop()
            whole = sum(map(self._short.__getitem__, short))
            parts = list(strongly_connected(self._heads(points, short, whole)))
            for part, within in self._sorted_in(parts, short):
                if len(within) < len(short):
                    waiting.append((Region(part), within))
                else:
                    found[Region(part)] = whole
        return found

    def gain_at(self, point: int) -> int:
        """What a walk may gain where it is in the region of a point; 0: it is in none."""
        return self.gains[self.at[point]] if point in self.at else 0

    def _heads(self, points: Collection[int], short: Sequence[Hop], whole: int) -> Mapping[int, Sequence[int]]:
        """Where hops lead that leave less slack than that, from each of these points that is reached where one ends."""
        found: dict[int, Sequence[int]] = {}
        ahead = [tail for tail, _ in short]
        while ahead:
            point = ahead.pop()
            if point not in found:
                found[point] = [head for head, slack in self._onwards[point] if slack < whole and head in points]
                ahead += found[point]
        return found

    def _sorted_in(
        self, parts: Sequence[Sequence[int]], short: Sequence[Hop]
    ) -> Iterator[tuple[Sequence[int], Sequence[Hop]]]:
        """Yield the parts that have hops which fall short in them, with these."""
        place = {point: number for number, part in enumerate(parts) for point in part}
        within: dict[int, list[Hop]] = {}
        for tail, head in short:
            if place[tail] == place[head]:
                within.setdefault(place[tail], []).append((tail, head))
        yield from ((parts[number], hops) for number, hops in within.items())


def strongly_connected(heads: Mapping[int, Sequence[int]]) -> Iterator[Sequence[int]]:
    """Yield the sets of points in which each leads to each other one. One loop: it is the hot one. Cost: linear.

    Source: H. N. Gabow, Path-based depth-first search for strong and biconnected components, 2000.
    """
    place: dict[int, int] = {}  # of each point among those that are in no set yet; _DONE of those that are
    waiting: list[int] = []
    starts: list[int] = []  # the places from which on sets may begin
    for root in heads:
        way = [] if root in place else [(root, iter(heads[root]))]
        while way:
            point, ahead = way[-1]
            if point not in place:
                place[point] = len(waiting)
                starts.append(len(waiting))
                waiting.append(point)
            for head in ahead:
                if head not in place:
                    way.append((head, iter(heads[head])))
                    break
                while starts[-1] > place[head]:
                    starts.pop()
            else:
                way.pop()
                if starts[-1] == place[point]:
                    found = waiting[starts.pop() :]
                    del waiting[len(waiting) - len(found) :]
                    place.update(dict.fromkeys(found, _DONE))
                    yield found
