"""Naming, in the conflicts of one component, the statements that stand in minimal sets of longer chains alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from timeline.network.budget import Allowance, Budget
from timeline.network.conflicts.accounts import Account, Accounts
from timeline.network.conflicts.covering import Covering
from timeline.network.conflicts.few_walks import Walk
from timeline.network.conflicts.slacks import Slacks
from timeline.network.conflicts.walks import Chain

Statements = frozenset[int]


class Names(NamedTuple):
    """Who is named beside those that the listed chains show."""

    by_longer: Mapping[Chain, Sequence[int]]  # by listed chain
    is_all: bool  # False: steps ended before it was known of every statement whether it clashes


class Naming:
    """Finds a conflict to name a statement in: one into which the chain of a minimal set with it folds."""

    def __init__(self, slacks: Slacks, accounts: Accounts, listed: Iterable[Account]) -> None:
        self.listed = list(listed)  # with those added that the search would have listed, had it not ended early
        self.by_longer: dict[Chain, list[int]] = {account.chain: [] for account in self.listed}
        self._named_in: dict[Walk, Account | None] = {}
        self._slacks = slacks
        self._accounts = accounts
        self._at: dict[int, list[tuple[int, Account]]] = {}  # by their first point: what is listed, and its place
        for place, account in enumerate(self.listed):
            self._note(place, account)

    def names(self, clashes: Iterable[Statements], budget: Budget, *, listed_all: bool) -> Names:
        """Name every statement that stands in a minimal set, while steps last.

        Where they end, or where not all chains are listed, the statements of these `clashes` are named all the same.
        """
        covering = Covering(self._slacks, self._accounts, Allowance(budget.steps))
        self.name(covering.certificates(named_by(self.listed)))
        if covering.ended_early or not listed_all:
            self._name_all(clashes)
        by_longer = {chain: sorted(statements) for chain, statements in self.by_longer.items()}
        return Names(by_longer, listed_all and not covering.ended_early)

    def name(self, certificates: Mapping[int, Walk]) -> None:
        """Name statements, each with the chain of a minimal set that holds it."""
        for statement, walk in certificates.items():
            if walk not in self._named_in:
                self._named_in[walk] = next(self._shorter(walk), None) or self._listed_anew(walk)
            shorter = self._named_in[walk]
            if shorter is not None and statement not in shorter.names:
                self.by_longer[shorter.chain].append(statement)

    def _listed_anew(self, walk: Walk) -> Account | None:
        """The chain of a minimal set that folds into none: the search for chains would have come to it."""
        account = self._accounts.of(walk.chain)
        if account is not None:
            self._note(len(self.listed), account)
            self.listed.append(account)
            self.by_longer[account.chain] = []
        return account

    def _note(self, place: int, account: Account) -> None:
        """Note where an account is listed by its first point but the calendar, which most have."""
        self._at.setdefault(min(account.points - {self._slacks.origin}), []).append((place, account))

    def _name_all(self, clashes: Iterable[Statements]) -> None:
        named = named_by(self.listed).union(*self.by_longer.values())
        for clash in clashes:
            if not clash <= named:
                walk = self._minimal_set(clash)
                self.name(dict.fromkeys(walk.says - named, walk))
                named |= walk.says

    def _minimal_set(self, clash: Statements) -> Walk:
        """The chain of a minimal set among statements that cannot all be true."""
        walks = self._accounts.few.of(clash) or ()
        for walk in walks:
            if not any(other.says < walk.says for other in walks):
                return walk
        minimal = self._accounts.minimal
        says = minimal.note(clash)
        return Walk(len(minimal.chain_of[says]), minimal.chain_of[says], says)

    def _shorter(self, walk: Walk) -> Iterator[Account]:
        """The chains into which the one of a minimal set folds, as strong ones first."""
        points = frozenset(walk.chain)
        noted = [each for point in points for each in self._at.get(point, ()) if each[1].points <= points]
        near = [account for _, account in sorted(noted, key=itemgetter(0))]
        statements = [self._accounts.component.statements[s] for s in walk.says]
        is_firm = all(s.is_firm for s in statements)
        is_wide = len({s.claim.source for s in statements}) > 1
        yield from (a for a in near if (a.is_firm or not is_firm) and (a.is_wide or not is_wide))
        yield from near


def named_by(accounts: Iterable[Account]) -> set[int]:
    """The statements that some chains name by themselves."""
    return set().union(*(account.names for account in accounts))
