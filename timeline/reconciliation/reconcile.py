"""From a store to a reconciliation: conflicts, the preferred reading, windows and statuses.

    store -> its splits -> network -> conflicts + readings -> windows of every reading -> one `ReconciledEvent` an event

Decisions act first: a claim that was split off counts for its new event, and what a resolution sets aside is gone
before the readings are weighed. A conflict stays open where it is there without what was set aside. Conflicts are those
of all claims, decided or not, so that a decision never hides what it decided. Where a longer chain was folded into a
conflict that a decision ends, and is still there without what was set aside, it is listed as a conflict of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.model.conflict import Conflict, Grade
from timeline.model.decisions import Action, Resolution
from timeline.model.store import Store
from timeline.network import Budget
from timeline.reconciliation.decisions import statements_set_aside
from timeline.reconciliation.events import EventContext, reconcile_event, time_order
from timeline.reconciliation.folding import fold_chains
from timeline.reconciliation.losses import Decided, losses
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.splits import SplitStore, with_splits
from timeline.reconciliation.windows import ReadingWindows


def reconcile(store: Store, *, today: str | None = None, budget: Budget | None = None) -> Reconciliation:
    """Reconcile everything that a store holds.

    `today` (ISO) is the day on which resolutions may have expired; None: none has. Pure: the same store and day give
    the same result, whatever the order of files.
    """
    split = with_splits(store, today, budget)
    store, clashes = split.store, split.clashes
    decided = _decided(split)
    conflicts = tuple(sorted(_listed(split, decided), key=_by_importance))
    context = EventContext(
        store=store,
        conflicts=conflicts,
        decided=decided,
        set_aside=tuple(losses(store, conflicts, decided, clashes.weights)),
        readings=tuple(
            ReadingWindows(clashes.network.components, decided.removed | reading)
            for reading in decided.solution.readings
        ),
    )
    events = sorted((reconcile_event(context, event) for event in store.events.values()), key=time_order)
    return Reconciliation(
        store=store,
        events=tuple(events),
        conflicts=conflicts,
        resolutions=decided.resolutions,
        open_conflicts=frozenset(c.fingerprint for c in conflicts if c.fingerprint in decided.open_conflicts),
        weights=clashes.weights,
        incomplete=tuple(dict.fromkeys((*clashes.solution.incomplete, *decided.solution.incomplete))),
    )


def _by_importance(conflict: Conflict) -> tuple[bool, bool, int, str]:
    size = len(conflict.chain) or len(conflict.sides)
    return conflict.grade is not Grade.CONTRADICTION, bool(conflict.sides), size, conflict.fingerprint


def _decided(split: SplitStore) -> Decided:
    """What people decided, on longer chains too, and what that leaves to be weighed."""
    clashes, resolutions = split.clashes, split.resolutions
    removed = statements_set_aside(resolutions, clashes.every)
    solution, values = clashes.without(removed), clashes.attribute_conflicts(removed)
    accepted = {fingerprint for fingerprint, r in resolutions.items() if r.action is Action.ACCEPT}
    return Decided(
        resolutions=resolutions,
        removed=removed,
        solution=solution,
        values={conflict.fingerprint: conflict for conflict in values},
        open_conflicts=frozenset(c.fingerprint for c in (*solution.conflicts, *values)) - accepted,
    )


def _listed(split: SplitStore, decided: Decided) -> Iterator[Conflict]:
    """The conflicts of all claims, decided or not; then those that were there before a split."""
    found = split.clashes.conflicts
    left = fold_chains(decided.solution.conflicts) if decided.removed else found
    listed = {c.fingerprint: c for c in (*found, *_uncovered(found, left, decided.resolutions))}
    yield from listed.values()
    yield from (conflict for conflict in split.before if conflict.fingerprint not in listed)


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
