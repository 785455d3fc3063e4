"""Every format of a check as it was last looked at and liked, on a store with a finding of every kind.

To look at them again: TIMELINE_NEW_SCREENS=1 pytest tests/reports/test_formats.py, then read the difference.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from timeline.api.checking import check
from timeline.api.reading import load
from timeline.api.reporting import report_of
from timeline.checks import RULES
from timeline.model.conflict import Grade
from timeline.model.finding import FindingStatus
from timeline.reports import FORMATS, Report, report_text

SCREENS = Path(__file__).parent.parent / "screens" / "check"
ENDINGS = {"json": "json", "jsonl": "jsonl", "sarif": "json", "gitlab": "json", "junit": "xml", "rdjson": "json"}
ENDINGS["markdown"] = "md"
IN_SETTINGS = {"TL006"}  # about per_file in timeline.yaml, which would hide what other formats are to show


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """What a check of the town says, all of it."""
    shutil.copytree(SCREENS / "town", tmp_path / "town")
    monkeypatch.chdir(tmp_path / "town")
    monkeypatch.delenv("TIMELINE_DOCUMENTS", raising=False)
    return report_of(check(load("data"), today="2026-01-01"), verbose=True)


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_a_format_is_the_one_that_was_looked_at(town: Report, name: str) -> None:
    text = _without_tool(report_text(town, name)) if name == "sarif" else report_text(town, name)
    golden = SCREENS / f"{name}.{ENDINGS.get(name, 'txt')}"
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def _without_tool(text: str) -> str:
    """SARIF without its tool, whose rules and their pages have tests of their own."""
    sarif = json.loads(text)
    del sarif["runs"][0]["tool"]
    return json.dumps(sarif, ensure_ascii=False, indent=2) + "\n"


def test_the_town_has_a_finding_of_every_kind(town: Report) -> None:
    assert {finding.code for finding in town.findings} == {rule.code for rule in RULES} - IN_SETTINGS
    assert {finding.status for finding in town.findings} == set(FindingStatus)
    assert {finding.grade for finding in town.findings} == {*Grade, None}


def test_the_town_says_what_the_formats_must_not_take_for_their_own(town: Report) -> None:
    said = json.dumps([f.message for f in town.findings]) + "".join(map(town.title_of, town.reconciliation.event))
    assert all(mark in said for mark in ("|", "<b>", "@everyone", "`", "%", '"', "&"))
