"""What the two sides cannot both be right on: the conflicts that need both, and what people decided on them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from timeline.model.conflict import Conflict, TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.network import Budget, Network, solve
from timeline.reconciliation.attributes import attribute_statements, find_attribute_conflicts
from timeline.reconciliation.comparison import DiffSide
from timeline.reconciliation.diffing.dated import network_beside
from timeline.reconciliation.diffing.joining import Joined
from timeline.reconciliation.weights import weights_of


@dataclass(frozen=True)
class Between:
    """The conflicts between the two sides, by event, and what people decided."""

    conflicts: tuple[Conflict, ...]
    resolutions: tuple[Resolution, ...] = ()
    unsettled: frozenset[str] = frozenset()  # the events of those parts of the network in which not all can be true

    @cached_property
    def direct(self) -> Mapping[str, Sequence[Conflict]]:
        """The conflicts that an event takes part in."""
        return _by_event((event, conflict) for conflict in self.conflicts for event in conflict.events)

    @cached_property
    def by_longer_chains(self) -> Mapping[str, Sequence[Conflict]]:
        """The conflicts into which chains over an event are folded."""
        return _by_event((event, c) for c in self.conflicts for chain in c.longer for event in chain.events)

    def is_timed(self, event: str) -> bool:
        """Whether a conflict over time or order is on an event."""
        direct = self.direct.get(event)
        return direct is not None and any(conflict.chain for conflict in direct)

    def on(self, event: str) -> tuple[Conflict, ...]:
        """The conflicts over its time that an event takes part in; where there is none, those of longer chains."""
        direct = tuple(c for c in self.direct.get(event, ()) if c.chain)
        return direct or tuple(self.by_longer_chains.get(event, ()))

    def on_values(self, event: str) -> tuple[Conflict, ...]:
        """The conflicts over its attributes."""
        direct = self.direct.get(event)
        return tuple(conflict for conflict in direct if conflict.sides) if direct else ()

    def decisions_on(
        self, event: str, sides: Iterable[DiffSide | None], conflicts: Iterable[Conflict]
    ) -> tuple[Resolution, ...]:
        """The decisions on the conflicts of a row, on what is claimed of its event there, and those that split it."""
        if not self.resolutions:
            return ()
        decided = {conflict.fingerprint for conflict in conflicts}
        claims = {claim.full_id for side in sides if side for claim in side.claims if claim.event == event}
        return tuple(r for r in self.resolutions if r.fingerprint in decided or _is_on(r, event, claims))


def _is_on(resolution: Resolution, event: str, claims: set[str]) -> bool:
    losers = {name.partition("#")[0] for name in resolution.set_aside}
    is_split = resolution.split is not None and event in (resolution.split.event, resolution.split.into)
    return bool(losers & claims) or is_split


def between(sides: Joined, events: frozenset[str] | None, budget: Budget) -> Between:
    """Return the conflicts of two sides that need both; `events`: only those with a claim on one of these, None: all.

    Fingerprints are those of a check of both together.
    """
    claims = [claim for claim in sides.claims if events is None or claim.event in events]
    network = network_beside(sides.store, claims, sides.dated(events))
    weights = weights_of(sides.store, network.statements)
    found = solve(network, weights, removed=sides.unsaid, budget=budget).conflicts
    chains = (conflict for conflict in found if sides.is_between(conflict.statements))
    decided = {r.fingerprint: r for r in (*sides.b.resolutions, *sides.a.resolutions)}
    return Between((*chains, *_values(sides)), tuple(decided.values()), _unsettled(network, found))


def _unsettled(network: Network, found: Iterable[Conflict]) -> frozenset[str]:
    """The events of all components that have a conflict."""
    points = (point for conflict in found for point in conflict.points if isinstance(point, TimePoint))
    parts = {id(part): part for part in (network.component_of[point] for point in points)}
    return frozenset(p.event for part in parts.values() for p in part.points if isinstance(p, TimePoint))


def _values(sides: Joined) -> Iterable[Conflict]:
    """The conflicts over attributes."""
    statements = tuple(s for s in attribute_statements(sides.claims) if sides.is_said(s))
    found = find_attribute_conflicts(sides.store, statements, weights_of(sides.store, statements))
    return (conflict for conflict in found if sides.is_between(conflict.statements))


def _by_event(pairs: Iterable[tuple[str, Conflict]]) -> Mapping[str, Sequence[Conflict]]:
    found: dict[str, dict[str, Conflict]] = {}
    for event, conflict in pairs:
        found.setdefault(event, {})[conflict.fingerprint] = conflict
    return {event: tuple(conflicts.values()) for event, conflicts in found.items()}
