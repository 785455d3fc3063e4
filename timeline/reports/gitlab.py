"""Findings as a Code Quality report of GitLab, which compares the reports of a merge request and its target."""

from timeline.model.conflict import Grade
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.model.json_text import json_text
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.shapes import Shape
from timeline.reports.account import LastingName, account_of, lasting_names
from timeline.reports.report import Report

GRADES = {Grade.CONTRADICTION: "critical", Grade.TENSION: "major", Grade.REFINEMENT: "minor"}


def to_text(report: Report) -> str:
    """Return a list of one object a finding that is worth a mark; the empty list where there is none."""
    findings = report.shown
    named = zip(findings, lasting_names(findings, report), strict=True)
    issues = [_issue(finding, name, report) for finding, name in named]
    return json_text(issues, indent=2)


def _issue(finding: Finding, name: LastingName, report: Report) -> Shape:
    return {
        "description": _description(finding, report),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": str(name),
        "severity": _severity(finding),
        "location": {
            "path": safe_text(report.path_of(finding.location)),
            "lines": {"begin": finding.location.line},
        },
    }


def _description(finding: Finding, report: Report) -> str:
    """Return one line: what is wrong, the first claim against it with its place, and why it does not fail."""
    account = account_of(finding, 1)
    words = [account.headline]
    for related, said in account.others:
        words.append(f"{said} ({safe_text(report.path_of(related.location))}:{related.location.line})")
    more = f", and {account.further} more" if account.further else ""
    excuse = report.excuse_line(finding)
    return "; ".join(words) + more + (f"; {excuse}" if excuse else "")


def _severity(finding: Finding) -> str:
    """Return one of GitLab's five: an error always fails, a warning by its grade, what is known or decided never."""
    if finding.severity is Severity.ERROR:
        return "blocker"
    if finding.severity is Severity.INFO or finding.status is not FindingStatus.NEW:
        return "info"
    return GRADES[finding.grade] if finding.grade else "minor"
