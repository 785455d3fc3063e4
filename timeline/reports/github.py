"""Findings as workflow commands of GitHub Actions, which become marks beside the lines of a change.

A step may make ten marks of a level; what is more is counted, and stands in the step's summary.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.model.finding import Finding
from timeline.reconciliation.plain import safe_text
from timeline.reports.account import RELATED_SHOWN, account_of
from timeline.reports.lines import count_line
from timeline.reports.markdown import to_page
from timeline.reports.report import Level, Report

MOST = 10  # marks of a level that GitHub shows of one step
SUMMARY_BYTES = 1_000_000  # GitHub takes 1 MiB of a step
COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = {**IN_MESSAGES, ":": "%3A", ",": "%2C"}


def to_text(report: Report) -> str:
    """Return one command a finding, loudest first, at most ten of a level, and one line that counts."""
    findings = report.shown
    lines = [line for level in Level for line in _marks(level, findings, report)]
    return "\n".join([*lines, count_line(report.summary, hidden=len(report.findings) - len(findings))]) + "\n"


def to_summary(report: Report) -> str:
    """Return the summary of the step: everything as Markdown, cut where GitHub would refuse it."""
    return to_page(report, SUMMARY_BYTES)


def _marks(level: Level, findings: Sequence[Finding], report: Report) -> Iterator[str]:
    own = [finding for finding in findings if report.level_of(finding) is level]
    yield from (_command(level, finding, report) for finding in own[:MOST])
    if len(own) > MOST:
        yield f"and {len(own) - MOST} more at the level {COMMANDS[level]}: timeline check --format text lists them all"


def _command(level: Level, finding: Finding, report: Report) -> str:
    place = finding.location
    properties = {
        "file": report.path_of(place),
        "line": str(place.line),
        "col": str(place.column),
        "endLine": str(place.line),
        "title": f"{finding.code} {finding.name}",
    }
    listed = ",".join(f"{key}={_escaped(safe_text(value), IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{COMMANDS[level]} {listed}::{_escaped(_message(finding, report), IN_MESSAGES)}"


def _message(finding: Finding, report: Report) -> str:
    """Return what is wrong, and below it each related claim with its place, as the text format does."""
    account = account_of(finding, RELATED_SHOWN)
    lines = [account.headline]
    for related, words in account.others:
        lines.append(f"{safe_text(report.path_of(related.location))}:{related.location.line}: {words}")
    if account.further:
        lines.append(f"and {account.further} more")
    if excuse := report.excuse_line(finding):
        lines.append(excuse)
    if finding.conflict and finding.fingerprint:
        lines.append(f"why: timeline explain {report.short(finding.fingerprint)}")
    return "\n".join(lines)


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
