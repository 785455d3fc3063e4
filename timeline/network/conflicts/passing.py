"""The conflicts in which some statements stand, found among what is said near them."""

from collections.abc import Mapping, Sequence

from timeline.model.conflict import Conflict, Unfolding
from timeline.network.budget import Allowance, Budget
from timeline.network.conflicts.chains import Chains
from timeline.network.conflicts.others.covering import SMALL, Covering
from timeline.network.conflicts.others.naming import Naming, named_by
from timeline.network.conflicts.told import conflict_of
from timeline.network.conflicts.witnesses.accounts import Account
from timeline.network.conflicts.witnesses.few_walks import Walk
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

        Whom only longer chains hold is named by a conflict into which one of these folds. Where there are several,
        solving the whole component may choose another one, which is not to be seen from here. None: a budget ended; or
        that is so in a component so small that it is soon solved.
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
        """The listed chains into which longer ones with these statements fold, one for each of them; None: unknown."""
        steps = self._budget.steps
        covering = Covering(self._slacks, self._accounts, Allowance(steps), tries=steps)
        certificates = covering.certificates(set(range(len(self.component.statements))) - statements)
        if covering.unknown:
            return None
        near = [account for account in self.listed if account.points <= self._excerpt.near]
        if len(near) == 1 or not certificates:
            return near if certificates else ()
        return None if self._excerpt.statement_count <= SMALL else self._named_in(certificates)

    def _named_in(self, certificates: Mapping[int, Walk]) -> Sequence[Account] | None:
        naming = Naming(self._slacks, self._accounts, self.listed)
        naming.name(certificates)
        is_listed = len(naming.listed) == len(self.listed)
        return [account for account in self.listed if naming.by_longer[account.chain]] if is_listed else None
