"""What one more claim would contradict: its statements are tried in a component that is known.

Most of what reconciling finds is there before the claim comes: values that satisfy what is said, and the chains. So a
question costs two searches for ways over the component; and chains are looked for only where an impossible walk may
pass a hop of which the claim speaks.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.model.cached import cached_property
from timeline.model.claim import Claim, Report
from timeline.model.conflict import Conflict, TimePoint, Unfolding
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network.budget import Budget
from timeline.network.build import claim_constraints
from timeline.network.component import HARD, Component, by_name, component_of
from timeline.network.conflicts.chains import Chains
from timeline.network.conflicts.passing import ChainsPassing
from timeline.network.constraints import Constraint, ends_of
from timeline.network.demands.gaps import gap_constraints
from timeline.network.kernels.kernel import Kernel
from timeline.network.units import units_of


class Trial:
    """One component, or several as one, in which statements of a claim that is not there can be tried."""

    def __init__(self, components: Sequence[Component], budget: Budget) -> None:
        self._component = components[0] if len(components) == 1 else _as_one(components)
        self._budget = budget
        self._place = {point: index for index, point in enumerate(self._component.points)}

    def conflicts_with(self, constraints: Sequence[Constraint], unfolding: Unfolding) -> list[Conflict] | None:
        """Return the conflicts in which the statements that make these constraints would stand.

        None: that takes solving it all, as a budget ended, as no sum of costs judges its walks (see `units`), or as
        the claim brings in time points or units that nobody else speaks of. `unfolding` finds what stands behind.
        """
        if self._component.units.mixes or any(end not in self._place for c in constraints for end in c[:2]):
            return None
        component = self._with(constraints)
        if component is None:
            return None
        through = ((self._place[tail], self._place[head]) for tail, head, *_ in constraints)
        chains = ChainsPassing(component, self._base, through, self._budget)
        if chains.are_possible:
            return []
        chains.learn()
        new = {c.because for c in constraints}
        own = frozenset(place for place, statement in enumerate(component.statements) if statement in new)
        found = chains.conflicts_of(own, unfolding)
        return None if self._base.ended_early or chains.ended_early else found

    @cached_property
    def _base(self) -> Chains:
        """The chains without the claim, seen from what can be true together, taken as it comes."""
        kernel = Kernel(self._component)
        kernel.change_to(range(len(self._component.statements)))
        return Chains(self._component, kernel.potential, (), self._budget)

    def _with(self, constraints: Sequence[Constraint]) -> Component | None:
        """The component with the constraints of new statements; None: costs have another unit then."""
        old = self._component
        added = [*old.constraints, *constraints]
        if units_of(added, len(old.points)) != old.units:
            return None
        new = {c.because for c in constraints if isinstance(c.because, Statement)}
        statements = sorted([*old.statements, *new], key=lambda statement: statement.id)
        number = {statement: place for place, statement in enumerate(statements)}
        places = [*(number[statement] for statement in old.statements), HARD]  # HARD, -1, is the place of the last
        return replace(
            old,
            statements=statements,
            constraints=added,
            tails=[*old.tails, *(self._place[c.tail] for c in constraints)],
            heads=[*old.heads, *(self._place[c.head] for c in constraints)],
            costs=[*old.costs, *old.units.costs(constraints)],
            owners=[
                *(places[owner] for owner in old.owners),
                *(number[c.because] for c in constraints if isinstance(c.because, Statement)),
            ],
        )


def _as_one(components: Sequence[Component]) -> Component:
    points = (point for component in components for point in component.points if isinstance(point, TimePoint))
    return component_of(
        by_name(points), [constraint for component in components for constraint in component.constraints]
    )


def constraints_beside(claim: Claim, store: Store, others: Sequence[Claim]) -> list[Constraint] | None:
    """Return what one more claim of a store demands; `others` are the other claims on its event.

    None: dates of the event have gaps, so that what one claim demands depends on what the others say.
    """
    if gap_constraints([*others, claim]):
        return None
    named = (claim.event, *(relation.event for relation in claim.relations))
    planned = claim.report is Report.PLAN
    ends = {event: ends_of(event, planned=planned) for event in named if event in store.events}
    return claim_constraints(claim, store, ends)
