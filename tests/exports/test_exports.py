"""Exports, read back with independent readers: the standard library's csv and json, and a Markdown parser."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.render.hand_made import (
    CLAIMS,
    EVENTS,
    FLOOD,
    RECONCILED,
    SOURCES,
    reconciliation_of,
    store_of,
    window,
)
from timeline.errors import UsageError
from timeline.exports import FORMATS, export_text
from timeline.model.claim import Evidence
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import Reconciliation

HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "**bold** _it_ `code` ~~gone~~ $x$",
    "![x](http://example.org/x.png)",
    "a\n\n# heading\n\n- list",
    "=cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    'say "no", twice',
    "a;b,c\r\nd",
    "&lt;b&gt; &amp; &#35;",
    "[^1] and [^2]: x",
    "back\\slash \\*",
    "\x1b[31mred",
    "http://example.org <http://example.org>",
)
TEXTS = st.one_of(st.sampled_from(HOSTILE_TEXTS), st.text(max_size=60))


def retold(text: str) -> Reconciliation:
    store = store_of(
        events=[replace(event, title=text, tags=(text,)) for event in EVENTS],
        sources=[replace(source, title=text, author=text, publisher=text, url=text) for source in SOURCES],
        claims=[replace(claim, evidence=Evidence(quote=text), attributed_to=text) for claim in CLAIMS],
        title=text,
    )
    events = tuple(replace(e, event=store.events[e.id]) for e in RECONCILED)
    return reconciliation_of(store=store, events=events)


def rows_of(reconciliation: Reconciliation) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(export_text(reconciliation, "csv").text, newline="")))


def tokens_of(text: str) -> list[Token]:
    return [
        t for block in MarkdownIt("gfm-like", {"linkify": False}).parse(text) for t in (block, *(block.children or ()))
    ]


def test_csv_has_one_row_an_event_with_its_windows() -> None:
    rows = rows_of(FLOOD)
    assert [row["id"] for row in rows] == [event.id for event in FLOOD.events]
    dam = rows[3]
    assert (dam["start_earliest"], dam["end_latest"], dam["when"]) == ("1912-04-15", "1912-04-15", "15 April 1912")
    assert dam["sources"] == "inquiry; gazette; memoir"
    assert dam["roots"] == "gazette; inquiry"
    assert rows[-1]["end_latest"] == ""
    assert rows[4]["alternatives"] == "within 25 March – 15 April 1912"


def test_csv_ends_every_row_with_carriage_return_and_line_feed() -> None:
    text = export_text(FLOOD, "csv").text
    assert text.count("\r\n") == text.count("\n") == len(FLOOD.events) + 1


def test_csv_leaves_a_year_before_christ_as_it_is() -> None:
    early = window("-0043-03-15")
    events = (replace(RECONCILED[0], start=early, end=early, edtf="-0043-03-15"),)
    (row,) = rows_of(reconciliation_of(events=events))
    assert row["start_earliest"] == row["edtf"] == "-0043-03-15"


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_no_cell_of_text_is_a_formula_and_none_is_lost(text: str) -> None:
    for row in rows_of(retold(text)):
        assert not row["title"].lstrip().startswith(("=", "+", "-", "@"))
        assert not row["tags"].lstrip().startswith(("=", "+", "-", "@"))
        assert row["title"] in (safe_text(text), f"'{safe_text(text)}")


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_markdown_takes_nothing_of_a_text_for_markup(text: str) -> None:
    plain, hostile = (tokens_of(export_text(retold(t), "markdown").text) for t in ("word", f"a {text} z"))
    assert [t.type for t in hostile if _is_structure(t)] == [t.type for t in plain if _is_structure(t)]
    shown = "".join(t.content for t in hostile if t.type in ("text", "text_special"))
    assert "".join(safe_text(text).split()) in "".join(shown.split())


def _is_structure(token: Token) -> bool:
    return token.type not in ("text", "text_special", "softbreak")


def test_markdown_shows_both_sides_and_cites_every_claim_once() -> None:
    text = export_text(FLOOD, "markdown").text
    assert "- **15 April 1912**: The upper dam breaks *(disputed; 3 sources, 2 origins)*" in text
    assert "    - Ida Lindqvist dates it 23 April 1912 (set aside: weighs less than" in text
    assert "    - “Report of the court of inquiry” puts “The old bridge falls into the river” before" in text
    assert "Decided: A. Meyer, 2025-02-11: accepted as it stands: " in text
    for number in range(1, len(CLAIMS) + 1):
        assert text.count(f"\n[^{number}]: ") == 1
        assert text.count(f"[^{number}]") >= 2
    assert f"[^{len(CLAIMS) + 1}]" not in text


def test_markdown_tells_a_conflict_once_and_refers_to_it_elsewhere() -> None:
    text = export_text(FLOOD, "markdown").text
    assert text.count("These cannot all be true") == len(FLOOD.conflicts)
    assert "Disputed together with “The upper dam breaks”, see there (order reversed)." in text


def test_markdown_says_how_many_attributes_it_leaves_out() -> None:
    exported = export_text(FLOOD, "markdown")
    told = sum(len(claim.attributes) for claim in CLAIMS)
    disputed = {
        (s.claim.full_id, s.key) for c in FLOOD.conflicts for s in c.statements if s.key.startswith("attributes.")
    }
    quiet = told - len(disputed)
    said = [f"Times and disputes are told: {quiet} attributes left out that nobody disputes"] if quiet else []
    assert list(exported.left_out) == said
    single = replace(CLAIMS[0], attributes=CLAIMS[4].attributes)
    alone = export_text(reconciliation_of(store=store_of(claims=[single]), events=(), conflicts=()), "markdown")
    assert alone.left_out == ("Times and disputes are told: 1 attribute left out that nobody disputes",)
    assert f"\n## Left out\n\n- {alone.left_out[0]}.\n" in alone.text


def test_markdown_names_a_source_that_is_relied_on_as_readers_know_it() -> None:
    assert "Repeats Ida Lindqvist." in export_text(FLOOD, "markdown").text


def test_json_is_the_shape_of_reconcile() -> None:
    shape = json.loads(export_text(FLOOD, "json").text)
    assert shape["version"] == 1
    assert len(shape["events"]) == len(FLOOD.events)
    assert {conflict["fingerprint"] for conflict in shape["conflicts"]} == set(FLOOD.conflict)


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_every_format_takes_an_empty_store(name: str) -> None:
    nothing = reconciliation_of(store=store_of((), (), ()), events=(), conflicts=())
    assert export_text(nothing, name).content


def test_an_unknown_format_names_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="markdwon: no such export format") as caught:
        export_text(FLOOD, "markdwon")
    assert "markdown" in caught.value.hint
