"""From a store to a reconciliation: conflicts, the preferred reading, windows and statuses.

    store -> network -> conflicts + readings -> windows of every reading -> one `ReconciledEvent` an event

Decisions act first: what a resolution sets aside is gone before the readings are weighed. Conflicts are those of all
claims, decided or not, so that a decision never hides what it decided.
"""

from collections.abc import Iterable, Mapping

from timeline.model.conflict import Conflict, Grade
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Network, Solution, build_network, solve
from timeline.reconciliation.attributes import attribute_statements, find_attribute_conflicts
from timeline.reconciliation.decisions import applying, statements_set_aside
from timeline.reconciliation.events import EventContext, reconcile_event, time_order
from timeline.reconciliation.folding import fold_chains
from timeline.reconciliation.losses import Decided, losses
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.weights import weights_of
from timeline.reconciliation.windows import ReadingWindows

Weights = Mapping[Statement, int]


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
    chains = fold_chains(solution.conflicts)
    conflicts = tuple(sorted((*chains, *on_attributes), key=_by_importance))
    decided = _decide(store, network, weights, conflicts, solution, today, budget)
    context = EventContext(
        store=store,
        conflicts=conflicts,
        open_conflicts=decided.open_conflicts,
        set_aside=tuple(losses(store, conflicts, decided, weights)),
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
    still_there = {c.fingerprint for c in fold_chains(solution.conflicts)}
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
