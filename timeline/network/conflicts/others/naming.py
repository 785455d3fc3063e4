"""Naming, in the conflicts of one component, the statements that stand in minimal sets of longer chains alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from timeline.network.budget import Allowance, Budget
from timeline.network.conflicts.others.covering import Covering
from timeline.network.conflicts.others.detours import FEW, Detour, Detours
from timeline.network.conflicts.others.trees import ANY
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.walks.walks import Chain
from timeline.network.conflicts.witnesses.accounts import Account, Accounts
from timeline.network.conflicts.witnesses.few_walks import Walk
from timeline.network.conflicts.witnesses.shortening import shortened

Statements = frozenset[int]
LAST = 100  # statements for which it is worth to look further


class Names(NamedTuple):
    """Who is named beside those that the listed chains show."""

    by_longer: Mapping[Chain, Sequence[int]]  # by listed chain
    unknown: int  # how many statements steps ended before it was known whether they clash


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

        Where they end, or where not all chains are listed, the statements of these `clashes` are named all the same,
        and those on detours of what is listed; these first where the search for chains ended early already.
        """
        told = len(self.listed)  # as they are told already, where all are
        looks = Allowance(budget.looks_at(len(self._accounts.component.costs)))
        if not listed_all:
            self._name_at_once(clashes, range(len(self._accounts.component.statements)), looks)
        covering = Covering(self._slacks, self._accounts, Allowance(budget.steps))
        certificates = covering.certificates(self._named)
        self.name(certificates)
        if listed_all and covering.unknown:
            self._name_at_once(clashes, sorted(covering.unknown), looks)
        by_longer = {chain: sorted(statements) for chain, statements in self.by_longer.items()}
        named = self._named_by(self.listed[:told] if listed_all else self.listed)
        return Names(by_longer, len((covering.unknown | certificates.keys()) - named))

    @property
    def _named(self) -> set[int]:
        """The statements that some conflict names."""
        return self._named_by(self.listed)

    def _named_by(self, listed: Sequence[Account]) -> set[int]:
        return named_by(listed).union(*(self.by_longer[account.chain] for account in listed))

    def _name_at_once(self, clashes: Iterable[Statements], statements: Iterable[int], looks: Allowance) -> None:
        """Name the statements of clashes, and of others those that are found by a look around them."""
        self._name_all(clashes)
        named = self._named
        unnamed = [statement for statement in statements if statement not in named]
        detours = Detours(self._slacks, self._accounts, unnamed, looks)
        self._name_detours(detours.of(self.listed, FEW))
        for walk in detours.around():
            self._name_around(walk, detours)
        if len(detours.unnamed) <= LAST:
            self._name_detours(detours.of(self.listed, ANY))

    def _name_around(self, walk: Walk, detours: Detours) -> None:
        """Name all statements of a minimal set; where its chain is listed now, those on detours of it too."""
        listed = len(self.listed)
        self.name(dict.fromkeys(detours.drop(walk.says), walk))
        self._name_detours(detours.of(self.listed[listed:], FEW))

    def _name_detours(self, detours: Iterable[Detour]) -> None:
        """Name statements beside the listed chains whose detours they are on, or where these fold into others."""
        for statements, account, walk in detours:
            if account.points <= frozenset(walk.chain) and self._is_strong(account, walk):
                self.by_longer[account.chain] += statements
            else:
                self.name(dict.fromkeys(statements, walk))

    def name(self, certificates: Mapping[int, Walk]) -> None:
        """Name statements, each with the chain of a minimal set that holds it."""
        for statement, walk in certificates.items():
            if walk not in self._named_in:
                self._named_in[walk] = next(self._shorter(walk), None) or self._listed_anew(walk)
            shorter = self._named_in[walk]
            if shorter is not None and statement not in shorter.names:
                self.by_longer[shorter.chain].append(statement)

    def _listed_anew(self, walk: Walk) -> Account | None:
        """A chain into which the one of a minimal set folds, or this itself: the search would have come to it."""
        shorter = shortened(walk.chain, self._slacks.costs)
        account = self._accounts.of(shorter) if shorter != walk.chain else None
        if account is None or not self._is_strong(account, walk):
            self._accounts.minimal.keep(walk.says, walk.chain)
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
        named = self._named
        for clash in clashes:
            if not clash <= named:
                walk = self._minimal_set(clash)
                names = walk.says.union(self._accounts.standing_in(walk))
                self.name(dict.fromkeys(sorted(names - named), walk))
                named |= names

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
        yield from (account for account in near if self._is_strong(account, walk))
        yield from near

    def _is_strong(self, account: Account, walk: Walk) -> bool:
        """Whether a chain is no weaker than the one of a minimal set."""
        if account.is_firm and account.is_wide:
            return True
        statements = [self._accounts.component.statements[s] for s in walk.says]
        is_firm = account.is_firm or not all(s.is_firm for s in statements)
        return is_firm and (account.is_wide or len({s.claim.source for s in statements}) == 1)


def named_by(accounts: Iterable[Account]) -> set[int]:
    """The statements that some chains name by themselves."""
    return set().union(*(account.names for account in accounts))
