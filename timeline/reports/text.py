"""Findings as lines for people: the newest claim first, each older one below it, a count at the end.

The first line of a finding begins `file:line:column: CODE`, as editors and CI expect it.
"""

from collections.abc import Sequence

from timeline.model.finding import Finding, Severity
from timeline.reconciliation.plain import safe_text
from timeline.reports.lines import count_line, more_line, told_text
from timeline.reports.report import Report
from timeline.reports.statistics import statistics_lines
from timeline.reports.told import told_of

INFOS_SHOWN = 5


def to_text(report: Report) -> str:
    """Return one block a finding, and one line that counts; known, resolved and infos only when `verbose`.

    With `statistics` a table of counts stands in the place of the blocks.
    """
    hidden = 0 if report.statistics else len(report.findings) - len(report.shown)
    lines = statistics_lines(report.findings) if report.statistics else _blocks(report.shown, report)
    return "\n".join([*lines, count_line(report.summary, hidden=hidden)]) + "\n"


def finding_text(finding: Finding, report: Report) -> str:
    """Return the lines of one finding: what is wrong, the other claims below it, the command that explains it."""
    short = report.short(finding.fingerprint) if finding.fingerprint else None
    return told_text(told_of(finding, report.excuse_of(finding)), short)


def _blocks(shown: Sequence[Finding], report: Report) -> list[str]:
    gathered = _many_infos(shown)
    alone = [finding for finding in shown if finding.code not in gathered]
    listed = alone[: report.limit] if report.limit else alone
    lines = [finding_text(finding, report) for finding in listed]
    lines += more_line(len(alone) - len(listed))
    return [*lines, *(_gathered_line(code, infos) for code, infos in gathered.items())]


def _many_infos(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The infos of each code that has many of them among other findings: they take one line together."""
    infos: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.INFO:
            infos.setdefault(finding.code, []).append(finding)
    is_asked_for = len({finding.code for finding in findings}) == 1
    return {code: found for code, found in infos.items() if len(found) > INFOS_SHOWN and not is_asked_for}


def _gathered_line(code: str, infos: Sequence[Finding]) -> str:
    kind = "events" if all(finding.events for finding in infos) else "findings"
    names = [name for finding in infos for name in finding.events or (finding.location.file,)]
    some = safe_text(", ".join(names[:INFOS_SHOWN]))
    return f"{code} {infos[0].name}: {len(infos)} {kind} ({some}, …): timeline check --select {code} --verbose"
