"""A comparison as JSON: the shape of `timeline diff --format json`, for two sides and for more."""

from dataclasses import replace
from typing import Any

from timeline.model.json_text import json_text
from timeline.reconciliation.comparison import Comparison, Matrix
from timeline.reconciliation.diff_shapes import diff_shape, matrix_shape


def comparison_to_text(comparison: Comparison) -> str:
    """Return two sides compared."""
    return _text(diff_shape(comparison))


def summary_to_text(comparison: Comparison) -> str:
    """Return the counts alone: in the shape of a comparison that lists nothing."""
    counted = replace(
        comparison,
        rows=(),
        reversed=(),
        attributes=(),
        left_out=sum(comparison.summary.values()),
        counts=comparison.summary,
        untimed_count=comparison.untimed,
        reversed_count=comparison.reversed_total,
        attribute_counts=comparison.attribute_summary,
    )
    return _text(diff_shape(counted))


def matrix_to_text(matrix: Matrix) -> str:
    """Return three and more sides compared: of each pair how many events have each verdict."""
    return _text(matrix_shape(matrix))


def _text(shape: dict[str, Any]) -> str:
    return json_text(shape, indent=2)
