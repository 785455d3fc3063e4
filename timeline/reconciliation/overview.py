"""The sources of a store: how much each says, whom it repeats, and how it fares against the others."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.model.claim import Claim
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.support import Roots
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


def overview(reconciliation: Reconciliation) -> tuple[SourceOverview, ...]:
    """Return one row a source, in the order of the store."""
    roots = Roots(reconciliation.store)
    conflicts = Counter(source for conflict in reconciliation.conflicts for source in conflict.sources)
    lost = {each.statement for event in reconciliation.events for each in event.set_aside}
    set_aside = Counter(statement.claim.source for statement in lost)
    sources = reconciliation.store.sources.values()
    return tuple(_row(reconciliation.store, s, roots, conflicts[s.id], set_aside[s.id]) for s in sources)


def _row(store: Store, source: Source, roots: Roots, conflicts: int, set_aside: int) -> SourceOverview:
    claims = store.claims_of_source.get(source.id, ())
    days = sorted(_days(claims))
    return SourceOverview(
        source=source,
        weight=source_weight(store, source.id),
        claims=len(claims),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        roots=tuple(sorted(roots.of_source(source.id))),
        conflicts=conflicts,
        set_aside=set_aside,
    )


def _days(claims: Iterable[Claim]) -> Iterable[int]:
    bounds = (day for claim in claims for _, date in claim.dates for day in (date.start.earliest, date.end.latest))
    return (day for day in bounds if day is not None)
