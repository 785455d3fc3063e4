"""Texts that mean harm, or only look strange: all places are right, and no text stops the scanner."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline

PIECES = (
    "1 September 1939",
    "March 29",
    "the following day",
    "two weeks",
    "every Friday",
    "last Monday",
    "at 5 p.m.",
    "in the 1990s",
    "31.03.2022",
    "3/4/2005",
    "early",
    "the first of",
    "ב־5 במאי 1948",
    "٣ مارس",
    "e\u0301",
    "\u200b",
    "\u200f",
    "\u00ad",
    "\ufeff",
    "\ud800",
    "\0",
    "\u2028",
    "\r\n",
    "\n\n",
    "\t",
    "(",
    ")",
    "“",
    "½",
    "²",
    "௧",
    "𝟙𝟡𝟛𝟡",
    "ﬁrst",
    "İ",
    "ẞ",
    "99999999999999999999",
)

SIZE = 100_000
HOSTILE = {
    "digits": "7" * SIZE,
    "nested brackets": "(" * SIZE + "March 29, 2022" + ")" * SIZE,
    "the first of": "the first of " * (SIZE // 13),
    "combining marks": "March" + "\u0301" * SIZE + " 2022",
    "zero-width spaces": "2022" + "\u200b" * SIZE,
    "right to left": "יום שני " * (SIZE // 8),
    "no white space": "March2022" * (SIZE // 9),
    "one separator": "1-" * (SIZE // 2),
}


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30), st.sampled_from(["", " ", ", ", "\u00a0"]))
def test_every_expression_is_what_stands_at_its_place(pieces: list[str], separator: str) -> None:
    text = separator.join(pieces)
    found = timeline.scan(text, published="2022-06-01")
    assert all(text[each.start : each.end] == each.text != "" for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_scanned(name: str) -> None:
    text = HOSTILE[name]
    assert all(text[each.start : each.end] == each.text for each in timeline.scan(text, published="2022-06-01"))
