"""What a notebook shows: true, small, and nothing in it that a store could make run."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

import timeline
from tests.conftest import ROOT
from tests.exports.chronologies import hostile
from tests.exports.test_exports import HOSTILE_TEXTS
from timeline.exports.notebook import MOST_ROWS, notebook_html
from timeline.model.notebook import ShownInNotebooks
from timeline.model.store import Store
from timeline.reconciliation.plain import safe_text

ELEMENTS = {"div", "strong", "p", "table", "thead", "tbody", "tr", "th", "td"}


class Reading(HTMLParser):
    """The elements, attributes and texts of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.open.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(value: object) -> Reading:
    """Return what a notebook shows of a value, read back."""
    found = Reading(value._repr_html_())  # type: ignore[attr-defined]
    assert not found.open
    assert set(found.elements) <= ELEMENTS
    assert found.attributes <= {"style"}
    return found


@pytest.fixture(scope="module")
def store() -> Store:
    return timeline.load(ROOT / "data")


def test_a_store_is_its_sources(store: Store) -> None:
    found = read(store)
    assert "137 events · 5 sources · 294 claims" in found.texts
    assert [text for text in found.texts[found.texts.index("weiss-2022") :] if not text.startswith("Russia, ")] == [
        "weiss-2022",
        "article",
        "77",
    ]


def test_what_could_not_be_read_is_said(store: Store) -> None:
    assert "137 events · 5 sources · 294 claims · 3 that could not be read: see findings" in (
        read(replace(store, unread=3)).texts
    )


def test_a_reconciliation_is_its_events_and_its_conflicts(store: Store) -> None:
    reconciled = timeline.reconcile(store)
    found = read(reconciled)
    assert found.texts.count(f"and {len(reconciled.events) - MOST_ROWS} more") == 1
    assert {conflict.fingerprint[:6] for conflict in reconciled.conflicts} <= set(found.texts)
    assert found.elements.count("tr") == 2 + MOST_ROWS + len(reconciled.conflicts)


def test_a_comparison_is_its_rows_its_orders_and_its_attributes(store: Store) -> None:
    comparison = timeline.diff(store, "schmitt-2025", "weiss-2022")
    found = read(comparison)
    assert "Talks in Istanbul" in found.texts
    assert {text for pair in comparison.reversed for text in (pair.a, pair.b)} <= set(found.texts)
    assert {"A: schmitt-2025", "B: weiss-2022", "attribute"} <= set(found.texts)


def test_a_matrix_is_its_pairs(store: Store) -> None:
    found = read(timeline.diff_all(store, "near-miss-2024", "schmitt-2025", "weiss-2022"))
    assert found.elements.count("tr") == 1 + 3


def test_a_matching_says_why(store: Store) -> None:
    found = read(timeline.match(store, "progress-2022", "schmitt-2025", min_score=0.5))
    assert {"progress-2022: previous-round", "schmitt-2025: belarus-talks"} <= set(found.texts)
    assert "1 suggestion, of a score of 0.5 or more" in found.texts


def test_sources_say_what_was_learned(store: Store) -> None:
    learned = "agreed with independent others on 4 of 4 events; prior 40"
    assert learned in read(timeline.sources(store, trust="learned")).texts
    assert learned not in read(timeline.sources(store)).texts


def test_a_check_is_what_is_more_than_information(store: Store) -> None:
    result = timeline.check(store)
    found = read(result)
    assert "TL601" not in found.texts
    assert found.texts.count("known") == result.summary.known == 11


def test_nothing_that_a_store_says_is_markup() -> None:
    found = read(hostile())
    assert {safe_text(text) for text in HOSTILE_TEXTS if safe_text(text).strip()} <= set(found.texts)


def test_other_values_are_shown_as_text() -> None:
    assert notebook_html(object()) is None


def test_without_the_api_values_are_shown_as_text(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ShownInNotebooks, "to_html", None)
    assert store._repr_html_() is None
