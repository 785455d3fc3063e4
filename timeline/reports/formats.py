"""The formats of a check, in one tuple; the module of a format is imported when it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.model.nearest import nearest_or

if TYPE_CHECKING:
    from timeline.reports.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name on the command line, and the module whose `to_text` makes it of a Report."""

    name: str
    module: str


FORMATS: tuple[Format, ...] = (
    Format(name="text", module="timeline.reports.text"),
    Format(name="concise", module="timeline.reports.concise"),
    Format(name="json", module="timeline.reports.json"),
    Format(name="jsonl", module="timeline.reports.jsonl"),
    Format(name="sarif", module="timeline.reports.sarif"),
    Format(name="github", module="timeline.reports.github"),
    Format(name="gitlab", module="timeline.reports.gitlab"),
    Format(name="junit", module="timeline.reports.junit"),
    Format(name="rdjson", module="timeline.reports.rdjson"),
    Format(name="markdown", module="timeline.reports.markdown"),
)


def format_named(name: str) -> Format:
    """Return the format of a name. Raises UsageError where there is none."""
    for candidate in FORMATS:
        if candidate.name == name:
            return candidate
    names = [candidate.name for candidate in FORMATS]
    hint = nearest_or(name, names, f"Write one of: {', '.join(names)}")
    raise UsageError(f"{name}: no such format of a report", hint)


def report_text(report: "Report", format_name: str) -> str:
    """Return a report in one of the formats, ending in a line break where it is not empty.

    Raises UsageError: no such format.
    """
    module = import_module(format_named(format_name).module)
    text: str = module.to_text(report)
    return text
