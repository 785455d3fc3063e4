"""Conflicts as they are told: the chain of an account with its witnesses, its kind, its grade and its fingerprint."""

from collections.abc import Iterable

from timeline.model.conflict import Conflict, ConflictKind, Grade, Hop, Point, TimePoint, Unfolding
from timeline.model.counted import counted
from timeline.model.fingerprint import fingerprint_of
from timeline.network.component import Component
from timeline.network.conflicts.witnesses.accounts import Account
from timeline.network.units import excess_of


def conflict_of(component: Component, account: Account, unfolding: Unfolding) -> Conflict:
    """Return the conflict that an account of a chain tells."""
    statements, hops = component.statements, []
    points = [component.points[point] for point in account.chain]
    kind = _kind(points)
    walk = [component.constraints[c] for c in account.choice]
    for said, supporters in zip(walk, account.supporters, strict=True):
        hops.append(
            Hop(
                tail=said.tail,
                head=said.head,
                limit=said.limit,
                witness=said.because,
                seconds=said.seconds,
                supporters=tuple(statements[s] for s in supporters),
            )
        )
    excess_days, excess_seconds = excess_of(walk)
    return Conflict(
        fingerprint=fingerprint_of(kind, list(map(str, points))),
        kind=kind,
        grade=Grade.CONTRADICTION if account.is_firm else Grade.TENSION,
        chain=tuple(hops),
        excess_days=excess_days,
        excess_seconds=excess_seconds,
        beside=tuple(statements[s] for s in account.beside),
        unfolding=unfolding,
    )


def where_words(component: Component) -> str:
    """Return how messages name a component: `around 'talks' (3 events, 12 statements)`."""
    extent = component.extent
    return f"around '{extent.name}' ({counted(extent.events, 'event')}, {counted(extent.statements, 'statement')})"


def unknown_words(statements: int) -> str:
    """Return of how many statements it is not known whether they clash, where a search ended."""
    if not statements:
        return "those listed name every statement that clashes"
    return f"of {counted(statements, 'statement')} that no conflict names it is not known whether they clash"


def _kind(points: Iterable[Point]) -> ConflictKind:
    events = {point.event for point in points if isinstance(point, TimePoint)}
    return ConflictKind.DATE if len(events) == 1 else ConflictKind.ORDER
