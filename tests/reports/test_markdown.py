"""The comment on a pull request: nothing that a store says is Markdown, HTML, a link or a name in it."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.reconciliation.stores import PLACE, claim, store
from tests.reports.made import HOSTILE, made_report
from timeline.checks import conflict_findings, summary_of
from timeline.model.claim import Evidence
from timeline.model.event import Event
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.model.location import Location
from timeline.reconciliation.reconcile import reconcile
from timeline.reports import Report, report_text
from timeline.reports.markdown import MOST_BYTES

OWN_HTML = re.compile(r"<!-- -->|<br>|</details>\n?|<details><summary>.*</summary>\n?")
INLINE = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close", "html_inline", "softbreak"}
INLINE |= {"code_inline"}  # our own, of commands


def parsed(text: str) -> list[Token]:
    """All tokens, of blocks and within them."""
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return [*blocks, *(child for token in blocks for child in token.children or ())]


def assert_inert(text: str) -> None:
    tokens = parsed(text)
    html = [token.content for token in tokens if token.type in ("html_block", "html_inline")]
    assert all(OWN_HTML.fullmatch(content) for content in html)
    assert all(
        re.search(r"<(?!/?(?:details|summary)>|!-- -->)", content) is None for content in html if content != "<br>"
    )
    assert {token.type for token in tokens if token.block is False and token.type != "inline"} <= INLINE
    assert all(re.fullmatch(r"timeline (explain [0-9a-f]+|check --verbose)", t.content) for t in _code(tokens))
    plain = "".join(token.content for token in tokens if token.type in ("text", "text_special", "html_inline"))
    assert not re.search(r"@(?!<!-- -->)|://|www\.", plain)


def _code(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.type == "code_inline"]


def conflicting(title: str, quote: str, value: str, other: str) -> Report:
    """Two sources that contradict each other in dates and in a motive."""
    words = Evidence(quote=quote)
    found = reconcile(
        store(
            claim("a/t", "talks", "2022-03-29", evidence=words, motive=value),
            claim("b/t", "talks", "2022-04-05", evidence=words, motive=other),
            events=(Event(id="talks", title=title, location=PLACE),),
        )
    )
    findings = conflict_findings(found)
    return replace(made_report(), findings=findings, summary=summary_of(findings), reconciliation=found)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_titles_quotes_and_values_are_only_words(title: str, quote: str, value: str, other: str) -> None:
    report = conflicting(title, quote, value, other)
    text = report_text(report, "markdown")
    assert_inert(text)
    rows = [token for token in parsed(text) if token.type == "tr_open"]
    assert len(rows) == 1 + len(report.findings) > 1
    cells = [token for token in parsed(text) if token.type in ("td_open", "th_open")]
    assert len(cells) == 4 * len(rows)


@given(st.lists(st.tuples(HOSTILE, st.sampled_from(list(Severity)), st.sampled_from(list(FindingStatus))), max_size=5))
def test_messages_are_only_words(said: list[tuple[str, Severity, FindingStatus]]) -> None:
    place = Location("data/b_c|d.yaml", 7)
    findings = [
        Finding(code="TL001", name="n", message=words, location=place, severity=severity, status=status)
        for words, severity, status in said
    ]
    text = report_text(made_report(*findings), "markdown")
    assert_inert(text)
    is_open = [f for f in findings if f.status is FindingStatus.NEW and f.severity is not Severity.INFO]
    rows = [token for token in parsed(text) if token.type == "tr_open"]
    assert len(rows) == (1 + len(is_open) if is_open else 0)
    assert sum(token.type == "list_item_open" for token in parsed(text)) == len(findings) - len(is_open)


def test_the_page_is_cut_to_what_a_comment_holds() -> None:
    finding = Finding(code="TL001", name="n", message="é" * 20, location=Location("data/a.yaml"))
    text = report_text(made_report(*[finding] * 3000), "markdown")
    assert MOST_BYTES * 0.9 < len(text.encode()) < 65_536
    rows = text.count("| **TL001**")
    assert f"Cut to what a comment holds, {3000 - rows} parts left out" in text
