"""Whole screens, at 80 and 120 columns and in ASCII, as they were last looked at and liked.

To look at them again after a change: TIMELINE_NEW_SCREENS=1 pytest tests/render; then read the difference.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.render.hand_made import CAUSE, COMPARISON, DATES, FINDINGS, FLOOD, GAP, ORDER, STORE
from timeline.reconciliation.overview import overview
from timeline.reconciliation.views.grouping import By
from timeline.render import (
    chart_page,
    density_plot,
    diff_page,
    event_page,
    explanation_page,
    merged_timeline,
    readings_table,
    reconciliation_page,
    sources_table,
    to_text,
)
from timeline.render.ink import Screen

SCREENS = Path(__file__).parent.parent / "screens" / "render"
READINGS = [
    {"input": "1912-04-15", "valid": True, "edtf": "1912-04-15", "earliest": "1912-04-15", "latest": "1912-04-15"},
    {
        "input": "the last days of March 1912",
        "valid": True,
        "edtf": "[1912-03-25..1912-03-31]",
        "earliest": "1912-03-25",
        "latest": "1912-03-31",
        "notes": ["end of a month: the last seven days"],
    },
    {"input": "1912-04/..", "valid": True, "edtf": "1912-04/..", "earliest": "1912-04-01", "latest": None},
    {"input": "30 February", "valid": False, "edtf": None, "error": "30 February: there is no such day"},
]
SHOWN: dict[str, Callable[[], Screen]] = {
    "show": lambda: merged_timeline(FLOOD),
    "show-some": lambda: merged_timeline(FLOOD, FLOOD.events[3:5]),
    "chart": lambda: chart_page(FLOOD, FLOOD.events),
    "chart-by-source": lambda: chart_page(FLOOD, FLOOD.events, By.SOURCE),
    "density": lambda: density_plot(FLOOD, FLOOD.events),
    "density-by-source": lambda: density_plot(FLOOD, FLOOD.events, By.SOURCE),
    "reconcile": lambda: reconciliation_page(FLOOD, FINDINGS),
    "show-dam-breaks": lambda: event_page(FLOOD, FLOOD.event["dam-breaks"]),
    "show-bridge-falls": lambda: event_page(FLOOD, FLOOD.event["bridge-falls"]),
    "show-warning": lambda: event_page(FLOOD, FLOOD.event["warning"]),
    "show-flood": lambda: event_page(FLOOD, FLOOD.event["flood"]),
    "explain-dates": lambda: explanation_page(FLOOD, DATES),
    "explain-order": lambda: explanation_page(FLOOD, ORDER),
    "explain-gap": lambda: explanation_page(FLOOD, GAP),
    "explain-cause": lambda: explanation_page(FLOOD, CAUSE),
    "diff": lambda: diff_page(replace(COMPARISON, store=STORE)),
    "sources": lambda: sources_table(overview(FLOOD)),
    "date": lambda: readings_table(READINGS),
}


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize(("width", "ascii_only"), [(80, False), (120, False), (80, True)])
def test_screen_is_the_one_that_was_looked_at(name: str, width: int, ascii_only: bool) -> None:
    shown = to_text(SHOWN[name](), width, ascii_only=ascii_only)
    golden = SCREENS / f"{name}-{width}{'-ascii' if ascii_only else ''}.txt"
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
