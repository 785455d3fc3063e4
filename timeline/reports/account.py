"""A finding in words, for every report that has lines of its own, and its lasting name, for hosts of code."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, Related
from timeline.reconciliation.wording import apart_words, safe_text, said_in
from timeline.reports.report import Report, statement_at

DIGITS = 16  # of a lasting name
RELATED_SHOWN = 6  # related claims that are told of one finding


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
    further: int = 0  # places of which nothing is told


def account_of(finding: Finding, most: int | None = None) -> Account:
    """Return a finding in words, safe to show; a conflict is told from the claim at its place.

    `most` is of how many related places it tells; None: of all.
    """
    conflict, own, related = finding.conflict, statement_at(finding), finding.related[:most]
    claims = {each.claim for each in related} | ({own.claim.full_id} if own else set())
    said = said_in(conflict, claims) if conflict else {}
    others = tuple([(each, safe_text(f"{each.claim} {said.get(each.claim, '')}".rstrip())) for each in related])
    headline = finding.message
    if conflict and own and others:
        headline = f"{apart_words(conflict)}: {own.claim.full_id} {said[own.claim.full_id]}"
    return Account(safe_text(headline), others, len(finding.related) - len(others))


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
