"""One side of a comparison: a source, the claims of a file, or what a whole store comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from timeline.model.claim import Claim, Report
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Component, Network, build_network, solve
from timeline.reconciliation.comparison import ComparedSide, SideKind
from timeline.reconciliation.diffing.dated import Dated, DatedAlone, claims_on_events, network_beside
from timeline.reconciliation.found import found_in
from timeline.reconciliation.losses import losses
from timeline.reconciliation.splits import with_splits
from timeline.reconciliation.weights import weights_of
from timeline.reconciliation.windows import EventWindows, ReadingWindows, Windows, of_event


@dataclass(frozen=True, kw_only=True)
class Side:
    """Who speaks, and all that counts of it.

    Of a source, or a file, every claim counts: what contradicts itself is set aside for its windows alone. Of a store
    its preferred reading counts; what that sets aside is not said.
    """

    about: ComparedSide
    store: Store  # with its splits: its events' own keys bind this side
    claims: tuple[Claim, ...]  # by full id
    unsaid: frozenset[Statement] = frozenset()  # of these claims, what the preferred reading of a store sets aside
    resolutions: tuple[Resolution, ...] = ()  # the decisions that apply

    @cached_property
    def held(self) -> frozenset[str]:
        """The full ids of its claims."""
        return frozenset(claim.full_id for claim in self.claims)

    def says(self, statement: Statement) -> bool:
        """Whether it makes a statement: of a claim that both hold, one side may have set it aside."""
        return statement.id[0] in self.held and statement not in self.unsaid

    @cached_property
    def claims_on(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that speak of an event: those on it, and those that relate another event to it."""
        return claims_on_events(self.claims, self.store.events)

    @cached_property
    def is_store(self) -> bool:
        """Whether it is the preferred reading of a whole store."""
        return self.about.kind in (SideKind.STORE, SideKind.REVISION)

    @cached_property
    def dated(self) -> Mapping[str, Dated]:
        """The windows of the events that it dates and no more, of which all that it says is kept."""
        found = DatedAlone(self.store, self.claims_on).windows()
        for statement in self.unsaid:
            found.pop(statement.claim.event, None)
        return found

    @cached_property
    def network(self) -> Network:
        """The network of its claims alone."""
        return build_network(self.store, self.claims)

    @cached_property
    def network_of_others(self) -> Network:
        """The network of its claims on all events but those that it dates and no more."""
        return network_beside(self.store, self.claims, self.dated)

    def part_of_dated(self, event: str) -> Component:
        """The part of the network that an event would be which it dates and no more."""
        alone = replace(self.store, events={event: self.store.events[event]})
        (part,) = build_network(alone, self.claims_on[event]).components
        return part

    @cached_property
    def set_aside(self) -> frozenset[Statement]:
        """What does not count for its windows: of a store what it leaves unsaid, else what contradicts itself."""
        if self.is_store:
            return self.unsaid
        network = self.network_of_others
        return solve(network, weights_of(self.store, network.statements)).preferred

    @cached_property
    def reading(self) -> ReadingWindows:
        """Its preferred reading of these."""
        return ReadingWindows(self.network_of_others.components, self.set_aside)

    @property
    def told(self) -> Windows:
        """The windows of all that counts; of a source without publication bounds, which say nothing of the event."""
        return self.reading.everything if self.is_store else self.reading.unpublished

    def windows(self, event: str) -> EventWindows:
        """What it says of an event's time."""
        dated = self.dated.get(event)
        if dated is not None:
            return dated.everything if self.is_store else dated.own
        return of_event(self.told, event, planned=self.is_plan(event))

    def own_windows(self, event: str) -> EventWindows:
        """What it says of it by dates and gaps alone."""
        dated = self.dated.get(event)
        if dated is not None:
            return dated.own
        return of_event(self.reading.own, event, planned=self.is_plan(event))

    def is_plan(self, event: str) -> bool:
        """Whether it speaks of the event as planned only."""
        return all(claim.report is Report.PLAN for claim in self.claims_on[event])


def side_of_source(store: Store, source: str, resolutions: Iterable[Resolution] = ()) -> Side:
    """Return a source as a side; the store has its splits already, `resolutions` are the decisions that apply."""
    told = store.sources[source]
    claims = sorted(store.claims_of_source.get(source, ()), key=lambda claim: claim.full_id)
    about = ComparedSide(name=source, kind=SideKind.SOURCE, title=told.title, sources=(told,), claims=len(claims))
    return Side(about=about, store=store, claims=tuple(claims), resolutions=tuple(resolutions))


def side_of_claims(store: Store, name: str) -> Side:
    """Return all claims of a store that was made of one file as a side."""
    sources = tuple(store.sources.values())
    title = ", ".join(source.title for source in sources)
    about = ComparedSide(name=name, kind=SideKind.CLAIMS_FILE, title=title, sources=sources, claims=len(store.claims))
    return Side(about=about, store=store, claims=_by_id(store))


def side_of_store(store: Store, about: ComparedSide, *, today: str | None = None) -> Side:
    """Return the preferred reading of a store as a side. Cost: that of reconciling it."""
    split = with_splits(store, today)
    found = found_in(store, split)
    whole = split.store
    over_values = [conflict for conflict in found.conflicts if not conflict.chain]
    values = [each.statement for each in losses(over_values, found.decided, split.clashes.weights_of_values)]
    unsaid = found.decided.removed | found.decided.preferred | frozenset(values)
    about = replace(about, sources=tuple(whole.sources.values()), claims=len(whole.claims))
    decided = tuple(found.decided.resolutions.values())
    return Side(about=about, store=whole, claims=_by_id(whole), unsaid=unsaid, resolutions=decided)


def _by_id(store: Store) -> tuple[Claim, ...]:
    return tuple(store.claims[name] for name in sorted(store.claims))
