"""TL7xx: decisions and known conflicts that no longer fit the store."""

from collections.abc import Iterator

from timeline.checks.checked import Checked, Rule, rule
from timeline.model.decisions import BaselineEntry, Resolution
from timeline.model.finding import Finding, Related
from timeline.reconciliation.decisions import changed_since, is_expired


@rule("TL701", "decision-matches-nothing")
def decision_matches_nothing(checked: Checked) -> Iterator[Finding]:
    """A resolution, or an entry of the baseline, speaks of a conflict that is not there.

    Passes: its fingerprint is one that `timeline reconcile` shows
    Fails:  the claims were corrected since, or the fingerprint is misspelt
    Fix:    remove the resolution; for the baseline run `timeline check --write-baseline`.
    """
    baseline = checked.store.baseline
    decisions: list[Resolution | BaselineEntry] = [*checked.store.resolutions, *(baseline.entries if baseline else ())]
    there = {finding.fingerprint for finding in (*checked.conflicts, *checked.slips)}
    for decision in decisions:
        if decision.fingerprint not in there:
            yield Finding(
                code="TL701",
                name="decision-matches-nothing",
                message=_stale_message(decision),
                location=decision.location,
                fingerprint=decision.fingerprint,
            )


def _stale_message(decision: Resolution | BaselineEntry) -> str:
    if isinstance(decision, Resolution):
        return f"the resolution of {decision.fingerprint} matches no conflict; remove it, or correct the fingerprint"
    return f"the known conflict {decision.fingerprint} is gone; drop it with: timeline check --write-baseline"


@rule("TL702", "resolution-expired")
def resolution_expired(checked: Checked) -> Iterator[Finding]:
    """A resolution has passed the day on which it expires, so it no longer decides anything.

    Passes: `expires: 2099-12-31`
    Fails:  `expires: 2020-01-01`
    Fix:    judge again: record a new resolution, or move the date.
    """
    for resolution in checked.store.resolutions:
        if is_expired(resolution, checked.today):
            yield Finding(
                code="TL702",
                name="resolution-expired",
                message=f"the resolution of {resolution.fingerprint} expired on {resolution.expires}; judge again",
                location=resolution.location,
                fingerprint=resolution.fingerprint,
            )


@rule("TL703", "new-evidence-since")
def new_evidence_since(checked: Checked) -> Iterator[Finding]:
    """Claims have joined a resolved conflict, or changed in it, since it was decided.

    Passes: the conflict rests on the claims that the resolution lists, as they were
    Fails:  a third source joins one side; a date or a quote of a listed claim was edited
    Fix:    look at the new claim, then record the resolution again with `timeline resolve`.
    """
    for fingerprint, resolution in checked.reconciliation.resolutions.items():
        conflict = checked.reconciliation.conflict[fingerprint]
        changed = changed_since(conflict, resolution.claims, with_quote=True)
        if changed:
            first = changed[0]
            yield Finding(
                code="TL703",
                name="new-evidence-since",
                message=f"{first.claim.full_id} is new or changed since {fingerprint} was resolved; judge again",
                location=first.location,
                fingerprint=fingerprint,
                events=conflict.events,
                claims=tuple(dict.fromkeys(s.claim.full_id for s in changed)),
                related=(Related(claim=fingerprint, location=resolution.location),),
            )


DECISION_RULES: tuple[Rule, ...] = (decision_matches_nothing, resolution_expired, new_evidence_since)
