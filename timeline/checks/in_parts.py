"""A check in parts: counts that add up over the parts of a store, and what only the whole store tells."""

from collections.abc import Collection, Iterable, Mapping

from timeline.checks.counting import tally_of
from timeline.checks.decision_rules import expired_finding, stale_findings
from timeline.checks.policy import Policy
from timeline.checks.run import Urgency, by_turn
from timeline.checks.settings_rules import unfitted
from timeline.checks.support_rules import circular_sources
from timeline.model.decisions import BaselineEntry, Resolution
from timeline.model.finding import Finding
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.model.tally import Tally
from timeline.reconciliation.decisions import is_expired


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
