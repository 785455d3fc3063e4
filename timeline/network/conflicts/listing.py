"""The chains to list: impossible closed walks over as few points as possible, found without the longer ones.

A walk begins at the calendar and goes on while the least slack on the way back still leaves it impossible, which is
exact: no step is taken in vain but for points that would be passed twice. Closed walks without the calendar begin at
each hop that closes a circle of orders (`Slacks.loops`), and never leave its region: what they may gain there besides
and what the way back costs within it are all that counts, however many circles there are elsewhere.

A walk is turned back where a hop between two points that it has passed closes an impossible walk over some of them
alone: what would come of it is longer than that one. This holds only where the shorter one is a chain that longer ones
fold into. Where one turned out not to be (another walk of its statements is shorter still, or it is weaker: one source
against itself), what was turned back may have to be listed. Each such walk passes all points of a shorter one, that one
those of a shorter one again, until one was met: if longer ones fold into that, nothing is lost. So a second search is
only for walks over all points of one that they do not fold into. It goes nowhere from where these can no more be
passed, nor on where all points of a chain are passed which longer ones fold into. Shortcuts turn it back as before
where they leave all these points in the walk, and others: the shorter walk was shown as well, or is searched over in
turn, and the longest of those in a walk is the one that leads to it.

From the first of these points on, a walk over the calendar need not close any other one: of all impossible walks over
some of its points alone, the one that begins last on it leads to it, and what came of that one. So no rest of it costs
less than its date allows (`Slacks.to_calendar_in_order`), and what is impossible far away is not looked at again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.network.budget import Allowance
from timeline.network.conflicts.slacks import FAR, Hop, Slacks, Steps
from timeline.network.conflicts.walks import Chain, from_smallest

Points = frozenset[int]
Least = Sequence[int] | Mapping[int, int]  # by point
NOWHERE = Points()
SMALL = 500  # points, up to which bounds are not had anew for each walk that longer ones do not fold into
_NONE: Sequence[tuple[Least, int]] = ()


class Root(NamedTuple):
    """Where walks begin and end."""

    point: int
    firsts: Iterable[tuple[int, int]]  # the points to go to first, with the slack of the hop
    bound: Least  # by point: no way that ends the walk costs less
    bound_after: Least  # the same where the walk has been at the calendar already
    closing: Mapping[int, int]  # by point: the slack of the hop back to the root
    direct: Mapping[int, int]  # by point: the slack of the hop from the root
    over: Mapping[int, tuple[Least, int]] = {}  # by point to be passed: no way to it costs less, nor one on from it
    beyond: Points = NOWHERE  # points, once one of which has been passed
    bound_beyond: Least = ()  # these are the bounds
    closed: Points = NOWHERE  # points that are not passed then

    def still_over(self, place: Mapping[int, int], bound: Least) -> tuple[Sequence[tuple[Least, int]], int, Least]:
        """What is still to be passed, given the places of points that were; the last place of these; and bounds."""
        over = [way for point, way in self.over.items() if point not in place]
        last = max((place.get(point, 0) for point in self.over), default=0)
        return over, last, bound if self.beyond.isdisjoint(place) else self.bound_beyond


class Listing:
    """Finds the impossible closed walks of fewest points; `covers` says of each whether longer ones fold into it."""

    def __init__(
        self,
        slacks: Slacks,
        covers: Callable[[Chain], bool],
        hard: Mapping[Hop, int],
        allowance: Allowance,
        *,
        small: int = SMALL,
    ) -> None:
        self._slacks = slacks
        self._onwards: Steps = slacks.onwards
        self._backwards: Steps = slacks.backwards
        self._looks_back = bool(slacks.loops)  # whether a walk may close, impossible, before it is back at its root
        self._covers = covers
        self._hard = hard
        self._allowance = allowance
        self._small = small
        self._waiting: list[tuple[Points, Points]] = []  # what to search over, and the first of which it came
        self._known: set[tuple[Points, Points]] = set()  # all that ever waited
        self._seed = NOWHERE
        self._covering = _Covering(slacks.origin)
        self.uncovered: dict[Points, None] = {}  # of walks that longer ones do not fold into

    def run(self) -> None:
        """Show `covers` every walk that may have to be listed, while steps last."""
        if self._allowance.is_spent:
            return
        for root in self._roots():
            self._search(root)
            if self._allowance.is_spent:
                return
        self._waiting = [(points, self._seed_of(points)) for points in self.uncovered]
        self._known = set(self._waiting)
        for points, seed in self._waiting:
            if self._allowance.is_spent:
                return
            self._seed = seed
            self._search_over(points)

    def _search(self, root: Root) -> None:
        for first, slack in root.firsts:
            is_near = slack + root.bound[first] < 0 and not self._allowance.is_spent
            if is_near and all(slack + way[first] + rest < 0 for way, rest in root.over.values()):
                self._walk(root, first, slack)

    def _seed_of(self, points: Points) -> Points:
        """The first points searched over, where bounds depend on them as long as something comes of them."""
        is_far = self._slacks.origin in points and len(self._slacks.values) > self._small
        return points if is_far else NOWHERE

    def _search_over(self, points: Points) -> None:
        """Search for the walks that pass all these points, and others."""
        closed = self._covering.closed_beside(points)
        if closed is None:
            return
        for root in self._roots_over(points):
            if root.point not in closed:
                self._search(self._over(root, points - {root.point}, closed))

    def _roots(self) -> Iterable[Root]:
        """Where walks begin: the calendar first, over which most conflicts go."""
        yield self._root_at_calendar
        yield from self._roots_of_circles(NOWHERE)

    def _roots_over(self, points: Points) -> Iterable[Root]:
        """Where walks over these points and others begin: what shortens a walk over the calendar passes it too."""
        return [self._root_at_calendar] if self._slacks.origin in points else self._roots_of_circles(points)

    def _roots_of_circles(self, points: Points) -> Iterator[Root]:
        slacks = self._slacks
        for tail, head in slacks.loops:
            region = slacks.regions.at.get(tail, NOWHERE)
            if head in region and points <= region:
                hops = dict(slacks.onwards[tail])
                gain = slacks.regions.gains[region] + hops[head]
                back = slacks.ways_within(region, tail, gain)
                yield Root(tail, [(head, hops[head])], back, back, dict(slacks.backwards[tail]), hops)

    @cached_property
    def _root_at_calendar(self) -> Root:
        slacks = self._slacks
        ways = slacks.to_calendar.least
        return Root(slacks.origin, slacks.latest.items(), ways, ways, slacks.earliest, slacks.latest)

    def _over(self, root: Root, points: Points, closed: Points) -> Root:
        """Return a root with bounds on walks that pass these points too, and no closed one."""
        if root.point == self._slacks.origin:
            return self._over_from_calendar(root, points, closed)
        slacks, region = self._slacks, self._slacks.regions.at[root.point]
        ways = {p: slacks.ways_within(region - closed, p, slacks.regions.gains[region]) for p in points}
        return root._replace(over={point: (way, root.bound[point]) for point, way in ways.items()}, closed=closed)

    def _over_from_calendar(self, root: Root, points: Points, closed: Points) -> Root:
        slacks, after = self._slacks, self._slacks.to_calendar_in_order
        over: dict[int, tuple[Mapping[int, int], int]] = {}
        for point in points:
            onwards = (slack + after[head] for head, slack in slacks.onwards[point])
            rest = min(slacks.earliest.get(point, FAR), *onwards, FAR) if point in self._seed else root.bound[point]
            over[point] = slacks.ways_to_one(point, closed, -rest), rest
        fewest, _ = min(over.values(), key=lambda way: len(way[0]))
        firsts = [(point, slacks.latest[point]) for point in fewest if point in slacks.latest]
        beyond = self._seed - {root.point}
        return root._replace(firsts=firsts, over=over, beyond=beyond, bound_beyond=after, closed=closed)

    def _walk(self, root: Root, first: int, slack: int) -> None:
        """Go on from a first point as far as something may come of it, depth first. One loop: it is the hot one."""
        onwards, backwards, origin = self._onwards, self._backwards, self._slacks.origin
        path, place = [root.point, first], {root.point: 0, first: 1}
        spent, shortest = [0, slack], [FAR, FAR]  # at each point, by the walk and by the best of its shortcuts
        steps = [iter(onwards[first] if self._goes_on(root, path, spent, place, FAR) else ())]
        while steps and not self._allowance.is_spent:
            bound = root.bound_after if origin in place else root.bound
            over, last, bound = root.still_over(place, bound) if root.over else (_NONE, 0, bound)
            for head, slack in steps[-1]:
                further = spent[-1] + slack
                if further + bound[head] >= 0 or head in place:
                    continue
                if over and any(further + way[head] + rest >= 0 for way, rest in over):
                    continue
                shortcut = min(shortest[-1] + slack, FAR if last else root.direct.get(head, FAR))
                for tail, chord in backwards[head]:
                    passed = place.get(tail)
                    if passed and last <= passed < len(path) - 1:
                        shortcut = min(shortcut, min(spent[passed], shortest[passed]) + chord)
                if self._is_turned_back(root, spent, place, (head, further), shortcut):
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
        self, root: Root, spent: Sequence[int], place: Mapping[int, int], to: tuple[int, int], shortcut: int
    ) -> bool:
        """Whether a shortcut leads to the next point at no more cost; a hard one to a point that is to be passed."""
        head, further = to
        if head not in root.over:
            return shortcut <= further or head in root.closed
        for tail, _ in self._backwards[head]:
            passed = place.get(tail)
            if passed is not None and passed < len(spent) - 1 and (tail, head) in self._hard:
                chord = self._slacks.slack((tail, head), self._hard[tail, head])
                if spent[passed] + chord <= further:
                    return True
        return False

    def _goes_on(
        self, root: Root, path: Sequence[int], spent: Sequence[int], place: Mapping[int, int], shortcut: int
    ) -> bool:
        """Whether to go on from the last point, where a walk may close."""
        last, back = path[-1], root.closing.get(path[-1])
        fewest = self._covering.fewest_within(place, last) if root.over else FAR
        if fewest < len(path):
            return False
        if back is not None and spent[-1] + back < 0 and root.over.keys() <= place.keys():
            if shortcut + back < 0 and not root.over:
                return False
            if self._is_covered(path):
                return False
        for head, slack in self._onwards[last] if self._looks_back else ():
            passed = place.get(head)
            if passed and spent[-1] + slack - spent[passed] < 0 and self._is_covered(path[passed:]):
                return False
        return fewest > len(path)

    def _is_covered(self, walk: Sequence[int]) -> bool:
        points = frozenset(walk)
        if self._covers(from_smallest(walk)):
            self._covering.add(points)
            return True
        self.uncovered[points] = None
        if self._waiting and (points, self._seed) not in self._known:
            self._known.add((points, self._seed))
            self._waiting.append((points, self._seed))
        return False


class _Covering:
    """Walks that longer ones fold into, by their points."""

    def __init__(self, origin: int) -> None:
        self._origin = origin
        self._at: dict[int, dict[Points, None]] = {}  # by each of the points
        self._alone: set[int] = set()  # points that the calendar alone makes a walk with

    def add(self, points: Points) -> None:
        """Take note of a walk over these points."""
        for point in points:
            self._at.setdefault(point, {})[points] = None
        if len(points) == 2 and self._origin in points:
            self._alone |= points - {self._origin}

    def fewest_within(self, passed: Mapping[int, int], last: int) -> int:
        """How many points the shortest walk has that is over points passed, the last of them too; FAR: none is."""
        return min((len(walk) for walk in self._at.get(last, ()) if walk <= passed.keys()), default=FAR)

    def closed_beside(self, points: Points) -> Points | None:
        """The points that no walk over these passes unless it holds a shorter one; None: it holds one anyway."""
        near = [walk for point in points - {self._origin} for walk in self._at.get(point, ())]
        if any(walk <= points for walk in near):
            return None
        left = (walk - points for walk in near if not points < walk)
        alone = self._alone if self._origin in points else ()
        return NOWHERE.union(alone, *(rest for rest in left if len(rest) == 1))
