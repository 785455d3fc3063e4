"""Findings in the diagnostic format of reviewdog (`reviewdog -f=rdjson`): comments at the lines of a pull request."""

from timeline.model.finding import Finding
from timeline.model.json_text import json_text
from timeline.model.location import Location
from timeline.reconciliation.shapes import Shape
from timeline.reports.report import Level, Report
from timeline.reports.text import finding_text

SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def to_text(report: Report) -> str:
    """Return one DiagnosticResult; its paths are as typed, which reviewdog takes from the current folder on.

    What is known, resolved or only information is in it when `verbose`: reviewdog would comment on it in every change.
    """
    worst = max(map(report.level_of, report.shown), key=_weight, default=Level.NOTE)
    shape = {
        "source": {"name": "timeline"},
        "severity": SEVERITIES[worst],
        "diagnostics": [_diagnostic(finding, report) for finding in report.shown],
    }
    return json_text(shape, indent=2)


def _diagnostic(finding: Finding, report: Report) -> Shape:
    """One finding; the older claims stand in its original output, as each reviewdog knows that key."""
    return {
        "message": finding.message,
        "location": _location_shape(finding.location, report),
        "severity": SEVERITIES[report.level_of(finding)],
        "code": {"value": finding.code},
        "original_output": finding_text(finding, report),
    }


def _location_shape(place: Location, report: Report) -> Shape:
    """A place whose column counts bytes of UTF-8, as the format has it."""
    before = (report.line_at(place) or "")[: place.column - 1]
    column = place.column + len(before.encode("utf-8", "replace")) - len(before)
    return {"path": place.file, "range": {"start": {"line": place.line, "column": column}}}


def _weight(level: Level) -> int:
    return (Level.NOTE, Level.WARNING, Level.ERROR).index(level)
