"""TL7xx: decisions and known conflicts that no longer fit the store."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from timeline.checks.checked import Checked, Rule, rule
from timeline.model.decisions import BaselineEntry, Resolution
from timeline.model.finding import Finding, Related
from timeline.model.location import Location
from timeline.model.statement import Statement
from timeline.reconciliation.decisions import changed_since, gone_since, is_expired


@rule("TL701", "decision-matches-nothing", of_whole=True)
def decision_matches_nothing(checked: Checked) -> Iterator[Finding]:
    """A resolution, or an entry of the baseline, speaks of a conflict that is not there.

    A conflict that `ignore` or `per_file` leaves out of the report is there all the same.

    Passes: `fingerprint: 7c5408dc6595` where `timeline reconcile` shows that conflict
    Fails:  the same once a claim was corrected so that the conflict ended, or with a digit misspelt
    Fix:    remove the resolution; for the baseline run `timeline check --write-baseline`.
    """
    return stale_findings(checked.decisions, checked.matched)


def stale_findings(decisions: Iterable[Resolution | BaselineEntry], matched: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for every decision, and every known conflict, that matches nothing."""
    for decision in decisions:
        if decision.fingerprint not in matched:
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


@rule("TL702", "resolution-expired", of_whole=True)
def resolution_expired(checked: Checked) -> Iterator[Finding]:
    """A resolution has passed the day on which it expires, so it no longer decides anything.

    Passes: `expires: 2099-12-31`
    Fails:  `expires: 2020-01-01`
    Fix:    judge again: record a new resolution, or move the date.
    """
    for resolution in checked.store.resolutions:
        if is_expired(resolution, checked.today):
            yield expired_finding(resolution)


def expired_finding(resolution: Resolution) -> Finding:
    """Return what is found of a resolution that has expired."""
    return Finding(
        code="TL702",
        name="resolution-expired",
        message=f"the resolution of {resolution.fingerprint} expired on {resolution.expires}; judge again",
        location=resolution.location,
        fingerprint=resolution.fingerprint,
    )


@rule("TL703", "new-evidence-since")
def new_evidence_since(checked: Checked) -> Iterator[Finding]:
    """Claims have joined a resolved conflict, or changed in it, since it was decided.

    A claim joins when it takes a side: when it could stand in the chain, or in a longer one that leads to the same, or
    gives a value that clashes. One that fits all sides says nothing on the matter. A claim that the resolution rests
    on and that was edited so that it takes no side any more, or is gone, counts as changed.

    Passes: the conflict rests on the claims that the resolution lists, as they were; a new claim fits them all
    Fails:  a third source joins one side; a date or a quote of a listed claim was edited; a listed claim was removed
    Fix:    look at the new claim, then record the resolution again with `timeline resolve`, which replaces it.
    """
    stores = (checked.store, checked.reconciliation.store)
    for fingerprint, resolution in checked.reconciliation.resolutions.items():
        conflict = checked.reconciliation.conflict[fingerprint]
        changed = changed_since(conflict, resolution.claims, with_quote=True)
        gone = gone_since(conflict, resolution.claims, stores)
        if changed or gone:
            names = tuple(dict.fromkeys((*(s.claim.full_id for s in changed), *gone)))
            yield Finding(
                code="TL703",
                name="new-evidence-since",
                message=f"{_what_changed(names[0], resolution, checked)} since {fingerprint} was resolved; judge again",
                location=_place_of(names[0], changed, resolution, checked),
                fingerprint=fingerprint,
                events=conflict.events,
                claims=names,
                related=(Related(claim=fingerprint, location=resolution.location),),
            )


def _what_changed(claim: str, resolution: Resolution, checked: Checked) -> str:
    if claim not in resolution.claims:
        return f"{claim} is new"
    return f"{claim} has changed" if claim in checked.store.claims else f"{claim} is gone"


def _place_of(claim: str, changed: Sequence[Statement], resolution: Resolution, checked: Checked) -> Location:
    """The line of the statement that changed; of one that is gone that of the resolution."""
    if changed:
        return changed[0].location
    return checked.store.claims[claim].location if claim in checked.store.claims else resolution.location


DECISION_RULES: tuple[Rule, ...] = (decision_matches_nothing, resolution_expired, new_evidence_since)
