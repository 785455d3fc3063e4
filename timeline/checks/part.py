"""Checking one part of a store by itself: what is found there stays so until something in the part changes."""

from timeline.checks.checked import Checked
from timeline.checks.known import Known
from timeline.checks.run import part_findings
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding
from timeline.model.store import Store
from timeline.reconciliation.reconcile import reconcile_part


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChecked:
    """What a check found in one part of a store. The findings of a store are those of its parts, and of the whole."""

    findings: tuple[Finding, ...]  # in no order that says anything; not yet judged by any policy
    matched: frozenset[str]  # of the decisions and known conflicts that the part was handed: what matched
    incomplete: tuple[str, ...]  # one sentence for each budget that ended


def check_part(part: Store, *, today: str | None = None) -> PartChecked:
    """Check one part of a store (see `parts_of`), held against what its baseline lists.

    A pure function of the part and of the day on which its resolutions may have expired.
    """
    known = Known.from_baseline(part.baseline)
    reconciliation = reconcile_part(part, today=today)
    checked = Checked(store=part, reconciliation=reconciliation, known=known, today=today)
    return PartChecked(
        findings=tuple(part_findings(checked)), matched=checked.matched, incomplete=reconciliation.incomplete
    )
