"""From a finding to what people are told of it."""

from timeline.model.finding import Finding, FindingStatus
from timeline.model.told import Told, ToldPlace
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.plain import safe_text
from timeline.reports.account import RELATED_SHOWN, account_of


def told_of(finding: Finding, excuse: str | None) -> Told:
    """Return what people are told of a finding; `excuse` is why it does not fail although it stands."""
    account = account_of(finding, RELATED_SHOWN)
    return Told(
        code=finding.code,
        label=str(finding.grade or finding.severity),
        status=str(finding.status),
        file=finding.location.file,
        line=finding.location.line,
        column=finding.location.column,
        message=safe_text(finding.message),
        headline=account.headline,
        fingerprint=finding.fingerprint,
        is_conflict=finding.conflict is not None,
        others=tuple(
            ToldPlace(related.location.file, related.location.line, words) for related, words in account.others
        ),
        further=account.further,
        decision=_decision(finding, excuse),
    )


def _decision(finding: Finding, excuse: str | None) -> str:
    if finding.status is FindingStatus.RESOLVED:
        return f"decided: {safe_text(excuse or '')}"
    return f"decided, yet open: {safe_text(decision_line(finding.decision))}" if finding.decision is not None else ""
