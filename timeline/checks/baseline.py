"""Writing down what is known: the baseline that makes every open conflict of a check known."""

from collections.abc import Mapping

from timeline.checks.checked import Checked
from timeline.model.decisions import Baseline, BaselineEntry
from timeline.model.finding import Finding, FindingStatus
from timeline.model.fingerprint import digest_of
from timeline.model.location import Location
from timeline.reconciliation.decisions import claims_known


def baseline_of(checked: Checked) -> Baseline:
    """Return the baseline that makes every conflict and slip known that no decision ends, with every claim as seen."""
    location = Location(str(checked.store.folder / "baseline.yaml"))
    known: dict[str, dict[str, str]] = {}
    summaries: dict[str, str] = {}
    for finding in (*checked.conflicts, *checked.slips):
        if finding.fingerprint is not None and finding.status is not FindingStatus.RESOLVED:
            known.setdefault(finding.fingerprint, {}).update(_claims_of(finding, checked))
            summaries.setdefault(finding.fingerprint, finding.message)
    entries = tuple(
        BaselineEntry(fingerprint=fingerprint, claims=claims, location=location, summary=summaries[fingerprint])
        for fingerprint, claims in sorted(known.items())
    )
    seen = {claim_id: digest_of(claim) for claim_id, claim in sorted(checked.store.claims.items())}
    return Baseline(entries=entries, seen=seen, location=location)


def _claims_of(finding: Finding, checked: Checked) -> Mapping[str, str]:
    if finding.conflict is not None:
        return claims_known(finding.conflict, with_quote=False)
    return {claim_id: digest_of(checked.store.claims[claim_id]) for claim_id in finding.claims}
