"""From claims to the network: every constraint, and the components that they connect."""

from collections.abc import Iterable, Mapping, Sequence

from timeline.model.cached import cached_property
from timeline.model.claim import Claim, Report
from timeline.model.conflict import TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.model.joined import joined
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network.component import Component, part_of
from timeline.network.constraints import Constraint
from timeline.network.demands.demanded import Demanded
from timeline.network.demands.gaps import shared_days

_PAST = Report.PAST  # to look it up costs as much as what is done with it


@dataclass(frozen=True)
class Network:
    """Time points and the constraints between them; independent of the order in which claims were given."""

    whole: Component  # everything, as if it were connected
    gaps_in_part: frozenset[str] = frozenset()  # events of which some dates with gaps may clash beside what is demanded

    @property
    def points(self) -> tuple[TimePoint, ...]:
        """Every time point, by name."""
        return tuple(point for point in self.whole.points if isinstance(point, TimePoint))

    @property
    def constraints(self) -> Sequence[Constraint]:
        """What is demanded of them."""
        return self.whole.constraints

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement that binds a time point, by id."""
        return tuple(self.whole.statements)

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The parts that no constraint connects, the origin left aside; in order of their smallest point."""
        whole = self.whole
        root = joined(len(whole.points), _connected(whole))
        if len(set(root)) == 2:  # the origin and all others, as in most parts of a store
            return (whole,)
        points: dict[int, list[int]] = {}
        constraints: dict[int, list[int]] = {}
        for place, first in enumerate(root):
            points.setdefault(first, []).append(place)
        del points[whole.origin]
        for c, (tail, head) in enumerate(zip(whole.tails, whole.heads, strict=True)):
            constraints.setdefault(root[head if tail == whole.origin else tail], []).append(c)
        parts = sorted(points.items(), key=lambda part: _smallest(whole, part[1]))
        return tuple(
            part_of(whole, sorted([*members, whole.origin]), constraints.get(first, [])) for first, members in parts
        )

    @cached_property
    def component_of(self) -> Mapping[TimePoint, Component]:
        """The component of each time point."""
        return {p: part for part in self.components for p in part.points if isinstance(p, TimePoint)}

    def without(self, removed: frozenset[Statement]) -> "Network":
        """Return the network that is left when these statements say nothing."""
        if not removed:
            return self
        left = self.whole.kept_beside({statement.id for statement in removed})
        return Network(part_of(self.whole, range(len(self.whole.points)), left), self.gaps_in_part)


def build_network(store: Store, claims: Iterable[Claim] | None = None) -> Network:
    """Return the network of a store's events under these claims; None: all claims of the store.

    Claims on events that the store does not know, and relations to such events or of an event to itself, say nothing
    here: they are findings of the loader. So are circles of `part_of`, which are left out.
    """
    events, given = store.events, store.claims if claims is None else {claim.full_id: claim for claim in claims}
    known = [claim for name in sorted(given) if (claim := given[name]).event in events]
    planned, shared = _planned_events(known, events), shared_days(known, store.settings)
    demanded = Demanded(store, planned, [day.point for day in shared.days])
    demanded.add_events()
    for claim in known:
        demanded.add_claim(claim)
    demanded.add_shared_days(shared.days)
    return Network(demanded.component, shared.in_part)


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


def _smallest(whole: Component, places: Iterable[int]) -> TimePoint:
    return min(point for point in map(whole.points.__getitem__, places) if isinstance(point, TimePoint))


def _connected(whole: Component) -> list[tuple[int, int]]:
    """Every two points of which a constraint speaks; dates connect nothing. Days at gaps are of their event."""
    origin, points = whole.origin, whole.points
    pairs = zip(whole.tails, whole.heads, strict=True)
    found = [(tail, head) for tail, head in pairs if tail != origin != head]
    at_gaps = [(index, p) for index, p in enumerate(points) if isinstance(p, TimePoint) and p[3]]  # few have a `gap`
    return found + [(index, points.index(p._replace(gap=()))) for index, p in at_gaps]
