"""Every export format, by name, and what each cannot hold."""

from collections.abc import Callable
from dataclasses import dataclass

from timeline.errors import UsageError
from timeline.exports.json_text import to_json
from timeline.exports.markdown import to_markdown
from timeline.exports.table import to_csv
from timeline.reconciliation.result import Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file's text, and one sentence for each thing that the format had to leave out."""

    text: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: how it is written, and what it cannot hold, whatever the chronology."""

    name: str
    write: Callable[[Reconciliation], str]
    left_out: tuple[str, ...] = ()


FORMATS: tuple[Format, ...] = (
    Format(name="markdown", write=to_markdown),
    Format(
        name="csv", write=to_csv, left_out=("csv has one row an event: quotes, attributes and chains are left out",)
    ),
    Format(name="json", write=to_json, left_out=("json names the claims: their quotes stand in the chains only",)),
)


def export_text(reconciliation: Reconciliation, format_name: str) -> Exported:
    """Return a reconciled chronology in one of the formats. Raises UsageError: no such format."""
    for candidate in FORMATS:
        if candidate.name == format_name:
            return Exported(text=candidate.write(reconciliation), left_out=candidate.left_out)
    names = [*(candidate.name for candidate in FORMATS), "parquet"]  # which is of the store, not of this
    raise UsageError(f"{format_name}: no such export format", "Write one of: " + ", ".join(names))
