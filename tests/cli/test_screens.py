"""Whole screens of the store that comes with the tool, at 80 and 120 columns, as they were last looked at and liked.

To look at them again after a change of store or screen: TIMELINE_NEW_SCREENS=1 pytest tests/cli/test_screens.py,
then read the difference. A conflict is named by its events or its attribute, as fingerprints may change with the store.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, RunTimeline

SCREENS = Path(__file__).parent.parent / "screens" / "shipped"
SHOWN = {
    "show": ("show",),
    "show-disputed": ("show", "--status", "disputed", "--status", "undecided"),
    "show-chart": ("show", "--chart"),
    "show-chart-by-source": ("show", "--chart", "--by", "source", "--from", "2022-03-28", "--to", "2022-04-01"),
    "show-chart-by-tag": ("show", "--chart", "--by", "tag", "--tag", "losses", "--tag", "poisoning"),
    "show-density": ("show", "--density"),
    "show-density-by-tag": ("show", "--density", "--by", "tag"),
    "show-follow": ("show", "--follow", "kyiv-withdrawal"),
    "show-kyiv-withdrawal": ("show", "kyiv-withdrawal"),
    "reconcile": ("reconcile",),
    "diff-schmitt-weiss": ("diff", "schmitt-2025", "weiss-2022"),
    "diff-near-miss-progress": ("diff", "near-miss-2024", "progress-2022"),
    "diff-summary": ("diff", "schmitt-2025", "weiss-2022", "--summary"),
    "diff-around-conflicts": ("diff", "near-miss-2024", "progress-2022", "--only", "conflict", "--context", "1"),
    "diff-three": ("diff", "near-miss-2024", "schmitt-2025", "weiss-2022"),
    "explain-retreat": ("explain", "kyiv-withdrawal istanbul-talks"),
    "explain-motive": ("explain", "motive"),
    "sources": ("sources",),
}


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", SHOWN)
def test_a_screen_is_the_one_that_was_looked_at(run_timeline: RunTimeline, name: str, columns: int) -> None:
    command, *arguments = SHOWN[name]
    if command == "explain":
        arguments = [_fingerprint(run_timeline, set(arguments[0].split()))]
    result = run_timeline(command, *arguments, columns=columns)
    assert (result.exit_code, result.stderr) == (0, "")
    golden = SCREENS / f"{name}-{columns}.txt"
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("golden", sorted(SCREENS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_screen_is_wider_than_its_terminal(golden: Path) -> None:
    widest = int(golden.stem.rpartition("-")[2])
    assert golden.stem.rpartition("-")[0] in SHOWN
    assert all(len(line) <= widest for line in golden.read_text(encoding="utf-8").splitlines())


def _fingerprint(run_timeline: RunTimeline, about: set[str]) -> str:
    """The first conflict over these events, or over this attribute."""
    conflicts = _conflicts(run_timeline)
    return next(str(c["fingerprint"]) for c in conflicts if {c["attribute"]} == about or set(c["events"]) == about)


def _conflicts(run_timeline: RunTimeline) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run_timeline("reconcile", "--format", "json", cwd=ROOT).stdout)[
        "conflicts"
    ]
    return found
