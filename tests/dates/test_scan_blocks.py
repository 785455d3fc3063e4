"""However a text is cut into blocks, the scanner finds what it finds in the whole."""

from functools import cache
from itertools import pairwise
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates.scanning import scanner
from timeline.dates.scanning.expression import Expression
from timeline.dates.scanning.scanner import scan_blocks, scan_text
from timeline.dates.scanning.survey import Survey
from timeline.model.edtf import parse_edtf

PUBLISHED = parse_edtf("2008-03-01")
WORDS = (
    "on 1 September 1939", "September 2", "the following day", "two days later,", "four days after the March 3 attack",
    "in early May 1945.", "every Friday", "for two to three weeks", "that month", "a year earlier", "31.03.2005",
    "03/04/2005", "at half past nine", "in the late 1980s", "the first week", "of June", "second", "may", "flight 1984",
    "he said.\n", "They left.\n\n", "\r\n", "(", ")", "Monday", "last", "twenty-", "one", "years", "ago", "-", ",",
)  # fmt: skip
LONG = " ".join(WORDS) * 60
CHUNK = 4_096  # code points, for `LONG` to be read in several


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sets(st.integers(0, 400), max_size=12))
def test_blocks_give_what_the_whole_text_gives(words: list[str], cuts: set[int]) -> None:
    text = " ".join(words)
    assert scanned(cut(text, cuts), surveyed([text])) == scan_text(text, PUBLISHED)


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_a_text_may_come_by_the_character(words: list[str]) -> None:
    text = " ".join(words)
    assert scanned(list(text), surveyed([text])) == scan_text(text, PUBLISHED)


@settings(max_examples=20)
@given(st.integers(0, len(LONG)), st.integers(1, len(LONG)))
def test_a_long_text_may_be_cut_anywhere(begins: int, size: int) -> None:
    survey, found = long_scanned()
    assert all(LONG[each.start : each.end] == each.text for each in found)
    with patch.object(scanner, "_CHUNK", CHUNK):
        assert scanned([LONG[:begins], *cut(LONG[begins:], set(range(0, len(LONG), size)))], survey) == found


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sets(st.integers(0, 400), max_size=12))
def test_a_survey_counts_across_blocks(words: list[str], cuts: set[int]) -> None:
    text = " ".join(words)
    assert surveyed(cut(text, cuts)).profile(PUBLISHED) == surveyed([text]).profile(PUBLISHED)


def cut(text: str, cuts: set[int]) -> list[str]:
    places = [0, *sorted(place for place in cuts if place < len(text)), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def surveyed(blocks: list[str]) -> Survey:
    survey = Survey()
    for block in blocks:
        survey.add(block)
    return survey


def scanned(blocks: list[str], survey: Survey) -> tuple[Expression, ...]:
    return tuple(scan_blocks(blocks, survey, PUBLISHED))


@cache
def long_scanned() -> tuple[Survey, tuple[Expression, ...]]:
    with patch.object(scanner, "_CHUNK", CHUNK):
        return surveyed([LONG]), scan_text(LONG, PUBLISHED)
