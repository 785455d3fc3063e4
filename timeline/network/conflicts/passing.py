"""The chains to list that pass some hops, and no others: what statements on these hops would clash with.

A walk begins with the hop. What is left of it leads back to the tail of the hop, by way of the calendar or not; by then
the calendar may have been passed already, which tells two bounds apart. The chains that pass none of the hops are
known: they may be shorter than one that does, which folds into them then.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.model.conflict import Conflict, Unfolding
from timeline.network.budget import Allowance, Budget
from timeline.network.component import HARD, Component
from timeline.network.conflicts.accounts import Account, hops_of
from timeline.network.conflicts.chains import Chains
from timeline.network.conflicts.covering import Covering
from timeline.network.conflicts.listing import Listing, Points, Root
from timeline.network.conflicts.naming import named_by
from timeline.network.conflicts.slacks import Hop, Slacks
from timeline.network.conflicts.told import conflict_of
from timeline.network.conflicts.walks import Chain


class Passing(Listing):
    """Finds the impossible closed walks of fewest points that take one of some hops."""

    def __init__(
        self,
        slacks: Slacks,
        through: Iterable[Hop],
        covers: Callable[[Chain], bool],
        hard: Mapping[Hop, int],
        allowance: Allowance,
        uncovered: Mapping[Points, None],
        known: Iterable[Chain],
    ) -> None:
        """`uncovered` are walks that take none of the hops, and that longer ones do not fold into, by their points.

        `known` are chains that take none of them.
        """
        super().__init__(slacks, covers, hard, allowance)
        self.uncovered |= uncovered
        for chain in filter(covers, known):
            self._covering.add(frozenset(chain))
        self._looks_back = True
        self._through = [hop for hop in sorted(through) if may_pass(slacks, hop)]
        if self._through:
            self._onwards, self._backwards = _with_calendar(slacks)

    def _roots(self, closed: Points) -> Iterator[Root]:
        slacks, origin = self._slacks, self._slacks.origin
        for tail, head in self._through:
            first = [(head, slacks.slack((tail, head), slacks.costs[tail, head]))]
            closing, direct = dict(self._backwards[tail]), dict(self._onwards[tail])
            if tail == origin:
                back = slacks.to_calendar_past(closed).least
                yield Root(tail, first, back, back, closing, direct)
            else:
                after = slacks.ways_to({tail: 0}, closed).least
                yield Root(tail, first, self._or_over_calendar(after, tail, closed), after, closing, direct)

    def _roots_over(self, points: Points, closed: Points) -> Iterator[Root]:  # noqa: ARG002  (may be any)
        return self._roots(closed)

    def _ways_to(self, point: int, closed: Points) -> Sequence[int]:
        slacks = self._slacks
        if point == slacks.origin:
            back = list(slacks.to_calendar_past(closed).least)
            back[point] = 0
            return back
        return self._or_over_calendar(slacks.ways_to({point: 0}, closed).least, point, closed)

    def _or_over_calendar(self, ways: Sequence[int], point: int, closed: Points) -> Sequence[int]:
        """The least slack of ways to a point by way of the calendar or not, given that of those without it."""
        slacks = self._slacks
        if slacks.origin in closed:
            return ways
        back, calendar = slacks.to_calendar_past(closed).least, slacks.from_calendar.least[point]
        bound = [min(way, over + calendar) for way, over in zip(ways, back, strict=True)]
        bound[slacks.origin] = calendar
        return bound


class ChainsPassing(Chains):
    """Finds the chains of a component that pass some hops."""

    def __init__(self, component: Component, base: Chains, through: Iterable[Hop], budget: Budget) -> None:
        """`base` has the same component without the statements that are looked at, all of them on the hops."""
        super().__init__(component, base.potential, (), budget)
        self._base = base
        self._through = frozenset(through)
        self._places: list[int] = []
        self._known: list[Chain] = []

    def learn(self) -> None:
        """Take over the chains that are listed without the statements."""
        place = {statement: place for place, statement in enumerate(self.component.statements)}
        self._places = [*(place[statement] for statement in self._base.component.statements), HARD]
        self._known = [account.chain for account in self._base.listed]
        self.uncovered = self._base.uncovered
        for chain in self._known:
            self._meet(chain)

    @property
    def are_possible(self) -> bool:
        """Whether no closed walk over any of the hops is impossible."""
        return not any(may_pass(self._slacks, hop) for hop in self._through)

    def conflicts_of(self, statements: frozenset[int], unfolding: Unfolding) -> list[Conflict] | None:
        """Return the conflicts in which some statements stand, all of them on the hops.

        None: only longer chains hold one of them. Which conflict names it then is not to be seen from here.
        """
        unnamed = statements - named_by(self.listed)
        if unnamed:
            covering = Covering(self._slacks, self._accounts, Allowance(self._budget.steps))
            others = set(range(len(self.component.statements))) - unnamed
            if covering.certificates(others) or covering.ended_early:
                return None
        told = (account for account in self.listed if not statements.isdisjoint(account.names))
        return [conflict_of(self.component, account, unfolding) for account in told]

    def _meet(self, walk: Chain) -> Account | None:
        """Whatever does not pass the hops is as it was, and found once."""
        if not self._through.isdisjoint(hops_of(walk)):
            return super()._meet(walk)
        account = self._base.account_of(walk)
        if account is not None and walk not in self._met:
            self._met[walk] = _renumbered(account, self._places)
        return account

    def _listing(self, slacks: Slacks, covers: Callable[[Chain], bool]) -> Listing:
        through = self._through.intersection(slacks.costs)
        return Passing(slacks, through, covers, self._hard_hops, self._allowance, self.uncovered, self._known)


def may_pass(slacks: Slacks, hop: Hop) -> bool:
    """Whether an impossible closed walk may take a hop: by the least slack of the ways to the calendar and from it.

    True wherever hops between points close a circle that cannot hold.
    """
    tail, head = hop
    slack = slacks.slack(hop, slacks.costs[hop])
    slack += 0 if head == slacks.origin else slacks.to_calendar.least[head]
    slack += 0 if tail == slacks.origin else slacks.from_calendar.least[tail]
    return slack < 0 or bool(slacks.loops)


def _renumbered(account: Account, places: Sequence[int]) -> Account:
    """An account of a component in which statements have other places; the last place is that of HARD, -1."""
    return replace(
        account,
        supporters=tuple(tuple(places[s] for s in supporters) for supporters in account.supporters),
        says=frozenset(places[s] for s in account.says),
        beside=tuple(places[s] for s in account.beside),
    )


def _with_calendar(slacks: Slacks) -> tuple[list[list[tuple[int, int]]], list[list[tuple[int, int]]]]:
    """The hops by tail and by head, dates among them."""
    origin, onwards, backwards = slacks.origin, list(slacks.onwards), list(slacks.backwards)
    onwards[origin], backwards[origin] = list(slacks.latest.items()), list(slacks.earliest.items())
    for point, slack in slacks.earliest.items():
        onwards[point] = [*onwards[point], (origin, slack)]
    for point, slack in slacks.latest.items():
        backwards[point] = [*backwards[point], (origin, slack)]
    return onwards, backwards
