"""What one more claim would contradict: its statements are tried in a component that is known.

Every conflict in which they would stand passes a hop of which they speak. So what is near these hops (`Near`) is made a
component of its own, with all that is said there, and its conflicts are found as ever: those over hops of the new
statements are the same as in all of the component, as nothing farther away can stand in one.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.model.cached import cached_property
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict, TimePoint, Unfolding
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network.budget import Budget
from timeline.network.build import build_network
from timeline.network.close_by import CloseBy
from timeline.network.columns import limits_of
from timeline.network.component import Component, by_name, component_of
from timeline.network.conflicts.passing import ChainsPassing
from timeline.network.conflicts.slacks.near import Near
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.walks.walks import cheapest_hops
from timeline.network.constraints import METRIC, Constraint
from timeline.network.demands.gaps import shared_days
from timeline.network.excerpts import Excerpts
from timeline.network.kernels.first_values import first_values
from timeline.network.units import units_of

LARGE = 2_000  # points, from which on only what is close to new hops is looked at where that will do


class Trial:
    """One component, or several as one, in which statements of a claim can be tried."""

    def __init__(self, components: Sequence[Component], budget: Budget) -> None:
        self._component = components[0] if len(components) == 1 else _as_one(components)
        self._budget = budget
        self._excerpts = Excerpts(self._component)

    def conflicts_with(
        self, constraints: Sequence[Constraint], instead_of: str, unfolding: Unfolding
    ) -> list[Conflict] | None:
        """Return the conflicts in which the statements that make these constraints would stand.

        They are said instead of what the claim of that id says, if it is there. None: that takes solving it all, as a
        budget ended, as no sum of costs judges its walks (see `units`), as the claim brings in time points or units
        that nobody else speaks of, or as which conflict names it is soon found by solving all. `unfolding` finds what
        stands behind.
        """
        component, place = self._component, self._excerpts.place
        if component.units.mixes or any(end not in place for c in constraints for end in c[:2]):
            return None
        if not self._keep_units(constraints):
            return None
        more = list(zip(constraints, component.units.costs(constraints), strict=True))
        if self._close_by is not None and not self._excerpts.says(instead_of):
            found = self._close_by.conflicts_with(more, unfolding)
            if found is not None:
                return found
        near = Near(self._slacks, [(place[c.tail], place[c.head], cost) for c, cost in more]).points
        if not near:
            return []
        chains = ChainsPassing(self._excerpts.around(near, more, instead_of), self._budget)
        return chains.conflicts_of_new(unfolding)

    @cached_property
    def _close_by(self) -> CloseBy | None:
        return CloseBy(self._excerpts, self._budget) if len(self._component.points) > LARGE else None

    @cached_property
    def _slacks(self) -> Slacks:
        component = self._component
        return Slacks(component, first_values(component), cheapest_hops(component.hops))

    def _keep_units(self, constraints: Sequence[Constraint]) -> bool:
        """Whether costs stay as they are where these constraints come in."""
        units = self._component.units
        if units.second is None and all(constraint.seconds is None for constraint in constraints):
            return True
        return units_of([*self._telling_units, *constraints], len(self._component.points)) == units

    @cached_property
    def _telling_units(self) -> Sequence[Constraint]:
        """The constraints by which units are chosen."""
        component, origin = self._component, self._component.origin
        _, kinds, seconds = limits_of(component.constraints)
        is_link = [kinds[c] >= METRIC and origin not in hop[:2] for c, hop in enumerate(component.hops)]
        return [component.constraints[c] for c, second in enumerate(seconds) if second is not None or is_link[c]]


def _as_one(components: Sequence[Component]) -> Component:
    points = (point for component in components for point in component.points if isinstance(point, TimePoint))
    return component_of(
        by_name(points), [constraint for component in components for constraint in component.constraints]
    )


def constraints_beside(claim: Claim, store: Store, others: Sequence[Claim]) -> list[Constraint] | None:
    """Return what one more claim of a store demands; `others` are those on its event, and on that of what it replaces.

    None: dates of such an event have gaps, so that what one claim demands depends on what the others say.
    """
    shared = shared_days([*others, claim], store.settings)
    if shared.days or shared.in_part:
        return None
    named = (claim.event, *(relation.event for relation in claim.relations))
    events = {event: store.events[event] for event in named if event in store.events}
    demanded = build_network(replace(store, events=events, claims={}), [claim]).constraints
    return [constraint for constraint in demanded if isinstance(constraint.because, Statement)]
