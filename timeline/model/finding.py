"""A finding: what a check reports."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.model.conflict import Conflict, Grade, Scope
from timeline.model.decisions import Resolution
from timeline.model.location import Location


class Severity(StrEnum):
    """What a finding does to the exit code: an error fails, a warning fails by grade, an info never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingStatus(StrEnum):
    """Whether anybody knew."""

    NEW = "new"
    KNOWN = "known"  # in the baseline, unchanged
    RESOLVED = "resolved"  # a person decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A further place that a finding speaks of."""

    claim: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check reports: wrong data is a value, and hides no other."""

    code: str  # TLnnn
    name: str
    message: str  # one line: what is wrong and what to do
    location: Location
    severity: Severity = Severity.ERROR
    grade: Grade | None = None  # None: not about a conflict
    fingerprint: str | None = None
    status: FindingStatus = FindingStatus.NEW
    scope: Scope = Scope.STORE
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    conflict: Conflict | None = None
    decision: Resolution | None = None  # a person's, on the conflict, whether or not it ends it; None: nobody decided
