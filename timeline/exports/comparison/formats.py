"""Every format that a comparison can be written in, by name; a format is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from timeline.errors import UsageError
from timeline.model.nearest import nearest_or
from timeline.reconciliation.comparison import Comparison, Matrix

# By name the module that writes it: it has `comparison_to_text`, `summary_to_text`, and `matrix_to_text` for three and
# more sides.
FORMATS: Final = {"json": "json_text", "markdown": "markdown", "csv": "table", "html": "page"}


def comparison_text(comparison: Comparison, format_name: str, *, summary: bool = False) -> str:
    """Return two sides compared, or the counts alone, in one of the formats. Raises UsageError: no such format."""
    write: Callable[[Comparison], str] = _writer(format_name, f"{'summary' if summary else 'comparison'}_to_text")
    return write(comparison)


def matrix_text(matrix: Matrix, format_name: str) -> str:
    """Return three and more sides compared, in one of the formats. Raises UsageError: no such format."""
    write: Callable[[Matrix], str] = _writer(format_name, "matrix_to_text")
    return write(matrix)


def _writer(format_name: str, function: str) -> Callable[..., str]:
    if format_name not in FORMATS:
        hint = nearest_or(format_name, FORMATS, f"Write one of: text, {', '.join(FORMATS)}")
        raise UsageError(f"{format_name}: no such format of a comparison", hint)
    found: Callable[..., str] = getattr(import_module(f"timeline.exports.comparison.{FORMATS[format_name]}"), function)
    return found
