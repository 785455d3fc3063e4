"""The impossible closed walks that hold no other one: nothing is left of them that is impossible as well.

A walk *holds* another one where that is what is left when some of its points are left out. It begins at the calendar,
and goes on while the least slack on the way back still leaves it impossible. It is turned back where a hop between two
points that it has passed costs no more than it has spent between them: that shortcut makes a walk which it holds. Nor
could it begin anew at a later point, so no rest of it costs less than the date there allows
(`Slacks.to_calendar_in_order`). Hardly a step is taken in vain so. Where it could end sooner it goes on as long as what
ends there is no chain that longer ones fold into: what is found then hides much of what would be looked for later.

Closed walks without the calendar begin at each hop that closes a circle of orders (`Slacks.loops`), and never leave its
region: what they may gain there besides and what the way back costs within it are all that counts, however many circles
there are elsewhere. A walk over the calendar is not turned back by a circle that it holds, unless longer ones fold into
that: such a walk is not looked for around the circle.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.network.budget import Allowance
from timeline.network.conflicts.listing.roots import NO_POINTS, Root, root_at_calendar, roots_of_circles
from timeline.network.conflicts.slacks.slacks import FAR, Slacks


class Smallest:
    """Finds the impossible closed walks that hold no smaller one, and a few others."""

    def __init__(self, slacks: Slacks, covers: Callable[[Sequence[int]], bool], allowance: Allowance) -> None:
        """`covers` is told of each walk, and says whether longer ones fold into it."""
        self._slacks = slacks
        self._covers = covers
        self._allowance = allowance

    def run(self) -> None:
        """Tell of every walk, while steps last: the calendar first, over which most conflicts go."""
        if self._allowance.is_spent:
            return
        for root in self._roots():
            for first, slack in root.firsts:
                if self._allowance.is_spent:
                    return
                self._walk(root, first, slack)

    def _roots(self) -> Iterator[Root]:
        slacks = self._slacks
        calendar = root_at_calendar(slacks, slacks.to_calendar_in_order)
        yield calendar._replace(firsts=self._firsts(calendar))
        yield from roots_of_circles(slacks, NO_POINTS)

    def _firsts(self, calendar: Root) -> Iterator[tuple[int, int]]:
        """The points from which on something may come of a walk: the bound is for those that come later."""
        onwards, bound, closing = self._slacks.onwards, calendar.bound, calendar.closing
        for first, slack in calendar.firsts:
            if slack + min([closing.get(first, FAR), *[step + bound[head] for head, step in onwards[first]]]) < 0:
                yield first, slack

    def _walk(self, root: Root, first: int, slack: int) -> None:
        """Go on from a first point as far as something may come of it, depth first. One loop: it is the hot one."""
        onwards, backwards, allowance = self._slacks.onwards, self._slacks.backwards, self._allowance
        bound, direct = root.bound, root.direct
        path, place = [root.point, first], {root.point: 0, first: 1}
        spent, shortest = [0, slack], [FAR, FAR]  # at each point, by the walk and by the best of its shortcuts
        steps = [iter(onwards[first] if self._goes_on(root, path, spent, place, FAR) else ())]
        while steps and not allowance.is_spent:
            last = len(steps)
            for head, slack in steps[-1]:
                further = spent[-1] + slack
                if further + bound[head] >= 0 or head in place:
                    continue
                shortcut = min(shortest[-1] + slack, direct.get(head, FAR))
                for tail, chord in backwards[head]:
                    passed = place.get(tail)
                    if passed and passed < last and spent[passed] + chord < shortcut:
                        shortcut = spent[passed] + chord
                if shortcut <= further:
                    continue
                allowance.spend(1)
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

    def _goes_on(
        self, root: Root, path: Sequence[int], spent: Sequence[int], place: Mapping[int, int], shortcut: int
    ) -> bool:
        """Whether to go on from the last point: not where the walk may end, nor where it makes a circle that covers."""
        last = path[-1]
        back = root.closing.get(last)
        if back is not None and spent[-1] + back < 0 and (shortcut + back < 0 or self._covers(path)):
            return False
        return last not in self._slacks.regions.at or not self._makes_circle(path, spent, place)

    def _makes_circle(self, path: Sequence[int], spent: Sequence[int], place: Mapping[int, int]) -> bool:
        """Whether the way up to the last point closes an impossible circle that longer walks fold into."""
        for head, slack in self._slacks.onwards[path[-1]]:
            passed = place.get(head)
            if passed and spent[-1] + slack - spent[passed] < 0 and self._covers(path[passed:]):
                return True
        return False
