"""Who else is in conflict: statements that stand in some minimal set, though in none of a chain that is listed.

Such a statement makes a hop of an impossible closed walk that passes no point twice. Where there is none (`Around`), it
clashes with nobody; else those who say the walk mostly hold a minimal set with it, which then shows it. Where they do
not, as the others clash among themselves, `Partners` finds out exactly, while steps last: in small components they do.

Whoever makes a hop of the chain of a minimal set, and breaks it too, stands in one with those left: they can all be
true. So most need no search of their own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from timeline.network.budget import Allowance
from timeline.network.component import HARD
from timeline.network.conflicts.accounts import Accounts, hops_of
from timeline.network.conflicts.around import Around
from timeline.network.conflicts.few_walks import Walk
from timeline.network.conflicts.partners import Partners, Statements
from timeline.network.conflicts.slacks import Slacks

SMALL = 60  # statements, up to which every one of them may take all the steps there are
MOST_ON_WALKS = 300  # steps in search of walks around one constraint
TRIES = 120  # steps in search of partners for one


class Covering:
    """Finds, for statements that no listed chain shows, a minimal set that holds them."""

    def __init__(
        self, slacks: Slacks, accounts: Accounts, allowance: Allowance, *, statement_count: int | None = None
    ) -> None:
        """`statement_count`: how many statements there are in all, where these are an excerpt of a component."""
        self.ended_early = False  # whether steps ended before it was known of every statement
        self._slacks = slacks
        self._accounts = accounts
        self._component = accounts.component
        self._allowance = allowance
        self._is_small = (statement_count or len(self._component.statements)) <= SMALL
        self._partners = Partners(slacks, accounts)
        self._around = Around(slacks, allowance)

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
                    more = {*certificate.says, *self._supporters(certificate)} - found.keys()
                    found |= dict.fromkeys(more, certificate)
        return {statement: walk for statement, walk in sorted(found.items()) if statement not in shown}

    def _supporters(self, walk: Walk) -> Iterator[int]:
        """The others who break the chain of a minimal set, in the place of a statement that makes one hop of it."""
        owners, costs, says = self._component.owners, self._component.costs, {*walk.says, HARD}
        on_hops = [self._accounts.on_hop(hop) for hop in hops_of(walk.chain)]
        choice = [next(c for c in on_hop if owners[c] in says) for on_hop in on_hops]
        cost, hops_made = sum(costs[c] for c in choice), Counter(owners[c] for c in choice)
        for c, on_hop in zip(choice, on_hops, strict=True):
            if owners[c] != HARD and hops_made[owners[c]] == 1:
                yield from (owners[other] for other in on_hop if cost - costs[c] + costs[other] < 0)

    def clash_with_nobody(self, statements: Iterable[int]) -> bool:
        """Whether it is known that none of these statements stands in a minimal set."""
        for statement in statements:
            if self._allowance.is_spent or self._certificate(statement) is not None:
                return False
        return not self.ended_early

    def _certificate(self, statement: int) -> Walk | None:
        left = []
        for constraint in self._component.constraints_of[statement]:
            tries = Allowance(MOST_ON_WALKS, self._allowance)
            for walk in self._around.walks(self._component.hops[constraint], tries):
                found = self._minimal_set(statement, constraint, walk)
                if found is not None:
                    return found
                left.append(constraint)
            if tries.is_spent:
                left.append(constraint)
        self.ended_early |= self._around.ended_early
        return self._exactly(statement, tuple(dict.fromkeys(left))) if left else None

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
        is_worth_it = self._is_small or self._component.units.mixes  # else all walks would be judged
        tries = Allowance(self._allowance.left if is_worth_it else TRIES, self._allowance)
        clashes = (self._clash_of(statement, constraint, tries) for constraint in constraints)
        says = next(filter(None, clashes), None)
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
