"""Findings as lines for people: the newest claim first, each older one below it, a count at the end.

The first line of a finding begins `file:line:column: CODE`, as editors and CI expect it.
"""

from collections.abc import Iterable, Sequence

from timeline.checks import Summary
from timeline.model.finding import Finding, Severity
from timeline.reconciliation.plain import safe_text
from timeline.reports.report import Report
from timeline.reports.statistics import statistics_lines
from timeline.reports.told import Told, block_of, told_of

INFOS_SHOWN = 5


def to_text(report: Report) -> str:
    """Return one block a finding, and one line that counts; known, resolved and infos only when `verbose`.

    With `statistics` a table of counts stands in the place of the blocks.
    """
    hidden = 0 if report.statistics else len(report.findings) - len(report.shown)
    lines = statistics_lines(report.findings) if report.statistics else _blocks(report.shown, report)
    return "\n".join([*lines, count_line(report.summary, hidden=hidden)]) + "\n"


def listing_text(listed: Iterable[Told], summary: Summary, *, hidden: int, more: int) -> str:
    """Return the same for findings that were told before, each by its full fingerprint; `more` are not listed."""
    lines = [_told_text(told, told.fingerprint) for told in listed]
    return "\n".join([*lines, *_more_line(more), count_line(summary, hidden=hidden)]) + "\n"


def finding_text(finding: Finding, report: Report) -> str:
    """Return the lines of one finding: what is wrong, the other claims below it, the command that explains it."""
    short = report.short(finding.fingerprint) if finding.fingerprint else None
    return _told_text(told_of(finding, report.excuse_of(finding)), short)


def _told_text(told: Told, short: str | None) -> str:
    return "\n".join(safe_text(line) for line in block_of(told, short))


def _blocks(shown: Sequence[Finding], report: Report) -> list[str]:
    gathered = _many_infos(shown)
    alone = [finding for finding in shown if finding.code not in gathered]
    listed = alone[: report.limit] if report.limit else alone
    lines = [finding_text(finding, report) for finding in listed]
    lines += _more_line(len(alone) - len(listed))
    return [*lines, *(_gathered_line(code, infos) for code, infos in gathered.items())]


def _more_line(more: int) -> list[str]:
    return [f"and {_counted(more, 'more finding')}, not listed: timeline check --limit 0 lists all"] if more else []


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


def count_line(summary: Summary, *, hidden: int) -> str:
    """Return how many findings there are, of which kinds, and how many of them are not shown."""
    counts = [
        _counted(summary.errors, "error"),
        _counted(summary.new, "new conflict"),
        f"{summary.known} known",
        f"{summary.resolved} resolved",
    ]
    grades = f"{_counted(summary.contradiction, 'contradiction')}, {_counted(summary.tension, 'tension')}"
    note = f"; {_counted(summary.ignored, 'finding')} ignored" if summary.ignored else ""
    note += f"; {_counted(hidden, 'finding')} not shown (--verbose)" if hidden else ""
    return f"{', '.join(counts)} ({grades}){note}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
