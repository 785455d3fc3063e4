"""What `timeline diff` prints: two sides, or more, in the format and as far as it was asked for."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.cli.session import Session, emit_text
from timeline.model.dataclass import dataclass

if TYPE_CHECKING:
    from timeline.reconciliation.comparison import Comparison, Matrix


class DiffFormat(StrEnum):
    """How a comparison can be printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What of a comparison is shown, and how."""

    only: Sequence[str] = ()  # verdicts, as typed; none: all
    context: int | None = None  # rows beside those that were asked for; None: as many as there are
    summary: bool = False
    format: DiffFormat = DiffFormat.TEXT


def show_comparison(session: Session, comparison: "Comparison", shown: Shown) -> None:
    """Print two sides. Raises UsageError: no such verdict."""
    from timeline.cli.lookup import find_verdicts
    from timeline.reconciliation.shown_rows import shown_rows

    asked = shown_rows(comparison, find_verdicts(shown.only), shown.context)
    if shown.format is not DiffFormat.TEXT:
        from timeline.exports.comparison import comparison_text

        emit_text(comparison_text(asked, shown.format, summary=shown.summary))
        return
    from timeline.render import diff_page, diff_summary

    session.show(diff_summary(asked) if shown.summary else diff_page(asked), paged=True)


def show_matrix(session: Session, matrix: "Matrix", shown: Shown) -> None:
    """Print three and more sides: how many events of each pair have each verdict."""
    if shown.format is not DiffFormat.TEXT:
        from timeline.exports.comparison import matrix_text

        emit_text(matrix_text(matrix, shown.format))
        return
    from timeline.render import matrix_page

    session.show(matrix_page(matrix), paged=True)
