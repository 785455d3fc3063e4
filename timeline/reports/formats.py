"""The formats of a check, in one tuple."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.checks import Summary
from timeline.model.finding import Finding
from timeline.reports.json import as_json
from timeline.reports.text import as_text


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, and what writes it."""

    name: str
    write: Callable[[Sequence[Finding], Summary, bool], str]


FORMATS: tuple[Format, ...] = (Format("text", as_text), Format("json", as_json))


def report_text(findings: Sequence[Finding], summary: Summary, format_name: str, *, verbose: bool = False) -> str:
    """Return a report of what a check found. `verbose` shows what is known and what is only information, too."""
    chosen = next(f for f in FORMATS if f.name == format_name)
    return chosen.write(findings, summary, verbose)
