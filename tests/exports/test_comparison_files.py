"""A comparison as a file: each format is read by a reader of its own, whatever the texts hold."""

import csv
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from tests.render.hand_made import COMPARISON, ORDER, STORE, store_of
from timeline.errors import UsageError
from timeline.exports.comparison import FORMATS, comparison_text, matrix_text
from timeline.exports.comparison.table import COLUMNS, MATRIX_COLUMNS
from timeline.model.claim import Evidence
from timeline.reconciliation.comparison import ComparedSide, Comparison, Matrix, ReversedPair, SideKind
from timeline.reconciliation.comparison_words import headline
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.shown_rows import shown_rows
from timeline.reconciliation.verdict import Verdict

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    '=HYPERLINK("https://example.org")',
    "@SUM(1)|cmd",
    "| a | b |\n|---|---|\n# heading",
    "[link](javascript:alert(1)) ![x](https://example.org/x.png)",
    "*bold* `code` <b>b</b> &amp; \x1b[31m \u202e",
    "[^1]: a footnote",
)
HEAD = {"html", "head", "body", "meta", "link", "title", "style"}
TEXT = {
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "dl",
    "dt",
    "dd",
    "span",
    "b",
    "small",
    "q",
    "ul",
    "ol",
    "li",
    "details",
    "summary",
}
PARTS = {"header", "nav", "main", "section", "article", "div", "svg", "rect"}
TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
ALLOWED = frozenset(HEAD | TEXT | PARTS | TABLE)
PAIR = replace(COMPARISON.reversed[0], chain_a=ORDER.chain[:1], chain_b=ORDER.chain[2:])
WHOLE = replace(COMPARISON, store=STORE, reversed=(PAIR,))


def retold(text: str) -> Comparison:
    """The comparison with one text as every title, quote, author, value and name."""
    claims = {
        name: replace(claim, evidence=Evidence(quote=text), attributed_to=text) for name, claim in STORE.claims.items()
    }
    store = store_of(
        events=[replace(event, title=text) for event in STORE.events.values()],
        sources=[replace(source, title=text, author=text) for source in STORE.sources.values()],
        claims=claims.values(),
    )

    def told(row: Any) -> Any:
        sides = (
            side and replace(side, claims=tuple(claims[c.full_id] for c in side.claims)) for side in (row.a, row.b)
        )
        a, b = sides
        return replace(row, a=a, b=b)

    attributes = tuple(replace(row, key=text, a=(text,), b=(text, text)) for row in COMPARISON.attributes)
    sides = tuple(
        ComparedSide(name=text, kind=SideKind.STORE, title=text, sources=(source,), claims=3)
        for source in list(store.sources.values())[:2]
    )
    return replace(
        WHOLE, a=text, b=text, store=store, rows=tuple(map(told, WHOLE.rows)), attributes=attributes, sides=sides
    )


def page_of(text: str) -> Element:
    """The page as a strict reader sees it: any fault of its markup fails."""
    found: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return found


def tag_of(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_holds_no_element_and_no_attribute_of_a_text(text: str) -> None:
    page = page_of(comparison_text(retold(text), "html"))
    elements = list(page.iter())
    assert {tag_of(each) for each in elements} <= ALLOWED
    assert not [name for each in elements for name in each.attrib if name.startswith("on")]
    links = [each.attrib["href"] for each in elements if "href" in each.attrib]
    assert all(link.startswith(("#", "data:,")) for link in links)
    titles = [" ".join("".join(each.itertext()).split()) for each in elements if tag_of(each) == "h4"]
    assert titles.count(" ".join(safe_text(text).split())) == len(WHOLE.rows)


def test_a_page_names_its_style_in_its_policy_and_runs_nothing() -> None:
    text = comparison_text(WHOLE, "html")
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;" in text
    assert " style=" not in text
    assert "<script" not in text
    assert "http" not in text.partition("</head>")[2]


def test_every_link_of_a_page_leads_somewhere_and_no_id_stands_twice() -> None:
    elements = list(page_of(comparison_text(WHOLE, "html")).iter())
    ids = [each.attrib["id"] for each in elements if "id" in each.attrib]
    links = {each.attrib["href"][1:] for each in elements if each.attrib.get("href", "").startswith("#")}
    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    assert {"conflicts", "reversed", "attributes", "events", "event-dam-breaks"} <= set(ids)


def test_headings_of_a_page_leave_no_level_out() -> None:
    levels = [
        int(tag_of(each)[1])
        for each in page_of(comparison_text(WHOLE, "html")).iter()
        if re.fullmatch("h[1-6]", tag_of(each))
    ]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def markdown_of(text: str) -> list[Any]:
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin).parse(text)


def leaves(tokens: list[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from leaves(token.children or [])


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_takes_no_markup_from_a_text(text: str) -> None:
    tokens = list(leaves(markdown_of(comparison_text(retold(text), "markdown"))))
    kinds = {token.type for token in tokens}
    assert kinds.isdisjoint({"html_inline", "html_block", "image", "code_inline", "link_open", "fence", "code_block"})


def test_markdown_has_a_row_an_event_with_every_cell() -> None:
    tokens = markdown_of(comparison_text(WHOLE, "markdown"))
    rows = [n for n, token in enumerate(tokens) if token.type == "tr_open"]
    cells = [sum(t.type in ("td_open", "th_open") for t in tokens[n : n + 3 * 6]) for n in rows]
    assert min(cells) >= 3
    told = [token.content for token in leaves(tokens) if token.type == "inline"]
    for event in ("rain-starts", "dam-breaks", "bridge-falls", "new-dam", "warning"):
        assert any(STORE.events[event].title in words for words in told)


def test_markdown_has_every_footnote_that_it_cites_and_no_other() -> None:
    tokens = list(leaves(markdown_of(comparison_text(WHOLE, "markdown"))))
    cited = {token.meta["id"] for token in tokens if token.type == "footnote_ref"}
    told = {token.meta["id"] for token in tokens if token.type == "footnote_open"}
    assert cited == told
    assert len(cited) == 7  # each claim of the rows, once
    text = comparison_text(WHOLE, "markdown")
    assert "“The dam gave way on 15 April”, data/claims/inquiry.yaml:22." in text


def test_both_chains_of_a_reversed_pair_are_told_with_quote_and_place() -> None:
    text = comparison_text(WHOLE, "markdown")
    assert "**A**: “The old bridge falls into the river” comes before “The upper dam breaks”" in text
    assert "“the bridge, already fallen when the dam gave way” (data/claims/inquiry.yaml:28)" in text
    assert "“after the dam had burst” (data/claims/gazette.yaml:33)" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    rows = rows_of(comparison_text(retold(text), "csv"))
    assert len(rows) == len(WHOLE.rows)
    for row in rows:
        assert list(row) == list(COLUMNS)
        assert not [cell for cell in row.values() if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_csv_says_what_the_screen_says() -> None:
    rows = {row["event"]: row for row in rows_of(comparison_text(WHOLE, "csv"))}
    dam, bridge = rows["dam-breaks"], rows["bridge-falls"]
    assert (dam["verdict"], dam["apart"], dam["apart_unit"]) == ("conflict", "8", "day")
    assert (dam["a_when"], dam["b_start_earliest"]) == ("15 April 1912", "1912-04-23")
    assert dam["attributes"] == "cause (conflict): neglect / rain, an old design"
    assert (dam["reversed_with"], bridge["reversed_with"]) == ("bridge-falls", "dam-breaks")
    assert (bridge["apart"], rows["rain-starts"]["a_when"]) == ("", "")
    assert rows["warning"]["matched"] == "suggested"


@given(st.text(max_size=60), st.sampled_from(list(FORMATS)))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_written_and_read_again(text: str, format_name: str) -> None:
    written = comparison_text(retold(text), format_name)
    if format_name == "html":
        assert {tag_of(each) for each in page_of(written).iter()} <= ALLOWED
    elif format_name == "csv":
        assert len(rows_of(written)) == len(WHOLE.rows)
    elif format_name == "json":
        assert json.loads(written)["a"] == text
    else:
        assert {"html_inline", "html_block"}.isdisjoint(token.type for token in leaves(markdown_of(written)))


@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_what_is_not_shown_is_said(format_name: str) -> None:
    shown = shown_rows(WHOLE, [Verdict.REFINES])
    assert "… 4 other events …" in comparison_text(shown, format_name)
    assert headline(WHOLE) in comparison_text(shown, format_name).replace("\\", "")


@pytest.mark.parametrize("format_name", list(FORMATS))
def test_a_summary_counts_and_lists_nothing(format_name: str) -> None:
    text = comparison_text(WHOLE, format_name, summary=True)
    assert "conflict" in text
    assert "The upper dam breaks" not in text
    assert "dam-breaks" not in text


def matrix() -> Matrix:
    sides = tuple(ComparedSide(name=name, kind=SideKind.SOURCE, title=name) for name in ("inquiry", "gazette", "=log"))
    other = replace(WHOLE, a="gazette", b="=log", rows=(), attributes=(), reversed=())
    return Matrix(sides=sides, pairs=(WHOLE, replace(other, a="inquiry"), other))


def test_a_matrix_has_a_row_a_pair_in_every_format() -> None:
    rows = rows_of(matrix_text(matrix(), "csv"))
    assert [list(row) for row in rows] == [list(MATRIX_COLUMNS)] * 3
    assert [(row["a"], row["b"], row["conflict"]) for row in rows] == [
        ("inquiry", "gazette", "2"), ("inquiry", "'=log", "0"), ("gazette", "'=log", "0"),
    ]  # fmt: skip
    shape = json.loads(matrix_text(matrix(), "json"))
    assert [pair["summary"]["conflict"] for pair in shape["pairs"]] == [2, 0, 0]
    assert [side["name"] for side in shape["sides"]] == ["inquiry", "gazette", "=log"]
    assert sum(tag_of(each) == "tr" for each in page_of(matrix_text(matrix(), "html")).iter()) == 4
    assert sum(token.type == "tr_open" for token in markdown_of(matrix_text(matrix(), "markdown"))) == 4


def test_a_format_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as found:
        comparison_text(WHOLE, "marrkdown")
    assert found.value.hint == "Did you mean markdown?"


def test_a_pair_without_chains_is_still_told() -> None:
    bare: ReversedPair = COMPARISON.reversed[0]
    for format_name in ("markdown", "html"):
        assert "comes before" in comparison_text(replace(WHOLE, reversed=(bare,)), format_name)
