"""The impossible closed walks over all points of a given one, and others, found without those that fold.

A walk *holds* another one where that is what is left when some of its points are left out. Searched for are the walks
of which the given one is the longest that they hold, or one of these. So a shortcut turns a walk back where it leaves
all the given points in it, and others: what it makes would be longer. For the same reason no walk over the calendar
could begin anew at a point other than the given ones as long as it has passed none of them: no rest of it costs less
than the date there allows (`Slacks.ways_in_order_to`). A walk goes nowhere from where the given points can no more be
passed, nor on where all points of a chain are passed which longer ones fold into.

Of those that a walk over the calendar holds, some hold no other one. The one of these that begins last on the walk is
its *seed*; all longer ones that lead to the walk are to hold it as well. After the first point of the seed the walk
could not begin anew at all, so that no rest of it costs less from there on than dates allow
(`Slacks.to_calendar_in_order`). From a given point that is not of the seed, it may also have the way to that before it.
So what is impossible far away is not looked at again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.conflicts.listing.hiding import Hiding
from timeline.network.conflicts.listing.roots import Least, Points, Root, root_at_calendar, roots_of_circles
from timeline.network.conflicts.slacks.slacks import FAR, Hop, Slacks

_Bound = tuple[Least, int]  # by point: no way to one that is to be passed costs less; and no way on from that one


class _Over(NamedTuple):
    """What walks are to pass, and what not."""

    ways: Mapping[int, _Bound]  # by point to be passed
    before: Sequence[_Bound]  # what counts until one of them is passed
    begin: Points  # points, once one of which is passed
    onwards: _Bound  # this bound counts as well
    closed: Points

    def ahead(self, place: Mapping[int, int]) -> tuple[Sequence[_Bound], int]:
        """The bounds on what is still to be passed, given the places of points that were; the last place of these."""
        last = max([place.get(point, 0) for point in self.ways])
        if not last:
            return self.before, 0
        bounds = [way for point, way in self.ways.items() if point not in place]
        return bounds if self.begin.isdisjoint(place) else [*bounds, self.onwards], last


class Larger:
    """Finds the impossible closed walks over given points and others."""

    def __init__(
        self,
        slacks: Slacks,
        covers: Callable[[Sequence[int]], bool],
        hard: Mapping[Hop, int],
        hiding: Hiding,
        allowance: Allowance,
    ) -> None:
        """`covers` is told of each walk, and says whether longer ones fold into it; `hiding` are those that did."""
        self._slacks = slacks
        self._covers = covers
        self._hard = hard
        self._hiding = hiding
        self._allowance = allowance
        self._bounds: dict[tuple[int, Points], _Bound] = {}  # by point to be passed, and seed

    def search_over(self, points: Points, seed: Points) -> None:
        """Tell of the walks that pass all these points, and others. No seed: bounds are not for walks of one alone."""
        closed = self._hiding.closed_beside(points)
        if closed is None:
            return
        search = self._from_calendar if self._slacks.origin in points else self._along_circles
        for root, over in search(points, seed, closed):
            for first, slack in root.firsts:
                if self._allowance.is_spent:
                    return
                self._walk(root, over, first, slack)

    def _along_circles(self, points: Points, _: Points, closed: Points) -> Iterator[tuple[Root, _Over]]:
        slacks = self._slacks
        for root in roots_of_circles(slacks, points):
            if root.point not in closed:
                region = slacks.regions.at[root.point]
                gain = slacks.regions.gains[region]
                to = {p: slacks.ways_within(region - closed, p, gain) for p in points - {root.point}}
                ways, back = {p: (way, root.bound[p]) for p, way in to.items()}, (root.bound, 0)
                yield root, _Over(ways, [*ways.values(), back], Points([root.point]), back, closed)

    def _from_calendar(self, points: Points, seed: Points, closed: Points) -> Iterator[tuple[Root, _Over]]:
        slacks, others = self._slacks, points - {self._slacks.origin}
        onwards = slacks.to_calendar_in_order if seed else slacks.to_calendar.least
        rests = {point: self._rest(point, seed) for point in others}
        before = slacks.ways_in_order_to(rests, closed)
        ways = {point: self._bound(point, seed) if len(others) > 1 else (before, 0) for point in others}
        root = root_at_calendar(slacks, onwards)._replace(firsts=self._firsts(rests, before).items())
        begin = seed - {slacks.origin} or Points([slacks.origin])
        yield root, _Over(ways, [(before, 0), *ways.values()], begin, (onwards, 0), closed)

    def _firsts(self, rests: Mapping[int, int], before: Mapping[int, int]) -> Mapping[int, int]:
        """The points to go to first, with the slack of the hop: the bound before is for those that come later."""
        latest, backwards = self._slacks.latest, self._slacks.backwards
        found = {point: latest[point] for point, rest in rests.items() if latest.get(point, FAR) + rest < 0}
        for head, least in before.items():
            for point, step in backwards[head]:
                slack = latest.get(point)
                if slack is not None and slack + step + least < 0:
                    found[point] = slack
        return found

    def _bound(self, point: int, seed: Points) -> _Bound:
        """What a walk over all points of a seed costs at least up to one that it is to pass, and from there on."""
        known = self._bounds.get((point, seed))
        if known is None:
            slacks = self._slacks
            rest = self._rest(point, seed)
            closed = self._hiding.closed_beside(seed or Points([slacks.origin])) or Points()
            known = self._bounds[point, seed] = slacks.ways_to_one(point, closed, -rest), rest
        return known

    def _rest(self, point: int, seed: Points) -> int:
        """What is left to be paid from a point on: as the date allows, or, before the seed, on the way to that."""
        slacks = self._slacks
        if not seed:
            return slacks.to_calendar.least[point]
        in_order = slacks.to_calendar_in_order
        onwards = [slack + in_order[head] for head, slack in slacks.onwards[point]]
        others = seed - {slacks.origin} if point not in seed else ()
        before = [way[point] + rest for way, rest in (self._bound(other, seed) for other in others)]
        return min([slacks.earliest.get(point, FAR), *onwards, *before])

    def _walk(self, root: Root, over: _Over, first: int, slack: int) -> None:
        """Go on from a first point as far as something may come of it, depth first. One loop: it is the hot one."""
        onwards, backwards, allowance = self._slacks.onwards, self._slacks.backwards, self._allowance
        direct = root.direct
        path, place = [root.point, first], {root.point: 0, first: 1}
        spent, shortest = [0, slack], [FAR, FAR]  # at each point, by the walk and by the best of its shortcuts
        steps = [iter(onwards[first] if self._goes_on(root, over, path, spent, place) else ())]
        while steps and not allowance.is_spent:
            ahead, last = over.ahead(place)
            for head, slack in steps[-1]:
                further = spent[-1] + slack
                if head in place or any(further + way[head] + rest >= 0 for way, rest in ahead):
                    continue
                shortcut = min(shortest[-1] + slack, FAR if last else direct.get(head, FAR))
                for tail, chord in backwards[head]:
                    passed = place.get(tail)
                    if passed and last <= passed < len(steps):
                        shortcut = min(shortcut, min(spent[passed], shortest[passed]) + chord)
                if self._is_turned_back(over, spent, place, (head, further), shortcut):
                    continue
                allowance.spend(1)
                place[head] = len(path)
                path.append(head)
                spent.append(further)
                shortest.append(shortcut)
                steps.append(iter(onwards[head] if self._goes_on(root, over, path, spent, place) else ()))
                break
            else:
                steps.pop()
                spent.pop()
                shortest.pop()
                del place[path.pop()]

    def _is_turned_back(
        self, over: _Over, spent: Sequence[int], place: Mapping[int, int], to: tuple[int, int], shortcut: int
    ) -> bool:
        """Whether a shortcut leads to the next point at no more cost; a hard one to a point that is to be passed."""
        head, further = to
        if head not in over.ways:
            return shortcut <= further or head in over.closed
        for tail, _ in self._slacks.backwards[head]:
            passed = place.get(tail)
            if passed is not None and passed < len(spent) - 1 and (tail, head) in self._hard:
                chord = self._slacks.slack((tail, head), self._hard[tail, head])
                if spent[passed] + chord <= further:
                    return True
        return False

    def _goes_on(
        self, root: Root, over: _Over, path: Sequence[int], spent: Sequence[int], place: Mapping[int, int]
    ) -> bool:
        """Whether to go on from the last point: not where the walk, or a part of it, hides longer ones."""
        last, back = path[-1], root.closing.get(path[-1])
        fewest = self._hiding.fewest_within(place, last)
        if fewest < len(path):
            return False
        if back is not None and spent[-1] + back < 0 and over.ways.keys() <= place.keys() and self._covers(path):
            return False
        for head, slack in self._slacks.onwards[last] if last in self._slacks.regions.at else ():
            passed = place.get(head)
            if passed and spent[-1] + slack - spent[passed] < 0 and self._covers(path[passed:]):
                return False
        return fewest > len(path)
