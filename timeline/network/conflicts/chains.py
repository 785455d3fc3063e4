"""The conflicts of one component: the chains over fewest points, and in one of them every statement that clashes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from timeline.model.conflict import Conflict
from timeline.network.budget import Allowance, Budget
from timeline.network.component import HARD, Component
from timeline.network.conflicts.accounts import Account, Accounts
from timeline.network.conflicts.covering import Covering
from timeline.network.conflicts.fewwalks import FewWalks, Walk
from timeline.network.conflicts.listing import Listing
from timeline.network.conflicts.minimal import MinimalSets
from timeline.network.conflicts.slacks import Slacks
from timeline.network.conflicts.told import conflict_of
from timeline.network.conflicts.unfolding import ComponentUnfolding
from timeline.network.conflicts.walks import Chain

Hops = Mapping[tuple[int, int], int]
Statements = frozenset[int]
_LARGE = 10_000  # points, from which on steps grow with them: a walk may be as long


class Chains:
    """Finds the chains of a component, seen from a potential of the statements kept."""

    def __init__(
        self, component: Component, potential: Sequence[int], clashes: Sequence[Statements], budget: Budget
    ) -> None:
        """`clashes` are sets that cannot all be true, one for each statement not kept."""
        self.component = component
        self.ended_early = False  # whether there may be more conflicts than are told
        self.is_unsure = False  # whether more statements may stand in longer chains than are told
        self.is_careful = False  # whether some chain met was none that longer ones fold into
        self.potential = list(potential)
        self._clashes = clashes
        self._minimal = MinimalSets(component)
        self._budget = budget
        self._allowance = Allowance(budget.steps * max(1, len(component.points) // _LARGE))
        self._accounts = Accounts(component, self._minimal, FewWalks(component, self.potential), budget)
        self._met: dict[Chain, Account] = {}

    def conflicts(self, standing: Iterable[Statements]) -> list[Conflict]:
        """Return the conflicts to list, each with the statements that only longer chains hold.

        `standing` has sets that cannot all be true, one for each statement set aside: where steps ended before it was
        known of every statement whether it clashes, these and the first of the kernel are named all the same.
        """
        listed = list(self.listed)
        by_longer: dict[Chain, list[int]] = {account.chain: [] for account in listed}
        covering = Covering(self._slacks, self._accounts, Allowance(self._budget.steps))
        self._name(covering.certificates(named_by(listed)), listed, by_longer)
        self.is_unsure = covering.ended_early
        if self.is_unsure or self.ended_early:
            named = named_by(listed).union(*by_longer.values())
            for clash in (*standing, *self._clashes[: self._budget.chains]):
                if not clash <= named:
                    walk = self._minimal_set(clash)
                    self._name(dict.fromkeys(walk.says - named, walk), listed, by_longer)
                    named |= walk.says
        return self._told(listed, by_longer)

    def _name(self, certificates: Mapping[int, Walk], listed: list[Account], by_longer: dict[Chain, list[int]]) -> None:
        """Name statements in the conflict into which the chain of a minimal set with them folds."""
        for statement, walk in certificates.items():
            shorter = next(self._shorter(walk, listed), None)
            if shorter is None and (account := self._accounts.of(walk.chain)) is not None:
                listed.append(account)  # it would be there, had the search not ended early
                by_longer[account.chain] = []
                shorter = account
            if shorter is not None and statement not in shorter.names:
                by_longer[shorter.chain].append(statement)

    def _minimal_set(self, clash: Statements) -> Walk:
        """The chain of a minimal set among statements that cannot all be true."""
        walks = self._accounts.few.of(clash) or ()
        for walk in walks:
            if not any(other.says < walk.says for other in walks):
                return walk
        says = self._minimal.note(clash)
        return Walk(len(self._minimal.chain_of[says]), self._minimal.chain_of[says], says)

    def _told(self, listed: Sequence[Account], by_longer: Mapping[Chain, Sequence[int]]) -> list[Conflict]:
        unfolding = ComponentUnfolding(self.component, self.potential, self._budget)
        told = [conflict_of(self.component, account, unfolding, sorted(by_longer[account.chain])) for account in listed]
        chains = (account.chain for account in listed)
        unfolding.list(zip((conflict.fingerprint for conflict in told), chains, strict=True))
        return told

    @cached_property
    def _slacks(self) -> Slacks:
        return Slacks(self.component, self.potential, self._hops)

    @cached_property
    def listed(self) -> list[Account]:
        """The chains over fewest points."""
        if not self._is_all_firm:
            self._list(Slacks(self.component, self.potential, self._firm_hops), firm=True)
        self._list(self._slacks, firm=False)
        self.ended_early = self._allowance.is_spent or self._slacks.has_many_loops
        return _shortest(self._met.values())

    @property
    def minimal_sets(self) -> list[Statements]:
        """The witnesses of each chain listed: a minimal set each."""
        owners = self.component.owners
        return [frozenset(owners[c] for c in account.choice) - {HARD} for account in self.listed]

    def _list(self, slacks: Slacks, *, firm: bool) -> None:
        def covers(walk: Chain) -> bool:
            account = self._meet(walk)
            if len(self._met) >= self._budget.chains:
                self._allowance.spend(self._allowance.left)
            return account is not None and self._is_strong(account, firm=firm)

        listing = self._listing(slacks, covers)
        listing.run()
        self.is_careful |= listing.is_careful

    def _listing(self, slacks: Slacks, covers: Callable[[Chain], bool]) -> Listing:
        return Listing(slacks, covers, self._hard_hops, self._allowance)

    def account_of(self, walk: Chain) -> Account | None:
        """Return who says an impossible closed walk; None: it is nobody's chain."""
        return self._accounts.of(walk)

    def _meet(self, walk: Chain) -> Account | None:
        account = self._accounts.of(walk)
        if account is not None:
            self._met[walk] = account
        return account

    def _is_strong(self, account: Account, *, firm: bool) -> bool:
        """Whether any longer chain folds into this one; `firm`: any contradiction."""
        return (account.is_firm or not firm) and (account.is_wide or self._is_of_one_source)

    def _shorter(self, walk: Walk, listed: Iterable[Account]) -> Iterator[Account]:
        """The chains into which the one of a minimal set folds, as strong ones first."""
        points = frozenset(walk.chain)
        near = [account for account in listed if account.points <= points]
        statements = [self.component.statements[s] for s in walk.says]
        is_firm = all(s.is_firm for s in statements)
        is_wide = len({s.claim.source for s in statements}) > 1
        yield from (a for a in near if (a.is_firm or not is_firm) and (a.is_wide or not is_wide))
        yield from near

    @cached_property
    def _hops(self) -> Hops:
        costs = self.component.costs
        return {hop: min(costs[c] for c in on_hop) for hop, on_hop in self.component.on_hop.items()}

    @cached_property
    def _firm_hops(self) -> Hops:
        return self._hops_where([c.is_firm for c in self.component.constraints])

    @cached_property
    def _hard_hops(self) -> Hops:
        return self._hops_where([owner == HARD for owner in self.component.owners])

    def _hops_where(self, counts: Sequence[bool]) -> Hops:
        costs, found = self.component.costs, {}
        for hop, on_hop in self.component.on_hop.items():
            chosen = [costs[c] for c in on_hop if counts[c]]
            if chosen:
                found[hop] = min(chosen)
        return found

    @cached_property
    def _is_all_firm(self) -> bool:
        return all(c.is_firm for c in self.component.constraints)

    @cached_property
    def _is_of_one_source(self) -> bool:
        return len({statement.claim.source for statement in self.component.statements}) == 1


def _shortest(accounts: Iterable[Account]) -> list[Account]:
    """Leave out the chains that fold into others."""
    listed: list[Account] = []
    for account in sorted(accounts, key=lambda a: (len(a.chain), a.chain)):
        if not any(account.folds_into(shorter) for shorter in listed):
            listed.append(account)
    return listed


def named_by(accounts: Iterable[Account]) -> set[int]:
    """The statements that some chains name."""
    return set().union(*(account.names for account in accounts))
