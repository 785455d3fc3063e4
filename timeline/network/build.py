"""From claims to the network: every constraint, and the components that they connect."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from timeline.model.claim import Claim, Report
from timeline.model.conflict import TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network.component import Component, component_of
from timeline.network.constraints import Constraint, Ends, ends_of
from timeline.network.demands.gaps import gap_constraints
from timeline.network.demands.relations import relation_constraints
from timeline.network.demands.structure import circles_of_parts, structure_constraints
from timeline.network.demands.timekeys import (
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
        found = {c.because.id: c.because for c in self.constraints if isinstance(c.because, Statement)}
        return tuple([found[name] for name in sorted(found)])

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The parts that no constraint connects, the origin left aside; in order of their smallest point."""
        root = _roots(self.points, self.constraints)
        if len(set(root.values())) == 1:  # as in most parts of a store
            return (component_of(self.points, self.constraints),)
        points: dict[_Whose, list[TimePoint]] = {}
        constraints: dict[_Whose, list[Constraint]] = {}
        for point in self.points:
            points.setdefault(root[point.event, point.planned], []).append(point)
        for constraint in self.constraints:
            point = _a_point_of(constraint)
            constraints.setdefault(root[point.event, point.planned], []).append(constraint)
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
    events = store.events
    chosen = sorted(store.claims.values() if claims is None else claims, key=lambda claim: claim.full_id)
    known = [claim for claim in chosen if claim.event in events]
    ends = {event: ends_of(event) for event in sorted(events)}
    planned = {event: ends_of(event, planned=True) for event in _planned_events(known, events)}
    constraints = structure_constraints(events, ends, planned, circles_of_parts(events))
    for claim in known:
        constraints += claim_constraints(claim, store, ends if claim.report is Report.PAST else planned)
    at_gaps = gap_constraints(known)
    constraints += at_gaps
    return Network(_in_order(ends, planned, at_gaps), tuple(constraints))


def claim_constraints(claim: Claim, store: Store, ends: Mapping[str, Ends]) -> list[Constraint]:
    """Return what one claim demands, statement by statement; `ends` has the time points of all events it may speak of.

    Called once a claim: what a claim mostly lacks is looked for here, not in a function that would find nothing.
    """
    own, settings = ends[claim.event], store.settings
    found: list[Constraint] = []
    if claim.when is not None:
        found += when_constraints(claim.when, own, Statement(claim, "when"), settings)
    if claim.start is not None:
        found += side_constraints(claim.start, own.start, Statement(claim, "start"), settings)
    if claim.end is not None:
        found += side_constraints(claim.end, own.end, Statement(claim, "end"), settings)
    if claim.duration is not None:
        found += duration_constraints(claim.duration, own, Statement(claim, "duration"))
    for index, relation in enumerate(claim.relations) if claim.relations else ():
        if relation.event in ends and relation.event != claim.event:
            says = Statement(claim, f"relations[{index}]")
            found += relation_constraints(relation, own, ends[relation.event], says)
    source = store.sources.get(claim.source)
    if source is not None and source.published and claim.report is Report.PAST:
        found += publication_constraints(claim, source, own, publication_statement(claim), settings)
    return found


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


def _in_order(
    ends: Mapping[str, Ends], planned: Mapping[str, Ends], at_gaps: Iterable[Constraint]
) -> tuple[TimePoint, ...]:
    """All time points, by name: events come in order, and most have an end and a start and no other."""
    more = {event: {*twins} for event, twins in planned.items()}
    for constraint in at_gaps:
        point = _a_point_of(constraint)
        more.setdefault(point.event, set()).add(point)
    found: list[TimePoint] = []
    for event, (start, end) in ends.items():
        found += sorted({start, end, *more[event]}) if event in more else (end, start)
    return tuple(found)


_Whose = tuple[str, bool]  # an event's time points, or those that plans bind: they always hang together


def _a_point_of(constraint: Constraint) -> TimePoint:
    """One end that is not the origin."""
    return constraint.tail if isinstance(constraint.tail, TimePoint) else constraint.head  # type: ignore[return-value]


def _roots(points: Iterable[TimePoint], constraints: Iterable[Constraint]) -> Mapping[_Whose, _Whose]:
    """One event for each event, the same for all that are connected; so it is with planned twins."""
    parent = {whose: whose for whose in [(point.event, point.planned) for point in points]}

    def root(whose: _Whose) -> _Whose:
        while parent[whose] is not whose:
            parent[whose] = whose = parent[parent[whose]]
        return whose

    for tail, head, *_ in constraints:
        if not (isinstance(tail, TimePoint) and isinstance(head, TimePoint)):  # dates connect nothing
            continue
        if tail.event != head.event or tail.planned != head.planned:
            parent[root((tail.event, tail.planned))] = root((head.event, head.planned))
    return {whose: root(whose) for whose in parent}
