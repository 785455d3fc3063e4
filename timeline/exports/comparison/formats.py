"""Every format that a comparison can be written in, by name; a format is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module

from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.model.nearest import nearest_name
from timeline.reconciliation.comparison import Comparison, Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name, what it is for, and the module that writes it.

    The module has `comparison_to_text`, `summary_to_text`, and `matrix_to_text` for three and more sides.
    """

    name: str
    purpose: str


FORMATS: tuple[Format, ...] = (
    Format(name="json", purpose="for programs"),
    Format(name="markdown", purpose="for readers, with every quote and its place"),
    Format(name="csv", purpose="one row an event, for spreadsheets"),
    Format(name="html", purpose="one page for a browser, without script or network"),
)
MODULES = {"json": "json_text", "markdown": "markdown", "csv": "table", "html": "page"}


def comparison_text(comparison: Comparison, format_name: str, *, summary: bool = False) -> str:
    """Return two sides compared, or the counts alone, in one of the formats. Raises UsageError: no such format."""
    write: Callable[[Comparison], str] = _writer(format_name, f"{'summary' if summary else 'comparison'}_to_text")
    return write(comparison)


def matrix_text(matrix: Matrix, format_name: str) -> str:
    """Return three and more sides compared, in one of the formats. Raises UsageError: no such format."""
    write: Callable[[Matrix], str] = _writer(format_name, "matrix_to_text")
    return write(matrix)


def _writer(format_name: str, function: str) -> Callable[..., str]:
    names = [each.name for each in FORMATS]
    if format_name not in names:
        near = nearest_name(format_name, names)
        hint = f"Did you mean {near}?" if near else f"Write one of: text, {', '.join(names)}"
        raise UsageError(f"{format_name}: no such format of a comparison", hint)
    found: Callable[..., str] = getattr(import_module(f"timeline.exports.comparison.{MODULES[format_name]}"), function)
    return found
