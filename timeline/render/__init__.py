"""Screens for the terminal; the only code that knows rich.

Importing it costs time: commands do so when they print, and each screen is imported when it is asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rich.console import Console

from timeline.model.conflict import Conflict
from timeline.model.finding import Finding
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.comparison import Comparison
from timeline.reconciliation.deciding import Effect
from timeline.reconciliation.overview import SourceOverview
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.render.ink import Screen
from timeline.render.terminal import make_console, to_text

__all__ = [
    "Console",
    "argument_page",
    "choices_page",
    "compared_dates",
    "diff_page",
    "diff_summary",
    "effect_page",
    "event_page",
    "explanation_page",
    "make_console",
    "merged_timeline",
    "readings_table",
    "reconciliation_page",
    "scanned_head",
    "scanned_row",
    "sources_table",
    "to_text",
]


def merged_timeline(reconciliation: Reconciliation, events: Sequence[ReconciledEvent] | None = None) -> Screen:
    """Return the merged timeline of all events, or of those given."""
    from timeline.render.merged import MergedTimeline

    return MergedTimeline(reconciliation, events)


def event_page(reconciliation: Reconciliation, event: ReconciledEvent) -> Screen:
    """Return one event with all its claims and quotes."""
    from timeline.render.event import EventPage

    return EventPage(reconciliation, event.id)


def reconciliation_page(reconciliation: Reconciliation, findings: Sequence[Finding] = ()) -> Screen:
    """Return the merged timeline, every conflict, and what was set aside; `findings` say which conflicts are new."""
    from timeline.render.reconciled import ReconciledScreen

    return ReconciledScreen(reconciliation, findings)


def explanation_page(reconciliation: Reconciliation, conflict: Conflict) -> Screen:
    """Return one conflict as an argument."""
    from timeline.render.explanation import Explanation

    return Explanation(conflict, reconciliation)


def argument_page(reconciliation: Reconciliation, conflict: Conflict) -> Screen:
    """Return one conflict as an argument, without what to do about it."""
    from timeline.render.deciding import Argument

    return Argument(conflict, reconciliation)


def choices_page(
    reconciliation: Reconciliation, conflict: Conflict, choices: Sequence[tuple[Sequence[Statement], bool, Effect]]
) -> Screen:
    """Return the ways to decide a conflict, numbered, and what each would do."""
    from timeline.render.deciding import Choices
    from timeline.render.explanation import Explanation

    return Choices(Explanation(conflict, reconciliation), choices)


def effect_page(effect: Effect) -> Screen:
    """Return what one decision does."""
    from timeline.render.deciding import EffectLines

    return EffectLines(effect)


def diff_page(comparison: Comparison, store: Store | None = None) -> Screen:
    """Return two sides beside each other; `store` is that of their events, where the comparison does not hold it."""
    from timeline.render.comparison import SideBySide

    return SideBySide(comparison if comparison.store else replace(comparison, store=store))


def diff_summary(comparison: Comparison) -> Screen:
    """Return who is compared, and how many events have each verdict."""
    from timeline.render.comparison import ComparisonHead

    return ComparisonHead(comparison)


def sources_table(rows: Sequence[SourceOverview]) -> Screen:
    """Return the sources and how each fares."""
    from timeline.render.sources import SourcesTable

    return SourcesTable(rows)


def readings_table(rows: Sequence[Mapping[str, Any]]) -> Screen:
    """Return how words and EDTF were read; each row in the JSON shape of a reading."""
    from timeline.render.readings import ReadingsTable

    return ReadingsTable(rows)


def compared_dates(shape: Mapping[str, Any]) -> Screen:
    """Return how two dates stand to each other; `shape` is what `timeline date --compare` prints as JSON."""
    from timeline.render.compared import ComparedDates

    first, second = (str(row["input"]) for row in shape["readings"])
    return ComparedDates(first, second, shape["comparison"])


def scanned_head() -> Screen:
    """Return what stands above the expressions that `scanned_row` shows."""
    from timeline.render.scanned import ScannedHead

    return ScannedHead()


def scanned_row(row: Mapping[str, Any]) -> Screen:
    """Return one time expression that was found, in its JSON shape."""
    from timeline.render.scanned import ScannedRow

    return ScannedRow(row)
