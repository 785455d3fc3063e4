"""Writing down what is known: of a check, every open conflict with its claims as they are, and every claim."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from timeline.checks.checked import Checked
from timeline.checks.known import Known
from timeline.model.decisions import Baseline, BaselineEntry
from timeline.model.finding import Finding, FindingStatus
from timeline.model.fingerprint import digest_of
from timeline.model.location import Location
from timeline.reconciliation.decisions import claims_known
from timeline.store.layout import BASELINE_FILE


def baseline_of(checked: Checked) -> Baseline:
    """Return the baseline that makes every conflict and slip known that no decision ends, with every claim as seen."""
    location = Location(str(checked.store.folder / BASELINE_FILE))
    known: dict[str, dict[str, str]] = {}
    summaries: dict[str, str] = {}
    for fingerprint, finding in _open_findings(checked):
        known.setdefault(fingerprint, {}).update(_claims_of(finding, checked))
        summaries.setdefault(fingerprint, finding.message)
    entries = tuple(
        BaselineEntry(fingerprint=fingerprint, claims=claims, location=location, summary=summaries[fingerprint])
        for fingerprint, claims in sorted(known.items())
    )
    return Baseline(entries=entries, seen=_seen(checked), location=location)


def still_knowing(before: Baseline, now: Baseline) -> Baseline:
    """Return a baseline of a store that cannot be read whole: what an earlier one knew stays known.

    What was not found may stand in what was not read.
    """
    known = {entry.fingerprint: entry for entry in before.entries}
    for entry in now.entries:
        old = known.get(entry.fingerprint)
        claims = {**old.claims, **entry.claims} if old is not None else entry.claims
        known[entry.fingerprint] = replace(entry, claims=dict(sorted(claims.items())))
    entries = tuple(known[fingerprint] for fingerprint in sorted(known))
    return replace(now, entries=entries, seen=dict(sorted({**before.seen, **now.seen}.items())))


def known_in(checked: Checked) -> Known:
    """Return everything that a check knows of, for a later one: what a baseline lists, and longer chains by name too.

    A longer chain that stands by itself later, because the shorter one is gone, is then no news.
    """
    known: dict[str, frozenset[tuple[str, str]]] = {}
    for fingerprint, finding in _open_findings(checked):
        claims = frozenset(_claims_of(finding, checked).items())
        known[fingerprint] = known.get(fingerprint, frozenset()) | claims
        for chain in finding.conflict.longer if finding.conflict else ():
            known.setdefault(chain.fingerprint, frozenset(claims_known(chain, with_quote=False).items()))
    return Known(conflicts=known, seen=_seen(checked).items())


def _open_findings(checked: Checked) -> Iterator[tuple[str, Finding]]:
    for finding in (*checked.conflicts, *checked.slips):
        if finding.fingerprint is not None and finding.status is not FindingStatus.RESOLVED:
            yield finding.fingerprint, finding


def _seen(checked: Checked) -> dict[str, str]:
    return {claim_id: digest_of(claim) for claim_id, claim in sorted(checked.reconciliation.store.claims.items())}


def _claims_of(finding: Finding, checked: Checked) -> Mapping[str, str]:
    if finding.conflict is not None:
        return claims_known(finding.conflict, with_quote=False)
    return {claim_id: digest_of(checked.store.claims[claim_id]) for claim_id in finding.claims}
