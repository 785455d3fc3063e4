"""A comparison as one web page: it needs no script and loads nothing; two lanes on a time axis, dark mode, print."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from importlib.resources import files

from timeline.exports.comparison.page_parts import PageParts
from timeline.exports.comparison.telling import Telling
from timeline.exports.html.document import palette_text
from timeline.exports.html.markup import Child, Markup, element, raw
from timeline.model.counted import counted
from timeline.reconciliation.comparison import Comparison, Matrix
from timeline.reconciliation.comparison_words import differing_count, headline, matrix_headline, shared_count
from timeline.reconciliation.verdict import Verdict

STYLE = "comparison.css"
MATRIX_COLUMNS = ("A", "B", "Told by both", *(str(verdict) for verdict in Verdict), "Reversed pairs", "Attributes")


def comparison_to_text(comparison: Comparison) -> str:
    """Return two sides compared, as one page; the same bytes for the same comparison."""
    parts = PageParts(Telling(comparison))
    main = (parts.verdicts(), parts.conflicts(), parts.reversed(), parts.attributes(), parts.events())
    return _document(_title(comparison), headline(comparison), (parts.contents(), parts.sides()), main)


def summary_to_text(comparison: Comparison) -> str:
    """Return who is compared, and how many events have each verdict."""
    parts = PageParts(Telling(comparison))
    return _document(_title(comparison), headline(comparison), (parts.sides(),), (parts.verdicts(),))


def matrix_to_text(matrix: Matrix) -> str:
    """Return three and more sides compared: a table of one row a pair."""
    rows = [element("tr", _pair_cells(pair)) for pair in matrix.pairs]
    head = element("tr", (element("th", name, scope="col") for name in MATRIX_COLUMNS))
    table = element("table", element("thead", head), element("tbody", rows))
    names = ", ".join(side.name for side in matrix.sides)
    title = f"{counted(len(matrix.sides), 'side')} compared: {names}"
    return _document(title, matrix_headline(matrix), (), (_scrolling(table),))


def _title(comparison: Comparison) -> str:
    return f"{comparison.a} and {comparison.b} compared"


def _pair_cells(pair: Comparison) -> Iterator[Markup]:
    yield from (element("th", pair.a, scope="row"), element("th", pair.b, scope="row"))
    numbers = [shared_count(pair), *pair.summary.values(), pair.reversed_total]
    numbers.append(differing_count(pair))
    yield from (element("td", f"{number:,}", class_="number") for number in numbers)


def _scrolling(table: Markup) -> Markup:
    return element("div", table, class_="scrolls", tabindex=0, role="region", aria_label="Verdicts of each pair")


def _document(title: str, sum_: str, head: Sequence[Child], main: Sequence[Child]) -> str:
    """The whole page; nothing of it runs, and its policy lets nothing run."""
    own = (files("timeline.exports.comparison") / STYLE).read_text(encoding="utf-8")
    style = f"{palette_text()}\n{own}"
    about = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("link", rel="icon", href="data:,"),
        element("title", title),
        element("style", raw(style)),
    )
    skip = element("a", "Skip to what is told", href="#told", class_="skip")
    header = element("header", element("h1", title), element("p", sum_, class_="sum"), head)
    body = element("body", skip, header, element("main", main, id="told"))
    return f"<!DOCTYPE html>\n{element('html', element('head', about), body, lang='en')}\n"


def _policy(style: str) -> str:
    """A content-security policy under which this one style works, and nothing else (W3C CSP Level 3)."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
