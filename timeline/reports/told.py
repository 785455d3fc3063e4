"""From a finding to what people are told of it."""

from collections.abc import Iterable

from timeline.model.finding import Finding, FindingStatus
from timeline.model.incomplete import gravest_first
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
        incomplete=_incomplete(finding),
    )


def not_known_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return a sentence for each part of the network in which it is not known of everybody whether they clash."""
    return gravest_first(filter(None, map(_incomplete, findings)))


def _incomplete(finding: Finding) -> str:
    """The sentence on those around a new conflict; of what is known or decided nobody is looked for."""
    return finding.conflict.incomplete if finding.conflict is not None and finding.is_open else ""


def _decision(finding: Finding, excuse: str | None) -> str:
    if finding.status is FindingStatus.RESOLVED:
        return f"decided: {safe_text(excuse or '')}"
    return f"decided, yet open: {safe_text(decision_line(finding.decision))}" if finding.decision is not None else ""
