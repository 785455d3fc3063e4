"""A card and its document make claims; what cannot be extracted is a finding, and hides no other."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from timeline.extraction import DocumentText, is_edited
from timeline.extraction.cards import Extraction, extract_card
from timeline.model.card import Card, CardClaim, CardRelation
from timeline.model.claim import Attribute, Basis, Claim, Evidence, Read, Report
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.location import Location
from timeline.model.relation import RelationType, Side
from timeline.model.source import Document, Source

pytestmark = pytest.mark.usefixtures("reader")

NO_WORDS: Mapping[str, str] = MappingProxyType({})
TEXT = """On Tuesday, 7 March 1843, the fleet
left port. The following day it was seen off the cape; the admiral
had said so “the day before”. On Tuesday, as always, it rained.
"""


def _document(text: str = TEXT) -> DocumentText:
    return DocumentText(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), name="log.txt")


def _claim(event: str, find: str, **keys: Any) -> CardClaim:
    """Return a card claim on line 10 whose keys stand on the lines after it, `find` first."""
    places = tuple((key, Location("cards/log.yaml", line)) for line, key in enumerate(["find", *keys], 11))
    return CardClaim(
        **{"id": event, **keys}, event=event, find=find, location=Location("cards/log.yaml", 10), locations=places
    )


def _relation(event: str, **keys: Any) -> CardRelation:
    return CardRelation(event=event, location=Location("cards/log.yaml", 50), **keys)


def _card(*claims: CardClaim) -> Card:
    source = Source(
        id="log",
        title="Log",
        location=Location("cards/log.yaml", 1),
        published=(parse_edtf("1843-03-09"), parse_edtf("1850")),
        document=Document(file="log.txt", sha256=_document().sha256),
    )
    return Card(source=source, claims=claims, location=Location("cards/log.yaml"), reads_as=1842)


def _extract(*claims: CardClaim) -> Extraction:
    return extract_card(_card(*claims), _document(), words=NO_WORDS)


def _only(*claims: CardClaim) -> Claim:
    extraction = _extract(*claims)
    assert extraction.findings == ()
    (claim,) = extraction.claims
    return claim


def _finding(claim: CardClaim) -> tuple[str, int, str]:
    """Return code, line and message of the one thing that is wrong with a claim; another claim is still extracted."""
    extraction = _extract(claim, _claim("sighting", "seen off the cape"))
    assert [each.id for each in extraction.claims] == ["sighting"]
    assert extraction.failed == (claim.id,)
    (finding,) = extraction.findings
    assert finding.claims == (f"log/{claim.id}",)
    return finding.code, finding.location.line, finding.message


def test_evidence_is_the_documents_text_with_white_space_folded_and_its_place() -> None:
    claim = _only(_claim("departure", "the fleet left port"))
    assert claim.evidence == Evidence(quote="the fleet left port", start=26, end=45)
    assert TEXT[26:45] == "the fleet\nleft port"


def test_the_quote_keeps_the_quotation_marks_of_the_document() -> None:
    claim = _only(_claim("order", 'had said so "the day before"'))
    assert claim.evidence is not None
    assert claim.evidence.quote == "had said so “the day before”"


def test_words_are_read_against_the_first_publication_and_the_year_of_the_card(reader: Any) -> None:
    words = {"early": "1-9"}
    extract_card(_card(_claim("departure", "left port", when="7 March 1843")), _document(), words=words)
    (context,) = reader.contexts
    assert context.published == parse_edtf("1843-03-09")
    assert (context.year, context.against_event, context.words) == (1842, False, words)


def test_dates_lengths_and_the_weekday_beside_a_date() -> None:
    claim = _only(
        _claim(
            "siege",
            "left port",
            when="Tuesday, 7 March 1843",
            start="7 March 1843",
            end="8 March 1843",
            duration="three weeks",
        )
    )
    assert (claim.when, claim.start, claim.end) == tuple(map(parse_edtf, ("1843-03-07", "1843-03-07", "1843-03-08")))
    assert claim.duration is not None
    assert (claim.duration.text, claim.weekday, claim.read) == ("P3W", 1, Read.EXACT)


def test_one_side_of_words_that_leave_the_other_open() -> None:
    claim = _only(_claim("siege", "left port", start="since 1840", end="until 1850"))
    assert (claim.start, claim.end) == (parse_edtf("1840"), parse_edtf("1850"))


def test_a_length_may_be_written_as_iso_8601() -> None:
    since = parse_edtf("1843-02-01")
    claim = _only(_claim("siege", "left port", duration="P2D/P5D", count="P34D", count_since=since))
    assert claim.duration is not None
    assert claim.count is not None
    assert (claim.duration.text, claim.count.span.text, claim.read) == ("P2D/P5D", "P34D", Read.EXACT)


def test_when_may_be_a_length() -> None:
    claim = _only(_claim("siege", "left port", when="three weeks"))
    assert claim.when is None
    assert claim.duration is not None
    assert claim.duration.text == "P3W"


@pytest.mark.parametrize("key", ["when", "start", "end"])
def test_a_vague_word_anywhere_makes_the_claim_vague(key: str) -> None:
    assert _only(_claim("departure", "left port", **{key: "first week of March 1843"})).read is Read.VAGUE


def test_the_card_may_say_how_it_was_read() -> None:
    claim = _only(_claim("departure", "left port", when="first week of March 1843", read=Read.EXACT))
    assert claim.read is Read.EXACT


def test_edtf_overrides_the_words_and_is_exact() -> None:
    date = parse_edtf("1843-03-06")
    claim = _only(_claim("departure", "left port", when="first week of March 1843", edtf=date, note="the log says so"))
    assert (claim.when, claim.read, claim.weekday) == (date, Read.EXACT, None)


def test_words_read_against_an_event_become_a_relation() -> None:
    claim = _only(_claim("sighting", "The following day", when="the following day", of="departure"))
    (relation,) = claim.relations
    assert claim.when is None
    assert relation.gap is not None
    assert (relation.type, relation.event, relation.gap.text) == (RelationType.AFTER, "departure", "P1D")
    assert relation.quote is None
    assert relation.location.line == 12


def test_relations_take_what_the_card_says_before_what_the_words_say() -> None:
    claim = _only(
        _claim(
            "sighting",
            "seen off the cape",
            relations=(
                _relation("departure", words="a few days later", from_side=Side.START),
                _relation("storm", words="three weeks", type=RelationType.BEFORE),
                _relation("fog", type=RelationType.DURING, find="as always"),
            ),
        )
    )
    later, before, during = claim.relations
    assert (later.type, later.from_side, later.gap and later.gap.text) == (RelationType.AFTER, Side.START, "P2D/P5D")
    assert (before.type, before.gap and before.gap.text) == (RelationType.BEFORE, "P3W")
    assert (during.type, during.gap, during.quote) == (RelationType.DURING, None, "as always")
    assert claim.read is Read.VAGUE


def test_a_gap_that_the_card_gives_goes_before_that_of_its_words() -> None:
    given = _relation("storm", words="three weeks", type=RelationType.BEFORE, gap=parse_duration("P21D"))
    (relation,) = _only(_claim("sighting", "seen off the cape", relations=(given,))).relations
    assert relation.gap == parse_duration("P21D")


def test_what_is_not_words_passes_through() -> None:
    place = Attribute(key="place", values=("cape",), location=Location("cards/log.yaml", 14))
    claim = _only(
        _claim(
            "departure",
            "left port",
            attributes=(place,),
            basis=Basis.RUMOUR,
            attributed_to="the admiral",
            report=Report.PLAN,
            note="from the log",
            weekday="Tue",
            count="34 days",
            count_since=parse_edtf("1843-02-01"),
        )
    )
    assert (claim.attributes, claim.basis, claim.attributed_to) == ((place,), Basis.RUMOUR, "the admiral")
    assert (claim.report, claim.note, claim.weekday) == (Report.PLAN, "from the log", 1)
    assert claim.count is not None
    assert (claim.count.span.text, claim.count.since.text) == ("P34D", "1843-02-01")


def test_a_claim_carries_the_mark_of_its_card() -> None:
    claim = _only(_claim("departure", "left port", when="7 March 1843"))
    assert claim.card is not None
    assert claim.card.startswith("log#departure@")
    assert not is_edited(claim)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (
            _claim("a", "left port", when="some day"),
            ("TL004", 12, '"some day": these words name no time. Write a date.'),
        ),
        (_claim("a", "left port", when="the day before"), ("TL003", 12, "these words are relative: say `of: EVENT`")),
        (_claim("a", "left port", start="three weeks"), ("TL003", 12, "a length of time: say it in `duration:`")),
        (_claim("a", "left port", end="since 1840"), ("TL003", 12, "not the end alone but 1840/..: say it in `when:`")),
        (_claim("a", "left port", start="from 1840 to 1850"), ("TL003", 12, "not the start alone but 1840/1850")),
        (_claim("a", "left port", end="the day before"), ("TL003", 12, "as `when:` of a relation with `to: end`")),
        (_claim("a", "left port", duration="7 March 1843"), ("TL003", 12, "a date: say it in `when:`")),
        (_claim("a", "left port", duration="the day before"), ("TL003", 12, "`duration:` cannot take that")),
        (_claim("a", "left port", when="7 March 1843", of="b"), ("TL003", 12, "a date: leave `of:` out")),
        (_claim("a", "left port", when="three weeks", of="b"), ("TL003", 12, "`type: before` or `type: after`")),
        (_claim("a", "left port", when="three weeks", duration="34 days"), ("TL003", 12, "keep `duration:` only")),
        (_claim("a", "left port", weekday="T"), ("TL003", 12, '"T" is not a weekday')),
        (_claim("a", "left port", count="34 days"), ("TL003", 12, "`count:` needs `since:`")),
        (_claim("a", "left port", edtf=parse_edtf("1843"), of="b"), ("TL003", 12, "keep one of them")),
        (_claim("a", "left port", relations=(_relation("b"),)), ("TL003", 50, "a relation needs `type:`")),
        (
            _claim("a", "left port", relations=(_relation("b", words="three weeks"),)),
            ("TL003", 50, "say also `type: before` or `type: after`"),
        ),
        (
            _claim("a", "left port", relations=(_relation("b", words="7 March 1843"),)),
            ("TL003", 50, "a date: say it in `when:` of the claim"),
        ),
        (
            _claim("a", "left port", relations=(_relation("b", words="the day before", type=RelationType.DURING),)),
            ("TL003", 50, '"the day before": these words say `before`, and `type:` says `during`'),
        ),
        (
            _claim("a", "left port", relations=(_relation("b", type=RelationType.DURING, from_side=Side.END),)),
            ("TL003", 50, "a side of an event (`from`, `to`, or words that name one) goes with `before`, `after`"),
        ),
        (
            _claim("a", "left port", relations=(_relation("b", type=RelationType.AFTER, find="not there"),)),
            ("TL201", 50, 'log.txt: "not there" is not there'),
        ),
        (_claim("a", "it" + " was" * 12), ("TL003", 11, "13 words to find, 12 are allowed")),
        (_claim("a", "the fleet left Lisbon"), ("TL201", 11, 'nearest is "the fleet left port." on line 1')),
        (_claim("a", "On Tuesday,"), ("TL201", 11, "stands there 2 times (lines 1, 3): say which with nth:")),
        (_claim("a", "On Tuesday,", nth=3), ("TL201", 11, "there is no nth: 3")),
    ],
    ids=lambda value: value[2] if isinstance(value, tuple) else None,
)
def test_what_is_wrong_with_a_claim_is_told_at_its_line(claim: CardClaim, expected: tuple[str, int, str]) -> None:
    code, line, message = _finding(claim)
    assert (code, line) == expected[:2]
    assert expected[2] in message


def test_nth_says_which_of_several() -> None:
    claim = _only(_claim("rain", "On Tuesday,", nth=2))
    assert claim.evidence is not None
    assert claim.evidence.start == TEXT.rindex("On Tuesday,")


def test_a_document_that_changed_is_still_searched() -> None:
    card = _card(_claim("departure", "left port"))
    changed = replace(card, source=replace(card.source, document=Document(file="log.txt", sha256="0" * 64)))
    extraction = extract_card(changed, _document(), words=NO_WORDS)
    assert [finding.code for finding in extraction.findings] == ["TL202"]
    assert [claim.id for claim in extraction.claims] == ["departure"]


def test_extracting_twice_gives_the_same() -> None:
    claims = (_claim("departure", "left port", when="7 March 1843"), _claim("rain", "as always", when="never"))
    assert _extract(*claims) == _extract(*claims)


class TestWithoutTheDocument:
    """What the store has is taken from there; only new words need the document."""

    def _again(self, card: Card, old: Extraction) -> Extraction:
        return extract_card(card, None, words=NO_WORDS, old=old.claims)

    def test_an_unchanged_card_gives_the_same_claims(self) -> None:
        claims = (
            _claim("departure", "the fleet left port", when="7 March 1843"),
            _claim("fog", 'so "the day before"', relations=(_relation("a", words="the day before", find="as always"),)),
        )
        assert self._again(_card(*claims), _extract(*claims)) == _extract(*claims)

    def test_other_dates_are_extracted_all_the_same(self) -> None:
        old = _extract(_claim("departure", "left port", when="7 March 1843"))
        new = self._again(_card(_claim("departure", "left port", when="8 March 1843")), old)
        assert new == _extract(_claim("departure", "left port", when="8 March 1843"))

    def test_new_words_are_one_finding_that_names_the_file(self) -> None:
        old = _extract(_claim("departure", "left port"), _claim("rain", "as always"))
        new = self._again(
            _card(
                _claim("departure", "the fleet left port"),
                _claim("rain", "as always"),
                _claim("cape", "off the cape"),
                _claim("fog", "as always", relations=(_relation("a", type=RelationType.AFTER, find="it rained"),)),
                _claim("admiral", "the admiral"),
            ),
            old,
        )
        assert [claim.id for claim in new.claims] == ["rain"]
        assert new.failed == ("departure", "cape", "fog", "admiral")
        (finding,) = new.findings
        assert (finding.code, finding.location.line) == ("TL203", 11)
        assert finding.message.startswith("departure, cape, fog and 1 more: not in the store with these words")
        assert "log.txt is not here" in finding.message
        assert finding.claims[-1] == "log/admiral"

    def test_other_findings_need_no_document(self) -> None:
        new = self._again(_card(_claim("a", "left port", when="some day"), _claim("b", "was " * 13)), _extract())
        assert [finding.code for finding in new.findings] == ["TL004", "TL003"]
