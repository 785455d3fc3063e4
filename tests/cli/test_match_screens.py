"""Whole screens of `timeline match` and of a diff by likeness, as they were last looked at and liked.

To look at them again: TIMELINE_NEW_SCREENS=1 pytest tests/cli/test_match_screens.py, then read the difference.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from tests.cli.test_match import store as store
from tests.conftest import ROOT, RunTimeline

SCREENS = ROOT / "tests" / "screens" / "match"
COLUMNS = [80, 120]
SHIPPED = {
    "shipped-pair": ("match", "progress-2022", "schmitt-2025", "--min-score", "0.5"),
    "shipped-everywhere": ("match", "--min-score", "0.54"),
    "shipped-nothing": ("match",),
}
PAIRS = ("talks=meeting", "withdrawal=army-leaves", "--by", "me")
IN_TURN = {
    "pair": ("match", "paper", "letter"),
    "everywhere": ("match",),
    "diff": ("diff", "paper", "letter", "--match"),
    "try": ("match", "--accept", *PAIRS, "--dry-run"),
    "accept": ("match", "--accept", *PAIRS),
    "undo": ("match", "--undo", "meeting"),
}


def is_as_looked_at(name: str, columns: int, shown: str) -> None:
    """Compare with the golden screen, or write it; today is always the same day there."""
    shown = shown.replace(date.today().isoformat(), "2026-01-02")
    golden = SCREENS / f"{name}-{columns}.txt"
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
    assert all(len(line) <= columns for line in shown.splitlines())


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_screen_of_the_shipped_store(run_timeline: RunTimeline, name: str, columns: int) -> None:
    result = run_timeline(*SHIPPED[name], columns=columns)
    assert (result.exit_code, result.stderr) == (0, "")
    is_as_looked_at(name, columns, result.stdout)


@pytest.mark.parametrize("columns", COLUMNS)
def test_the_screens_from_suggestion_to_undoing(run_timeline: RunTimeline, store: Path, columns: int) -> None:
    for name, command in IN_TURN.items():
        result = run_timeline(*command, cwd=store, columns=columns)
        assert (result.exit_code, result.stderr) == (0, "")
        is_as_looked_at(name, columns, result.stdout)
