"""Conflicts as the editor of one file sees them: at its own claim, where it takes part."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from timeline.model.finding import Finding, Related

IsMeant = Callable[[Path], bool]


def told_in(findings: Iterable[Finding], is_meant: IsMeant) -> Iterator[Finding]:
    """Yield findings, of which each that only relates to a claim of the file meant points at that claim instead.

    Where it pointed before becomes a related place; nothing else of it changes.
    """
    for finding in findings:
        own = next((related for related in finding.related if is_meant(Path(related.location.file))), None)
        yield finding if own is None or is_meant(Path(finding.location.file)) else _turned(finding, own)


def _turned(finding: Finding, own: Related) -> Finding:
    others = tuple(related for related in finding.related if related is not own)
    before = Related(claim=_claim_at_its_place(finding), location=finding.location)
    return replace(finding, location=own.location, related=(before, *others))


def _claim_at_its_place(finding: Finding) -> str:
    statements = finding.conflict.all_statements if finding.conflict else ()
    return next((s.claim.full_id for s in statements if s.location == finding.location), "")
