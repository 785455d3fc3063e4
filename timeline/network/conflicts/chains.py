"""The conflicts of one component: the chains over fewest points, and in one of them every statement that clashes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from timeline.model.cached import cached_property
from timeline.model.conflict import Conflict
from timeline.network.budget import Allowance, Budget
from timeline.network.component import HARD, Component
from timeline.network.conflicts.listing.listing import Listing
from timeline.network.conflicts.others.naming import Naming, named_by
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.told import conflict_of
from timeline.network.conflicts.unfolding import ComponentUnfolding
from timeline.network.conflicts.walks.walks import Chain, cheapest_hops
from timeline.network.conflicts.witnesses.accounts import Account, Accounts
from timeline.network.conflicts.witnesses.few_walks import FewWalks
from timeline.network.conflicts.witnesses.minimal import MinimalSets
from timeline.network.conflicts.witnesses.shortening import shortened

Hops = Mapping[tuple[int, int], int]
Statements = frozenset[int]


class Chains:
    """Finds the chains of a component, seen from a potential of the statements kept."""

    def __init__(
        self, component: Component, potential: Sequence[int], clashes: Sequence[Statements], budget: Budget
    ) -> None:
        """`clashes` are sets that cannot all be true, one for each statement not kept."""
        self.component = component
        self.ended_early = False  # whether there may be more conflicts than are told
        self.unknown = 0  # statements of which steps ended before it was known whether they clash
        self.potential = list(potential)
        self._clashes = clashes
        self._minimal = MinimalSets(component)
        self._budget = budget
        self._whole = budget.for_points(component.extent.points)
        self._allowance = Allowance(self._whole.steps)
        self._accounts = Accounts(component, self._minimal, FewWalks(component, self.potential), budget)
        self._met: dict[Chain, Account] = {}
        self._weak: dict[Chain, None] = {}  # an ordered set

    def conflicts(self, aside: Iterable[int], clash_of: Callable[[int], Statements]) -> list[Conflict]:
        """Return the conflicts to list; the statements that only longer chains hold are looked for when asked for.

        Where steps end before it is known of every statement whether it clashes, those that a reading sets `aside`
        are named all the same, each by a clash of it, and the first that the kernel left out. Where steps ended before
        all chains were found, they are all named at once: that may take chains which were not found.
        """
        listed = list(self.listed)
        shown = named_by(listed)
        clashes = [*map(clash_of, (s for s in aside if s not in shown)), *self._clashes[: self._budget.chains]]
        unfolding = ComponentUnfolding(self.component, self.potential, clashes, self._budget)
        unfolding.slacks = self._slacks
        if self.ended_early:
            naming = Naming(self._slacks, self._accounts, listed)
            unfolding.names = naming.names(clashes, self._budget, listed_all=False)
            listed, self.unknown = naming.listed, unfolding.names.unknown
        told = [conflict_of(self.component, account, unfolding) for account in listed]
        unfolding.list(zip((conflict.fingerprint for conflict in told), listed, strict=True))
        return told

    @cached_property
    def _slacks(self) -> Slacks:
        return Slacks(self.component, self.potential, self._hops)

    @cached_property
    def listed(self) -> list[Account]:
        """The chains over fewest points."""
        for slacks in self.searched():
            self._list(slacks, firm=slacks is not self._slacks)
        self.ended_early = self._allowance.is_spent
        met = map(self._shortened, self._met.values()) if self.ended_early else self._met.values()
        return _shortest({account.chain: account for account in met}.values(), self.component.origin)

    def searched(self) -> Iterator[Slacks]:
        """What chains are searched for in: the firm hops first, where there are others, which are not kept."""
        if not all(self.component.firm):
            yield self._slacks.among(self._firm_hops)
        yield self._slacks

    @property
    def weak(self) -> Collection[Chain]:
        """The walks met into which not all longer ones fold."""
        return self._weak.keys() if self.listed else ()

    @property
    def minimal_sets(self) -> list[Statements]:
        """The witnesses of each chain listed: a minimal set each."""
        owners, listed = self.component.owners, self.listed
        met = self._met.values() if self.ended_early else ()
        return [*dict.fromkeys(frozenset(owners[c] for c in each.choice) - {HARD} for each in (*listed, *met))]

    def _list(self, slacks: Slacks, *, firm: bool) -> None:
        def covers(walk: Chain) -> bool:
            before = self._accounts.spent
            account = self._meet(walk)
            self._allowance.spend(self._accounts.spent - before)
            if len(self._met) >= self._whole.chains:
                self._allowance.spend(self._allowance.left)
            is_strong = account is not None and self._is_strong(account, firm=firm)
            if not is_strong:
                self._weak[walk] = None
            return is_strong

        Listing(slacks, covers, self._hard_hops, self._allowance).run()

    def _meet(self, walk: Chain) -> Account | None:
        account = self._accounts.of(walk)
        if account is not None:
            self._met[walk] = account
        return account

    def _shortened(self, account: Account) -> Account:
        """The chain into which one folds that was met before it, as the search ended early; else this one."""
        shorter = self._accounts.of(shortened(account.chain, self._hops))
        return shorter if shorter is not None and account.folds_into(shorter) else account

    def _is_strong(self, account: Account, *, firm: bool) -> bool:
        """Whether any longer chain folds into this one; `firm`: any contradiction."""
        return (account.is_firm or not firm) and (account.is_wide or self._is_of_one_source)

    @cached_property
    def _hops(self) -> Hops:
        return cheapest_hops(self.component.hops)

    @cached_property
    def _firm_hops(self) -> Hops:
        return self._hops_of(constraint for constraint, is_firm in enumerate(self.component.firm) if is_firm)

    @cached_property
    def _hard_hops(self) -> Hops:
        return self._hops_of(self.component.hard)

    def _hops_of(self, constraints: Iterable[int]) -> Hops:
        return cheapest_hops(map(self.component.hops.__getitem__, constraints))

    @cached_property
    def _is_of_one_source(self) -> bool:
        return len({statement.claim.source for statement in self.component.statements}) == 1


def _shortest(accounts: Iterable[Account], origin: int) -> list[Account]:
    """Leave out the chains that fold into others. Cost: only chains that share a time point are compared."""
    listed: list[Account] = []
    at: dict[int, list[Account]] = {}  # those listed, each at the smallest of its time points
    for account in sorted(accounts, key=lambda a: (len(a.chain), a.chain)):
        points = [point for point in account.chain if point != origin]
        if not any(account.folds_into(shorter) for point in points for shorter in at.get(point, ())):
            listed.append(account)
            at.setdefault(min(points), []).append(account)
    return listed
