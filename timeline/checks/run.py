"""Run the rules; decide whether what they found fails."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.checks.checked import Checked
from timeline.checks.registry import RULES
from timeline.model.conflict import Grade
from timeline.model.finding import Finding, FindingStatus, Severity

# What fails at each level of --fail-on.
FAILING_GRADES = {
    "contradiction": (Grade.CONTRADICTION,),
    "tension": (Grade.CONTRADICTION, Grade.TENSION),
    "refinement": (Grade.CONTRADICTION, Grade.TENSION, Grade.REFINEMENT),
    "never": (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How many findings there are of each grade, how many errors, and how many of the conflicts anybody knew."""

    contradiction: int
    tension: int
    refinement: int
    errors: int
    new: int
    known: int
    resolved: int


def run_checks(checked: Checked, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return what all rules find, new before known before resolved, then by file, line and code.

    `select` and `ignore` are codes or their beginnings (`TL3`); an empty `select` selects all.
    """
    chosen = [rule for rule in RULES if _is_chosen(rule.code, select, ignore)]
    found = [finding for rule in chosen for finding in rule.find(checked)]
    return tuple(sorted(found, key=_by_urgency))


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether a check fails: any error, or a new conflict at or above the grade of `fail_on`."""
    grades = FAILING_GRADES[fail_on]
    return any(f.severity is Severity.ERROR or (f.grade in grades and f.status is FindingStatus.NEW) for f in findings)


def summary_of(findings: Sequence[Finding]) -> Summary:
    """Count findings by grade, severity and status."""
    conflicts = [f for f in findings if f.severity is Severity.WARNING]
    return Summary(
        contradiction=sum(f.grade is Grade.CONTRADICTION for f in findings),
        tension=sum(f.grade is Grade.TENSION for f in findings),
        refinement=sum(f.grade is Grade.REFINEMENT for f in findings),
        errors=sum(f.severity is Severity.ERROR for f in findings),
        new=sum(f.status is FindingStatus.NEW for f in conflicts),
        known=sum(f.status is FindingStatus.KNOWN for f in conflicts),
        resolved=sum(f.status is FindingStatus.RESOLVED for f in conflicts),
    )


def _is_chosen(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    selected = not select or any(code.startswith(prefix) for prefix in select)
    return selected and not any(code.startswith(prefix) for prefix in ignore)


_STATUS_ORDER = (FindingStatus.NEW, FindingStatus.KNOWN, FindingStatus.RESOLVED)
_SEVERITY_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _by_urgency(finding: Finding) -> tuple[int, int, bool, str, int, str, str]:
    return (
        _SEVERITY_ORDER.index(finding.severity),
        _STATUS_ORDER.index(finding.status),
        finding.grade is not Grade.CONTRADICTION,
        finding.location.file,
        finding.location.line,
        finding.code,
        finding.fingerprint or "",
    )
