"""Whatever a title or a quote holds: no line is too wide, nothing reaches the terminal as a command, nothing is cut."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.render.hand_made import (
    CAUSE,
    COMPARISON,
    DATES,
    FLOOD,
    GAP,
    ORDER,
    RECONCILED,
    STORE,
    reconciliation_of,
    source,
    store_of,
)
from timeline.model.claim import Evidence
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.overview import overview
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.views.grouping import By
from timeline.render import (
    chart_page,
    density_plot,
    diff_page,
    event_page,
    explanation_page,
    follow_page,
    merged_timeline,
    reconciliation_page,
    sources_table,
    to_text,
)
from timeline.render.ink import Screen

HOSTILE = st.sampled_from(
    [
        "\x1b[31mred\x1b[0m",
        "\x1b]8;;https://example.org\x07link\x1b]8;;\x07",
        "[bold red]markup[/] [link=https://example.org]x[/link]",
        "line\nbreak\r\tand tab",
        "right\u202eto left override",
        "בשלוש בלילה נפרץ הסכר",
        "上流のダムが決壊した" * 5,
        "e\u0301\u0301\u0301 combining",
        "👩‍👩‍👧‍👦 family 🇩🇪",
        "x" * 300,
        "",
        " ",
        ":smile: {braces} %s \\u0041",
    ]
)
TEXTS = st.one_of(
    HOSTILE, st.text(max_size=80), st.text(alphabet=st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF))
)
WIDTHS = st.integers(60, 200)


def retold(text: str, sources: Iterable[Source] = STORE.sources.values()) -> Reconciliation:
    """The flood, with one text as every title, quote, author and attribution."""
    store = store_of(
        events=[replace(event, title=text) for event in STORE.events.values()],
        sources=[replace(s, title=text, author=text) for s in sources],
        claims=[
            replace(claim, evidence=Evidence(quote=text), attributed_to=text, note=text)
            for claim in STORE.claims.values()
        ],
        title=text,
    )
    events = tuple(
        replace(e, event=store.events[e.id], claims=tuple(store.claims[c.full_id] for c in e.claims))
        for e in RECONCILED
    )
    return reconciliation_of(store=store, events=events)


def screens(reconciliation: Reconciliation) -> list[Screen]:
    return [
        merged_timeline(reconciliation),
        *(chart_page(reconciliation, reconciliation.events, by) for by in (None, *By)),
        *(density_plot(reconciliation, reconciliation.events, by) for by in (None, *By)),
        follow_page(reconciliation, reconciliation.event["dam-breaks"]),
        reconciliation_page(reconciliation),
        *(event_page(reconciliation, reconciliation.event[e]) for e in ("dam-breaks", "bridge-falls", "warning")),
        *(explanation_page(reconciliation, conflict) for conflict in (DATES, ORDER, GAP, CAUSE)),
        diff_page(replace(COMPARISON, store=reconciliation.store)),
        sources_table(overview(reconciliation)),
    ]


@given(text=TEXTS, width=WIDTHS, ascii_only=st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_the_screen_and_no_control_character_is_on_it(
    text: str, width: int, ascii_only: bool
) -> None:
    for screen in screens(retold(text)):
        for line in to_text(screen, width, ascii_only=ascii_only).split("\n"):
            assert cell_len(line) <= width, line
            assert safe_text(line) == line
            assert line.isascii() or not ascii_only


@given(text=TEXTS, width=WIDTHS)
@settings(max_examples=100, deadline=None)
def test_no_character_of_a_title_or_a_quote_is_cut(text: str, width: int) -> None:
    shown = _without_spaces(to_text(event_page(*_dam(text)), width))
    wanted = _without_spaces(safe_text(text))
    assert shown.startswith(wanted)
    assert f"“{wanted}”" in shown


def _dam(text: str) -> tuple[Reconciliation, ReconciledEvent]:
    reconciliation = retold(text)
    return reconciliation, reconciliation.event["dam-breaks"]


def _without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("count", [1, 9, 40, 200])
def test_any_number_of_sources_fits(width: int, count: int) -> None:
    more = [source(f"source-{number}", "More", "Somebody", "1912") for number in range(count - len(STORE.sources))]
    sources = [*STORE.sources.values(), *more][:count]
    shown = to_text(merged_timeline(retold("The dam", sources)), width)
    assert max(cell_len(line) for line in shown.split("\n")) <= width
    has_letters = "A harbour-log" in shown
    assert has_letters is ((count, width) in {(9, 80), (9, 120), (9, 200), (40, 200)} or count == 1)


def test_a_title_is_shown_as_it_is_typed_never_as_markup() -> None:
    assert "[bold red]x[/]" in to_text(merged_timeline(retold("[bold red]x[/]")), 80)


@pytest.mark.parametrize("page", [merged_timeline, chart_page, density_plot])
def test_what_was_not_searched_is_said(page: Callable[[Reconciliation, Sequence[ReconciledEvent]], Screen]) -> None:
    found = replace(FLOOD, incomplete=("the budget of 10 chains ended",))
    assert "Not everything was searched: the budget of 10 chains ended" in to_text(page(found, found.events), 80)


def test_an_empty_store_is_shown_too() -> None:
    nothing = Store(folder=STORE.folder, events={}, sources={}, claims={})
    empty = reconciliation_of(store=nothing, events=(), conflicts=())
    assert "0 events · 0 sources · no conflicts" in to_text(merged_timeline(empty), 80)
