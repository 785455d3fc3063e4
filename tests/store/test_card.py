"""Cards: claims files whose dates are still words."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from timeline.model.claim import Read, Report
from timeline.model.finding import Finding
from timeline.store.card import load_card

SOURCE = "source: {id: gazette, title: The Gazette, published: 2025-04-03}\n"
CARD = (
    SOURCE
    + """\
reads_as: 2022
note: The year is that of the war.
claims:
  - event: mayor-video
    find: "The following day, the mayor"
    nth: 2
    when: "The following day"
    of: withdrawal
    weekday: friday
    count: {words: 34 days, since: 2022-02-24}
    relations:
      - {event: withdrawal, when: the day before, find: "the day before"}
      - {event: announcement, type: after, gap: P1D, from: start, to: end}
    attributes: {place: Bucha}
    basis: rumour
    attributed_to: The mayor
    read: vague
    report: plan
  - id: talks
    event: talks
    find: from 29 March
    start: 2022-03-29
    end: [2022-03-30..]
    duration: two days
    edtf: 2022-03-29/2022-03-30
    note: The header gives the date.
    count: {span: P34D, since: 2022-02-24}
"""
)

WriteCard = Callable[[str], Path]


@pytest.fixture
def write_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteCard:
    monkeypatch.chdir(tmp_path)

    def write(text: str) -> Path:
        path = Path("one.yaml")
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return write


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int, str]]:
    return [(found.code, found.location.line, found.location.column, found.message) for found in findings]


def test_every_key_of_a_card_is_read(write_card: WriteCard) -> None:
    card, findings = load_card(write_card(CARD))
    assert findings == ()
    assert card is not None
    assert (card.source.id, card.reads_as, card.note) == ("gazette", 2022, "The year is that of the war.")
    video, talks = card.claims
    assert (video.id, video.find, video.nth) == ("mayor-video", "The following day, the mayor", 2)
    assert (video.when, video.of, video.weekday, video.count) == (
        "The following day",
        "withdrawal",
        "Friday",
        "34 days",
    )
    assert video.count_since is not None
    assert video.count_since.text == "2022-02-24"
    assert (video.attributed_to, video.read, video.report) == ("The mayor", Read.VAGUE, Report.PLAN)
    assert (talks.start, talks.end, talks.duration, talks.count) == (
        "2022-03-29",
        "[2022-03-30..]",
        "two days",
        "P34D",
    )
    assert talks.edtf is not None
    assert talks.edtf.text == "2022-03-29/2022-03-30"


def test_a_relation_of_a_card_may_be_words(write_card: WriteCard) -> None:
    card, _ = load_card(write_card(CARD))
    assert card is not None
    before, after = card.claims[0].relations
    assert (before.type, before.words, before.find) == (None, "the day before", "the day before")
    assert after.gap is not None
    assert (after.type, after.gap.text, after.from_side, after.to_side) == ("after", "P1D", "start", "end")
    assert card.claims[0].location_of("relations[1]") == after.location


CLAIM_CASES = [
    ("find: a\n    event: [b]", (4, 12, "`event` must be a single value, not a list or a mapping; put it in quotes")),
    ("event: b", (3, 5, "`find` is missing: the words as they stand in the document, at most 12")),
    (
        "event: b\n    find: 1 2 3 4 5 6 7 8 9 10 11 12 13",
        (4, 11, "`find` has 13 words; shorten it to at most 12 in a row, verbatim"),
    ),
    (
        "event: b\n    find: a\n    edtf: 2022",
        (5, 5, "`edtf` overrides the words of the document; say why in `note`"),
    ),
    ("event: b\n    find: a\n    nth: 0", (5, 10, "`nth` must be a whole number from 1 up, not `0`")),
    (
        "event: b\n    find: a\n    count: {since: 2022}",
        (5, 12, '`count` needs either `words` ("34 days") or `span` (P34D)'),
    ),
    (
        "event: a\n    find: a",
        (3, 5, "`id` is missing: `a` has a claim at one.yaml:2; give this one an id"),
    ),
]


@pytest.mark.parametrize(("claim", "where"), CLAIM_CASES, ids=[case[1][2] for case in CLAIM_CASES])
def test_a_wrong_claim_is_left_out_alone(write_card: WriteCard, claim: str, where: tuple[int, int, str]) -> None:
    text = f"claims:\n  - {{event: a, find: first}}\n  - {claim}\n  - {{event: c, find: last}}\n{SOURCE}"
    card, findings = load_card(write_card(text))
    assert places(findings) == [("TL003", *where)]
    assert card is not None
    assert [found.find for found in card.claims] == ["first", "last"]


def test_ids_are_unique_and_the_event_is_the_default(write_card: WriteCard) -> None:
    text = SOURCE + "claims:\n  - {event: a, find: x}\n  - {id: b, event: a, find: y}\n  - {id: b, event: c, find: z}\n"
    card, findings = load_card(write_card(text))
    message = "duplicate id: claim `b` stands first at one.yaml:4; give this one another id"
    assert places(findings) == [("TL005", 5, 6, message)]
    assert str(findings[0].related[0].location) == "one.yaml:4"
    assert card is not None
    assert [claim.id for claim in card.claims] == ["a", "b"]


def test_a_relation_without_type_and_words_is_left_out_alone(write_card: WriteCard) -> None:
    text = SOURCE + "claims:\n  - {event: a, find: x, relations: [{event: b}, {event: c, type: before}]}\n"
    card, findings = load_card(write_card(text))
    message = 'a relation needs a `type`, or words in `when` ("the day before") that say it'
    assert places(findings) == [("TL003", 3, 37, message)]
    assert card is not None
    assert [relation.event for relation in card.claims[0].relations] == ["c"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", ("TL003", 1, 1, "`source` is missing: the source that the document is")),
        ("claims: []\n", ("TL003", 1, 1, "`source` is missing: the source that the document is")),
        ("- a\n", ("TL003", 1, 1, "this card must be a mapping with the keys `source`, `reads_as`, `note`, `claims`")),
        (
            "source: [\n",
            (
                "TL001",
                2,
                1,
                "not YAML: did not find expected node content (while parsing a flow node); "
                "correct this line, or put the value in quotes",
            ),
        ),
    ],
)
def test_a_card_without_a_source_is_no_card(write_card: WriteCard, text: str, where: tuple[str, int, int, str]) -> None:
    card, findings = load_card(write_card(text))
    assert (card, places(findings)) == (None, [where])


def test_a_wrong_key_of_the_card_leaves_the_rest(write_card: WriteCard) -> None:
    card, findings = load_card(write_card(SOURCE + "raeds_as: 2022\nclaims: x\n"))
    assert places(findings) == [
        ("TL002", 2, 1, "unknown key `raeds_as`; did you mean `reads_as`?"),
        ("TL003", 3, 9, "`claims` must be a list; begin each entry with `- `"),
    ]
    assert card is not None
    assert card.source.id == "gazette"
