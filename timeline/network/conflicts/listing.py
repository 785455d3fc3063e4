"""The chains to list: impossible closed walks over as few points as possible, found without the longer ones.

A walk begins at the calendar and goes on while the least slack on the way back still leaves it impossible, which is
exact: no step is taken in vain but for points that would be passed twice. Closed walks without the calendar begin at
each hop that closes a circle of orders (`Slacks.loops`); of every such walk some turn costs less than 0 from each of
its beginnings on, so a walk is left as soon as it does not.

A walk is turned back where a hop between two points that it has passed closes an impossible walk over some of them
alone: what would come of it is longer than that one. This holds only where the shorter one is a chain that longer ones
fold into. Where one turned out not to be (another walk of its statements is shorter still, or it is weaker: one source
against itself), what was turned back may have to be listed. Each such walk passes all points of a shorter one, that one
those of a shorter one again, until one was met: if longer ones fold into that, nothing is lost. So a second search,
with care, is only for walks over all points of one that they do not fold into. It goes nowhere from where these can no
more be passed, nor on where all points of a chain are passed which longer ones fold into; of hops only hard ones turn
it back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.conflicts.slacks import FAR, Hop, Slacks, Steps
from timeline.network.conflicts.walks import Chain

Points = frozenset[int]
NOWHERE = Points()


class Root(NamedTuple):
    """Where walks begin and end."""

    point: int
    firsts: Iterable[tuple[int, int]]  # the points to go to first, with the slack of the hop
    bound: Sequence[int]  # by point: no way that ends the walk costs less
    bound_after: Sequence[int]  # the same where the walk has been at the calendar already
    closing: Mapping[int, int]  # by point: the slack of the hop back to the root
    direct: Mapping[int, int]  # by point: the slack of the hop from the root
    over: Mapping[int, Sequence[int]] = {}  # by point that is to be passed: no way over it costs less, as in `bound`


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
        self._covering = _Covering()
        self.uncovered: dict[Points, None] = {}  # of walks that longer ones do not fold into

    def run(self) -> None:
        """Show `covers` every walk that may have to be listed, while steps last."""
        if self._allowance.is_spent:
            return
        for root in self._roots(NOWHERE):
            self._search(root)
            if self._allowance.is_spent:
                return
        self._careful = True
        for points in list(self.uncovered):
            if self._allowance.is_spent:
                return
            self._search_over(points)

    def _search(self, root: Root) -> None:
        for first, slack in root.firsts:
            is_near = slack + root.bound[first] < 0 and all(slack + least[first] < 0 for least in root.over.values())
            if is_near and not self._allowance.is_spent:
                self._walk(root, first, slack)

    def _search_over(self, points: Points) -> None:
        """Search for the walks that pass all these points, and others."""
        closed = self._covering.closed_beside(points)
        if closed is None:
            return
        ways = {point: self._ways_to(point, closed) for point in points}
        for root in self._roots_over(points, closed):
            if root.point not in closed:
                over = {point: [way + root.bound[point] for way in ways[point]] for point in points - {root.point}}
                self._search(root._replace(over=over))

    def _roots(self, closed: Points) -> Iterator[Root]:
        """Where walks begin, with bounds on those that pass no closed point."""
        yield from self._roots_of_circles(closed)
        yield from self._roots_at_calendar(closed)

    def _roots_over(self, points: Points, closed: Points) -> Iterator[Root]:
        """Where walks over these points and others begin: what shortens a walk over the calendar passes it too."""
        at_calendar = self._slacks.origin in points
        return self._roots_at_calendar(closed) if at_calendar else self._roots_of_circles(closed)

    def _roots_of_circles(self, closed: Points) -> Iterator[Root]:
        slacks = self._slacks
        if slacks.loops:
            tails = slacks.ways_to({tail: 0 for tail, _ in slacks.loops}, closed).least
        for tail, head in slacks.loops:
            hops = dict(slacks.onwards[tail])
            yield Root(tail, [(head, hops[head])], tails, tails, dict(slacks.backwards[tail]), hops)

    def _roots_at_calendar(self, closed: Points) -> Iterator[Root]:
        slacks = self._slacks
        ways = slacks.to_calendar_past(closed).least
        yield Root(slacks.origin, slacks.latest.items(), ways, ways, slacks.earliest, slacks.latest)

    def _ways_to(self, point: int, closed: Points) -> Sequence[int]:
        """By point: no way to the given one costs less; none passes the calendar, where walks begin or never come."""
        return self._slacks.ways_to({point: 0}, closed).least

    def _walk(self, root: Root, first: int, slack: int) -> None:
        """Go on from a first point as far as something may come of it, depth first. One loop: it is the hot one."""
        onwards, backwards, origin = self._onwards, self._backwards, self._slacks.origin
        path, place = [root.point, first], {root.point: 0, first: 1}
        spent, shortest = [0, slack], [FAR, FAR]  # at each point, by the walk and by the best of its shortcuts
        steps = [iter(onwards[first] if self._goes_on(root, path, spent, place, FAR) else ())]
        while steps and not self._allowance.is_spent:
            bound = root.bound_after if origin in place else root.bound
            over = [least for point, least in root.over.items() if point not in place]
            for head, slack in steps[-1]:
                further = spent[-1] + slack
                if further + bound[head] >= 0 or head in place or any(further + least[head] >= 0 for least in over):
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
        fewest = self._covering.fewest_within(place, last) if self._careful else FAR
        if fewest < len(path):
            return False
        if back is not None and spent[-1] + back < 0 and root.over.keys() <= place.keys():
            if shortcut + back < 0 and not self._careful:
                return False
            if self._is_covered(path):
                return False
        for head, slack in self._onwards[last] if self._looks_back else ():
            passed = place.get(head)
            if passed and spent[-1] + slack - spent[passed] < 0 and self._is_covered(path[passed:]):
                return False
        return fewest > len(path)

    def _is_covered(self, walk: Sequence[int]) -> bool:
        first, points = walk.index(min(walk)), frozenset(walk)
        if self._covers((*walk[first:], *walk[:first])):
            self._covering.add(points)
            return True
        self.uncovered[points] = None
        return False


class _Covering:
    """Walks that longer ones fold into, by their points."""

    def __init__(self) -> None:
        self._walks: dict[Points, None] = {}
        self._at: dict[int, list[Points]] = {}  # by each of the points

    def add(self, points: Points) -> None:
        """Take note of a walk over these points."""
        if points not in self._walks:
            self._walks[points] = None
            for point in points:
                self._at.setdefault(point, []).append(points)

    def fewest_within(self, passed: Mapping[int, int], last: int) -> int:
        """How many points the shortest walk has that is over points passed, the last of them too; FAR: none is."""
        return min((len(walk) for walk in self._at.get(last, ()) if walk <= passed.keys()), default=FAR)

    def closed_beside(self, points: Points) -> Points | None:
        """The points that no walk over these passes unless it holds a shorter one; None: it holds one anyway."""
        if any(walk <= points for walk in self._walks):
            return None
        left = (walk - points for walk in self._walks if not points < walk)
        return NOWHERE.union(*(rest for rest in left if len(rest) == 1))
