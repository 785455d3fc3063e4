"""What holds for every text that is scanned, whatever it says."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.dates import vocabulary
from timeline.dates.scanning import scanner
from timeline.dates.scanning.expression import AnchorKind, Expression
from timeline.dates.scanning.scanner import scan_blocks, scan_text
from timeline.dates.scanning.survey import Survey
from timeline.model.edtf import EdtfDate, parse_edtf

PUBLISHED = st.sampled_from([None, *map(parse_edtf, ("2022-06-15", "2020-02-29", "1914-12", "1850", "0001-01-01"))])
GLUE = [
    "the",
    "of",
    "on",
    "in",
    "at",
    "to",
    "and",
    "every",
    "last",
    "next",
    "that",
    "this",
    "early",
    "mid",
    "late",
    "end",
    "first",
    "week",
    "days",
    "before",
    "after",
    "ago",
    "later",
]
SIGNS = [*".,;:-–/()'’\"$£%+!?", "'45", "\n", "\n\n", "p.m.", "a.m.", "BC", "AD", "o'clock", "Q3", "c.", "’s"]
SHAPES = [
    "31.03.2022",
    "3/4/22",
    "2022-03-29",
    "2022-02-30",
    "17:15",
    "99:99",
    "1990s",
    "0s",
    "0",
    "00",
    "1,500",
    "9999",
]
KNOWN = sorted(
    {*vocabulary.MONTHS, *vocabulary.WEEKDAYS, *vocabulary.SEASONS, *vocabulary.UNITS, *vocabulary.PLURAL_UNITS}
    | {*vocabulary.ONES, *vocabulary.TENS, *vocabulary.MULTIPLES, *vocabulary.ORDINALS, *vocabulary.DECADES}
)
WORDS = st.one_of(
    st.sampled_from(KNOWN).flatmap(lambda word: st.sampled_from([word, word.title(), word.upper()])),
    st.sampled_from(GLUE + SIGNS + SHAPES),
    st.integers(0, 10**10).map(str),
    st.integers(0, 2200).map(str),
    st.integers(0, 40).map(lambda day: f"{day}th"),
    st.text(max_size=5),
)
TEXTS = st.builds(
    lambda words, glue: glue.join(words), st.lists(WORDS, max_size=30), st.sampled_from([" ", " ", " ", "", "\n"])
)
NEUTRAL = "The old tower is of grey stone."


@given(TEXTS, PUBLISHED)
@example("31 September 0000 of the next century", parse_edtf("0001-01-01"))
@example("on the 31st of that month ten thousand years before 1 BC", None)
def test_expressions_are_the_words_at_their_place_in_order(text: str, published: EdtfDate | None) -> None:
    found = scan_text(text, published)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(each.text.strip() == each.text != "" for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS, PUBLISHED)
def test_what_is_allowed_is_edtf(text: str, published: EdtfDate | None) -> None:
    for each in scan_text(text, published):
        assert each.value
        assert each.edtf is None or parse_edtf(each.edtf).text == each.edtf


@given(TEXTS, PUBLISHED)
def test_anchors_stand_where_they_say(text: str, published: EdtfDate | None) -> None:
    for each in scan_text(text, published):
        if each.anchor is not None and each.anchor.kind is not AnchorKind.PUBLICATION:
            assert text[each.anchor.start : each.anchor.end] == each.anchor.text


@given(TEXTS, PUBLISHED)
def test_a_paragraph_behind_changes_nothing_before(text: str, published: EdtfDate | None) -> None:
    assert places(scan_text(f"{text}\n\n{NEUTRAL}", published)) == places(scan_text(text, published))


def places(found: tuple[Expression, ...]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in found]


def test_the_paragraph_behind_is_neutral() -> None:
    assert scan_text(NEUTRAL) == ()


@given(st.lists(TEXTS, max_size=5), PUBLISHED, st.sets(st.integers(0, 300), max_size=12), st.integers(8, 64))
def test_chunks_are_the_same_however_a_text_comes(
    texts: list[str], published: EdtfDate | None, cuts: set[int], size: int
) -> None:
    text = "\n".join(texts)
    places = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    blocks = [text[start:end] for start, end in pairwise(places)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "_CHUNK", size)
        patch.setattr(scanner, "_AHEAD", size // 4)
        found = scanned(blocks, published)
        assert found == scanned([text], published)
    assert all(text[each.start : each.end] == each.text for each in found)


def scanned(blocks: list[str], published: EdtfDate | None) -> tuple[Expression, ...]:
    survey = Survey()
    for block in blocks:
        survey.add(block)
    return tuple(scan_blocks(blocks, survey, published))


@pytest.mark.parametrize("amount", ["1,500", "1,500,000", "3.141592", "5.155", "10.4"])
def test_amounts_are_no_clocks(amount: str) -> None:
    assert scan_text(f"It was {amount} p.m. there.") == ()


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met at 24:30.", "2022-06-15"),
        ("They met at 10.4 p.m. there.", "2022-06-15"),
        ("They met in the 0th century.", "2022-06-15"),
        ("They meet next month.", "9999-12-31"),
        ("They will meet on July 3.", "9999-12-31"),
    ],
)
def test_no_time_beyond_the_calendar_is_allowed(text: str, published: str) -> None:
    for each in scan_text(text, parse_edtf(published)):
        assert each.edtf is None or parse_edtf(each.edtf).text == each.edtf
