"""The quotes of stored claims are held against the document."""

import pytest

from timeline.extraction import DocumentText, check_quotes
from timeline.model.claim import Claim, Evidence
from timeline.model.location import Location
from timeline.model.relation import Relation, RelationType

DOCUMENT = DocumentText(text="The fleet\nleft port.\n\nIt rained “twice”.\n", sha256="", name="log.txt")


def _claim(evidence: Evidence | None, relation_quote: str | None = None) -> Claim:
    place = Location("log.yaml", 6)
    relation = Relation(type=RelationType.AFTER, event="rain", location=place, quote=relation_quote)
    return Claim(
        id="departure",
        source="log",
        event="departure",
        location=Location("log.yaml", 4),
        evidence=evidence,
        relations=(relation,),
        locations=(("evidence", Location("log.yaml", 5)), ("relations[0]", place)),
    )


@pytest.mark.parametrize(
    "evidence",
    [
        None,
        Evidence(quote="fleet left port", start=4, end=19),
        Evidence(quote="fleet left port"),
        Evidence(quote="leet left por", start=5, end=18),
        Evidence(quote="fleet left port", start=0, end=3),
        Evidence(quote="fleet left port", start=4, end=99_999),
        Evidence(quote='It rained "twice"', start=22, end=39),
    ],
    ids=["none", "at its place", "no place", "within words", "elsewhere", "beyond the end", "other quotation marks"],
)
def test_a_quote_that_stands_in_the_document_is_no_finding(evidence: Evidence | None) -> None:
    assert list(check_quotes([_claim(evidence)], DOCUMENT)) == []


def test_a_quote_that_does_not_is_told_at_its_line() -> None:
    (finding,) = check_quotes([_claim(Evidence(quote="the fleet left harbour", start=4, end=19))], DOCUMENT)
    assert (finding.code, finding.name) == ("TL201", "quote-not-in-document")
    assert finding.location == Location("log.yaml", 5)
    assert finding.message.startswith('log.txt: "the fleet left harbour" is not there; nearest is ')
    assert finding.message.endswith("on line 1")
    assert (finding.claims, finding.sources, finding.events) == (("log/departure",), ("log",), ("departure",))


def test_the_quote_of_a_relation_is_checked_too() -> None:
    claims = [_claim(None, "It rained"), _claim(None, "It snowed")]
    (finding,) = check_quotes(claims, DOCUMENT)
    assert finding.location == Location("log.yaml", 6)
    assert '"It snowed"' in finding.message
