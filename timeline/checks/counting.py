"""What findings count for: each by its grade, its severity and its status alone, and counts add up."""

from collections.abc import Iterable
from functools import lru_cache

from timeline.model.conflict import Grade
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.model.tally import Tally


def tally_of(findings: Iterable[Finding]) -> Tally:
    """Return the counts of some findings; none of what was left out."""
    return Tally(
        *map(sum, zip(*[_counts_of(each.grade, each.severity, each.status) for each in findings], strict=True))
    )


@lru_cache
def _counts_of(grade: Grade | None, severity: Severity, status: FindingStatus) -> Tally:
    """The counts of one finding; a conflict is no error, however severe it was set to be."""
    is_conflict = grade is Grade.CONTRADICTION or grade is Grade.TENSION
    is_new = status is FindingStatus.NEW
    is_open = is_new and severity is not Severity.INFO
    failing = grade if is_new and severity is Severity.WARNING else None
    return Tally(
        contradiction=grade is Grade.CONTRADICTION,
        tension=grade is Grade.TENSION,
        refinement=grade is Grade.REFINEMENT,
        errors=not is_conflict and severity is Severity.ERROR,
        new=is_conflict and is_new,
        known=is_conflict and status is FindingStatus.KNOWN,
        resolved=is_conflict and status is FindingStatus.RESOLVED,
        hidden=not is_open,
        listed=is_open,
        failing=is_new and severity is Severity.ERROR,
        failing_contradiction=failing is Grade.CONTRADICTION,
        failing_tension=failing is Grade.TENSION,
        failing_refinement=failing is Grade.REFINEMENT,
    )
