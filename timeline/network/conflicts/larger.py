"""The impossible closed walks over all points of a given one, and others, found without those that fold.

A walk *holds* another one where that is what is left when some of its points are left out. Searched for are walks of
which the given one is the longest that they hold, or one of these. So a shortcut turns a walk back where it leaves all
the given points in it, and others: what it makes would be longer. A walk goes nowhere from where the given points can
no more be passed, nor on where all points of a chain are passed which longer ones fold into.

Of all that a walk over the calendar holds, each chain of longer and longer ones begins with a *seed*: one that holds no
other, and of these the one that begins last on the walk. After the first point of the seed the walk could not begin
anew, so no rest of it costs less from there on than the date allows (`Slacks.to_calendar_in_order`). Before that point
it costs at least the way to a point of the seed, and what is left from there on. So what is impossible far away is not
looked at again; bounds are had once for each seed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.conflicts.hiding import Hiding
from timeline.network.conflicts.roots import Least, Points, Root, root_at_calendar, roots_of_circles
from timeline.network.conflicts.slacks import FAR, Hop, Slacks

_Bound = tuple[Least, int]  # by point: no way to one that is to be passed costs less; and no way on from that one


class _Over(NamedTuple):
    """What walks are to pass, and what not."""

    bounds: Mapping[int, _Bound]  # by point to be passed
    closed: Points
    begin: Points  # points, once one of which is passed
    onwards: _Bound  # this bound counts as well

    def ahead(self, place: Mapping[int, int]) -> tuple[Sequence[_Bound], int]:
        """The bounds on what is still to be passed, given the places of points that were; the last place of these."""
        bounds = [bound for point, bound in self.bounds.items() if point not in place]
        if not self.begin.isdisjoint(place):
            bounds.append(self.onwards)
        return bounds, max([place.get(point, 0) for point in self.bounds])


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
                if all(slack + way[first] + rest < 0 for way, rest in over.bounds.values()):
                    self._walk(root, over, first, slack)

    def _along_circles(self, points: Points, _: Points, closed: Points) -> Iterator[tuple[Root, _Over]]:
        slacks = self._slacks
        for root in roots_of_circles(slacks, points):
            if root.point not in closed:
                region = slacks.regions.at[root.point]
                gain = slacks.regions.gains[region]
                ways = {p: slacks.ways_within(region - closed, p, gain) for p in points - {root.point}}
                bounds = {point: (way, root.bound[point]) for point, way in ways.items()}
                yield root, _Over(bounds, closed, Points([root.point]), (root.bound, 0))

    def _from_calendar(self, points: Points, seed: Points, closed: Points) -> Iterator[tuple[Root, _Over]]:
        slacks = self._slacks
        onwards = slacks.to_calendar_in_order if seed else slacks.to_calendar.least
        bounds = {point: self._bound(point, seed) for point in points - {slacks.origin}}
        fewest, _ = min(bounds.values(), key=lambda bound: len(bound[0]))
        firsts = [(point, slacks.latest[point]) for point in fewest if point in slacks.latest]
        root = root_at_calendar(slacks, onwards)._replace(firsts=firsts)
        yield root, _Over(bounds, closed, seed - {slacks.origin} or Points([slacks.origin]), (onwards, 0))

    def _bound(self, point: int, seed: Points) -> _Bound:
        """What a walk over all points of a seed costs at least up to one that it is to pass, and from there on."""
        known = self._bounds.get((point, seed))
        if known is None:
            slacks = self._slacks
            rest = self._rest(point, seed) if seed else slacks.to_calendar.least[point]
            closed = self._hiding.closed_beside(seed or Points([slacks.origin])) or Points()
            known = self._bounds[point, seed] = slacks.ways_to_one(point, closed, -rest), rest
        return known

    def _rest(self, point: int, seed: Points) -> int:
        """What is left to be paid from a point on: as the date allows, or, before the seed, on the way to that."""
        slacks, in_order = self._slacks, self._slacks.to_calendar_in_order
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
        if head not in over.bounds:
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
        if back is not None and spent[-1] + back < 0 and over.bounds.keys() <= place.keys() and self._covers(path):
            return False
        for head, slack in self._slacks.onwards[last] if last in self._slacks.regions.at else ():
            passed = place.get(head)
            if passed and spent[-1] + slack - spent[passed] < 0 and self._covers(path[passed:]):
                return False
        return fewest > len(path)
