"""A comparison as CSV (RFC 4180): one row an event, in time order; of three and more sides one row a pair.

| column | holds |
|---|---|
| event, title | id and title |
| verdict | agree, refines (A is more exact), refined-by, overlaps, conflict, only-a, only-b |
| apart, apart_unit | by how much a conflict over dates is impossible, in days or seconds; empty: only the order is |
| silence | why a side does not tell of it: `covers` that time all the same, or `outside` its period; or unknown |
| matched, twin | `linked` by a shared id, or `suggested` by likeness: then what B calls it |
| a_when, b_when | when a side has it, in words; empty: it is silent |
| a_edtf, a_start_earliest, … | the same as EDTF, and as bounds: ISO, inclusive, empty where open; times in UTC |
| a_claims, a_quotes, a_places | the claims that speak of it, their words, and file:line of each |
| reversed_with | events that the other side puts in opposite order with this one |
| attributes | what is told differently: key (verdict): A's values / B's values |
| conflicts | fingerprints, for `timeline explain` |
| decisions | who decided what on it |

No cell is a formula to a spreadsheet: one that begins like one has an apostrophe before it.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from io import StringIO

from timeline.exports.comparison.telling import Telling
from timeline.exports.table import bound_cells, joined_cell, neutral
from timeline.model.claim import Claim
from timeline.reconciliation.comparison import Comparison, DiffRow, DiffSide, Matrix
from timeline.reconciliation.comparison_words import differing_count, shared_count
from timeline.reconciliation.datewords import values_words
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.shapes import apart_shape, zone_of
from timeline.reconciliation.verdict import Verdict

SIDE_COLUMNS = (
    "when",
    "edtf",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "claims",
    "quotes",
    "places",
)
COLUMNS = (
    "event", "title", "verdict", "apart", "apart_unit", "silence", "matched", "twin",
    *(f"a_{name}" for name in SIDE_COLUMNS), *(f"b_{name}" for name in SIDE_COLUMNS),
    "reversed_with", "attributes", "conflicts", "decisions",
)  # fmt: skip
MATRIX_COLUMNS = ("a", "b", "shared", *(str(verdict) for verdict in Verdict), "reversed", "attributes")


def comparison_to_text(comparison: Comparison) -> str:
    """Return one row an event that is shown."""
    telling, others = Telling(comparison), _others(comparison)
    zone = zone_of(telling.store)
    return _written(COLUMNS, (_row(row, telling, zone, others.get(row.event, ())) for row in comparison.rows))


def summary_to_text(comparison: Comparison) -> str:
    """Return one row: how many events have each verdict."""
    return _written(MATRIX_COLUMNS, [_pair(comparison)])


def matrix_to_text(matrix: Matrix) -> str:
    """Return one row a pair of sides: how many events have each verdict."""
    return _written(MATRIX_COLUMNS, map(_pair, matrix.pairs))


def _written(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return stream.getvalue()


def _pair(pair: Comparison) -> Iterator[str]:
    yield from (neutral(pair.a), neutral(pair.b), str(shared_count(pair)))
    yield from (str(pair.summary[verdict]) for verdict in Verdict)
    yield from (str(pair.reversed_total), str(differing_count(pair)))


def _row(row: DiffRow, telling: Telling, zone: tzinfo, others: Sequence[str]) -> Iterator[str]:
    apart = apart_shape(row.apart) or {"value": "", "unit": ""}
    yield from (neutral(row.event), neutral(telling.title(row.event)), row.verdict)
    yield from (str(apart["value"]), apart["unit"], row.silence or "", row.matched)
    yield neutral(row.twin.id if row.twin else "")
    yield from _side(row.a, telling, zone)
    yield from _side(row.b, telling, zone)
    yield joined_cell(others)
    yield joined_cell(
        f"{each.key} ({each.verdict}): {values_words(each.a)} / {values_words(each.b)}"
        for each in telling.attributes.get(row.event, ())
    )
    yield joined_cell(conflict.fingerprint for conflict in row.conflicts)
    yield joined_cell(map(decision_line, row.decisions))


def _side(side: DiffSide | None, telling: Telling, zone: tzinfo) -> Iterator[str]:
    if side is None:
        yield from ("",) * len(SIDE_COLUMNS)
        return
    yield from (telling.when(side), side.edtf or "")
    yield from (*bound_cells(side.start, zone), *bound_cells(side.end, zone))
    yield joined_cell(claim.full_id for claim in side.claims)
    yield joined_cell(f"“{quote}”" for quote in dict.fromkeys(map(_quote, side.claims)) if quote)
    yield joined_cell(str(claim.location) for claim in side.claims)


def _quote(claim: Claim) -> str:
    return claim.evidence.quote if claim.evidence else ""


def _others(comparison: Comparison) -> dict[str, list[str]]:
    """By event, those that are in opposite order with it."""
    found: dict[str, list[str]] = {}
    for pair in comparison.reversed:
        for one, other in (pair.events, pair.events[::-1]):
            found.setdefault(one, []).append(other)
    return found
