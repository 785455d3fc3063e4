"""A comparison as JSON: the shape of `timeline diff --format json`, for two sides and for more."""

import json
from dataclasses import replace
from typing import Any

from timeline.reconciliation.comparison import ComparedSide, Comparison, Matrix
from timeline.reconciliation.comparison_words import differing_count, shared_count
from timeline.reconciliation.shapes import VERSION, diff_shape


def comparison_to_text(comparison: Comparison) -> str:
    """Return two sides compared."""
    return _text(diff_shape(comparison))


def summary_to_text(comparison: Comparison) -> str:
    """Return the counts alone: in the shape of a comparison that lists nothing."""
    listed = replace(comparison, rows=(), reversed=(), counts=comparison.summary)
    counted = {"reversed_count": comparison.reversed_total, "attribute_count": differing_count(comparison)}
    return _text(diff_shape(replace(listed, attributes=())) | counted)


def matrix_to_text(matrix: Matrix) -> str:
    """Return three and more sides compared: of each pair how many events have each verdict."""
    return _text(matrix_shape(matrix))


def matrix_shape(matrix: Matrix) -> dict[str, Any]:
    """Return the sides, and of each pair the verdicts counted."""
    return {
        "version": VERSION,
        "sides": [_side_shape(side) for side in matrix.sides],
        "pairs": [_pair_shape(pair) for pair in matrix.pairs],
    }


def _side_shape(side: ComparedSide) -> dict[str, Any]:
    return {"name": side.name, "kind": side.kind, "title": side.title, "claims": side.claims}


def _pair_shape(pair: Comparison) -> dict[str, Any]:
    return {
        "a": pair.a,
        "b": pair.b,
        "shared": shared_count(pair),
        "summary": {str(verdict): number for verdict, number in pair.summary.items()},
        "reversed": pair.reversed_total,
        "attributes": differing_count(pair),
        "conflict": pair.has_conflicts,
    }


def _text(shape: dict[str, Any]) -> str:
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"
