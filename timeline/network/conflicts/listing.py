"""The chains to list: impossible closed walks over as few points as possible, found without the longer ones.

A walk begins at the calendar and goes on while the least slack on the way back still leaves it impossible, which is
exact: no step is taken in vain but for points that would be passed twice. Closed walks without the calendar begin at
each hop that closes a circle of orders (`Slacks.loops`); of every such walk some turn costs less than 0 from each of
its beginnings on, so a walk is left as soon as it does not.

A walk is turned back where a hop between two points that it has passed closes an impossible walk over some of them
alone: what would come of it is longer than that one. This holds only where the shorter one is a chain that longer ones
fold into. Where one turned out not to be (another walk of its statements is shorter still, or it is weaker: one source
against itself), the search is done again with care: all walks but those that hard hops shorten, and those that pass all
points of a shorter one by now known to be such a chain, in whatever order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.conflicts.slacks import FAR, Hop, Slacks, Steps
from timeline.network.conflicts.walks import Chain


class Root(NamedTuple):
    """Where walks begin and end."""

    point: int
    firsts: Iterable[tuple[int, int]]  # the points to go to first, with the slack of the hop
    bound: Sequence[int]  # by point: no way that ends the walk costs less
    bound_after: Sequence[int]  # the same where the walk has been at the calendar already
    closing: Mapping[int, int]  # by point: the slack of the hop back to the root
    direct: Mapping[int, int]  # by point: the slack of the hop from the root


class Listing:
    """Finds the impossible closed walks of fewest points; `covers` says of each whether longer ones fold into it."""

    def __init__(
        self, slacks: Slacks, covers: Callable[[Chain], bool], hard: Mapping[Hop, int], allowance: Allowance
    ) -> None:
        self._slacks = slacks
        self._onwards: Steps = slacks.onwards
        self._backwards: Steps = slacks.backwards
        self._looks_back = bool(slacks.loops)  # whether a walk may close, impossible, before it is back at its root
        self._covers = covers
        self._hard = hard
        self._allowance = allowance
        self._careful = False
        self._is_uncovered = False
        self._covering: dict[int, list[frozenset[int]]] = {}  # by point: the points of walks that longer ones fold into

    @property
    def is_careful(self) -> bool:
        """Whether some walk met was no chain that longer ones fold into."""
        return self._is_uncovered

    def run(self) -> None:
        """Show `covers` every walk that may have to be listed, while steps last."""
        self._search()
        if self._is_uncovered:
            self._careful = True
            self._search()

    def _search(self) -> None:
        for root in self._roots():
            for first, slack in root.firsts:
                if slack + root.bound[first] < 0 and not self._allowance.is_spent:
                    self._walk(root, first, slack)

    def _roots(self) -> Iterator[Root]:
        slacks = self._slacks
        if slacks.loops:
            tails = slacks.ways_to({tail: 0 for tail, _ in slacks.loops}).least
        for tail, head in slacks.loops:
            hops = dict(slacks.onwards[tail])
            yield Root(tail, [(head, hops[head])], tails, tails, dict(slacks.backwards[tail]), hops)
        ways = slacks.to_calendar.least
        yield Root(slacks.origin, slacks.latest.items(), ways, ways, slacks.earliest, slacks.latest)

    def _walk(self, root: Root, first: int, slack: int) -> None:
        """Go on from a first point as far as something may come of it, depth first. One loop: it is the hot one."""
        onwards, backwards, origin = self._onwards, self._backwards, self._slacks.origin
        path, place = [root.point, first], {root.point: 0, first: 1}
        spent, shortest = [0, slack], [FAR, FAR]  # at each point, by the walk and by the best of its shortcuts
        steps = [iter(onwards[first] if self._goes_on(root, path, spent, place, FAR) else ())]
        while steps and not self._allowance.is_spent:
            bound = root.bound_after if origin in place else root.bound
            for head, slack in steps[-1]:
                further = spent[-1] + slack
                if further + bound[head] >= 0 or head in place:
                    continue
                shortcut = min(shortest[-1] + slack, root.direct.get(head, FAR))
                for tail, chord in backwards[head]:
                    passed = place.get(tail)
                    if passed and passed < len(path) - 1:
                        shortcut = min(shortcut, min(spent[passed], shortest[passed]) + chord)
                if self._is_turned_back(path, spent, place, (head, further), shortcut):
                    continue
                self._allowance.spend(1)
                place[head] = len(path)
                path.append(head)
                spent.append(further)
                shortest.append(shortcut)
                steps.append(iter(onwards[head] if self._goes_on(root, path, spent, place, shortcut) else ()))
                break
            else:
                steps.pop()
                spent.pop()
                shortest.pop()
                del place[path.pop()]

    def _is_turned_back(
        self,
        path: Sequence[int],
        spent: Sequence[int],
        place: Mapping[int, int],
        to: tuple[int, int],
        shortcut: int,
    ) -> bool:
        """Whether a shortcut leads to the next point at no more cost: any; with care only a hard one."""
        head, further = to
        if not self._careful:
            return shortcut <= further
        if shortcut > further:
            return False
        for tail, _ in self._backwards[head]:
            passed = place.get(tail)
            if passed is not None and passed < len(path) - 1 and (tail, head) in self._hard:
                chord = self._slacks.slack((tail, head), self._hard[tail, head])
                if spent[passed] + chord <= further:
                    return True
        return False

    def _goes_on(
        self, root: Root, path: Sequence[int], spent: Sequence[int], place: Mapping[int, int], shortcut: int
    ) -> bool:
        """Whether to go on from the last point, where a walk may close."""
        last, back = path[-1], root.closing.get(path[-1])
        fewest = self._fewest_covering(last, place) if self._careful else FAR
        if fewest < len(path):
            return False
        if back is not None and spent[-1] + back < 0:
            if shortcut + back < 0 and not self._careful:
                return False
            if self._is_covered(path):
                return False
        for head, slack in self._onwards[last] if self._looks_back else ():
            passed = place.get(head)
            if passed and spent[-1] + slack - spent[passed] < 0 and self._is_covered(path[passed:]):
                return False
        return fewest > len(path)

    def _fewest_covering(self, last: int, place: Mapping[int, int]) -> int:
        """How many points the shortest walk has that is over points passed, the last one among them; FAR: none is."""
        sizes = [len(walk) for walk in self._covering.get(last, ()) if walk <= place.keys()]
        return min(sizes, default=FAR)

    def _is_covered(self, walk: Sequence[int]) -> bool:
        first = walk.index(min(walk))
        if self._covers((*walk[first:], *walk[:first])):
            points = frozenset(walk)
            for point in points:
                self._covering.setdefault(point, []).append(points)
            return True
        self._is_uncovered = True
        return False
