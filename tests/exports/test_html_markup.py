"""Markup: what is text stays text, in elements and in attributes."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from timeline.exports.html.drawn import json_markup
from timeline.exports.html.markup import Markup, element, joined, raw
from timeline.exports.html.names import anchor_of
from timeline.reconciliation.plain import safe_text


def test_text_is_escaped_and_markup_stands() -> None:
    made = element("p", "a < b & ", element("b", '"c"'), None, ["d", raw("<i>")], class_="x", data_do="in", hidden=True)
    assert made == '<p class="x" data-do="in" hidden>a &lt; b &amp; <b>&quot;c&quot;</b>d<i></p>'


def test_an_attribute_that_is_none_or_false_is_not_there() -> None:
    assert element("input", type="search", hidden=False, title=None) == '<input type="search">'


@given(st.text())
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    body, value = joined(text), element("p", title=text).removeprefix('<p title="').removesuffix('"></p>')
    assert isinstance(body, Markup)
    for escaped in (body, value):
        assert not set(escaped) & set("<>\"'\n\x00\u2028\u202e")
        assert unescape(escaped) == safe_text(text)


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=4)))
def test_json_ends_neither_its_element_nor_a_line(value: object) -> None:
    import json

    text = json_markup(value)
    assert json.loads(text) == value
    assert text.isascii()
    assert not set(text) & set("<>&'\n")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.text(max_size=20))
def test_anchors_differ_where_names_do(one: str, other: str) -> None:
    anchors = anchor_of("event", one), anchor_of("event", other)
    assert (anchors[0] == anchors[1]) is (one == other)
    assert all(anchor.isascii() and not set(anchor) & set(" &=#\"'<>") for anchor in anchors)


def test_ids_as_stores_have_them_are_kept() -> None:
    assert anchor_of("event", "bucha-withdrawal.2_x") == "event-bucha-withdrawal.2_x"
