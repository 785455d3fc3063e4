"""The conflicts of one more claim in a large component, found among what is close to its time points.

What is near them in every respect may be half of a large component, where a wrong date far away is enough to connect
it. What is close (`Closest`) is little, and holds all listed chains in which the new statements stand. The first
question costs what listing the chains of the component costs, as it must be known which of them longer ones do not fold
into.

Of a statement that none of these chains names, some closed walk is looked for, and among the points of that a minimal
set with it, which names it in a chain over some of the same points.
"""

from collections.abc import Collection, Iterable, Sequence

from timeline.model.cached import cached_property
from timeline.model.conflict import Conflict, Unfolding
from timeline.model.statement import EventKey, Statement
from timeline.network.budget import Allowance, Budget
from timeline.network.component import Component
from timeline.network.conflicts.chains import Chains
from timeline.network.conflicts.others.around import Around
from timeline.network.conflicts.others.covering import MOST_ON_WALKS
from timeline.network.conflicts.passing import ChainsPassing
from timeline.network.conflicts.slacks.closest import Closest, Hop
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.constraints import Constraint
from timeline.network.excerpts import Excerpts
from timeline.network.kernels.kernel import Kernel

Because = Statement | EventKey
More = Sequence[tuple[Constraint, int]]  # new constraints, with their costs


class CloseBy:
    """One large component, in which statements of a claim that it does not have can be tried."""

    def __init__(self, excerpts: Excerpts, budget: Budget) -> None:
        self._excerpts = excerpts
        self._component: Component = excerpts.component
        self._budget = budget

    def conflicts_with(self, more: More, unfolding: Unfolding) -> list[Conflict] | None:
        """Return the conflicts in which the statements that make more constraints would stand; None: unknown."""
        place = self._excerpts.place
        hops_of: dict[Because, list[Hop]] = {}
        for said, cost in more:
            hops_of.setdefault(said.because, []).append((place[said.tail], place[said.head], cost))
        close = self._close_to([hop for hops in hops_of.values() for hop in hops])
        found = None if close is None else self._chains_around(close, more).told_close_by(unfolding)
        if found is None:
            return None
        shown = {statement for conflict in found for statement in (*conflict.statements, *conflict.beside)}
        for statement in (said for said in hops_of if said not in shown):
            longer = self._longer(statement, hops_of[statement], more, unfolding)
            if not longer:
                return None
            found += longer
        return list({conflict.fingerprint: conflict for conflict in found}.values())

    def _close_to(self, hops: Sequence[Hop]) -> set[int] | None:
        """The points close to hops, of firm ones and of all; None: unknown."""
        if self._chains.ended_early:
            return None
        found = [closest.points(hops) for closest in self._closest]
        known = [points for points in found if points is not None]
        return set[int]().union(*known) if len(known) == len(found) else None

    def _chains_around(self, points: Collection[int], more: More) -> ChainsPassing:
        return ChainsPassing(self._excerpts.around(points, more, instead_of=""), self._budget)

    def _longer(self, statement: Because, hops: Iterable[Hop], more: More, unfolding: Unfolding) -> list[Conflict]:
        """Conflicts into which a longer chain with a statement on one of its hops folds; empty: not found."""
        for hop in hops:
            for walk in self._around.walks(hop, Allowance(MOST_ON_WALKS)):
                points = {*walk} - {self._component.origin}
                found = self._chains_around(points, more).told_by_longer(statement, unfolding)
                if found:
                    return found
        return []

    @cached_property
    def _chains(self) -> Chains:
        """The chains of the component as it is."""
        kernel = Kernel(self._component)
        clashes = kernel.change_to(range(len(self._component.statements)))
        return Chains(self._component, kernel.potential, clashes, self._budget)

    @cached_property
    def _searched(self) -> Sequence[Slacks]:
        return list(self._chains.searched())

    @cached_property
    def _closest(self) -> Sequence[Closest]:
        """For each search that there was, as it must be known which walks all longer ones fold into."""
        weak = {point for walk in self._chains.weak for point in walk}
        return [Closest(slacks, weak) for slacks in self._searched]

    @cached_property
    def _around(self) -> Around:
        return Around(self._searched[-1], Allowance(0))
