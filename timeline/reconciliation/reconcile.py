"""From a store to a reconciliation: conflicts, the preferred reading, windows and statuses.

    store -> network -> conflicts + readings -> windows of every reading -> one `ReconciledEvent` an event

Decisions act first: what a resolution sets aside is gone before the readings are weighed. Conflicts are those of all
claims, decided or not, so that a decision never hides what it decided. Where a longer chain was folded into a conflict
that a decision ends, and is still there without what was set aside, it is listed as a conflict of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.model.conflict import Conflict, Grade
from timeline.model.decisions import Resolution
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, build_network, solve
from timeline.reconciliation.attributes import attribute_statements, find_attribute_conflicts
from timeline.reconciliation.decisions import applying, statements_set_aside
from timeline.reconciliation.events import EventContext, reconcile_event, time_order
from timeline.reconciliation.folding import fold_chains
from timeline.reconciliation.losses import Decided, losses
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.weights import weights_of
from timeline.reconciliation.windows import ReadingWindows


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
    chains = fold_chains(solution.conflicts)
    found = (*chains, *find_attribute_conflicts(store, attributes, weights))
    resolutions, removed = _decisions(store, found, today)
    left = solve(network, weights, removed=removed, budget=budget) if removed else solution
    uncovered = _uncovered(found, fold_chains(left.conflicts) if removed else chains, resolutions)
    conflicts = tuple(sorted((*found, *uncovered), key=_by_importance))
    still_there = {c.fingerprint for c in left.conflicts}
    open_conflicts = frozenset(c.fingerprint for c in conflicts if c.sides or c.fingerprint in still_there)
    open_conflicts -= resolutions.keys()
    decided = Decided(resolutions=resolutions, removed=removed, solution=left, open_conflicts=open_conflicts)
    context = EventContext(
        store=store,
        conflicts=conflicts,
        open_conflicts=open_conflicts,
        set_aside=tuple(losses(store, conflicts, decided, weights)),
        readings=tuple(ReadingWindows(network.components, removed | reading) for reading in left.readings),
    )
    events = sorted((reconcile_event(context, event) for event in store.events.values()), key=time_order)
    return Reconciliation(
        store=store,
        events=tuple(events),
        conflicts=conflicts,
        resolutions=resolutions,
        open_conflicts=open_conflicts,
        weights=weights,
        incomplete=tuple(dict.fromkeys((*solution.incomplete, *left.incomplete))),
    )


def _by_importance(conflict: Conflict) -> tuple[bool, bool, int, str]:
    size = len(conflict.chain) or len(conflict.sides)
    return conflict.grade is not Grade.CONTRADICTION, bool(conflict.sides), size, conflict.fingerprint


def _decisions(
    store: Store, found: Iterable[Conflict], today: str | None
) -> tuple[Mapping[str, Resolution], frozenset[Statement]]:
    """The resolutions that apply, to longer chains too, and the statements that they set aside."""
    every = [chain for conflict in found for chain in (conflict, *conflict.longer)]
    resolutions = applying(store.resolutions, every, today)
    return resolutions, statements_set_aside(resolutions, every)


def _uncovered(
    found: Iterable[Conflict], still_there: Iterable[Conflict], resolutions: Mapping[str, Resolution]
) -> Iterator[Conflict]:
    """The longer chains that are conflicts of their own: decided by themselves, or left when the shorter one went."""
    folded = {chain.fingerprint: chain for conflict in found for chain in conflict.longer}
    left = {conflict.fingerprint: conflict for conflict in still_there}
    listed = {conflict.fingerprint for conflict in found}
    for fingerprint in sorted((left.keys() | (folded.keys() & resolutions.keys())) - listed):
        whole = folded.get(fingerprint) or left[fingerprint]
        yield replace(whole, longer=left[fingerprint].longer) if fingerprint in left else whole
