"""The sources of a store: how much each says, whom it repeats, and how it fares against the others."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.notebook import ShownInNotebooks
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.circular import Circle, circles_at_large, circles_on_events
from timeline.reconciliation.copies.proposals import CopyProposal, propose_copies, slips_can_be_known
from timeline.reconciliation.copies.unison import Unison, unisons
from timeline.reconciliation.repeating import Repeating
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.support import Roots
from timeline.reconciliation.trust.agreement import Agreement, Voices, agreements, voices_of
from timeline.reconciliation.trust.learned import Learned
from timeline.reconciliation.weights import source_weight


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOverview:
    """One source and how it fares."""

    source: Source
    weight: int
    claims: int
    first_day: int | None  # the first and last civil day that its claims date outright; None: no date
    last_day: int | None
    roots: tuple[str, ...]
    conflicts: int  # conflicts that one of its statements is part of
    set_aside: int  # statements that the preferred reading leaves out
    lost_claims: int  # claims of which it leaves out a statement
    agreement: Agreement  # with independent others, event by event
    learned: Learned | None = None  # None: weights are not learned

    @property
    def lost_percent(self) -> int:
        """The share of its claims that lose, rounded, but never to nothing."""
        if not self.lost_claims:
            return 0
        return max(1, (200 * self.lost_claims + self.claims) // (2 * self.claims))


@dataclass(frozen=True, kw_only=True)
class SourcesOverview(ShownInNotebooks):
    """All sources, who repeats whom, and who looks like a copy of whom."""

    store: Store
    rows: tuple[SourceOverview, ...]  # in the order of the store
    voices: tuple[Voices, ...]

    @cached_property
    def repeating(self) -> Repeating:
        """Who repeats whom, and what says so."""
        return Repeating(self.store)

    @cached_property
    def circles(self) -> tuple[Circle, ...]:
        """The circular reports: those of sources, then those on one event."""
        return (*circles_at_large(self.store.sources), *circles_on_events(self.store))

    @cached_property
    def copies(self) -> tuple[CopyProposal, ...]:
        """What looks like a copy; at most one proposal a source."""
        return propose_copies(self.store, self.voices)

    @property
    def slips_can_be_known(self) -> bool:
        """Whether there are sources enough to tell a shared error, the strongest sign of a copy."""
        return slips_can_be_known(self.store)

    @cached_property
    def unisons(self) -> tuple[Unison, ...]:
        """The pairs that never differ, where no slip could tell why; (): there are sources enough to tell."""
        if self.slips_can_be_known:
            return ()
        return tuple(unisons(self.store, self.voices, tuple(self.store.claims_of_source)))


def overview(reconciliation: Reconciliation, learned: Mapping[str, Learned] | None = None) -> SourcesOverview:
    """Return the sources of what was reconciled; `learned` says of each why it weighs what it does, where it is so."""
    store = reconciliation.store
    voices = voices_of(store)
    return SourcesOverview(store=store, rows=_rows(reconciliation, voices, learned or {}), voices=voices)


def _rows(
    reconciliation: Reconciliation, voices: Iterable[Voices], learned: Mapping[str, Learned]
) -> tuple[SourceOverview, ...]:
    store, roots = reconciliation.store, Roots(reconciliation.store)
    conflicts = Counter(source for conflict in reconciliation.conflicts for source in conflict.sources)
    lost = {each.statement for event in reconciliation.events for each in event.set_aside}
    set_aside = Counter(statement.claim.source for statement in lost)
    lost_claims = Counter(full_id.partition("/")[0] for full_id in {statement.claim.full_id for statement in lost})
    agreed = agreements(voices)
    return tuple(
        SourceOverview(
            source=source,
            weight=source_weight(store, name),
            claims=len(store.claims_of_source.get(name, ())),
            first_day=min(_days(store.claims_of_source.get(name, ())), default=None),
            last_day=max(_days(store.claims_of_source.get(name, ())), default=None),
            roots=tuple(sorted(roots.of_source(name))),
            conflicts=conflicts[name],
            set_aside=set_aside[name],
            lost_claims=lost_claims[name],
            agreement=agreed.get(name, Agreement()),
            learned=learned.get(name),
        )
        for name, source in store.sources.items()
    )


def _days(claims: Iterable[Claim]) -> Iterable[int]:
    bounds = (day for claim in claims for _, date in claim.dates for day in (date.start.earliest, date.end.latest))
    return (day for day in bounds if day is not None)
