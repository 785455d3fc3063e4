"""Loading and reconciling."""

from datetime import date
from pathlib import Path

from timeline.model.claim import Claim
from timeline.model.conflict import Conflict
from timeline.model.store import Store
from timeline.reconciliation.batches import Executor
from timeline.reconciliation.reconcile import reconcile as reconcile_store
from timeline.reconciliation.result import Reconciliation
from timeline.store.disk import DISK, Saved
from timeline.store.load import load_store


def load(folder: str | Path = "data", files: Saved = DISK) -> Store:
    """Load an event store; what cannot be read is in `findings`, everything else is there.

    Raises StoreNotFound, StoreUnreadable.
    """
    return load_store(Path(folder), files)


def reconcile(store: Store, *, today: str | None = None, executor: Executor | None = None) -> Reconciliation:
    """Reconcile a store. `today` (ISO; default: the day it is) is the day on which resolutions may have expired.

    `executor` (of `concurrent.futures`, or anything that takes work as those do) works on the parts of a large store;
    the result is the same.
    """
    return reconcile_store(store, today=today or date.today().isoformat(), executor=executor)


def contradicts(store: Store, claim: Claim, *, today: str | None = None) -> tuple[Conflict, ...]:
    """Return the conflicts in which a claim would stand if it were in a store, the gravest first; (): it fits.

    A claim that is there already is replaced: so an edit can be tried. `today` as in `reconcile`. Only what is
    connected to the claim's events is looked at; the first question to a store costs a walk over it.
    Raises UsageError: the claim names an event that the store does not have.
    """
    from timeline.reconciliation.contradicting import contradicts as contradicted

    return contradicted(store, claim, today=today or date.today().isoformat())
