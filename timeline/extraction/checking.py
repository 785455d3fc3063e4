"""Checking the quotes of claims that are in the store against the document."""

from collections.abc import Iterable, Iterator

from timeline.extraction.documents import DocumentText
from timeline.extraction.quotes import QuoteMissing
from timeline.model.claim import Claim, Evidence
from timeline.model.finding import Finding


def check_quotes(claims: Iterable[Claim], document: DocumentText) -> Iterator[Finding]:
    """Yield TL201 for every quote that does not stand in the document: neither at its place nor anywhere else."""
    for claim in claims:
        if claim.evidence is not None and not _stands(claim.evidence, document):
            yield _missing(claim, "evidence", claim.evidence.quote, document)
        for place, relation in enumerate(claim.relations):
            if relation.quote is not None and not document.searchable.find_all(relation.quote):
                yield _missing(claim, f"relations[{place}]", relation.quote, document)


def _stands(evidence: Evidence, document: DocumentText) -> bool:
    at_place = (
        evidence.start is not None
        and evidence.end is not None
        and document.searchable.stands_at(evidence.quote, evidence.start, evidence.end)
    )
    return at_place or bool(document.searchable.find_all(evidence.quote))


def _missing(claim: Claim, key: str, quote: str, document: DocumentText) -> Finding:
    told = QuoteMissing(quote, document.searchable.nearest(quote))
    return Finding(
        code="TL201",
        name="quote-not-in-document",
        message=f"{document.name}: {told}",
        location=claim.location_of(key),
        claims=(claim.full_id,),
        sources=(claim.source,),
        events=(claim.event,),
    )
