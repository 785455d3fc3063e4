"""Findings as JSON lines: one finding a line, as in JSON, and nothing else."""

import json

from timeline.reconciliation.shapes import finding_shape
from timeline.reports.report import Report


def to_text(report: Report) -> str:
    """Return one line a finding; nothing where there is none."""
    return "".join(json.dumps(finding_shape(finding), ensure_ascii=False) + "\n" for finding in report.findings)
