"""Two sources side by side in time: what a diff shows."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.model.claim import Claim
from timeline.model.conflict import Conflict, Grade, Window
from timeline.model.decisions import Resolution
from timeline.reconciliation.clock import Apart


class Verdict(StrEnum):
    """How two sources stand to each other on one event, or one attribute."""

    AGREE = "agree"
    REFINES = "refines"  # a is more exact than b
    REFINED_BY = "refined-by"  # b is more exact than a
    OVERLAPS = "overlaps"
    CONFLICT = "conflict"
    ONLY_A = "only-a"
    ONLY_B = "only-b"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffSide:
    """What one source says of one event, once all that it says is taken together."""

    edtf: str | None
    start: Window
    end: Window
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRow:
    """One event in two sources."""

    event: str
    verdict: Verdict
    a: DiffSide | None
    b: DiffSide | None
    apart_days: int | None = None  # conflicts over dates: by how many days; 0: order reversed; None: no conflict
    apart_seconds: int | None = None  # the same by the clock, exactly; None: days count
    conflicts: tuple[Conflict, ...] = ()  # between these two sources, on this event
    decisions: tuple[Resolution, ...] = ()  # on these, on what either says here, and those that split the event
    matched: str = "linked"  # "suggested": matched by likeness, not by a shared id

    @property
    def apart(self) -> Apart | None:
        """By how much a conflict over dates is impossible; None: no conflict."""
        return None if self.apart_days is None else Apart(self.apart_days, self.apart_seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReversedPair:
    """Two events that the two sources put in opposite order."""

    events: tuple[str, str]
    grade: Grade
    a: str  # "x before y"
    b: str
    claims: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeRow:
    """One attribute of one event in two sources."""

    event: str
    key: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sources, compared."""

    a: str
    b: str
    rows: tuple[DiffRow, ...]  # in time order
    reversed: tuple[ReversedPair, ...]
    attributes: tuple[AttributeRow, ...]
    zone: str = "UTC"  # of the store: in it are the times of the windows

    @property
    def has_conflicts(self) -> bool:
        """Whether the two cannot both be right on anything: dates, order or attributes."""
        clashing = any(row.verdict is Verdict.CONFLICT for row in self.attributes)
        return clashing or any(row.verdict is Verdict.CONFLICT or row.conflicts for row in self.rows)
