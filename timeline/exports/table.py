"""CSV: one row an event (RFC 4180)."""

import csv
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from io import StringIO

from timeline.exports.exported import Exported, ExportOptions
from timeline.model.conflict import Window
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.decision_words import split_words
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.shapes import window_shape, zone_of
from timeline.reconciliation.wording import cite, statement_words

COLUMNS = (
    "id", "title", "status", "edtf", "start_earliest", "start_latest", "end_earliest", "end_latest", "when",
    "alternatives", "derived", "planned", "part_of", "tags", "sources", "roots", "claims", "set_aside", "conflicts",
    "splits",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # spreadsheets would run what follows
BETWEEN = "; "
CLAIMS_LEFT_OUT = "csv has one row an event: quotes, attributes and chains are left out"


def to_csv(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return one row an event in time order, below a row of column names; dates are ISO, empty where unbounded.

    Times of day are in UTC, as in JSON. Where claims are asked for, one row a claim: see `claim_rows`.
    """
    if options.claims:
        from timeline.exports.claim_rows import to_claims_csv

        return to_claims_csv(reconciliation)
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    zone = zone_of(reconciliation.store)
    writer.writerows([*_dates(event, zone), *_texts(event)] for event in reconciliation.events)
    return Exported(content=stream.getvalue(), left_out=(CLAIMS_LEFT_OUT,))


def _dates(event: ReconciledEvent, zone: tzinfo) -> Iterator[str]:
    """The first columns: names, and dates as they are, a year before 1 BC included."""
    yield from (neutral(event.id), neutral(event.event.title), event.status, event.edtf or "")
    yield from (*bound_cells(event.start, zone), *bound_cells(event.end, zone))


def _texts(event: ReconciledEvent) -> Iterator[str]:
    yield window_words(event.start, event.end)
    yield joined_cell(window_words(other.start, other.end) for other in event.alternatives)
    yield from (_yes(event.derived), _yes(event.planned))
    yield neutral(event.event.part_of or "")
    yield joined_cell(event.event.tags)
    yield joined_cell(event.sources)
    yield joined_cell(event.roots)
    yield joined_cell(claim.full_id for claim in event.claims)
    yield joined_cell(
        f"{cite(lost.statement)} {statement_words(lost.statement)}: {lost.reason}" for lost in event.set_aside
    )
    yield joined_cell(event.conflicts)
    yield joined_cell(
        f"{split_words(each.split)}: {each.by} decided: {each.reason}" for each in event.splits if each.split
    )


def bound_cells(window: Window, zone: tzinfo) -> tuple[str, str]:
    """Return the bounds of a window as ISO, empty where unbounded."""
    shape = window_shape(window, zone)
    return shape["earliest"] or "", shape["latest"] or ""


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def joined_cell(values: Iterable[str]) -> str:
    """Return several values in one cell."""
    return neutral(BETWEEN.join(values))


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, without control characters."""
    shown = safe_text(text)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA_STARTS) else shown
