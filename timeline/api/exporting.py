"""Writing a reconciled chronology in a format that others read, or the store itself as tables."""

from pathlib import Path

from timeline.exports import Exported, export_text
from timeline.model.store import Store
from timeline.reconciliation.result import Reconciliation
from timeline.store.parquet import write_tables


def export(reconciliation: Reconciliation, format_name: str = "markdown") -> Exported:
    """Write a reconciled chronology as `markdown`, `csv` or `json`. Raises UsageError: no such format."""
    return export_text(reconciliation, format_name)


def export_parquet(store: Store, folder: str | Path) -> None:
    """Write a store as Parquet tables into a folder; `load_parquet` reads them again, and nothing is lost.

    Raises UsageError: pyarrow is not installed; WriteFailed.
    """
    write_tables(store, Path(folder))
