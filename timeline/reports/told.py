"""A finding as people are told of it: light enough to be kept, and told again when only its place has moved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from timeline.model.finding import Finding, FindingStatus
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.plain import safe_text
from timeline.reports.account import RELATED_SHOWN, account_of


class ToldPlace(NamedTuple):
    """A further place that a finding speaks of, and what stands there."""

    file: str
    line: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What lines for people say of one finding: text that is safe to show, numbers, and nothing behind them."""

    code: str
    label: str  # the grade, else the severity
    status: str
    file: str
    line: int
    column: int
    message: str
    headline: str  # what its own place says, where other places say something else
    fingerprint: str | None
    is_conflict: bool
    others: tuple[ToldPlace, ...] = ()  # the first of them
    further: int = 0  # how many more there are
    decision: str = ""  # what a person decided

    def moved(self, file: str, line: int, others: tuple[ToldPlace, ...]) -> "Told":
        """Return the same, told of other places."""
        return replace(self, file=file, line=line, others=others)


def told_of(finding: Finding, excuse: str | None) -> Told:
    """Return what people are told of a finding; `excuse` is why it does not fail although it stands."""
    account = account_of(finding)
    others = account.others[:RELATED_SHOWN]
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
        others=tuple(ToldPlace(related.location.file, related.location.line, words) for related, words in others),
        further=len(account.others) - len(others),
        decision=_decision(finding, excuse),
    )


def block_of(told: Told, short: str | None) -> Iterator[str]:
    """Yield the lines of one finding; `short` is what its fingerprint is called."""
    tail = f" [{short}]" if short else ""
    says_status = told.is_conflict or told.status != FindingStatus.NEW
    label = f"{told.label}, {told.status}" if says_status else told.label
    yield f"{told.file}:{told.line}:{told.column}: {told.code} {label}: {told.headline}{tail}"
    for place in told.others:
        yield f"    {place.file}:{place.line}: {place.words}".rstrip(": ")
    if told.further:
        yield f"    and {told.further} more"
    if told.decision:
        yield f"    {told.decision}"
    if short and told.is_conflict:
        yield f"    why: timeline explain {short}"


def line_of(told: Told, short: str | None) -> str:
    """Return one finding as one line to be searched; `short` is what its fingerprint is called."""
    status = "" if told.status == FindingStatus.NEW else f", {told.status}"
    name = f" ({short})" if short else ""
    return f"{told.file}:{told.line}:{told.column}: {told.code} {told.message} [{told.label}{status}]{name}"


def _decision(finding: Finding, excuse: str | None) -> str:
    if finding.status is FindingStatus.RESOLVED:
        return f"decided: {safe_text(excuse or '')}"
    return f"decided, yet open: {safe_text(decision_line(finding.decision))}" if finding.decision is not None else ""
