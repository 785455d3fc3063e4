"""From a store to a reconciliation: conflicts, the preferred reading, windows and statuses.

    store -> network -> conflicts + readings -> windows of every reading -> one `ReconciledEvent` an event

Decisions act first: what a resolution sets aside is gone before the readings are weighed. Conflicts are those of all
claims, decided or not, so that a decision never hides what it decided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.model.conflict import Conflict, Grade
from timeline.model.decisions import Resolution
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Network, Solution, build_network, solve
from timeline.reconciliation.attributes import attribute_statements, find_attribute_conflicts, losing_sides
from timeline.reconciliation.decisions import applying, statements_set_aside
from timeline.reconciliation.events import EventContext, reconcile_event, time_order
from timeline.reconciliation.result import Reconciliation, SetAside
from timeline.reconciliation.weights import weights_of
from timeline.reconciliation.windows import ReadingWindows

Weights = Mapping[Statement, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the decisions leave to be weighed."""

    resolutions: Mapping[str, Resolution]
    removed: frozenset[Statement]
    solution: Solution
    open_conflicts: frozenset[str]  # fingerprints that no decision ends


def reconcile(store: Store, *, today: str | None = None, budget: Budget | None = None) -> Reconciliation:
    """Reconcile everything that a store holds.

    `today` (ISO) is the day on which resolutions may have expired; None: none has. Pure: the same store and day give
    the same result, whatever the order of files.
    """
    network = build_network(store)
    attributes = tuple(attribute_statements(store.claims.values()))
    weights = weights_of(store, (*network.statements, *attributes))
    budget = budget or Budget()
    solution = solve(network, weights, budget=budget)
    on_attributes = find_attribute_conflicts(store, attributes, weights)
    conflicts = tuple(sorted((*solution.conflicts, *on_attributes), key=_by_importance))
    decided = _decide(store, network, weights, conflicts, solution, today, budget)
    lost = _attributes_lost(store, on_attributes, decided, weights)
    context = EventContext(
        store=store,
        conflicts=conflicts,
        open_conflicts=decided.open_conflicts,
        set_aside=(*_reasons(decided, conflicts, weights), *lost),
        readings=tuple(ReadingWindows(network, decided.removed | r) for r in decided.solution.readings),
    )
    events = sorted((reconcile_event(context, event) for event in store.events.values()), key=time_order)
    return Reconciliation(
        store=store,
        events=tuple(events),
        conflicts=conflicts,
        resolutions=decided.resolutions,
        open_conflicts=decided.open_conflicts,
        weights=weights,
        incomplete=tuple(dict.fromkeys((*solution.incomplete, *decided.solution.incomplete))),
    )


def _by_importance(conflict: Conflict) -> tuple[bool, bool, int, str]:
    size = len(conflict.chain) or len(conflict.sides)
    return conflict.grade is not Grade.CONTRADICTION, bool(conflict.sides), size, conflict.fingerprint


def _decide(
    store: Store,
    network: Network,
    weights: Weights,
    conflicts: tuple[Conflict, ...],
    solution: Solution,
    today: str | None,
    budget: Budget,
) -> Decided:
    resolutions = applying(store.resolutions, conflicts, today)
    removed = statements_set_aside(resolutions, conflicts)
    if removed:
        solution = solve(network, weights, removed=removed, budget=budget)
    still_there = {c.fingerprint for c in solution.conflicts}
    still_there.update(c.fingerprint for c in conflicts if c.sides and not removed.issuperset(_losers(c, removed)))
    return Decided(
        resolutions=resolutions,
        removed=removed,
        solution=solution,
        open_conflicts=frozenset(still_there - resolutions.keys()),
    )


def _losers(conflict: Conflict, removed: frozenset[Statement]) -> Iterable[Statement]:
    """The statements of an attribute conflict that would still have to go: all but those of one side."""
    sides = [(side.witness, *side.supporters) for side in conflict.sides]
    standing = [side for side in sides if not removed.issuperset(side)]
    return [statement for side in standing[1:] for statement in side]


def _attributes_lost(
    store: Store, conflicts: Iterable[Conflict], decided: Decided, weights: Weights
) -> Iterable[SetAside]:
    for conflict in conflicts:
        if conflict.fingerprint in decided.open_conflicts:
            for side in losing_sides(store, conflict, weights):
                for statement in (side.witness, *side.supporters):
                    yield SetAside(
                        statement=statement, reason="what weighs more says otherwise", fingerprint=conflict.fingerprint
                    )
        else:
            named = [s for s in conflict.statements if s in decided.removed]
            yield from (_by_decision(statement, conflict, decided) for statement in named)


def _by_decision(statement: Statement, conflict: Conflict, decided: Decided) -> SetAside:
    resolution = decided.resolutions.get(conflict.fingerprint)
    reason = f"{resolution.by} decided: {resolution.reason}" if resolution else "decided in another conflict"
    return SetAside(statement=statement, reason=reason, fingerprint=conflict.fingerprint)


def _reasons(decided: Decided, conflicts: Iterable[Conflict], weights: Weights) -> Iterable[SetAside]:
    """Why each statement on dates or order is set aside, each once, in the order of the conflicts."""
    preferred = decided.solution.readings[0]
    tied = len(decided.solution.readings) > 1
    seen: set[Statement] = set()
    for conflict in conflicts:
        for statement in conflict.statements if conflict.chain else ():
            if statement in seen:
                continue
            if statement in decided.removed and conflict.fingerprint in decided.resolutions:
                seen.add(statement)
                yield _by_decision(statement, conflict, decided)
            elif statement in preferred:
                seen.add(statement)
                yield SetAside(
                    statement=statement,
                    reason=_why_lighter(
                        statement, conflict, preferred, weights, tied=len(decided.solution.readings) > 1
                    ),
                    fingerprint=conflict.fingerprint,
                )


def _why_lighter(
    statement: Statement, conflict: Conflict, preferred: frozenset[Statement], weights: Weights, *, tied: bool
) -> str:
    others = [weights[w] for w in conflict.witnesses if w not in preferred]
    if tied and weights[statement] in others:
        return "weighs the same as what it stands against; another reading keeps it"
    if others and weights[statement] < min(others):
        return "weighs less than each statement it stands against"
    return "the reading without it sets aside the least in all"
