"""Comparisons as JSON: two sides row by row, or how many events of each pair have each verdict."""

from datetime import UTC, tzinfo
from typing import Any

from timeline.model.conflict import Window
from timeline.reconciliation.comparison import (
    AttributeRow,
    ComparedSide,
    Comparison,
    DiffRow,
    DiffSide,
    Matrix,
    ReversedPair,
)
from timeline.reconciliation.comparison_words import differing_count, shared_count
from timeline.reconciliation.shapes import VERSION, apart_shape, decision_shape, hop_shape, window_shape, windows_shape
from timeline.store.zone_names import find_zone

Shape = dict[str, Any]


def diff_shape(comparison: Comparison) -> Shape:
    """Return two sides beside each other, with every verdict counted, whichever rows are shown."""
    zone = find_zone(comparison.zone) or UTC
    return {
        "version": VERSION,
        "a": comparison.a,
        "b": comparison.b,
        "rows": [_row_shape(row, zone) for row in comparison.rows],
        "reversed": [_reversed_shape(pair) for pair in comparison.reversed],
        "attributes": [_attribute_shape(row) for row in comparison.attributes],
        "sides": [side_shape(side) for side in comparison.sides],
        "left_out": comparison.left_out,
        **_counts_shape(comparison),
    }


def matrix_shape(matrix: Matrix) -> Shape:
    """Return three and more sides, and of each pair how many events have each verdict."""
    pairs = [{"a": p.a, "b": p.b, "shared": shared_count(p), **_counts_shape(p)} for p in matrix.pairs]
    return {"version": VERSION, "sides": [side_shape(side) for side in matrix.sides], "pairs": pairs}


def side_shape(side: ComparedSide) -> Shape:
    """Return who speaks, and the days from the first to the last that it dates; null: it dates nothing."""
    return {
        "name": side.name,
        "kind": side.kind,
        "title": side.title,
        "commit": side.commit,
        "sources": [source.id for source in side.sources],
        "claims": side.claims,
        "period": window_shape(Window(*side.period)) if side.period else None,
    }


def _counts_shape(comparison: Comparison) -> Shape:
    """What is counted of all events, pairs and attributes, listed or not."""
    return {
        "summary": {str(verdict): number for verdict, number in comparison.summary.items()},
        "untimed": comparison.untimed,
        "reversed_count": {"count": comparison.reversed_total, "exact": comparison.reversed_is_exact},
        "attribute_count": differing_count(comparison),
    }


def _row_shape(row: DiffRow, zone: tzinfo) -> Shape:
    return {
        "event": row.event,
        "verdict": row.verdict,
        "a": _lane_shape(row.a, zone),
        "b": _lane_shape(row.b, zone),
        "apart": apart_shape(row.apart),
        "conflicts": [conflict.fingerprint for conflict in row.conflicts],
        "decisions": [decision_shape(decided) for decided in row.decisions],
        "matched": row.matched,
        "twin": None if row.twin is None else {"event": row.twin.id, "title": row.twin.title},
        "silence": row.silence,
        "context": row.is_context,
        "left_out": row.left_out,
    }


def _lane_shape(side: DiffSide | None, zone: tzinfo) -> Shape | None:
    if side is None:
        return None
    return {**windows_shape(side, zone), "says": side.says, "claims": [claim.full_id for claim in side.claims]}


def _reversed_shape(pair: ReversedPair) -> Shape:
    return {
        "events": list(pair.events),
        "a": pair.a,
        "b": pair.b,
        "grade": pair.grade,
        "claims": list(pair.claims),
        "fingerprint": pair.fingerprint,
        "chain_a": [hop_shape(hop) for hop in pair.chain_a],
        "chain_b": [hop_shape(hop) for hop in pair.chain_b],
    }


def _attribute_shape(row: AttributeRow) -> Shape:
    return {"event": row.event, "key": row.key, "a": list(row.a), "b": list(row.b), "verdict": row.verdict}
