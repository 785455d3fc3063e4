"""The web page as a document: read back by a strict HTML parser, without its script and against hostile texts."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import PLACE, claim, store
from tests.render.hand_made import FLOOD, reconciliation_of, store_of
from timeline.api.reading import load, reconcile
from timeline.exports import export_text
from timeline.exports.html.document import script_text, style_text
from timeline.exports.html.names import Names
from timeline.model.claim import Attribute, Claim, Evidence
from timeline.model.conflict import Conflict
from timeline.model.decisions import Action, Resolution, Split
from timeline.model.edtf import parse_edtf
from timeline.model.event import Event
from timeline.model.relation import Relation, RelationType
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.reconcile import reconcile as reconcile_store
from timeline.reconciliation.result import Reconciliation

ROOT = Path(__file__).parent.parent.parent
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<!--<script>",
    "--><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://example.org",
    "data:text/html,<script>alert(1)</script>",
    "https://example.org/\"><script>alert(1)</script>",
    "https://example.org/ x",
    "http://example.org/?a=<b>&amp;c='d'",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;script>",
    "]]><script>alert(1)</script>",
    "<title>x</title><base href='https://example.org/'>",
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    "</textarea></details></li></ol></main>",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
    "\u2028alert(1)\u2029",
    "\u202egnp.exe",
    "a\x00b\x1b[31m\x07\r\n\t",
    "\ud800 \udfff \ufffe",
    "__proto__",
    "#",
    "%00%3Cscript%3E &source=x",
    "",
    " ",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))


def parsed(text: str) -> Element:
    """Read a page as browsers do; any fault in its HTML is an error."""
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return tree


def page_of(reconciliation: Reconciliation) -> Element:
    return parsed(export_text(reconciliation, "html").text)


def words_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def shape_of(element: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The elements in order, with the names of their attributes."""
    for each in element.iter():
        yield str(each.tag), tuple(sorted(each.attrib))


def data_of(page: Element) -> dict[str, list[dict[str, object]]]:
    (block,) = (each for each in page.iter("script") if each.get("type") == "application/json")
    found: dict[str, list[dict[str, object]]] = json.loads(block.text or "")
    return found


@pytest.fixture(scope="module")
def shipped() -> Reconciliation:
    return reconcile(load(ROOT / "data"))


@pytest.fixture(scope="module")
def shipped_page(shipped: Reconciliation) -> Element:
    return page_of(shipped)


def test_every_event_stands_in_the_page_with_its_claims_and_quotes(
    shipped: Reconciliation, shipped_page: Element
) -> None:
    shells = {each.get("id"): each for each in shipped_page.iter("li") if each.get("id")}
    for event in shipped.events:
        words = words_of(shells[f"event-{event.id}"])
        assert event.event.title in words
        for said in event.claims:
            assert said.evidence is None or words_of_text(said.evidence.quote) in words


def test_every_conflict_stands_in_the_page_with_the_quote_of_each_step(
    shipped: Reconciliation, shipped_page: Element
) -> None:
    shells = {each.get("id"): each for each in shipped_page.iter("li") if each.get("id")}
    assert shipped.conflicts
    for conflict in shipped.conflicts:
        shell = shells[f"conflict-{conflict.fingerprint}"]
        (chain,) = (each for each in shell.iter("ol") if each.get("class") == "chain")
        assert len(chain.findall("li")) == len(conflict.chain or conflict.sides)
        for witness in conflict.witnesses:
            assert words_of_text(witness.quote or "") in words_of(chain)


def test_all_that_was_set_aside_is_told_with_its_reason(shipped: Reconciliation, shipped_page: Element) -> None:
    (section,) = (each for each in shipped_page.iter("section") if each.get("id") == "set-aside")
    reasons = [lost.reason for event in shipped.events for lost in event.set_aside]
    assert len(section.findall("ul/li")) == len(reasons)
    assert all(reason in words_of(section) for reason in reasons)


def words_of_text(text: str) -> str:
    return " ".join(safe_text(text).split())


def test_the_headline_counts_events_sources_and_conflicts() -> None:
    (head,) = page_of(FLOOD).iter("header")
    title, figures = head
    assert words_of(title) == "The flood of 1912"
    assert words_of(figures) == "8 events 4 sources 4 conflicts 3 contradictions, 1 tension, touching 3 events"


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(shipped_page: Element) -> None:
    (policy,) = (each.get("content") for each in shipped_page.iter("meta") if each.get("http-equiv"))
    (style,) = shipped_page.iter("style")
    (script,) = (each for each in shipped_page.iter("script") if each.get("type") is None)
    assert policy == (
        f"default-src 'none'; style-src '{hash_of(style)}'; script-src '{hash_of(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def hash_of(element: Element) -> str:
    return f"sha256-{b64encode(hashlib.sha256((element.text or '').encode()).digest()).decode()}"


def test_neither_style_nor_script_can_end_its_element_or_asks_for_anything_elsewhere() -> None:
    for text in (style_text(), script_text()):
        assert "</" not in text
        assert "<!--" not in text
        assert "://" not in text
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch("):
        assert forbidden not in script_text()
    assert "url(" not in style_text()
    assert "@import" not in style_text()


def test_nothing_is_loaded_and_every_link_within_the_page_leads_somewhere(shipped_page: Element) -> None:
    ids = [each.get("id") for each in shipped_page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for each in shipped_page.iter():
        assert "src" not in each.attrib
        assert "style" not in each.attrib
        assert each.tag != "link" or each.get("href") == "data:,"
    inner = [each.get("href", "")[1:] for each in shipped_page.iter("a") if each.get("href", "").startswith("#")]
    assert set(inner) <= set(ids)


def test_the_chart_is_told_the_times_in_seconds_and_ends_after_the_last_one() -> None:
    data = data_of(page_of(FLOOD))
    dam = next(event for event in data["events"] if event["id"] == "event-dam-breaks")
    day = 698_083 * 86_400  # 1912-04-15
    assert dam["times"] == [day, day + 86_400, day, day + 86_400]
    assert dam["status"] == "disputed"
    assert sorted({str(said[1]) for said in dam["says"]}) == ["day", "set-aside"]  # type: ignore[attr-defined]
    resigned = next(event for event in data["events"] if event["id"] == "event-mayor-resigns")
    assert resigned["times"] == [day, None, day, None]


def test_the_same_store_gives_the_same_bytes() -> None:
    assert export_text(reconcile(load(ROOT / "data")), "html") == export_text(reconcile(load(ROOT / "data")), "html")


def test_a_store_with_nothing_in_it_is_a_page() -> None:
    nothing = page_of(reconciliation_of(store=store_of((), (), ()), events=(), conflicts=()))
    assert "No events yet." in words_of(nothing)
    assert data_of(nothing)["events"] == []


def test_what_could_not_be_searched_and_what_has_no_date_is_said_in_the_page() -> None:
    undated = replace(FLOOD.events[0], start=FLOOD.events[0].start._replace(earliest=None, latest=None))
    undated = replace(undated, end=undated.start)
    found = replace(FLOOD, events=(undated,), incomplete=("the budget of 3 steps ended",))
    exported = export_text(found, "html")
    assert "Not complete: the budget of 3 steps ended" in words_of(parsed(exported.text))
    assert exported.left_out == ("1 event without any date: in the list of the page, not on its time axis",)


def retold(*texts: str) -> Reconciliation:
    """A reconciled store in which all that people write is one of these texts; each has events, sources, a conflict."""
    parts = [_part(text, str(number) if len(texts) > 1 else "") for number, text in enumerate(texts)]
    made = store(
        *(claim for part in parts for claim in part.claims.values()),
        sources=tuple(source for part in parts for source in part.sources.values()),
        events=tuple(event for part in parts for event in part.events.values()),
    )
    made = replace(made, settings=replace(made.settings, title=texts[0], zone=texts[0]))
    conflicts = reconcile_store(made).conflicts
    return reconcile_store(replace(made, resolutions=tuple(map(_decision, conflicts, texts))))


def _decision(conflict: Conflict, text: str) -> Resolution:
    return Resolution(
        fingerprint=conflict.fingerprint,
        action=Action.ACCEPT,
        reason=text,
        by=text,
        date=text,
        location=PLACE,
        claims={},
        note=text,
    )


def _part(text: str, number: str) -> Store:
    names = [f"{letter}{number}{hashable(text)}" for letter in "abc"]
    events = tuple(Event(id=n, title=text, location=PLACE, tags=(text,), note=text) for n in names)
    sources = tuple(
        Source(id=n, title=text, author=a, publisher=text, url=text, note=text, location=PLACE, relies_on=(text,))
        for n, a in zip(names, (text, "", None), strict=True)
    )
    claims = tuple(_claim(names, number, text) for number in range(3))
    return store(*claims, sources=sources, events=events)


def hashable(text: str) -> str:
    """What goes into fingerprints is text that a file can hold: no half of a pair of surrogates."""
    return text.encode(errors="replace").decode()


def _claim(names: list[str], number: int, text: str) -> Claim:
    """Three claims that put the same event on three days, and each after itself by another one."""
    other = Relation(type=RelationType.AFTER, event=names[1], location=PLACE, quote=text)
    return Claim(
        id=names[number],
        source=names[number],
        event=names[0],
        location=PLACE,
        when=parse_edtf(f"2022-03-0{number + 1}"),
        relations=(other,),
        attributes=(Attribute(key=hashable(text), values=(f"{hashable(text)}{number}",), location=PLACE),),
        evidence=Evidence(quote=text),
        attributed_to=text,
        note=text,
    )


PLAIN = tuple(shape_of(page_of(retold("word"))))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_what_the_page_is_made_of(text: str) -> None:
    is_unharmed(text)


@given(TEXTS)
@settings(max_examples=40)
def test_no_text_at_all_changes_what_the_page_is_made_of(text: str) -> None:
    is_unharmed(text)


def is_unharmed(text: str) -> None:
    """The page has the elements and attributes that it has for a plain word, or fewer, and shows the text as it is."""
    page = page_of(retold(text))
    assert {each for each, _ in shape_of(page)} <= {each for each, _ in PLAIN} | {"blockquote"}
    assert {name for _, names in shape_of(page) for name in names} <= {name for _, names in PLAIN for name in names}
    assert sum(each.tag == "script" for each in page.iter()) == 2
    for link in page.iter("a"):
        href = link.get("href", "")
        assert href.startswith(("#", "http://", "https://"))
        assert href.startswith("#") or link.get("rel") == "noopener noreferrer"
    (title,) = page.iter("h1")
    assert words_of(title) == words_of_text(text)
    ids = {each.get("id") for each in page.iter()}
    assert {str(event["id"]) for event in data_of(page)["events"]} <= ids


def shell_of(reconciliation: Reconciliation, anchor: str) -> str:
    (shell,) = (each for each in page_of(reconciliation).iter("li") if each.get("id") == anchor)
    return words_of(shell)


def test_an_event_tells_its_date_its_support_and_what_was_set_aside() -> None:
    words = shell_of(FLOOD, "event-dam-breaks")
    assert words.startswith("15 April 1912 The upper dam breaks ≠ disputed 3 sources · 2 origins · 4 conflicts")
    assert "part of The flood" in words
    assert "starts and ends on the same day" in words
    assert "Ida Lindqvist dates it 23 April 1912" in words
    assert "Set aside: weighs less than each statement it stands against (conflict 3f2a91)" in words
    assert "J. Brandt puts “The warning telegram reaches the harbour” the day before “The upper dam breaks”" in words


def test_an_undecided_event_tells_where_the_other_reading_puts_it() -> None:
    words = shell_of(FLOOD, "event-bridge-falls")
    assert "or within 25 March – 15 April 1912, without" in words
    assert "narrowed by other events" in words


def test_what_is_planned_hedged_or_vague_is_said_to_be() -> None:
    assert "planned: no source reports it as past" in shell_of(FLOOD, "event-new-dam")
    assert "hedged · citing the harbour master's clerk" in shell_of(FLOOD, "event-warning")
    assert "vague words" in shell_of(FLOOD, "event-relief-train")


def test_a_conflict_is_told_step_by_step_and_what_would_end_it() -> None:
    words = shell_of(FLOOD, "conflict-3f2a91cc04de")
    assert words.startswith("✖ contradiction 8 days apart “The upper dam breaks”")
    assert "“Report of the court of inquiry” dates “The upper dam breaks” 15 April 1912" in words
    assert "but Ida Lindqvist dates “The upper dam breaks” 23 April 1912" in words
    assert "1 source more says the same: J. Brandt" in words
    assert "So it cannot all be true." in words
    assert "Set aside here: Ida Lindqvist dates “The upper dam breaks” 23 April 1912" in words


def test_a_decision_is_told_with_name_day_and_reason() -> None:
    words = shell_of(FLOOD, "conflict-0badcafe0000")
    assert "cause of “The upper dam breaks”" in words
    assert (
        "Decided: A. Meyer, 2025-02-11: it stands as it is: both causes may hold; the court looked for one only"
    ) in words


def test_a_split_names_who_speaks_of_which_event() -> None:
    claims = (claim("a/x", "siege", "2022-03-01"), claim("b/y", "siege", "2022-03-09"))
    found = reconcile_store(store(*claims)).conflicts[0].fingerprint
    split = Resolution(
        fingerprint=found,
        action=Action.SPLIT,
        reason="two sieges",
        by="Ann",
        date="2026-03-30",
        location=PLACE,
        claims={},
        split=Split(event="siege", into="siege-2", claims=("b/y",)),
    )
    words = shell_of(reconcile_store(store(*claims, resolutions=(split,))), "event-siege")
    assert "Split: Ann, 2026-03-30: “b” speaks of another event, “siege (split from siege)”: two sieges" in words


def test_sources_of_one_author_are_told_apart_and_long_titles_stand_aside() -> None:
    def named(source_id: str, title: str, author: str | None = None) -> Source:
        return Source(id=source_id, title=title, author=author, location=PLACE)

    long = "What the river did to us in the spring of that year"
    sources = (named("a", "One", "Ann"), named("b", "Two", "Ann"), named("c", "Three"), named("d", long))
    names = Names(store_of((), sources, ()))
    assert [names.source(each) for each in "abcde"] == ["Ann (a)", "Ann (b)", "“Three”", "d", "e"]
