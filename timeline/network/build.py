"""From claims to the network: every constraint, and the components that they connect."""

from collections.abc import Iterable, Mapping

from timeline.model.cached import cached_property
from timeline.model.claim import Claim, Report
from timeline.model.conflict import TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.model.joined import joined
from timeline.model.relation import Side
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

_PAST = Report.PAST  # to look it up costs as much as what is done with it
_START, _END = (str(TimePoint("", side)) for side in Side)  # how names of time points end


@dataclass(frozen=True)
class Network:
    """Time points and the constraints between them; independent of the order in which claims were given."""

    points: tuple[TimePoint, ...]
    constraints: tuple[Constraint, ...]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement that binds a time point, by id."""
        return tuple(self._whole.statements)

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The parts that no constraint connects, the origin left aside; in order of their smallest point."""
        whole = self._whole
        root = joined(len(whole.points), _connected(whole))
        if len(set(root)) == 2:  # the origin and all others, as in most parts of a store
            return (whole,)
        points: dict[int, list[TimePoint]] = {}
        constraints: dict[int, list[Constraint]] = {}
        for first, point in zip(root, whole.points, strict=True):
            if isinstance(point, TimePoint):
                points.setdefault(first, []).append(point)
        for tail, head, constraint in zip(whole.tails, whole.heads, whole.constraints, strict=True):
            constraints.setdefault(root[head if tail == whole.origin else tail], []).append(constraint)
        parts = sorted(points.items(), key=lambda part: min(part[1]))
        return tuple(component_of(members, constraints.get(first, [])) for first, members in parts)

    @cached_property
    def _whole(self) -> Component:
        """Everything, as if it were connected."""
        return component_of(self.points, self.constraints)

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
    events, given = store.events, store.claims if claims is None else {claim.full_id: claim for claim in claims}
    known = [claim for name in sorted(given) if (claim := given[name]).event in events]
    ends = {event: ends_of(event) for event in sorted(events)}
    planned = {event: ends_of(event, planned=True) for event in _planned_events(known, events)}
    constraints = structure_constraints(events, ends, planned, circles_of_parts(events))
    for claim in known:
        constraints += claim_constraints(claim, store, ends if claim.report is _PAST else planned)
    at_gaps = gap_constraints(known)
    constraints += at_gaps
    return Network(tuple(_points(ends, planned, at_gaps)), tuple(constraints))


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
    if source is not None and source.published and claim.report is _PAST:
        found += publication_constraints(claim, source, own, publication_statement(claim), settings)
    return found


def _planned_events(claims: Iterable[Claim], events: Mapping[str, Event]) -> list[str]:
    """The events that appear in a plan, by id, with all that they are part of: a plan lies within what holds it."""
    plans = [claim for claim in claims if claim.report is not _PAST]
    if not plans:  # as mostly
        return []
    named = {claim.event for claim in plans} | {relation.event for claim in plans for relation in claim.relations}
    for event in list(named & events.keys()):
        while (whole := events[event].part_of) in events and whole is not None and whole not in named:
            named.add(whole)
            event = whole
    return sorted(named & events.keys())


def _points(
    ends: Mapping[str, Ends], planned: Mapping[str, Ends], at_gaps: Iterable[Constraint]
) -> Iterable[TimePoint]:
    """All time points, by name."""
    named: dict[str, TimePoint] = {}
    for event, own in ends.items():
        named[event + _END] = own.end
        named[event + _START] = own.start
    more = [point for twins in planned.values() for point in (twins.start, twins.end)]
    more += [point for constraint in at_gaps for point in constraint[:2] if isinstance(point, TimePoint)]
    named |= {str(point): point for point in more}
    return [named[name] for name in sorted(named)]


def _connected(whole: Component) -> list[tuple[int, int]]:
    """Every two points of which a constraint speaks; dates connect nothing. Days at gaps are of their event."""
    origin, points = whole.origin, whole.points
    pairs = zip(whole.tails, whole.heads, strict=True)
    found = [(tail, head) for tail, head in pairs if tail != origin != head]
    at_gaps = [(index, p) for index, p in enumerate(points) if isinstance(p, TimePoint) and p[3]]  # few have a `gap`
    return found + [(index, points.index(p._replace(gap=()))) for index, p in at_gaps]
