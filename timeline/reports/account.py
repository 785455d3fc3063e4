"""A finding as code hosts tell it: which are worth a mark, in which words, under which lasting name."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.model.conflict import Conflict
from timeline.model.finding import Finding, FindingStatus, Related, Severity
from timeline.reconciliation.wording import apart_words, safe_text, said_in
from timeline.reports.report import Report

DIGITS = 16  # of a lasting name


@dataclass(frozen=True, slots=True)
class LastingName:
    """What a host knows a finding by from run to run: the same wherever the lines of its file move to.

    `number` counts, from 1, the findings of a report that share the digest.
    """

    digest: str
    number: int

    def __str__(self) -> str:
        return f"{self.digest}:{self.number}"


@dataclass(frozen=True, slots=True)
class Account:
    """What a finding says at its own place, and what each related place says against or beside it."""

    headline: str
    others: tuple[tuple[Related, str], ...]


def worth_a_mark(report: Report) -> tuple[Finding, ...]:
    """Return the findings that a host should show: what is new and more than information; all when `verbose`.

    A host shows what it is given to everybody, in every change: it is no place for what is known and decided.
    """
    return tuple(finding for finding in report.findings if report.verbose or _needs_attention(finding))


def account_of(finding: Finding) -> Account:
    """Return a finding in words, safe to show; a conflict is told from the claim at its place."""
    said = said_in(finding.conflict) if finding.conflict else {}
    others = tuple((r, safe_text(f"{r.claim} {said.get(r.claim, '')}".rstrip())) for r in finding.related)
    is_told = finding.conflict is not None and bool(others)
    headline = _own_words(finding.conflict, finding, said) if is_told and finding.conflict else finding.message
    return Account(safe_text(headline), others)


def lasting_names(findings: Iterable[Finding], report: Report) -> tuple[LastingName, ...]:
    """Return a name for each finding, unique in the report.

    It rests on the conflict where the finding is about one, else on the code, the file and what stands on the line.
    """
    seen: Counter[str] = Counter()
    names = []
    for finding in findings:
        digest = _digest(_identity(finding, report))
        seen[digest] += 1
        names.append(LastingName(digest, seen[digest]))
    return tuple(names)


def _needs_attention(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and finding.status is FindingStatus.NEW


def _own_words(conflict: Conflict, finding: Finding, said: dict[str, str]) -> str:
    """By how much it is impossible, and what the claim at the finding's place says."""
    here = (s.claim.full_id for s in conflict.all_statements if s.location == finding.location)
    own = next(here, conflict.statements[0].claim.full_id)
    return f"{apart_words(conflict)}: {own} {said[own]}"


def _identity(finding: Finding, report: Report) -> Sequence[str]:
    if finding.conflict is not None:
        return (finding.code, finding.conflict.fingerprint)
    if finding.fingerprint is not None:
        return (finding.code, finding.fingerprint, *finding.claims)
    place = finding.location
    return (finding.code, report.path_of(place), " ".join((report.line_at(place) or "").split()), *finding.events)


def _digest(parts: Sequence[str]) -> str:
    text = "\x1f".join(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
