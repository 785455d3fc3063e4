"""The sources of a store: how much each says, whom it repeats, and how it fares against the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.model.claim import Claim
from timeline.model.source import Source
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
    return tuple(_row(reconciliation, source, roots) for source in reconciliation.store.sources.values())


def _row(reconciliation: Reconciliation, source: Source, roots: Roots) -> SourceOverview:
    store = reconciliation.store
    claims = store.claims_of_source.get(source.id, ())
    days = sorted(_days(claims))
    lost = {lost.statement for event in reconciliation.events for lost in event.set_aside}
    return SourceOverview(
        source=source,
        weight=source_weight(store, source.id),
        claims=len(claims),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        roots=tuple(sorted(roots.of_source(source.id))),
        conflicts=sum(source.id in conflict.sources for conflict in reconciliation.conflicts),
        set_aside=sum(statement.claim.source == source.id for statement in lost),
    )


def _days(claims: Iterable[Claim]) -> Iterable[int]:
    dates = (date for claim in claims for date in (claim.when, claim.start, claim.end) if date is not None)
    bounds = (day for date in dates for day in (date.start.earliest, date.end.latest))
    return (day for day in bounds if day is not None)
