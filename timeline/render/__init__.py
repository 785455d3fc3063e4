"""Screens for the terminal; the only code that knows rich.

Importing it costs time: commands do so when they print, and each screen is imported when it is asked for.

| modules | what they show |
|---|---|
| `ink` · `terminal` · `totals` | styles, marks, columns; the console; how many there are of everything |
| `merged` · `marks` · `chart` · `axis` · `density` · `following` | the timeline: a rail, a chart, a plot, a list |
| `event` · `claims` · `reconciled` · `explanation` | one event; one claim; all of a reconciliation; one conflict |
| `deciding` · `linked` · `matched` | decisions and what they do; events made one, or that may be |
| `comparison` · `comparison_lanes` · `comparison_below` · `two_lanes` · `matrix` | two sides, or more |
| `sources` · `source` · `source_tree` | all sources, one of them, who repeats whom |
| `readings` · `compared` · `scanned` | dates as they are read, compared, and found in a text |
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console

from timeline.render.terminal import make_console, to_text

if TYPE_CHECKING:  # what screens are made of is known to whoever asks for them
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from timeline.model.conflict import Conflict
    from timeline.model.finding import Finding
    from timeline.model.link import Link
    from timeline.model.quote_context import QuoteContext
    from timeline.model.statement import Statement
    from timeline.reconciliation.comparison import Comparison, Matrix
    from timeline.reconciliation.deciding import Effect
    from timeline.reconciliation.matching.sides import Matching
    from timeline.reconciliation.one_source import OneSourceOverview
    from timeline.reconciliation.overview import SourcesOverview
    from timeline.reconciliation.result import ReconciledEvent, Reconciliation
    from timeline.reconciliation.views.focus import Range
    from timeline.reconciliation.views.grouping import By
    from timeline.render.ink import Screen

__all__ = [
    "Console",
    "argument_page",
    "chart_page",
    "choices_page",
    "compared_dates",
    "density_plot",
    "diff_page",
    "diff_summary",
    "effect_page",
    "event_page",
    "explanation_page",
    "follow_page",
    "linked_events",
    "make_console",
    "matched_events",
    "matrix_page",
    "merged_timeline",
    "readings_table",
    "reconciliation_page",
    "scanned_head",
    "scanned_row",
    "source_page",
    "sources_table",
    "to_text",
]


def merged_timeline(reconciliation: Reconciliation, events: Sequence[ReconciledEvent] | None = None) -> Screen:
    """Return the merged timeline of all events, or of those given."""
    from timeline.render.merged import MergedTimeline

    return MergedTimeline(reconciliation, events)


def chart_page(
    reconciliation: Reconciliation, events: Sequence[ReconciledEvent], by: By | None = None, wanted: Range | None = None
) -> Screen:
    """Return events as bars on an axis of time; `by` gives each source a row, or each tag a group.

    `wanted` is the time that is shown to scale; by default where most begins or ends.
    """
    from timeline.reconciliation.views.focus import EVERYTHING
    from timeline.render.chart import Chart

    return Chart(reconciliation, events, by, wanted or EVERYTHING)


def density_plot(
    reconciliation: Reconciliation, events: Sequence[ReconciledEvent], by: By | None = None, wanted: Range | None = None
) -> Screen:
    """Return how many of these events begin when; `by` and `wanted` as in `chart_page`."""
    from timeline.reconciliation.views.focus import EVERYTHING
    from timeline.render.density import DensityPlot

    return DensityPlot(reconciliation, events, by, wanted or EVERYTHING)


def follow_page(reconciliation: Reconciliation, event: ReconciledEvent) -> Screen:
    """Return what is before one event, after it, and in no certain order with it, and why."""
    from timeline.render.following import FollowPage

    return FollowPage(reconciliation, event)


def event_page(
    reconciliation: Reconciliation, event: ReconciledEvent, contexts: Mapping[str, QuoteContext] | None = None
) -> Screen:
    """Return one event with all its claims and quotes; `contexts`, by claim, where a document is here."""
    from timeline.render.event import EventPage

    return EventPage(reconciliation, event.id, contexts or {})


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


def diff_page(comparison: Comparison) -> Screen:
    """Return two sides beside each other."""
    from timeline.render.comparison import SideBySide

    return SideBySide(comparison)


def diff_summary(comparison: Comparison) -> Screen:
    """Return who is compared, and how many events have each verdict."""
    from timeline.render.comparison import ComparisonHead

    return ComparisonHead(comparison)


def matrix_page(matrix: Matrix) -> Screen:
    """Return three and more sides: how each pair of them stands to each other."""
    from timeline.render.matrix import MatrixScreen

    return MatrixScreen(matrix)


def sources_table(sources: SourcesOverview) -> Screen:
    """Return the sources, how each fares, who repeats whom, and what looks copied."""
    from timeline.render.sources import SourcesTable

    return SourcesTable(sources)


def source_page(source: OneSourceOverview) -> Screen:
    """Return one source and how it stands to the others."""
    from timeline.render.source import SourcePage

    return SourcePage(source)


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


def matched_events(matching: Matching, *, is_everywhere: bool, can_accept: bool) -> Screen:
    """Return which events may be the same; `is_everywhere`: of any two sides, `can_accept`: all are of the store."""
    from timeline.render.matched import MatchedEvents

    return MatchedEvents(matching=matching, is_everywhere=is_everywhere, can_accept=can_accept)


def linked_events(
    links: Sequence[Link],
    files: Mapping[Path, tuple[bytes | None, bytes | None]],
    left: Sequence[str],
    lost: Sequence[str],
    *,
    is_undone: bool,
    dry_run: bool,
) -> Screen:
    """Return what accepting links, or undoing them, changes in which files."""
    from timeline.render.linked import LinkedEvents

    return LinkedEvents(links=links, files=files, left=left, lost=lost, is_undone=is_undone, dry_run=dry_run)
