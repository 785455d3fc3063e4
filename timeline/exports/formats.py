"""Every export format, by name: what it is for, and the function that writes it.

A format is imported when it is asked for, so that no other command waits for it. Its function takes a reconciliation
and the options, and returns what it wrote with a sentence for each thing that it had to leave out.
"""

from collections.abc import Callable
from importlib import import_module

from timeline.errors import UsageError
from timeline.exports.exported import Exported, ExportOptions
from timeline.model.dataclass import dataclass
from timeline.model.nearest import nearest_or
from timeline.reconciliation.result import Reconciliation

Writer = Callable[[Reconciliation, ExportOptions], Exported]

OF_STORES = ("parquet",)  # which is of the store as it is, not of what was reconciled


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name, and where it is written."""

    name: str
    writer: str  # "module:function" below timeline.exports
    endings: tuple[str, ...]  # of files that hold it, the usual one first
    has_claims: bool = False  # it can be one row a claim

    def write(self, reconciliation: Reconciliation, options: ExportOptions) -> Exported:
        """Return a reconciled chronology in this format."""
        module, _, function = self.writer.partition(":")
        writer: Writer = getattr(import_module(f"timeline.exports.{module}"), function)
        return writer(reconciliation, options)


FORMATS: tuple[Format, ...] = (
    Format(name="markdown", writer="markdown:to_markdown", endings=(".md", ".markdown")),
    Format(name="csv", writer="table:to_csv", endings=(".csv",), has_claims=True),
    Format(name="json", writer="json_text:to_json", endings=(".json",)),
    Format(name="jsonl", writer="claim_rows:to_json_lines", endings=(".jsonl", ".ndjson"), has_claims=True),
    Format(name="html", writer="html:to_html", endings=(".html", ".htm")),
    Format(name="icalendar", writer="calendar_file:to_calendar", endings=(".ics",)),
    Format(name="timelinejs", writer="timelinejs:to_timelinejs", endings=(".timelinejs.json",)),
    Format(name="vis", writer="vis:to_vis", endings=(".vis.json",)),
    Format(name="mermaid", writer="mermaid:to_mermaid", endings=(".mmd", ".mermaid")),
    Format(name="markwhen", writer="markwhen:to_markwhen", endings=(".mw", ".markwhen")),
    Format(name="svg", writer="picture:to_svg", endings=(".svg",)),
    Format(name="png", writer="picture:to_png", endings=(".png",)),
    Format(name="jsonld", writer="linked_data:to_json_ld", endings=(".jsonld",)),
)


def export_text(reconciliation: Reconciliation, format_name: str, options: ExportOptions | None = None) -> Exported:
    """Return a reconciled chronology in one of the formats.

    Raises UsageError: no such format, a format that cannot do what the options ask, or one whose library is missing.
    """
    asked = options or ExportOptions()
    found = find_format(format_name)
    if asked.claims and not found.has_claims:
        able = ", ".join(each.name for each in FORMATS if each.has_claims)
        raise UsageError(f"{format_name} has no rows: --claims is for {able}", "Leave out --claims.")
    return found.write(reconciliation, asked)


def find_format(name: str) -> Format:
    """Return a format by its name. Raises UsageError: no such format."""
    names = [*(each.name for each in FORMATS), *OF_STORES]
    for candidate in FORMATS:
        if candidate.name == name:
            return candidate
    hint = nearest_or(name, names, f"Write one of: {', '.join(names)}")
    raise UsageError(f"{name}: no such export format", hint)


def endings_listed() -> str:
    """Return the endings of all formats, for people."""
    return " ".join(ending for each in FORMATS for ending in each.endings)


def format_of_file(name: str) -> str | None:
    """Return the format whose ending a file's name has, the longest of several; None: no format's."""
    folded = name.casefold()
    fitting = [(ending, each.name) for each in FORMATS for ending in each.endings if folded.endswith(ending)]
    return max(fitting, key=lambda fit: len(fit[0]), default=("", None))[1]
