"""How many there are of everything, in one line."""

from collections import Counter
from collections.abc import Sequence

from timeline.model.conflict import Conflict, Grade
from timeline.model.counted import counted
from timeline.reconciliation.result import ReconciledEvent, Reconciliation


def totals_words(reconciliation: Reconciliation, events: Sequence[ReconciledEvent]) -> str:
    """Return `8 events · 4 sources · 2 conflicts: 2 tensions`; `3 of 8 events` where not all are shown."""
    total = len(reconciliation.events)
    shown = counted(total, "event") if len(events) == total else f"{len(events)} of {counted(total, 'event')}"
    sources = counted(len(reconciliation.store.sources), "source")
    return f"{shown} · {sources} · {conflicts_words(reconciliation.conflicts)}"


def conflicts_words(conflicts: Sequence[Conflict]) -> str:
    """Return `4 conflicts: 3 contradictions, 1 tension`, or `no conflicts`."""
    if not conflicts:
        return "no conflicts"
    grades = Counter(conflict.grade for conflict in conflicts)
    parts = [counted(grades[grade], grade) for grade in Grade if grades[grade]]
    return f"{counted(len(conflicts), 'conflict')}: {', '.join(parts)}"
