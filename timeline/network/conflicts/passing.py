"""The conflicts in which some statements stand, found among what is said near them."""

from collections.abc import Sequence

from timeline.model.conflict import Conflict, Unfolding
from timeline.network.budget import Allowance, Budget
from timeline.network.conflicts.accounts import Account
from timeline.network.conflicts.chains import Chains
from timeline.network.conflicts.covering import Covering
from timeline.network.conflicts.naming import named_by
from timeline.network.conflicts.told import conflict_of
from timeline.network.excerpts import Excerpt
from timeline.network.kernels.kernel import Kernel


class ChainsPassing(Chains):
    """Finds the chains of an excerpt that pass the hops it was made around."""

    def __init__(self, excerpt: Excerpt, budget: Budget) -> None:
        kernel = Kernel(excerpt.component)
        clashes = kernel.change_to(range(len(excerpt.component.statements)))
        super().__init__(excerpt.component, kernel.potential, clashes, budget)
        self.are_possible = not clashes  # whether all that is said there can be true
        self._excerpt = excerpt

    def conflicts_of(self, statements: frozenset[int], unfolding: Unfolding) -> list[Conflict] | None:
        """Return the conflicts in which some statements stand, all of them on those hops.

        None: a budget ended; or which conflict names one of them is not to be seen from here, as only longer chains
        hold it, and there are several that these may fold into.
        """
        if self.are_possible:
            return []
        shown = named_by(self.listed)
        longer = () if statements <= shown else self._longer_fold_into(statements - shown)
        if longer is None or self.ended_early:
            return None
        told = (a for a in self.listed if a in longer or not statements.isdisjoint(a.names))
        return [conflict_of(self.component, account, unfolding) for account in told]

    def _longer_fold_into(self, statements: frozenset[int]) -> Sequence[Account] | None:
        """The one listed chain into which longer ones with these statements fold, if there are such; None: unknown."""
        whole = self._excerpt.statement_count
        covering = Covering(self._slacks, self._accounts, Allowance(self._budget.steps), statement_count=whole)
        others = set(range(len(self.component.statements))) - statements
        certificates = covering.certificates(others)
        if covering.ended_early:
            return None
        near = [account for account in self.listed if account.points <= self._excerpt.near]
        return () if not certificates else near if len(near) == 1 else None
