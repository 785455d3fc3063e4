"""Who else is in conflict: statements that stand in some minimal set, though in none of a chain that is listed.

The least slack from the calendar to a hop and from there back to it tells whether any closed walk over the hop can be
impossible at all. Where that walk passes no point twice, its statements mostly hold a minimal set with the one in
question, which then shows it; where not, `Partners` finds out exactly, while steps last: in small components they do.
The same goes for circles without the calendar, by way of the hops that close them (`Slacks.loops`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.component import HARD
from timeline.network.conflicts.accounts import Accounts
from timeline.network.conflicts.few_walks import Walk
from timeline.network.conflicts.partners import Partners, Statements
from timeline.network.conflicts.slacks import MOST_LOOPS, Slacks, Ways, least_way

SMALL = 60  # statements, up to which every one of them may take all the steps there are
TRIES = 120  # steps for one statement of a larger component
STEPS_OF_A_WALK = 10  # as many as two ways around each other mostly take


class _Root(NamedTuple):
    """What every impossible walk passes: the calendar, or a hop that closes a circle which cannot hold."""

    slack: int  # of what is passed
    points: tuple[int, ...]  # passed, and on neither of the ways to it
    onwards: Mapping[int, int]  # the points that a way from it begins at, with the slack up to there
    back: Mapping[int, int]  # the points that a way to it ends at, with the slack from there on
    ways_onwards: Ways
    ways_back: Ways
    hop: tuple[int, int] | None  # None: the calendar


class Covering:
    """Finds, for statements that no listed chain shows, a minimal set that holds them."""

    def __init__(self, slacks: Slacks, accounts: Accounts, allowance: Allowance) -> None:
        self.ended_early = False  # whether steps ended before it was known of every statement
        self._slacks = slacks
        self._accounts = accounts
        self._component = accounts.component
        self._allowance = allowance
        self._partners = Partners(slacks, accounts)

    def certificates(self, shown: set[int]) -> Mapping[int, Walk]:
        """Return, for every statement not shown that stands in a minimal set, the chain of one."""
        found: dict[int, Walk] = {}
        for statement in range(len(self._component.statements)):
            if self._allowance.is_spent:
                self.ended_early = True
                break
            if statement not in shown and statement not in found:
                certificate = self._certificate(statement)
                if certificate is not None:
                    found |= {says: certificate for says in certificate.says if says not in found}
        return {statement: walk for statement, walk in sorted(found.items()) if statement not in shown}

    def clash_with_nobody(self, statements: Iterable[int]) -> bool:
        """Whether it is known that none of these statements stands in a minimal set."""
        for statement in statements:
            if self._allowance.is_spent or self._certificate(statement) is not None:
                return False
        return not self.ended_early

    def _certificate(self, statement: int) -> Walk | None:
        left = []
        for constraint in self._component.constraints_of[statement]:
            for root in self._roots:
                most = self._most(constraint, root)
                if most is None or self._allowance.is_spent:
                    continue
                self._allowance.spend(STEPS_OF_A_WALK)
                walk = self._simple_walk(constraint, root, most)
                found = self._minimal_set(statement, constraint, walk) if walk else None
                if found is not None:
                    return found
                if walk or self._may_loop(constraint, root) or self._may_be_simple(constraint, root, most):
                    left.append(constraint)
        return self._exactly(statement, tuple(dict.fromkeys(left))) if left else None

    def _most(self, constraint: int, root: _Root) -> int | None:
        """What the ways from a root to a constraint and back must stay below, if any can; None: none can."""
        tail, head, cost = self._component.hops[constraint]
        slacks = self._slacks
        most = -root.slack - cost - slacks.values[tail] + slacks.values[head]
        if root.hop is None:
            ways = 0 if tail == slacks.origin else root.ways_onwards.least[tail]
            ways += 0 if head == slacks.origin else root.ways_back.least[head]
        elif slacks.origin in (tail, head):
            return None
        elif root.hop == (tail, head):
            most, ways = most + root.slack, root.ways_back.least[head]
        else:
            ways = root.ways_onwards.least[tail] + root.ways_back.least[head]
        return most if ways < most else None

    @cached_property
    def _roots(self) -> list[_Root]:
        slacks = self._slacks
        there, back = slacks.from_calendar, slacks.to_calendar
        calendar = _Root(0, (slacks.origin,), slacks.latest, slacks.earliest, there, back, None)
        return [calendar, *self._loops()]

    def _loops(self) -> Iterator[_Root]:
        """The circles, as many as half of all steps allow to look at."""
        runs = 2 * (1 + min(len(self._slacks.loops), MOST_LOOPS))
        left = self._allowance.left // 2
        for hop in self._slacks.loops:
            if self._allowance.left < left:
                self.ended_early = True
                return
            self._allowance.spend(runs * len(self._slacks.values))
            yield self._loop(hop)

    def _loop(self, hop: tuple[int, int]) -> _Root:
        slacks, (tail, head) = self._slacks, hop
        onwards, back = slacks.ways_from({head: 0}), slacks.ways_to({tail: 0})
        return _Root(slacks.slack(hop, slacks.costs[hop]), (), {head: 0}, {tail: 0}, onwards, back, hop)

    def _simple_walk(self, constraint: int, root: _Root, most: int) -> list[int] | None:
        """A closed walk over a root and a constraint, from its head on, impossible and without a point twice.

        The least way on one side, then the least on the other side around it; or the other way about.
        """
        tail, head, _ = self._component.hops[constraint]
        if self._slacks.origin in (tail, head) or root.hop == (tail, head):
            return self._one_way(constraint, root, most)
        back = self._way_back(head, root, most - root.ways_onwards.least[tail], {tail})
        there = self._way_there(tail, root, most - back[0], set(back[1])) if back else None
        if back is None or there is None:
            there = self._way_there(tail, root, most - root.ways_back.least[head], {head})
            back = self._way_back(head, root, most - there[0], set(there[1])) if there else None
        return [*back[1], *root.points, *reversed(there[1])] if back and there else None

    def _one_way(self, constraint: int, root: _Root, most: int) -> list[int] | None:
        """A closed walk where the constraint itself stands at the root."""
        tail, head, _ = self._component.hops[constraint]
        if head == self._slacks.origin:
            there = self._way_there(tail, root, most, set())
            return [head, *reversed(there[1])] if there else None
        back = self._way_back(head, root, most, set())
        return [*back[1], *root.points] if back else None

    def _may_be_simple(self, constraint: int, root: _Root, most: int) -> bool:
        """Whether each side of a closed walk can do without the point on the other side."""
        tail, head, _ = self._component.hops[constraint]
        if self._slacks.origin in (tail, head) or root.hop == (tail, head):
            return False
        return (
            self._way_back(head, root, most - root.ways_onwards.least[tail], {tail}) is not None
            and self._way_there(tail, root, most - root.ways_back.least[head], {head}) is not None
        )

    def _may_loop(self, constraint: int, root: _Root) -> bool:
        """Whether hops that close circles could make a walk over a constraint cheaper; no least way takes them."""
        tail, head, _ = self._component.hops[constraint]
        onwards, back = root.ways_onwards, root.ways_back
        return onwards.least[tail] < onwards.plain[tail] or back.least[head] < back.plain[head]

    def _way_back(self, point: int, root: _Root, most: int, avoid: set[int]) -> tuple[int, list[int]] | None:
        return least_way(point, self._slacks.onwards, root.back, root.ways_back.least, avoid, most)

    def _way_there(self, point: int, root: _Root, most: int, avoid: set[int]) -> tuple[int, list[int]] | None:
        """The way from a root to a point, seen from there."""
        return least_way(point, self._slacks.backwards, root.onwards, root.ways_onwards.least, avoid, most)

    def _minimal_set(self, statement: int, constraint: int, walk: Sequence[int]) -> Walk | None:
        """A minimal set with a statement in it, among those who say a walk from the head of its constraint on."""
        owners, on_hop = self._component.owners, self._accounts.on_hop
        choice = [constraint, *(on_hop(hop)[0] for hop in pairwise(walk))]
        return self._among(statement, frozenset(owners[c] for c in choice) - {HARD})

    def _among(self, statement: int, says: frozenset[int]) -> Walk | None:
        """A minimal set with a statement in it, among these."""
        if self._accounts.few.of(says) is not None:
            return self._accounts.few.minimal_set_with(statement, says)
        minimal = self._accounts.minimal
        found = minimal.note(says, [*sorted(says - {statement}), statement])
        self._allowance.spend(len(says))
        return Walk(len(minimal.chain_of[found]), minimal.chain_of[found], found) if statement in found else None

    def _exactly(self, statement: int, constraints: Sequence[int]) -> Walk | None:
        """A minimal set with a statement in it, if there is one and steps last."""
        component = self._component
        is_worth_it = len(component.statements) <= SMALL or component.units.mixes  # else all walks would be judged
        most = self._allowance.left if is_worth_it else min(TRIES, self._allowance.left)
        tries = Allowance(most)
        clashes = (self._clash_of(statement, constraint, tries) for constraint in constraints)
        says = next(filter(None, clashes), None)
        self._allowance.spend(most - tries.left)
        self.ended_early |= says is None and tries.is_spent
        return None if says is None else self._among(statement, says)

    def _clash_of(self, statement: int, constraint: int, tries: Allowance) -> Statements | None:
        bound = self._bound(self._component.tails[constraint])
        return self._partners.clash_of(statement, constraint, bound, tries)

    def _bound(self, target: int) -> Sequence[int]:
        """By point: what a way to the target costs at least, over the calendar or not."""
        slacks = self._slacks
        if target == slacks.origin:
            return slacks.to_calendar.least
        first = slacks.from_calendar.least[target]
        self._allowance.spend(len(slacks.values))
        direct = slacks.ways_to({target: 0}).least
        least = [min(way, back + first) for way, back in zip(direct, slacks.to_calendar.least, strict=True)]
        least[slacks.origin] = first
        return least
