"""Who else is in conflict: statements that stand in some minimal set, though in none of a chain that is listed.

Such a statement makes a hop of an impossible closed walk that passes no point twice. Where there is none (`Around`), it
clashes with nobody; else those who say the walk mostly hold a minimal set with it, which then shows it. Where they do
not, as the others clash among themselves, `Partners` finds out exactly, while steps last: in small components they do.

Whoever makes a hop of the chain of a minimal set, and breaks it too, stands in one with those left: they can all be
true. So most need no search of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from timeline.network.budget import Allowance
from timeline.network.component import HARD
from timeline.network.conflicts.others.around import Around
from timeline.network.conflicts.others.partners import Partners, Statements
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.witnesses.accounts import Accounts
from timeline.network.conflicts.witnesses.few_walks import Walk

SMALL = 60  # statements, up to which every one of them may take all the steps there are
MOST_ON_WALKS = 300  # steps in search of walks around one constraint
TRIES = 120  # steps in search of partners for one


class Covering:
    """Finds, for statements that no listed chain shows, a minimal set that holds them."""

    def __init__(self, slacks: Slacks, accounts: Accounts, allowance: Allowance, *, tries: int | None = None) -> None:
        """`tries`: steps in search of partners for one; None: all there are, or few where many statements may ask."""
        self.unknown: set[int] = set()  # statements of which steps ended before it was known whether they clash
        self._slacks = slacks
        self._accounts = accounts
        self._component = accounts.component
        self._allowance = allowance
        is_worth_it = (
            len(self._component.statements) <= SMALL or self._component.units.mixes
        )  # else all would be judged
        self._tries = tries or (allowance.left if is_worth_it else TRIES)
        self._partners = Partners(slacks, accounts)
        self._around = Around(slacks, allowance)

    def certificates(self, shown: set[int]) -> Mapping[int, Walk]:
        """Return, for every statement not shown that stands in a minimal set, the chain of one."""
        found: dict[int, Walk] = {}
        for statement in range(len(self._component.statements)):
            if statement not in shown and statement not in found:
                certificate = self._certificate(statement)
                if certificate is not None:
                    more = {*certificate.says, *self._accounts.standing_in(certificate)} - found.keys()
                    found |= dict.fromkeys(more, certificate)
        self.unknown -= found.keys()
        return {statement: walk for statement, walk in sorted(found.items()) if statement not in shown}

    def clash_with_nobody(self, statements: Iterable[int]) -> bool:
        """Whether it is known that none of these statements stands in a minimal set."""
        return all(self._certificate(statement) is None and not self.unknown for statement in statements)

    def _certificate(self, statement: int) -> Walk | None:
        """The chain of a minimal set with a statement in it; None: there is none, or it is unknown."""
        hops, turns, left = self._component.hops, self._around.turns, dict[int, None]()
        near = [c for c in self._component.constraints_of[statement] if turns.may_close(hops[c])]
        if near and (self._allowance.is_spent or turns.ended_early):
            self.unknown.add(statement)
        for constraint in near if not self._allowance.is_spent else ():
            tries = Allowance(MOST_ON_WALKS, self._allowance)
            for walk in self._around.walks(hops[constraint], tries):
                found = self._minimal_set(statement, constraint, walk)
                if found is not None:
                    return found
                left[constraint] = None
            if tries.is_spent:
                left[constraint] = None
        return self._exactly(statement, left) if left else None

    def _minimal_set(self, statement: int, constraint: int, walk: Sequence[int]) -> Walk | None:
        """A minimal set with a statement in it, among those who say a walk from the head of its constraint on."""
        owners, on_hop = self._component.owners, self._accounts.on_hop
        choice = [constraint, *(on_hop(hop)[0] for hop in pairwise(walk))]
        return self._among(statement, frozenset(owners[c] for c in choice) - {HARD})

    def _among(self, statement: int, says: frozenset[int]) -> Walk | None:
        """A minimal set with a statement in it, among these."""
        if self._accounts.few.of(says) is None:
            self._allowance.spend(len(says))
        return self._accounts.minimal_set_with(statement, says)

    def _exactly(self, statement: int, constraints: Iterable[int]) -> Walk | None:
        """A minimal set with a statement in it, if there is one and steps last."""
        tries = Allowance(self._tries, self._allowance)
        clashes = (self._clash_of(statement, constraint, tries) for constraint in constraints)
        says = next(filter(None, clashes), None)
        if says is None and tries.is_spent:
            self.unknown.add(statement)
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
