"""Loading, reconciling, comparing."""

from datetime import date
from pathlib import Path

from timeline.model.store import Store
from timeline.reconciliation.comparison import Comparison
from timeline.reconciliation.reconcile import reconcile as reconcile_store
from timeline.reconciliation.result import Reconciliation
from timeline.store.disk import DISK, Saved
from timeline.store.load import load_store


def load(folder: str | Path = "data", files: Saved = DISK) -> Store:
    """Load an event store; what cannot be read is in `findings`, everything else is there.

    Raises StoreNotFound, StoreUnreadable.
    """
    return load_store(Path(folder), files)


def reconcile(store: Store, *, today: str | None = None) -> Reconciliation:
    """Reconcile a store. `today` (ISO; default: the day it is) is the day on which resolutions may have expired."""
    return reconcile_store(store, today=today or date.today().isoformat())


def diff(store: Store, a: str, b: str, *, today: str | None = None) -> Comparison:
    """Compare two sources of a store in time; `today` as in `reconcile`. Raises UsageError: there is no such source."""
    from timeline.reconciliation.diff import compare_sources

    return compare_sources(store, a, b, today=today or date.today().isoformat())
