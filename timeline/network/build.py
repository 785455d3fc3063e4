"""From claims to the network: every constraint, and the components that they connect."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline.model.claim import Claim, Report
from timeline.model.conflict import TimePoint
from timeline.model.event import Event
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network.component import Component, component_of
from timeline.network.constraints import Constraint, ends_of
from timeline.network.gaps import gap_constraints
from timeline.network.relations import relation_constraints
from timeline.network.structure import circles_of_parts, structure_constraints
from timeline.network.timekeys import (
    duration_constraints,
    publication_constraints,
    publication_statement,
    side_constraints,
    when_constraints,
)


@dataclass(frozen=True)
class Network:
    """Time points and the constraints between them; independent of the order in which claims were given."""

    points: tuple[TimePoint, ...]
    constraints: tuple[Constraint, ...]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement that binds a time point, by id."""
        found = {c.because for c in self.constraints if isinstance(c.because, Statement)}
        return tuple(sorted(found, key=lambda statement: statement.id))

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The parts that no constraint connects, the origin left aside; in order of their smallest point."""
        root = _roots(self.points, self.constraints)
        points: dict[TimePoint, list[TimePoint]] = {}
        constraints: dict[TimePoint, list[Constraint]] = {}
        for point in self.points:
            points.setdefault(root[point], []).append(point)
        for constraint in self.constraints:
            constraints.setdefault(root[_a_point_of(constraint)], []).append(constraint)
        return tuple(component_of(members, constraints.get(first, [])) for first, members in points.items())

    @cached_property
    def component_of(self) -> Mapping[TimePoint, Component]:
        """The component of each time point."""
        return {p: part for part in self.components for p in part.points if isinstance(p, TimePoint)}

    def without(self, removed: frozenset[Statement]) -> "Network":
        """Return the network that is left when these statements say nothing."""
        if not removed:
            return self
        return Network(self.points, tuple(c for c in self.constraints if c.because not in removed))


def build_network(store: Store, claims: Iterable[Claim] | None = None) -> Network:
    """Return the network of a store's events under these claims; None: all claims of the store.

    Claims on events that the store does not know, and relations to such events or of an event to itself, say nothing
    here: they are findings of the loader. So are circles of `part_of`, which are left out.
    """
    chosen = sorted(store.claims.values() if claims is None else claims, key=lambda claim: claim.full_id)
    known = [claim for claim in chosen if claim.event in store.events]
    planned = _planned_events(known, store.events)
    constraints = list(structure_constraints(store.events, planned, circles_of_parts(store.events)))
    for claim in known:
        constraints.extend(claim_constraints(claim, store))
    constraints.extend(gap_constraints(known))
    points = {p for event in store.events for p in ends_of(event)}
    points.update(p for event in planned for p in ends_of(event, planned=True))
    points.update(p for c in constraints for p in (c.tail, c.head) if isinstance(p, TimePoint))
    return Network(tuple(sorted(points)), tuple(constraints))


def claim_constraints(claim: Claim, store: Store) -> Iterator[Constraint]:
    """Yield what one claim demands, statement by statement."""
    ends = ends_of(claim.event, planned=claim.report is Report.PLAN)
    if claim.when is not None:
        yield from when_constraints(claim.when, ends, Statement(claim, "when"), store.settings)
    for side, date in ((Side.START, claim.start), (Side.END, claim.end)):
        if date is not None:
            yield from side_constraints(date, side, ends, Statement(claim, side.value), store.settings)
    if claim.duration is not None:
        yield from duration_constraints(claim.duration, ends, Statement(claim, "duration"))
    for index, relation in enumerate(claim.relations):
        if relation.event in store.events and relation.event != claim.event:
            other = ends_of(relation.event, planned=claim.report is Report.PLAN)
            yield from relation_constraints(relation, ends, other, Statement(claim, f"relations[{index}]"))
    source = store.sources.get(claim.source)
    if claim.report is Report.PAST and source is not None:
        yield from publication_constraints(claim, source, ends, publication_statement(claim), store.settings)


def _planned_events(claims: Iterable[Claim], events: Mapping[str, Event]) -> list[str]:
    """The events that appear in a plan, by id, with all that they are part of: a plan lies within what holds it."""
    named = {
        event
        for claim in claims
        if claim.report is Report.PLAN
        for event in (claim.event, *(relation.event for relation in claim.relations))
    }
    for event in list(named & events.keys()):
        while (whole := events[event].part_of) in events and whole is not None and whole not in named:
            named.add(whole)
            event = whole
    return sorted(named & events.keys())


def _a_point_of(constraint: Constraint) -> TimePoint:
    """One end that is not the origin."""
    return constraint.tail if isinstance(constraint.tail, TimePoint) else constraint.head  # type: ignore[return-value]


def _roots(points: Iterable[TimePoint], constraints: Iterable[Constraint]) -> Mapping[TimePoint, TimePoint]:
    """One point for each point, the same for all that are connected."""
    parent = {point: point for point in points}

    def root(point: TimePoint) -> TimePoint:
        while parent[point] is not point:
            parent[point] = parent[parent[point]]
            point = parent[point]
        return point

    for constraint in constraints:
        if isinstance(constraint.tail, TimePoint) and isinstance(constraint.head, TimePoint):
            parent[root(constraint.tail)] = root(constraint.head)
    for point in [p for p in parent if p.gap]:  # the statements that bind it bind the event's start or end too
        parent[root(point)] = root(ends_of(point.event, planned=point.planned).start)
    return {point: root(point) for point in parent}
