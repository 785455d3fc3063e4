"""What a notebook shows of the values of the public API: a heading, a sum, and small tables.

Every text of a store passes `markup.element`, which escapes it; there is no script and no link. A long table ends with
a line that says how much more there is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from timeline.checks import Summary
from timeline.exports.html.markup import Child, Markup, element
from timeline.model.counted import counted
from timeline.model.finding import Finding, Severity
from timeline.model.store import Store
from timeline.reconciliation.comparison import Comparison, DiffRow, DiffSide, Matrix, Verdict
from timeline.reconciliation.comparison_words import headline, matrix_headline, row_apart_words, shared_count
from timeline.reconciliation.datewords import values_words, window_words
from timeline.reconciliation.matching.reasons import reasons
from timeline.reconciliation.matching.sides import Matching
from timeline.reconciliation.overview import SourcesOverview
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.wording import message_of

MOST_ROWS = 60
Row = Sequence[Child]


def notebook_html(value: object) -> str | None:
    """Return a value as HTML for a notebook; None: its text says it as well."""
    for kind, write in WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    return None


def store_html(store: Store) -> Markup:
    """Return what is in a store, a row a source; and what could not be read."""
    rows = (
        (source.id, source.title, str(source.kind), len(store.claims_of_source.get(source.id, ())))
        for source in store.sources.values()
    )
    total = f"{_counts(store)} · {counted(len(store.claims), 'claim')}"
    unread = f" · {store.unread:,} that could not be read: see findings" if store.unread else ""
    columns = ("source", "title", "kind", "claims")
    return _shown(store.settings.title, total + unread, _table(columns, _texts(rows)))


def reconciliation_html(reconciliation: Reconciliation) -> Markup:
    """Return every event in time order, and below them every conflict."""
    store = reconciliation.store
    events = (
        (window_words(each.start, each.end), each.event.title, str(each.status), ", ".join(each.sources), each.id)
        for each in reconciliation.events
    )
    conflicts = (
        (conflict.fingerprint[:6], str(conflict.grade), ", ".join(conflict.events), message_of(conflict, store))
        for conflict in reconciliation.conflicts
    )
    total = f"{_counts(store)} · {counted(len(reconciliation.conflicts), 'conflict')}"
    return _shown(
        store.settings.title,
        total,
        _table(("when", "event", "status", "sources", "id"), events),
        _table(("conflict", "grade", "events", "why it cannot all be true"), conflicts),
    )


def comparison_html(comparison: Comparison) -> Markup:
    """Return two sides, a row an event in time order; then pairs in opposite order, and attributes that differ."""
    store = comparison.store
    rows = (
        (_title(store, row), _when(row.a), f"{row.verdict} {row_apart_words(row)}".strip(), _when(row.b))
        for row in comparison.rows
    )
    pairs = ((pair.a, pair.b) for pair in comparison.reversed)
    attributes = (
        (f"{row.event}: {row.key}", values_words(row.a), str(row.verdict), values_words(row.b))
        for row in comparison.attributes
        if row.verdict is not Verdict.AGREE
    )
    a, b = f"A: {comparison.a}", f"B: {comparison.b}"
    return _shown(
        f"{comparison.a} and {comparison.b}",
        headline(comparison),
        _table(("event", a, "verdict", b), rows),
        _table(("order in A", "order in B"), pairs),
        _table(("attribute", a, "verdict", b), attributes),
    )


def matrix_html(matrix: Matrix) -> Markup:
    """Return each pair of sides, and how many events have each verdict."""
    columns = ("A", "B", "told by both", *map(str, Verdict))
    rows = (
        (pair.a, pair.b, shared_count(pair), *(pair.summary[verdict] for verdict in Verdict)) for pair in matrix.pairs
    )
    return _shown(f"{len(matrix.sides)} sides", matrix_headline(matrix), _table(columns, _texts(rows)))


def matching_html(matching: Matching) -> Markup:
    """Return what may be the same, the most alike first, and why."""
    found = ((each, each.suggestion) for each in matching.found)
    rows = (
        (f"{pair.score:.2f}", f"{each.a}: {pair.a.event}", f"{each.b}: {pair.b.event}", ", ".join(reasons(pair)))
        for each, pair in found
    )
    total = f"{counted(len(matching.found), 'suggestion')}, of a score of {matching.min_score:g} or more"
    return _shown("Events that may be the same", total, _table(("score", "A", "B", "why"), rows))


def sources_html(sources: SourcesOverview) -> Markup:
    """Return how each source fares; where weights were learned, why."""
    rows = (
        (
            row.source.id, row.claims, ", ".join(row.roots), f"{row.agreement.agreed} of {row.agreement.events}",
            row.conflicts, row.lost_claims, row.weight, row.learned.words if row.learned else "",
        )
        for row in sources.rows
    )  # fmt: skip
    columns = ("source", "claims", "roots", "agrees", "conflicts", "claims that lose", "weight", "learned")
    return _shown(sources.store.settings.title, _counts(sources.store), _table(columns, _texts(rows)))


def findings_html(findings: Sequence[Finding], summary: Summary) -> Markup:
    """Return what a check found, the most urgent first; what only informs is counted."""
    told = [each for each in findings if each.severity is not Severity.INFO]
    rows = ((each.code, str(each.severity), str(each.status), str(each.location), each.message) for each in told)
    conflicts = f"conflicts: {summary.new:,} new, {summary.known:,} known, {summary.resolved:,} resolved"
    notes = f" · {counted(len(findings) - len(told), 'note')} that only inform" if len(told) < len(findings) else ""
    columns = ("code", "severity", "status", "where", "what")
    return _shown("Findings", f"{counted(summary.errors, 'error')} · {conflicts}{notes}", _table(columns, rows))


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


def _texts(rows: Iterable[Sequence[object]]) -> Iterator[Row]:
    return ([str(cell) for cell in row] for row in rows)


def _shown(title: str, total: str, *tables: Markup | None) -> Markup:
    return element("div", element("strong", title), element("p", total), *tables)


def _table(columns: Sequence[str], rows: Iterable[Row]) -> Markup | None:
    """Return a table of the first rows; None: there is no row."""
    every = iter(rows)
    first = list(islice(every, MOST_ROWS))
    if not first:
        return None
    left_out = sum(1 for _ in every)
    head = element("tr", (element("th", column, scope="col", style="text-align:left") for column in columns))
    more = element("p", f"and {left_out:,} more") if left_out else None
    table = element("table", element("thead", head), element("tbody", map(_row, first)))
    return Markup("".join(chain([table], [more] if more else [])))


def _row(cells: Row) -> Markup:
    return element("tr", (element("td", cell, style="text-align:left") for cell in cells))


WRITERS: Mapping[type, Callable[[Any], str]] = {
    Store: store_html,
    Reconciliation: reconciliation_html,
    Comparison: comparison_html,
    Matrix: matrix_html,
    Matching: matching_html,
    SourcesOverview: sources_html,
}
