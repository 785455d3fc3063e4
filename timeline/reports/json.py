"""Findings as JSON, versioned; keys may be added, never changed."""

from dataclasses import asdict

from timeline.model.json_text import json_text
from timeline.reconciliation.shapes import Shape, finding_shape
from timeline.reports.report import Report
from timeline.reports.statistics import counts_by_code


def to_text(report: Report) -> str:
    """Return all findings and their summary; with `statistics` the counts of each code too."""
    shape: Shape = {
        "version": 1,
        "findings": [finding_shape(finding) for finding in report.findings],
        "summary": asdict(report.summary),
    }
    if report.statistics:
        shape["statistics"] = [asdict(count) for count in counts_by_code(report.findings)]
    return json_text(shape, indent=2)
