"""What stands behind the conflicts of a component: longer chains, who else clashes, and counts; found when asked for.

Few ask: a decision on a longer chain, a baseline of before a shorter one came, `explain`. The answer is a function of
the component and the budget alone, whoever asks and wherever: an unfolding can be pickled, without what it has found.
"""

from collections.abc import Iterable, Mapping, Sequence

from timeline.model.cached import cached_property
from timeline.model.conflict import Conflict, Named, SetCount, Unfolded
from timeline.network.budget import Allowance, Budget
from timeline.network.component import Component
from timeline.network.conflicts.folding import fold_chains
from timeline.network.conflicts.others.covering import Covering
from timeline.network.conflicts.others.naming import Names, Naming
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.told import conflict_of, unknown_words, where_words
from timeline.network.conflicts.walks.search import WalkSearch
from timeline.network.conflicts.walks.walks import cheapest_hops
from timeline.network.conflicts.witnesses.accounts import Account, Accounts
from timeline.network.conflicts.witnesses.few_walks import FewWalks
from timeline.network.conflicts.witnesses.minimal import MinimalSets

_FOUND = ("slacks", "_accounts", "_longer", "_names", "_incomplete")  # what was found, and can be found again


class ComponentUnfolding:
    """Finds what stands behind the conflicts of one component, once."""

    def __init__(
        self, component: Component, potential: Sequence[int], clashes: Sequence[frozenset[int]], budget: Budget
    ) -> None:
        """`potential` satisfies as many statements as can be true together, and the hard ones.

        `clashes` are statements that cannot all be true, who are named where steps end before everybody is found.
        """
        self.names: Names | None = None  # where they were looked for at once
        self._component = component
        self._potential = tuple(potential)
        self._budget = budget
        self._clashes = tuple(clashes)
        self._listed: dict[str, Account] = {}

    def list(self, conflicts: Iterable[tuple[str, Account]]) -> None:
        """Take note of the conflicts that are listed."""
        self._listed.update(conflicts)

    def named_by(self, fingerprint: str) -> Named:
        """Who stands in minimal sets of longer chains alone, and is named by a conflict."""
        by_longer, unknown = self._names if self.names is None else self.names
        statements = self._component.statements
        named = tuple(statements[s] for s in by_longer[self._listed[fingerprint].chain])
        return Named(named, unknown, self._incomplete if self.names is None else "")

    def clash_with_nobody(self, statements: Iterable[int]) -> bool:
        """Whether it is known that none of these statements stands in a minimal set; no other one is looked at."""
        covering = Covering(self.slacks, self._new_accounts(), Allowance(self._budget.steps))
        return covering.clash_with_nobody(statements)

    def longer_than(self, fingerprint: str) -> tuple[Conflict, ...]:
        """The longer chains that fold into a conflict; those found within the budget."""
        return self._longer.get(fingerprint, ())

    def sets_of(self, fingerprint: str) -> SetCount:
        """How many minimal sets of statements have its chain."""
        count, is_exact = self._accounts.sets(self._listed[fingerprint].chain)
        return SetCount(count=count, exact=is_exact)

    @cached_property
    def _accounts(self) -> Accounts:
        return self._new_accounts()

    @cached_property
    def _names(self) -> Names:
        naming = Naming(self.slacks, self._new_accounts(), self._listed.values())
        return naming.names(self._clashes, self._budget, listed_all=True)

    @cached_property
    def _incomplete(self) -> str:
        """A sentence, where steps ended before everybody was found."""
        unknown = self._names.unknown
        ended = f"The search for longer chains ended early {where_words(self._component)}"
        return f"{ended}: {unknown_words(unknown)}." if unknown else ""

    @cached_property
    def slacks(self) -> Slacks:
        """The slacks of all hops: set where they are known already."""
        hops = cheapest_hops(zip(self._component.tails, self._component.heads, self._component.costs, strict=True))
        return Slacks(self._component, self._potential, hops)

    @cached_property
    def _longer(self) -> Mapping[str, tuple[Conflict, ...]]:
        """By fingerprint of each listed conflict. The search sees all chains, the listed ones again among them."""
        accounts = self._new_accounts()
        for account in self._listed.values():
            accounts.sets(account.chain)
        found = accounts.find(WalkSearch(self._component, self._potential, self._budget.steps))
        chains = [self._told(accounts, account) for account in found]
        return {conflict.fingerprint: conflict.longer for conflict in fold_chains(chains)}

    def _told(self, accounts: Accounts, account: Account) -> Conflict:
        count, is_exact = accounts.sets(account.chain)
        return conflict_of(self._component, account, Unfolded(sets=SetCount(count=count, exact=is_exact)))

    def _new_accounts(self) -> Accounts:
        few = FewWalks(self._component, self._potential)
        return Accounts(self._component, MinimalSets(self._component), few, self._budget, learns=True)

    def __getstate__(self) -> dict[str, object]:
        """What it was made of."""
        return {name: value for name, value in self.__dict__.items() if name not in _FOUND}
