"""Findings as one line each, to be searched: `file:line:column: CODE message [grade] (fingerprint)`."""

from timeline.model.finding import Finding
from timeline.reconciliation.plain import safe_text
from timeline.reports.lines import line_of
from timeline.reports.report import Report
from timeline.reports.told import told_of


def to_text(report: Report) -> str:
    """Return one line a finding; nothing where there is none. What is known, resolved or only info when `verbose`."""
    return "".join(_line(finding, report) for finding in report.shown)


def _line(finding: Finding, report: Report) -> str:
    short = report.short(finding.fingerprint) if finding.fingerprint else None
    return safe_text(line_of(told_of(finding, None), short)) + "\n"
