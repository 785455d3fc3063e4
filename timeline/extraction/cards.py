"""From a card and its document to claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Protocol

from timeline.extraction.documents import DocumentText, document_changed
from timeline.extraction.folding import fold, to_typewritten
from timeline.extraction.marks import marked
from timeline.extraction.problem import CardProblem, wrong_value
from timeline.extraction.quotes import Passage, QuoteError
from timeline.extraction.times import read_times
from timeline.extraction.words import WordReader
from timeline.model.card import Card, CardClaim
from timeline.model.claim import MAX_QUOTE_WORDS, Claim, Evidence
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding
from timeline.model.location import Location
from timeline.model.relation import Relation

_NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What a card gave: its claims in the order of the card, each with its mark, and what was wrong."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()
    failed: tuple[str, ...] = ()  # ids of the card's claims that could not be extracted; `findings` says why


class _NeedsDocument(Exception):
    """Words whose place is not in the store, and the document is not here."""


class _Quotes(Protocol):
    """Where the words of a card are looked up."""

    def evidence(self, claim: CardClaim) -> Evidence:
        """Return the evidence of a claim."""

    def quote(self, claim: CardClaim, words: str, location: Location) -> str:
        """Return the words of one of the claim's relations as they stand in the document."""


def extract_card(
    card: Card, document: DocumentText | None, *, words: Mapping[str, str], old: Sequence[Claim] = ()
) -> Extraction:
    """Return the claims that a card finds in its document; a claim that cannot be extracted is a finding.

    `words` overrides the table of vague words. Without a document the quotes come from `old`, the claims that the store
    has: only claims whose words are new there need the document. Cost: one search of the document for each quote.
    """
    quotes: _Quotes = _DocumentQuotes(document) if document is not None else _StoredQuotes(old)
    reader = WordReader(card, words)
    outcomes = [(claim, _outcome(card, claim, quotes, reader)) for claim in card.claims]
    absent = [claim for claim, outcome in outcomes if outcome is None]
    changed = document_changed(card.source, document) if document is not None else ()
    wrong = (outcome for _, outcome in outcomes if isinstance(outcome, Finding))
    return Extraction(
        claims=tuple(outcome for _, outcome in outcomes if isinstance(outcome, Claim)),
        findings=(*changed, *wrong, *_needing_document(card, absent)),
        failed=tuple(claim.id for claim, outcome in outcomes if not isinstance(outcome, Claim)),
    )


def _outcome(card: Card, claim: CardClaim, quotes: _Quotes, reader: WordReader) -> Claim | Finding | None:
    """Return the claim, or what is wrong with it; None: it needs the document, and that is not here."""
    try:
        return _extract(card, claim, quotes, reader)
    except CardProblem as problem:
        return _about(card, claim, problem.finding)
    except _NeedsDocument:
        return None


def _extract(card: Card, claim: CardClaim, quotes: _Quotes, reader: WordReader) -> Claim:
    times = read_times(claim, reader)
    extracted = Claim(
        id=claim.id,
        source=card.source.id,
        event=claim.event,
        location=claim.location,
        when=times.when,
        start=times.start,
        end=times.end,
        calendar=times.calendar,
        zone=claim.zone,
        duration=times.duration,
        weekday=times.weekday,
        count=times.count,
        relations=_with_quotes(claim, times.relations, quotes),
        attributes=claim.attributes,
        basis=claim.basis,
        attributed_to=claim.attributed_to,
        read=times.read,
        report=claim.report,
        evidence=quotes.evidence(claim),
        note=claim.note,
    )
    return marked(PurePath(card.location.file).stem, extracted)


def _with_quotes(claim: CardClaim, relations: Sequence[Relation], quotes: _Quotes) -> tuple[Relation, ...]:
    """Return the relations with the quotes of those that have words of their own; the first may be that of `of:`."""
    own = [None] * (len(relations) - len(claim.relations)) + [relation.find for relation in claim.relations]
    return tuple(
        relation if find is None else replace(relation, quote=quotes.quote(claim, find, relation.location))
        for relation, find in zip(relations, own, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _DocumentQuotes:
    document: DocumentText

    def evidence(self, claim: CardClaim) -> Evidence:
        passage = self._find(claim.find, claim.nth, claim.location_of("find"))
        return Evidence(quote=passage.quote, start=passage.start, end=passage.end)

    def quote(self, claim: CardClaim, words: str, location: Location) -> str:  # noqa: ARG002 - as the protocol has it
        return self._find(words, None, location).quote

    def _find(self, words: str, nth: int | None, location: Location) -> Passage:
        _check_length(words, location)
        try:
            return self.document.searchable.find(words, nth)
        except QuoteError as error:
            raise CardProblem("TL201", "quote-not-in-document", f"{self.document.name}: {error}", location) from error


class _StoredQuotes:
    """What an earlier extraction found, for when the document is not here.

    That a card now means another of several places (`nth:`) does not show here: the words are the same.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = {claim.id: claim for claim in claims}

    def evidence(self, claim: CardClaim) -> Evidence:
        _check_length(claim.find, claim.location_of("find"))
        old = self._claims.get(claim.id)
        if old is None or old.evidence is None or not _is_same(old.evidence.quote, claim.find):
            raise _NeedsDocument
        return old.evidence

    def quote(self, claim: CardClaim, words: str, location: Location) -> str:
        _check_length(words, location)
        for relation in self._claims[claim.id].relations if claim.id in self._claims else ():
            if relation.quote is not None and _is_same(relation.quote, words):
                return relation.quote
        raise _NeedsDocument


def _is_same(one: str, other: str) -> bool:
    return to_typewritten(fold(one)) == to_typewritten(fold(other))


def _check_length(words: str, location: Location) -> None:
    count = len(fold(words).split())
    if count > MAX_QUOTE_WORDS:
        raise wrong_value(f"{count} words to find, {MAX_QUOTE_WORDS} are allowed: shorten them", location)


def _needing_document(card: Card, absent: Sequence[CardClaim]) -> Iterator[Finding]:
    """Yield one finding for all claims that the store has not, or with other words, while the document is not here."""
    if not absent:
        return
    names = ", ".join(claim.id for claim in absent[:_NAMED_AT_MOST])
    rest = f" and {len(absent) - _NAMED_AT_MOST} more" if len(absent) > _NAMED_AT_MOST else ""
    file = card.source.document.file if card.source.document else "the document"
    yield Finding(
        code="TL203",
        name="store-differs-from-card",
        message=f"{names}{rest}: not in the store with these words, and {file} is not here to find them in",
        location=absent[0].location_of("find"),
        claims=tuple(f"{card.source.id}/{claim.id}" for claim in absent),
        sources=(card.source.id,),
    )


def _about(card: Card, claim: CardClaim, finding: Finding) -> Finding:
    full_id = f"{card.source.id}/{claim.id}"
    return replace(finding, claims=(full_id,), sources=(card.source.id,), events=(claim.event,))
