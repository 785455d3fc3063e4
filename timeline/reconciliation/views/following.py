"""What is before one event for certain, what is after it, what is neither, and why.

An event is before another one where it must begin first, by all that is kept: because their windows lie apart, or by a
chain of relations. What is only planned is compared with plans alone. Cost: one look at every window, and the cheapest
walks from one point within the part of the network that the event stands in; where that mixes hours and days, a test
for each event of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from timeline.model.conflict import TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.relation import Side
from timeline.model.statement import EventKey, Statement
from timeline.model.store import Store
from timeline.network import Constraint, Network, Walks, build_network, entails_start_before, why_before
from timeline.network.times.windows import settle
from timeline.reconciliation.clock import seconds_of
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.wording import statement_words

BY_CLOCK = "it follows from several claims together, hours and days"


class Standing(StrEnum):
    """Where another event stands."""

    BEFORE = "before"
    AFTER = "after"
    UNORDERED = "unordered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Another event, and where it stands; `by_relations`: its dates alone do not say it."""

    event: ReconciledEvent
    standing: Standing
    by_relations: bool = False
    distance: int = 0  # along the relations, 0 where no sum tells: the smaller the shorter the chain


@dataclass(frozen=True)
class Following:
    """All other events, seen from one."""

    reconciliation: Reconciliation
    event: ReconciledEvent

    @cached_property
    def others(self) -> tuple[Followed, ...]:
        """Every event of the same kind, past or planned, but the one itself; in time order."""
        events = (e for e in self.reconciliation.events if e.id != self.event.id and e.planned is self.event.planned)
        return tuple(map(self._followed, events))

    @property
    def not_compared(self) -> int:
        """How many events are planned where this one is past, or past where it is planned."""
        return len(self.reconciliation.events) - len(self.others) - 1

    def standing(self, wanted: Standing) -> tuple[Followed, ...]:
        """Those that stand so, in time order."""
        return tuple(other for other in self.others if other.standing is wanted)

    def why(self, other: Followed) -> tuple[str, ...]:
        """Return the chain of relations that puts another event there, in sentences; (): its dates do, or nothing."""
        if not other.by_relations or self._walks is None:
            return ()
        here, there = _begins(self.event), _begins(other.event)
        early, late = (there, here) if other.standing is Standing.BEFORE else (here, there)
        return tuple(sentences_of(why_before(self._walks, self._walks, early, late))) or (BY_CLOCK,)

    def _followed(self, other: ReconciledEvent) -> Followed:
        if _is_apart(other, self.event):
            return Followed(event=other, standing=Standing.BEFORE)
        if _is_apart(self.event, other):
            return Followed(event=other, standing=Standing.AFTER)
        standing, distance = self._by_relations(other)
        is_ordered = standing is not Standing.UNORDERED
        return Followed(event=other, standing=standing, by_relations=is_ordered, distance=distance)

    def _by_relations(self, other: ReconciledEvent) -> tuple[Standing, int]:
        walks, there = self._walks, _begins(other)
        if walks is None or there not in walks.place:
            return Standing.UNORDERED, 0
        if walks.component.units.mixes:
            return self._by_clock(other), 0
        for standing, costs in ((Standing.BEFORE, self._earlier), (Standing.AFTER, self._later)):
            cost = costs[walks.place[there]] or 0
            if cost < 0:
                return standing, -cost
        return Standing.UNORDERED, 0

    def _by_clock(self, other: ReconciledEvent) -> Standing:
        """Where clock and calendar meet no sum of a chain tells: it is asked whether the opposite could hold."""
        lost = self.reconciliation.lost
        if other.planned:
            return Standing.UNORDERED
        if entails_start_before(self._network, lost, other.id, self.event.id):
            return Standing.BEFORE
        is_after = entails_start_before(self._network, lost, self.event.id, other.id)
        return Standing.AFTER if is_after else Standing.UNORDERED

    @cached_property
    def _earlier(self) -> Sequence[int | None]:
        """What the cheapest walk from the event to each point costs: below 0, the point comes before it."""
        return self._costs(onward=True)

    @cached_property
    def _later(self) -> Sequence[int | None]:
        """What the cheapest walk from each point to the event costs."""
        return self._costs(onward=False)

    def _costs(self, *, onward: bool) -> Sequence[int | None]:
        walks = self._walks
        if walks is None:
            return ()
        origin, ways = walks.component.origin, walks.onward if onward else walks.backward
        steps = [
            [(other, cost) for other, cost, _ in more if other != origin] if point != origin else []
            for point, more in enumerate(ways)
        ]
        costs: list[int | None] = [None] * len(steps)
        costs[walks.place[_begins(self.event)]] = 0
        settle(costs, steps)
        return costs

    @cached_property
    def _walks(self) -> Walks | None:
        """The walks of the part of the network in which the event stands; None: nothing connects it."""
        network, point = self._network, _begins(self.event)
        if point not in network.component_of or network.component_of[point].event_count < 2:
            return None
        return Walks(network.component_of[point], self.reconciliation.lost)

    @cached_property
    def _network(self) -> Network:
        return build_network(_part_with(self.reconciliation, self.event.id))


def sentences_of(way: Iterable[Constraint]) -> Iterator[str]:
    """Yield what each step of a chain rests on, from the earlier event on; what only says that it lasts is left out."""
    seen: set[str] = set()
    for constraint in reversed(tuple(way)):
        sentence = _sentence(constraint.because)
        if sentence and sentence not in seen:
            seen.add(sentence)
            yield sentence


def _sentence(because: Statement | EventKey) -> str:
    if isinstance(because, Statement):
        return f"{because.claim.source} {statement_words(because, it=because.claim.event)}"
    return f"{because.event.id} is part of {because.event.part_of}" if because.key == "part_of" else ""


def _begins(event: ReconciledEvent) -> TimePoint:
    return TimePoint(event.id, Side.START, event.planned)


def _is_apart(early: ReconciledEvent, late: ReconciledEvent) -> bool:
    """Whether the latest start of one lies before the earliest start of the other."""
    latest, earliest = seconds_of(early.start)[1], seconds_of(late.start)[0]
    return latest is not None and earliest is not None and latest < earliest


def _part_with(reconciliation: Reconciliation, event: str) -> Store:
    """The part of the store that the event is in, as it was reconciled: with its splits."""
    parts: Sequence[Reconciliation] = [part.reconciliation for part in reconciliation.parts]
    return next((part.store for part in parts if event in part.store.events), reconciliation.store)
