"""The shipped cards and their documents, which are other people's texts and not part of the project."""

import os
from pathlib import Path

import pytest

from timeline.extraction import DocumentText, check_quotes, read_document
from timeline.extraction.cards import extract_card
from timeline.extraction.folding import fold
from timeline.model.claim import MAX_QUOTE_WORDS
from timeline.store.card import load_card

DOCUMENTS = os.environ.get("TIMELINE_DOCUMENTS")
CARDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.yaml"))

pytestmark = pytest.mark.skipif(
    DOCUMENTS is None, reason="TIMELINE_DOCUMENTS does not name the folder of the documents"
)


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.name)
def test_every_claim_of_the_card_is_extracted_with_words_that_stand_in_the_document(path: Path) -> None:
    card, problems = load_card(path)
    assert card is not None
    assert card.source.document is not None
    document = read_document(Path(DOCUMENTS or ""), card.source.document)
    assert isinstance(document, DocumentText)
    extraction = extract_card(card, document, words={})
    assert [*problems, *extraction.findings, *check_quotes(extraction.claims, document)] == []
    for claim in extraction.claims:
        assert claim.evidence is not None
        assert fold(document.text[claim.evidence.start : claim.evidence.end]) == claim.evidence.quote
        assert len(claim.evidence.quote.split()) <= MAX_QUOTE_WORDS
    assert extract_card(card, None, words={}, old=extraction.claims) == extraction
