"""Two sources side by side: each reconciled alone for what it says, both together for where they clash.

Both networks are parts of the store's own, so every conflict named here is one that a check of the whole store finds
too, under the same fingerprint.
"""

from timeline.errors import UsageError
from timeline.model.nearest import nearest_hint
from timeline.model.store import Store
from timeline.network import Budget
from timeline.reconciliation.comparison import Comparison
from timeline.reconciliation.diffing.comparing import compare_sides
from timeline.reconciliation.diffing.sides import side_of_source
from timeline.reconciliation.splits import with_splits


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
    decided = tuple(split.resolutions.values())
    sides = (side_of_source(split.store, source, decided) for source in (a, b))
    return compare_sides(*sides, budget=budget)


def _require_source(store: Store, source: str) -> None:
    if source not in store.sources:
        raise UsageError(
            f"{source}: no such source in {store.folder}", hint=nearest_hint(source, store.sources, "sources")
        )
