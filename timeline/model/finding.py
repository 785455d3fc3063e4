"""A finding: what a check reports."""

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from timeline.model.conflict import Conflict, Grade, Scope
from timeline.model.dataclass import dataclass
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


_LATER = frozenset({"message", "events", "claims", "related"})


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a check reports: wrong data is a value, and hides no other.

    Its words, and whom it names, may be found when first asked for (see `of`): of a large store most findings are
    counted and put in order, and no more.
    """

    code: str  # TLnnn
    name: str
    message: str  # one line: what is wrong and what to do
    location: Location
    severity: Severity = Severity.ERROR
    grade: Grade | None = None  # None: not about a conflict
    fingerprint: str | None = None
    status: FindingStatus = FindingStatus.NEW
    scope: Scope = Scope.STORE
    events: tuple[str, ...] = field(default_factory=tuple)  # a plain default could not be found later
    claims: tuple[str, ...] = field(default_factory=tuple)
    sources: tuple[str, ...] = ()
    related: tuple[Related, ...] = field(default_factory=tuple)
    conflict: Conflict | None = None
    decision: Resolution | None = None  # a person's, on the conflict, whether or not it ends it; None: nobody decided

    @classmethod
    def of(cls, given: dict[str, Any], rest: Callable[[], Mapping[str, Any]]) -> "Finding":
        """Return a finding of the values that are given, the others being the usual ones.

        `rest` gives its message, events, claims and related places, when the first of them is asked for.
        """
        finding = object.__new__(cls)
        given["_rest"] = rest
        object.__setattr__(finding, "__dict__", given)
        return finding

    @property
    def is_open(self) -> bool:
        """Whether it is new, and more than information."""
        return self.severity is not Severity.INFO and self.status is FindingStatus.NEW

    def judged(self, severity: Severity) -> "Finding":
        """Return the finding with another severity; what was left for later stays so."""
        finding = object.__new__(Finding)
        object.__setattr__(finding, "__dict__", self.__dict__ | {"severity": severity})
        return finding

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Find what was left for later; only called for what the finding does not hold."""
            known = self.__dict__
            rest = known.get("_rest")
            if rest is None or name not in _LATER:
                raise AttributeError(f"a finding has no {name!r}", name=name, obj=self)
            for key, value in rest().items():
                known.setdefault(key, value)
            return known[name]

    def __getstate__(self) -> dict[str, Any]:
        """Return the values of the fields: a copy elsewhere finds nothing."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}
