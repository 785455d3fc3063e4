"""Findings as lines for people: the newest place first, the older claims below it, a count at the end."""

from collections.abc import Iterator, Sequence

from timeline.checks import Summary
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.reconciliation.wording import safe_text

SHORT = 6  # digits of a fingerprint that people read
RELATED_SHOWN = 6


def as_text(findings: Sequence[Finding], summary: Summary, verbose: bool) -> str:
    """Return one block a finding, and one line that counts; known, resolved and infos only when `verbose`."""
    shown = [f for f in findings if verbose or _needs_attention(f)]
    lines = [line for finding in shown for line in _block(finding)]
    return "\n".join([*lines, _count_line(summary, hidden=len(findings) - len(shown))]) + "\n"


def _needs_attention(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and finding.status is FindingStatus.NEW


def _block(finding: Finding) -> Iterator[str]:
    place = f"{finding.location.file}:{finding.location.line}:{finding.location.column}"
    yield f"{place}: {finding.code} {_label(finding)}: {safe_text(finding.message)}{_tail(finding)}"
    for related in finding.related[:RELATED_SHOWN]:
        yield f"    {related.location.file}:{related.location.line}: {related.claim}"
    if len(finding.related) > RELATED_SHOWN:
        yield f"    and {len(finding.related) - RELATED_SHOWN} more"
    if finding.fingerprint and finding.conflict:
        yield f"    why: timeline explain {finding.fingerprint[:SHORT]}"


def _label(finding: Finding) -> str:
    if finding.grade is not None:
        return f"{finding.grade}, {finding.status}" if finding.conflict else str(finding.grade)
    return str(finding.severity)


def _tail(finding: Finding) -> str:
    return f" [{finding.fingerprint[:SHORT]}]" if finding.fingerprint else ""


def _count_line(summary: Summary, *, hidden: int) -> str:
    total = f"{summary.errors} errors, {summary.new} new conflicts, {summary.known} known, {summary.resolved} resolved"
    grades = f"{summary.contradiction} contradictions, {summary.tension} tensions"
    note = f"; {hidden} findings not shown (--verbose)" if hidden else ""
    return f"{_singular(total)} ({_singular(grades)}){note}"


def _singular(text: str) -> str:
    """`1 errors` reads `1 error`."""
    words = text.split(" ")
    for i, word in enumerate(words[:-1]):
        if word in ("1", "(1"):
            words[i + 1 : i + 3] = [_without_plural(w) for w in words[i + 1 : i + 3]]
    return " ".join(words)


def _without_plural(word: str) -> str:
    return (
        word.replace("errors", "error")
        .replace("conflicts", "conflict")
        .replace("contradictions", "contradiction")
        .replace("tensions", "tension")
    )
