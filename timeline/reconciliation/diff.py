"""Two sources side by side: each reconciled alone for what it says, both together for where they clash.

Both networks are parts of the store's own, so every conflict named here is one that a check of the whole store finds
too, under the same fingerprint.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from timeline.errors import UsageError
from timeline.model.claim import Claim, Report
from timeline.model.conflict import Conflict
from timeline.model.decisions import Resolution
from timeline.model.nearest import nearest_hint
from timeline.model.settings import TypedAttribute
from timeline.model.store import Store
from timeline.network import Budget, Network, build_network, entails_start_before, solve
from timeline.reconciliation.attributes import attribute_statements, find_attribute_conflicts
from timeline.reconciliation.clock import Apart, apart_of, places_of
from timeline.reconciliation.comparison import AttributeRow, Comparison, DiffRow, DiffSide, ReversedPair, Verdict
from timeline.reconciliation.events import edtf_of
from timeline.reconciliation.splits import with_splits
from timeline.reconciliation.values import Values, compare_values
from timeline.reconciliation.weights import weights_of
from timeline.reconciliation.windows import EventWindows, ReadingWindows, of_event


@dataclass(frozen=True)
class OneSource:
    """What one source says, taken by itself."""

    store: Store
    id: str

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All its claims, in the order of the store."""
        return self.store.claims_of_source.get(self.id, ())

    @cached_property
    def claims_on(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that speak of an event: those on it, and those that relate another event to it."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            for event in dict.fromkeys((claim.event, *(r.event for r in claim.relations))):
                found.setdefault(event, []).append(claim)
        return {event: tuple(claims) for event, claims in found.items() if event in self.store.events}

    @cached_property
    def network(self) -> Network:
        """The network of its claims alone."""
        return build_network(self.store, self.claims)

    @cached_property
    def reading(self) -> ReadingWindows:
        """Its preferred reading: what contradicts itself is set aside first."""
        weights = weights_of(self.store, self.network.statements)
        return ReadingWindows(self.network.components, solve(self.network, weights).readings[0])

    def windows(self, event: str) -> EventWindows:
        """What it says of an event's time; publication bounds left out, as they say nothing of the event itself."""
        return of_event(self.reading.unpublished, event, planned=self.is_plan(event))

    def is_plan(self, event: str) -> bool:
        """Whether it speaks of the event as planned only."""
        return all(claim.report is Report.PLAN for claim in self.claims_on[event])


def compare_sources(
    store: Store, a: str, b: str, *, today: str | None = None, budget: Budget | None = None
) -> Comparison:
    """Compare two sources: verdict per event in time order, pairs of events they reverse, attributes that differ.

    Each is compared for what it says, whatever was set aside of it; decisions stand beside. Events that a decision
    split are two. `today` (ISO) is the day on which decisions may have expired; None: none has.
    Raises UsageError: a source that the store does not have.
    """
    for source in (a, b):
        _require_source(store, source)
    split = with_splits(store, today, budget)
    store = split.store
    ours, theirs = OneSource(store, a), OneSource(store, b)
    conflicts = _conflicts_between(store, ours, theirs, budget or Budget())
    events = [event for event in store.events if event in ours.claims_on or event in theirs.claims_on]
    between = Between(conflicts, tuple(split.resolutions.values()))
    rows = sorted((_row(event, ours, theirs, between) for event in events), key=_row_order)
    return Comparison(
        a=a,
        b=b,
        rows=tuple(rows),
        reversed=tuple(_reversed_pairs(ours, theirs, conflicts)),
        attributes=tuple(_attribute_rows(store, ours, theirs)),
        zone=store.settings.zone,
    )


def _require_source(store: Store, source: str) -> None:
    if source not in store.sources:
        raise UsageError(
            f"{source}: no such source in {store.folder}", hint=nearest_hint(source, store.sources, "sources")
        )


def _conflicts_between(store: Store, a: OneSource, b: OneSource, budget: Budget) -> tuple[Conflict, ...]:
    """The conflicts of the two sources together that need both."""
    claims = (*a.claims, *b.claims) if a.id != b.id else a.claims
    network = build_network(store, claims)
    attributes = tuple(attribute_statements(claims))
    weights = weights_of(store, (*network.statements, *attributes))
    chains = solve(network, weights, budget=budget).conflicts
    found = (*chains, *find_attribute_conflicts(store, attributes, weights))
    return tuple(conflict for conflict in found if {a.id, b.id} <= set(conflict.sources) and a.id != b.id)


@dataclass(frozen=True)
class Between:
    """The conflicts between the two sources, by event, and what people decided."""

    conflicts: tuple[Conflict, ...]
    resolutions: tuple[Resolution, ...] = ()

    @cached_property
    def direct(self) -> Mapping[str, Sequence[Conflict]]:
        """The conflicts that an event takes part in."""
        return _by_event((event, conflict) for conflict in self.conflicts for event in conflict.events)

    @cached_property
    def by_longer_chains(self) -> Mapping[str, Sequence[Conflict]]:
        """The conflicts into which chains over an event are folded."""
        return _by_event((event, c) for c in self.conflicts for chain in c.longer for event in chain.events)

    def on(self, event: str) -> tuple[Conflict, ...]:
        """The conflicts over its time that an event takes part in; where there is none, those of longer chains."""
        direct = tuple(c for c in self.direct.get(event, ()) if c.chain)
        return direct or tuple(self.by_longer_chains.get(event, ()))


def _decisions_on(
    event: str, sides: Iterable[DiffSide | None], conflicts: Iterable[Conflict], resolutions: Iterable[Resolution]
) -> Iterable[Resolution]:
    """The decisions on the conflicts of a row, on what is claimed of its event there, and those that split it."""
    decided = {conflict.fingerprint for conflict in conflicts}
    claims = {claim.full_id for side in sides if side for claim in side.claims if claim.event == event}
    for resolution in resolutions:
        losers = {name.partition("#")[0] for name in resolution.set_aside}
        is_split = resolution.split is not None and event in (resolution.split.event, resolution.split.into)
        if resolution.fingerprint in decided or losers & claims or is_split:
            yield resolution


def _by_event(pairs: Iterable[tuple[str, Conflict]]) -> Mapping[str, Sequence[Conflict]]:
    found: dict[str, dict[str, Conflict]] = {}
    for event, conflict in pairs:
        found.setdefault(event, {})[conflict.fingerprint] = conflict
    return {event: tuple(conflicts.values()) for event, conflicts in found.items()}


def _row(event: str, a: OneSource, b: OneSource, between: Between) -> DiffRow:
    verdict = _verdict(event, a, b, between)
    clash = verdict is Verdict.CONFLICT
    timed = between.on(event) if clash else ()
    apart = _apart(event, a, b, timed) if clash else None
    conflicts = (*timed, *(c for c in between.direct.get(event, ()) if c.sides))
    sides = (_side(event, a), _side(event, b))
    return DiffRow(
        event=event,
        verdict=verdict,
        a=sides[0],
        b=sides[1],
        apart_days=apart.days if apart else None,
        apart_seconds=apart.seconds if apart else None,
        conflicts=conflicts,
        decisions=tuple(_decisions_on(event, sides, conflicts, between.resolutions)),
    )


def _verdict(event: str, a: OneSource, b: OneSource, between: Between) -> Verdict:
    if event not in b.claims_on:
        return Verdict.ONLY_A
    if event not in a.claims_on:
        return Verdict.ONLY_B
    ours, theirs = a.windows(event), b.windows(event)
    comparable = a.is_plan(event) == b.is_plan(event)
    if any(c.chain for c in between.direct.get(event, ())) or (comparable and ours.apart_from(theirs).size):
        return Verdict.CONFLICT
    if ours.is_same_as(theirs):
        return Verdict.AGREE
    if ours.lies_in(theirs):
        return Verdict.REFINES
    return Verdict.REFINED_BY if theirs.lies_in(ours) else Verdict.OVERLAPS


def _apart(event: str, a: OneSource, b: OneSource, timed: Iterable[Conflict]) -> Apart:
    """By how much; of what follows from conflicts on other events alone, what lies between the two windows."""
    found = [apart for apart in map(apart_of, timed) if apart is not None]
    return max(found, key=lambda apart: apart.size, default=a.windows(event).apart_from(b.windows(event)))


def _side(event: str, source: OneSource) -> DiffSide | None:
    if event not in source.claims_on:
        return None
    found = source.windows(event)
    own = of_event(source.reading.own, event, planned=source.is_plan(event))
    claims = source.claims_on[event]
    on_it = [claim for claim in claims if claim.event == event]
    edtf = edtf_of(source.store.events[event], own, on_it, source.reading.set_aside)
    return DiffSide(edtf=edtf, start=found.start, end=found.end, claims=claims)


def _row_order(row: DiffRow) -> tuple[float, float, str]:
    """Earliest first by what either side says; events without any date last."""
    bounds = [places_of(window) for side in (row.a, row.b) if side is not None for window in (side.start, side.end)]
    seconds = (earliest if earliest is not None else latest for earliest, latest in bounds)
    known = sorted(second for second in seconds if second is not None)
    return (known[0], known[-1], row.event) if known else (float("inf"), float("inf"), row.event)


def _reversed_pairs(a: OneSource, b: OneSource, conflicts: Iterable[Conflict]) -> Iterable[ReversedPair]:
    """Pairs of events whose starts the two sources put in opposite order; each shows as a conflict between them."""
    seen: set[frozenset[str]] = set()
    for conflict in conflicts:
        for x, y in combinations(conflict.events, 2):
            if frozenset((x, y)) not in seen and _shared(x, a, b) and _shared(y, a, b):
                pair = _reversal(x, y, a, b, conflict) or _reversal(y, x, a, b, conflict)
                if pair is not None:
                    seen.add(frozenset((x, y)))
                    yield pair


def _shared(event: str, a: OneSource, b: OneSource) -> bool:
    return event in a.claims_on and event in b.claims_on


def _reversal(x: str, y: str, a: OneSource, b: OneSource, conflict: Conflict) -> ReversedPair | None:
    if not (_puts_first(a, x, y) and _puts_first(b, y, x)):
        return None
    return ReversedPair(
        events=(x, y),
        grade=conflict.grade,
        a=f"{x} before {y}",
        b=f"{y} before {x}",
        claims=tuple(dict.fromkeys(s.claim.full_id for s in conflict.statements)),
        fingerprint=conflict.fingerprint,
    )


def _puts_first(source: OneSource, first: str, second: str) -> bool:
    return entails_start_before(source.network, source.reading.set_aside, first, second)


def _attribute_rows(store: Store, a: OneSource, b: OneSource) -> Iterable[AttributeRow]:
    """One row for every attribute of which both speak and do not say quite the same; plans with plans only."""
    ours, theirs = _attributes(a), _attributes(b)
    for event, key, report in sorted(ours.keys() & theirs.keys()):
        mine, other = ours[event, key, report], theirs[event, key, report]
        verdict = _verdict_of_values(store.settings.typed(key), mine, other)
        if verdict is not Verdict.AGREE:
            yield AttributeRow(event=event, key=key, a=_all_values(mine), b=_all_values(other), verdict=verdict)


def _verdict_of_values(typed: TypedAttribute, a: Sequence[Values], b: Sequence[Values]) -> Verdict:
    """Compare what two sources give; of several values each, two that clash are enough for a conflict."""
    found = {compare_values(typed, mine, other) for mine in a for other in b}
    if len(found) == 1:
        return found.pop()
    return Verdict.CONFLICT if Verdict.CONFLICT in found else Verdict.OVERLAPS


def _all_values(given: Sequence[Values]) -> Values:
    return tuple(dict.fromkeys(value for values in given for value in values))


def _attributes(source: OneSource) -> dict[tuple[str, str, str], list[Values]]:
    """The different values that a source gives to each attribute of each event."""
    found: dict[tuple[str, str, str], list[Values]] = {}
    for claim in source.claims:
        for attribute in claim.attributes:
            given = found.setdefault((claim.event, attribute.key, claim.report), [])
            if attribute.values not in given:
                given.append(attribute.values)
    return found
