"""What stands above the events of a screen: the title, how many there are of everything, what was not searched."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from timeline.model.conflict import Conflict, Grade
from timeline.model.counted import counted
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.render.ink import ALARM, BOLD, DIM, Ink

NOTHING_FITS = "No event fits: try fewer filters."
NOTHING_YET = "No events yet: describe them in events.yaml."


def head_lines(
    reconciliation: Reconciliation, events: Sequence[ReconciledEvent], ink: Ink, width: int
) -> Iterator[Text]:
    """Yield the head of a screen that shows these events; where it shows none, why."""
    yield from ink.fold(ink.text(reconciliation.store.settings.title, BOLD), width)
    yield from ink.fold(ink.text(totals_words(reconciliation, events), DIM), width)
    for sentence in reconciliation.incomplete:
        yield from ink.indented(ink.text(f"Not everything was searched: {sentence}", ALARM), width, 0, 2)
    yield Text()
    if not events:
        yield ink.text(NOTHING_FITS if reconciliation.events else NOTHING_YET)


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
