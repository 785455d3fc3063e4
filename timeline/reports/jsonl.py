"""Findings as JSON lines: one finding a line, as in JSON, and nothing else."""

from timeline.model.json_text import json_text
from timeline.reconciliation.shapes import finding_shape
from timeline.reports.report import Report


def to_text(report: Report) -> str:
    """Return one line a finding; nothing where there is none."""
    return "".join(json_text(finding_shape(finding)) for finding in report.findings)
