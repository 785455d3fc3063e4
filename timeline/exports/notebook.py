"""What a notebook shows of the values of the public API: a heading, a sum, and small tables.

Every text of a store passes `markup.element`, which escapes it; there is no script and no link. A long table ends with
a line that says how much more there is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from timeline.checks import Summary
from timeline.exports.html.markup import Child, Markup, element
from timeline.model.conflict import Conflict
from timeline.model.counted import counted
from timeline.model.finding import Finding, Severity
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.comparison import AttributeRow, Comparison, DiffRow, DiffSide, Matrix
from timeline.reconciliation.comparison_words import headline, matrix_headline, row_apart_words, shared_count
from timeline.reconciliation.datewords import values_words, window_words
from timeline.reconciliation.matching.everywhere import Found
from timeline.reconciliation.matching.reasons import reasons
from timeline.reconciliation.matching.sides import Matching
from timeline.reconciliation.overview import SourceOverview, SourcesOverview
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.wording import message_of

MOST_ROWS = 60
Row = Sequence[object]  # the cells; what is no text is shown as its text
Value = TypeVar("Value")


def notebook_html(value: object) -> str | None:
    """Return a value as HTML for a notebook; None: its text says it as well."""
    return next((write(value) for kind, write in WRITERS.items() if isinstance(value, kind)), None)


def store_html(store: Store) -> Markup:
    """Return what is in a store, a row a source; and what could not be read."""

    def row(source: Source) -> Row:
        return source.id, source.title, source.kind, len(store.claims_of_source.get(source.id, ()))

    total = f"{_counts(store)} · {counted(len(store.claims), 'claim')}"
    unread = f" · {store.unread:,} that could not be read: see findings" if store.unread else ""
    sources = tuple(store.sources.values())
    return _shown(store.settings.title, total + unread, _table(("source", "title", "kind", "claims"), sources, row))


def reconciliation_html(reconciliation: Reconciliation) -> Markup:
    """Return every event in time order, and below them every conflict."""
    store = reconciliation.store

    def event(each: ReconciledEvent) -> Row:
        return window_words(each.start, each.end), each.event.title, each.status, ", ".join(each.sources), each.id

    def conflict(each: Conflict) -> Row:
        return each.fingerprint[:6], each.grade, ", ".join(each.events), message_of(each, store)

    return _shown(
        store.settings.title,
        f"{_counts(store)} · {counted(len(reconciliation.conflicts), 'conflict')}",
        _table(("when", "event", "status", "sources", "id"), reconciliation.events, event),
        _table(("conflict", "grade", "events", "why it cannot all be true"), reconciliation.conflicts, conflict),
    )


def comparison_html(comparison: Comparison) -> Markup:
    """Return two sides, a row an event in time order; then pairs in opposite order, and attributes that differ."""

    def row(each: DiffRow) -> Row:
        return _title(comparison.store, each), _when(each.a), _verdict(each), _when(each.b)

    def attribute(each: AttributeRow) -> Row:
        return f"{each.event}: {each.key}", values_words(each.a), each.verdict, values_words(each.b)

    differing = [each for each in comparison.attributes if each.verdict is not Verdict.AGREE]
    a, b = f"A: {comparison.a}", f"B: {comparison.b}"
    return _shown(
        f"{comparison.a} and {comparison.b}",
        headline(comparison),
        _table(("event", a, "verdict", b), comparison.rows, row),
        _table(("order in A", "order in B"), comparison.reversed, lambda pair: (pair.a, pair.b)),
        _table(("attribute", a, "verdict", b), differing, attribute),
    )


def matrix_html(matrix: Matrix) -> Markup:
    """Return each pair of sides, and how many events have each verdict."""

    def row(pair: Comparison) -> Row:
        return pair.a, pair.b, shared_count(pair), *(pair.summary[verdict] for verdict in Verdict)

    columns = ("A", "B", "told by both", *Verdict)
    return _shown(f"{len(matrix.sides)} sides", matrix_headline(matrix), _table(columns, matrix.pairs, row))


def matching_html(matching: Matching) -> Markup:
    """Return what may be the same, the most alike first, and why."""

    def row(found: Found) -> Row:
        pair = found.suggestion
        sides = f"{found.a}: {pair.a.event}", f"{found.b}: {pair.b.event}"
        return f"{pair.score:.2f}", *sides, ", ".join(reasons(pair))

    total = f"{counted(len(matching.found), 'suggestion')}, of a score of {matching.min_score:g} or more"
    return _shown("Events that may be the same", total, _table(("score", "A", "B", "why"), matching.found, row))


def sources_html(sources: SourcesOverview) -> Markup:
    """Return how each source fares; where weights were learned, why."""

    def row(each: SourceOverview) -> Row:
        agrees = f"{each.agreement.agreed} of {each.agreement.events}"
        learned = each.learned.words if each.learned else ""
        fares = each.conflicts, each.lost_claims, each.weight, learned
        return each.source.id, each.claims, ", ".join(each.roots), agrees, *fares

    columns = ("source", "claims", "roots", "agrees", "conflicts", "claims that lose", "weight", "learned")
    return _shown(sources.store.settings.title, _counts(sources.store), _table(columns, sources.rows, row))


def findings_html(findings: Sequence[Finding], summary: Summary) -> Markup:
    """Return what a check found, the most urgent first; what only informs is counted."""

    def row(each: Finding) -> Row:
        return each.code, each.severity, each.status, str(each.location), each.message

    told = [each for each in findings if each.severity is not Severity.INFO]
    conflicts = f"conflicts: {summary.new:,} new, {summary.known:,} known, {summary.resolved:,} resolved"
    notes = f" · {counted(len(findings) - len(told), 'note')} that only inform" if len(told) < len(findings) else ""
    total = f"{counted(summary.errors, 'error')} · {conflicts}{notes}"
    return _shown("Findings", total, _table(("code", "severity", "status", "where", "what"), told, row))


def lines_html(text: str) -> Markup:
    """Return a text in lines."""
    return element("div", (element("p", line) for line in text.splitlines()))


def _counts(store: Store) -> str:
    return f"{counted(len(store.events), 'event')} · {counted(len(store.sources), 'source')}"


def _title(store: Store | None, row: DiffRow) -> str:
    event = store.events.get(row.event) if store else None
    return event.title if event else row.event


def _when(side: DiffSide | None) -> str:
    return "" if side is None else window_words(side.start, side.end)


def _verdict(row: DiffRow) -> str:
    return f"{row.verdict} {row_apart_words(row)}".strip()


def _shown(title: str, total: str, *tables: Child) -> Markup:
    return element("div", element("strong", title), element("p", total), tables)


def _table(columns: Sequence[str], values: Sequence[Value], row: Callable[[Value], Row]) -> Child:
    """Return a table of the first values, a row each, and how many more there are; nothing where there is none."""
    if not values:
        return None
    more = element("p", f"and {len(values) - MOST_ROWS:,} more") if len(values) > MOST_ROWS else None
    body = (_row("td", map(str, row(value))) for value in islice(values, MOST_ROWS))
    return element("table", element("thead", _row("th", columns)), element("tbody", body)), more


def _row(name: str, cells: Iterable[str]) -> Markup:
    return element("tr", (element(name, cell, style="text-align:left") for cell in cells))


WRITERS: Mapping[type, Callable[[Any], str]] = {
    Store: store_html,
    Reconciliation: reconciliation_html,
    Comparison: comparison_html,
    Matrix: matrix_html,
    Matching: matching_html,
    SourcesOverview: sources_html,
}
