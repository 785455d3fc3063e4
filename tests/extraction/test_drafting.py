"""A drafted card loads, and extracting it finds its quotes and reads its dates as the text was read."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plain_scanner import plain_scan
from timeline.extraction import DocumentText
from timeline.extraction.cards import extract_card
from timeline.extraction.drafting import Draft, draft
from timeline.model.card import Card
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.location import Location
from timeline.model.source import Document, Source
from timeline.store.card import load_card
from timeline.store.save_card import card_text

PUBLISHED = parse_edtf("2022-06-01")


def drafted(text: str, published: EdtfDate | None = PUBLISHED) -> tuple[Draft, DocumentText]:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(
        id="a",
        title="a.txt",
        location=Location("a.txt"),
        published=(published,) if published else (),
        document=Document(file="a.txt", sha256=sha256),
    )
    document = DocumentText(text=text, sha256=sha256, name="a.txt")
    return draft(document, plain_scan(text, published), source), document


def loaded(made: Draft, folder: Path) -> Card:
    path = folder / "card.yaml"
    path.write_text(card_text(made.card, made.comments, "A draft"), encoding="utf-8", newline="")
    card, findings = load_card(path)
    assert findings == ()
    assert card is not None
    return card


def test_one_claim_a_dated_sentence_and_the_rest_of_it_in_a_comment() -> None:
    made, _ = drafted("They met on 2022-03-28 and 2022-03-29. Nothing. It took two weeks.")
    first, second = made.card.claims
    assert (first.event, first.when, second.event, second.duration) == (
        "choose-1",
        "2022-03-28",
        "choose-2",
        "two weeks",
    )
    assert made.comments["choose-1"] == 'line 1: 2022-03-28\nbeside it: "2022-03-29", 2022-03-29'


def test_a_date_that_stands_alone_comes_before_one_that_is_counted() -> None:
    made, _ = drafted("They met on 2022-03-28. The following day, 2022-03-29, they left.")
    assert [(claim.when, claim.of) for claim in made.card.claims] == [("2022-03-28", None), ("2022-03-29", None)]


def test_a_quote_has_at_most_12_words_around_the_expression() -> None:
    made, _ = drafted("one two three four five six seven eight 2022-03-28 ten eleven twelve thirteen fourteen fifteen")
    (claim,) = made.card.claims
    assert claim.find == "four five six seven eight 2022-03-28 ten eleven twelve thirteen fourteen fifteen"
    assert claim.nth is None


def test_words_that_stand_there_twice_are_counted(tmp_path: Path) -> None:
    made, document = drafted("It was 2022-03-28. It was 2022-03-28.")
    assert [claim.nth for claim in made.card.claims] == [1, 2]
    extraction = extract_card(loaded(made, tmp_path), document, words={})
    assert [claim.evidence and claim.evidence.start for claim in extraction.claims] == [0, 19]


def test_words_after_another_date_name_its_event(tmp_path: Path) -> None:
    made, document = drafted("They met on 2022-03-28. The following day they left.")
    met, left = extract_card(loaded(made, tmp_path), document, words={}).claims
    assert met.when == parse_edtf("2022-03-28")
    ((relation,), when) = (left.relations, left.when)
    assert (relation.type, relation.event, relation.gap and relation.gap.text, when) == (
        "after",
        "choose-1",
        "P1D",
        None,
    )


def test_words_after_an_event_leave_it_to_be_chosen(tmp_path: Path) -> None:
    made, document = drafted("The attack came. The following day they left.")
    assert made.comments == {"choose-1": 'line 1: XXXX-XX-XX; read against the event "the attack"'}
    (left,) = extract_card(loaded(made, tmp_path), document, words={}).claims
    assert [(relation.type, relation.event) for relation in left.relations] == [("after", "choose-1-of")]


def test_what_the_cards_reader_reads_otherwise_has_its_edtf_and_says_why(tmp_path: Path) -> None:
    made, document = drafted("They wrote it today.", parse_edtf("2022-06"))
    (claim,) = made.card.claims
    assert (claim.edtf, claim.note) == (
        parse_edtf("2022-06"),
        "read against the publication, 2022-06; written that day",
    )
    (extracted,) = extract_card(loaded(made, tmp_path), document, words={}).claims
    assert extracted.when == parse_edtf("2022-06")


@pytest.mark.parametrize("published", [None, PUBLISHED])
@given(
    words=st.lists(
        st.sampled_from(
            [
                "2022-03-28",
                "The following day",
                "two weeks",
                "today",
                "they",
                "met.",
                '"He',
                "said:",
                "#",
                "- a",
                "é\u200b",
            ]
        )
        | st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=3),
        max_size=30,
    ),
    breaks=st.lists(st.sampled_from([" ", "\n", "\r\n", "\n\n", "\u00a0", "\t"]), min_size=30, max_size=30),
)
def test_any_draft_loads_and_its_quotes_are_found(
    tmp_path_factory: pytest.TempPathFactory, published: EdtfDate | None, words: list[str], breaks: list[str]
) -> None:
    text = "".join(word + space for word, space in zip(words, breaks, strict=False))
    made, document = drafted(text, published)
    extraction = extract_card(loaded(made, tmp_path_factory.mktemp("card")), document, words={})
    assert [finding for finding in extraction.findings if finding.code.startswith("TL2")] == []
    assert all(len(claim.find.split()) <= 12 for claim in made.card.claims)
