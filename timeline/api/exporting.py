"""Writing a reconciled chronology in a format that others read."""

from timeline.exports import Exported, export_text
from timeline.reconciliation.result import Reconciliation


def export(reconciliation: Reconciliation, format_name: str = "markdown") -> Exported:
    """Write a reconciled chronology as `markdown`, `csv` or `json`. Raises UsageError: no such format."""
    return export_text(reconciliation, format_name)
