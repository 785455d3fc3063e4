"""A check in parts: one part of a store by itself, counts that add up, and what only the whole store tells.

What is found in a part stays so until something in it changes.
"""

from collections.abc import Collection, Iterable, Mapping

from timeline.checks.checked import Checked
from timeline.checks.counting import tally_of
from timeline.checks.decision_rules import expired_finding, stale_findings
from timeline.checks.known import Known
from timeline.checks.policy import Policy
from timeline.checks.run import Urgency, by_turn, part_findings
from timeline.checks.settings_rules import unfitted
from timeline.checks.support_rules import circular_sources
from timeline.model.dataclass import dataclass
from timeline.model.decisions import BaselineEntry, Resolution
from timeline.model.finding import Finding
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.model.tally import Tally
from timeline.reconciliation.decisions import is_expired
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


def findings_of_whole(
    store: Store, *, today: str, matched: Collection[str], files: Iterable[str], sources: Mapping[str, Source]
) -> tuple[Finding, ...]:
    """Return what only a whole store tells, beside what loading it met.

    `store` has settings and decisions; `matched` are those decisions that speak of something, `files` the paths in
    which anything is, `sources` all sources that rely on any; those that are in no circle may be left out.
    """
    baseline = store.baseline
    known = baseline.entries if baseline else ()
    decisions: list[Resolution | BaselineEntry] = [*store.resolutions, *known]
    expired = (r for r in store.resolutions if is_expired(r, today))
    patterns = unfitted(store.settings.check.per_file, frozenset(files))
    circles = circular_sources(sources)
    return (*stale_findings(decisions, matched), *map(expired_finding, expired), *patterns, *circles)


def tallied(
    found: Iterable[Finding], policy: Policy, met: Iterable[Finding] = (), unread: int = 0
) -> tuple[list[tuple[Urgency, Finding]], Tally]:
    """Return the findings that people are shown, the most urgent first, and the counts of all that the policy reports.

    `met` is what loading met, of which `unread` entries were left out.
    """
    loading = tuple(met)
    reported, ignored = policy.reported((*loading, *found))
    tally = tally_of(reported)
    if ignored or loading or unread:
        tally = tally._replace(ignored=ignored, unread=unread, unsaid=_unsaid(loading, reported))
    return by_turn([finding for finding in reported if finding.is_open]), tally


def _unsaid(met: Collection[Finding], reported: Iterable[Finding]) -> int:
    said = {(finding.code, finding.location) for finding in reported} if met else ()
    return sum((finding.code, finding.location) not in said for finding in met)
