"""The conflicts in which some statements stand, found among what is said near them."""

from collections.abc import Mapping, Sequence

from timeline.model.cached import cached_property
from timeline.model.conflict import Conflict, Unfolding
from timeline.model.statement import EventKey, Statement
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

    def conflicts_of_new(self, unfolding: Unfolding) -> list[Conflict] | None:
        """Return the conflicts in which the new statements stand, all of them on those hops.

        Whom only longer chains hold is named by a conflict into which one of these folds. Where there are several,
        solving the whole component may choose another one, which is not to be seen from here. None: a budget ended; or
        that is so in a component so small that it is soon solved.
        """
        if self.are_possible:
            return []
        shown, statements = named_by(self.listed), self._excerpt.new
        longer = () if statements <= shown else self._longer_fold_into(statements - shown)
        if longer is None or self.ended_early:
            return None
        told = (a for a in self.listed if a in longer or not statements.isdisjoint(a.names))
        return [conflict_of(self.component, account, unfolding) for account in told]

    def told_close_by(self, unfolding: Unfolding) -> list[Conflict] | None:
        """Return the conflicts that name new statements themselves, if all these are over near points; None: unknown.

        It is unknown where longer chains, over more points, may not fold into one of these.
        """
        if self.are_possible:
            return []
        near, new = self._excerpt.near, self._excerpt.new
        listed = [account for account in self.listed if account.points <= near and not new.isdisjoint(account.names)]
        if self.ended_early or any(map(near.issuperset, self.weak)):
            return None
        return [conflict_of(self.component, account, unfolding) for account in listed]

    def told_by_longer(self, statement: Statement | EventKey, unfolding: Unfolding) -> list[Conflict]:
        """Return the conflicts over near points into which a longer chain with a statement folds; empty: not found."""
        if self.are_possible:
            return []
        own = frozenset(place for place in self._excerpt.new if self.component.statements[place] == statement)
        found = self._longer_fold_into(own) or ()
        if self.ended_early or not all(account.points <= self._excerpt.near for account in found):
            return []
        return [conflict_of(self.component, account, unfolding) for account in found]

    @cached_property
    def _is_of_one_source(self) -> bool:
        return self._excerpt.is_of_one_source

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
