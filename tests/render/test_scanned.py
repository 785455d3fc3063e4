"""Expressions on the screen: in every width and character set each line fits, and nothing is lost."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.render import scanned_head, scanned_row, to_text

WORDS = st.sampled_from(
    ["March 29", "הבוקר של ה־5 במאי", "決壊した" * 9, "e\u0301\u0301", "\x1b[31mred", "a\r\nb", "x" * 200, "👩‍👩‍👧"]
) | st.text(max_size=20)


@st.composite
def rows(draw: st.DrawFn) -> Mapping[str, Any]:
    """Return an expression in its JSON shape."""
    kind = draw(st.sampled_from([None, "publication", "expression", "event"]))
    anchor = {"kind": kind, "text": draw(WORDS), "edtf": draw(st.none() | st.just("2022-03-29")), "start": 1, "end": 2}
    return {
        "start": 0,
        "end": 9,
        "text": draw(WORDS),
        "type": draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"])),
        "value": draw(st.sampled_from(["2022-03-29T17:15", "P2W", "XXXX-WXX-5TEV"])),
        "edtf": draw(st.sampled_from([None, "2022-03-29", "[2022-03-29..2022-03-31]"])),
        "anchor": anchor if kind else None,
        "assumed": draw(st.lists(WORDS, max_size=2)),
        "line": draw(st.sampled_from([1, 1234567])),
        "column": draw(st.sampled_from([1, 50_000_000])),
    }


@given(rows(), st.sampled_from([40, 80, 109, 110, 120, 200]), st.booleans())
def test_no_line_is_wider_than_the_screen(row: Mapping[str, Any], width: int, ascii_only: bool) -> None:
    shown = to_text(scanned_row(row), width, ascii_only=ascii_only)
    assert all(cell_len(line) <= width for line in shown.split("\n"))
    assert shown.isascii() or not ascii_only
    folded = "".join(shown.split())
    assert row["type"] in folded
    assert all(str(row[key])[:1] in folded for key in ("line", "value"))


@pytest.mark.parametrize("width", [80, 120])
def test_the_columns_stand_below_their_headings(width: int) -> None:
    anchor = {"kind": "event", "text": "the attack", "edtf": None, "start": 5, "end": 15}
    row = {
        "text": "two days after", "type": "DATE", "value": "XXXX-XX-XX", "edtf": "2022", "anchor": anchor,
        "assumed": ["the year of the text"], "line": 3, "column": 14,
    }  # fmt: skip
    head = to_text(scanned_head(), width).splitlines()[0]
    shown = to_text(scanned_row(row), width)
    line = shown.splitlines()[0]
    for heading, words in (("words", "two days"), ("type", "DATE"), ("TIMEX3", "XXXX"), ("EDTF", "2022")):
        assert head.index(heading) == line.index(words)
    assert " ".join(shown.split()).endswith("← event “the attack”; the year of the text")


def test_ascii_screens_have_no_arrow() -> None:
    anchor = {"kind": "expression", "text": "May 5", "edtf": "2022-05-05", "start": 5, "end": 10}
    row = {
        "text": "the day after", "type": "DATE", "value": "2022-05-06", "edtf": "2022-05-06", "anchor": anchor,
        "assumed": [], "line": 3, "column": 14,
    }  # fmt: skip
    assert '<- "May 5" 2022-05-05' in to_text(scanned_row(row), ascii_only=True)
