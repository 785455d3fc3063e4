"""Findings as one line each, to be searched: `file:line:column: CODE message [grade] (fingerprint)`."""

from timeline.model.finding import Finding, FindingStatus
from timeline.reconciliation.plain import safe_text
from timeline.reports.report import Report


def to_text(report: Report) -> str:
    """Return one line a finding; nothing where there is none. What is known, resolved or only info when `verbose`."""
    return "".join(safe_text(_line(finding, report)) + "\n" for finding in report.shown)


def _line(finding: Finding, report: Report) -> str:
    place = f"{finding.location.file}:{finding.location.line}:{finding.location.column}"
    label = str(finding.grade or finding.severity)
    status = "" if finding.status is FindingStatus.NEW else f", {finding.status}"
    name = f" ({report.short(finding.fingerprint)})" if finding.fingerprint else ""
    return f"{place}: {finding.code} {finding.message} [{label}{status}]{name}"
