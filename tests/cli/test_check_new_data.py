"""The job of CI: the shipped store passes, and new data that contradicts it fails at its own line, first."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import RunTimeline

NEW_SOURCE = """\
source:
  id: new-2026
  title: A new report
  kind: article
  published: 2026-01-10
claims:
  - id: withdrawal
    event: bucha-withdrawal
    {statement}
"""


def add_source(folder: Path, statement: str) -> None:
    path = folder / "data" / "claims" / "new-2026.yaml"
    path.write_text(NEW_SOURCE.replace("{statement}", statement), encoding="utf-8")


def edit(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / "data" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_the_shipped_store_passes(run_timeline: RunTimeline) -> None:
    result = run_timeline("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("0 errors, 0 new conflicts, ")


def test_without_the_baseline_its_conflicts_are_new(run_timeline: RunTimeline, shipped: Path) -> None:
    (shipped / "data" / "baseline.yaml").unlink()
    result = run_timeline("check", "--format", "json", cwd=shipped)
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found["summary"]["new"] == found["summary"]["contradiction"] + found["summary"]["tension"] > 0


def test_a_contradicting_file_fails_at_its_line_first(run_timeline: RunTimeline, shipped: Path) -> None:
    add_source(shipped, "when: 2022-04-05")
    result = run_timeline("check", cwd=shipped)
    first, second, *_ = result.stdout.splitlines()
    assert result.exit_code == 1
    assert first.startswith("data/claims/new-2026.yaml:9:5: TL301 contradiction, new: 6 days apart: ")
    assert second.startswith("    data/claims/schmitt-2025.yaml:")


def test_a_contradicting_order_fails_too(run_timeline: RunTimeline, shipped: Path) -> None:
    add_source(shipped, "relations: [{type: after, event: bucha-images}]")
    result = run_timeline("check", cwd=shipped)
    assert result.exit_code == 1
    assert result.stdout.startswith("data/claims/new-2026.yaml:9:")
    assert "TL401" in result.stdout


@pytest.mark.parametrize(
    "statement", ["when: 2022-03-30", "when: 2022-03", "relations: [{type: before, event: bucha-images}]"]
)
def test_a_compatible_file_passes(run_timeline: RunTimeline, shipped: Path, statement: str) -> None:
    add_source(shipped, statement)
    result = run_timeline("check", cwd=shipped)
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_edited_claim_that_contradicts_fails_at_its_line(run_timeline: RunTimeline, shipped: Path) -> None:
    edit(shipped, "claims/schmitt-2025.yaml", "    when: 2022-03-21\n", "    when: 2022-03-22\n")
    add_source(shipped, "when: 2022-03-30")
    other = shipped / "data" / "claims" / "new-2026.yaml"
    other.write_text(other.read_text().replace("bucha-withdrawal", "eu-ministers-meeting").replace("03-30", "03-21"))
    run_timeline("check", "--write-baseline", cwd=shipped)
    edit(shipped, "claims/schmitt-2025.yaml", "    when: 2022-03-22\n", "    when: 2022-03-25\n")
    result = run_timeline("check", "--ignore", "TL2", cwd=shipped)
    assert result.exit_code == 1
    assert re.match(r"data/claims/schmitt-2025.yaml:\d+:\d+: TL301 contradiction, new: 4 days apart", result.stdout)


def test_a_claim_that_joins_a_known_conflict_makes_it_new(run_timeline: RunTimeline, shipped: Path) -> None:
    add_source(shipped, "attributes: {motive: a bargain}")
    path = shipped / "data" / "claims" / "new-2026.yaml"
    path.write_text(path.read_text().replace("bucha-withdrawal", "kyiv-withdrawal"))
    result = run_timeline("check", cwd=shipped)
    assert result.exit_code == 1
    assert result.stdout.startswith("data/claims/new-2026.yaml:9:18: TL501 contradiction, new: ")


def test_a_claim_that_changes_in_a_known_conflict_makes_it_new(run_timeline: RunTimeline, shipped: Path) -> None:
    edit(shipped, "claims/schmitt-2025.yaml", '{motive: "driven out"}', "{motive: defeated}")
    result = run_timeline("check", "--ignore", "TL2", cwd=shipped)
    assert result.exit_code == 1
    assert re.match(r"data/claims/schmitt-2025.yaml:\d+:\d+: TL501 contradiction, new: ", result.stdout)


def test_a_resolution_ends_it_and_new_evidence_opens_it_again(run_timeline: RunTimeline, shipped: Path) -> None:
    add_source(shipped, "when: 2022-04-05\n    evidence: {quote: the troops left}")
    fingerprint = json.loads(run_timeline("check", "--format", "json", cwd=shipped).stdout)["findings"][0][
        "fingerprint"
    ]
    resolve = ("resolve", fingerprint[:6], "--set-aside", "new-2026/withdrawal", "--reason", "a slip", "--by", "me")
    assert run_timeline(*resolve, cwd=shipped).exit_code == 0
    assert run_timeline("check", cwd=shipped).exit_code == 0
    path = shipped / "data" / "claims" / "new-2026.yaml"
    path.write_text(path.read_text().replace("the troops left", "all troops left"))
    again = run_timeline("check", cwd=shipped)
    assert again.exit_code == 1
    assert "TL703" in again.stdout


def test_the_loser_of_a_resolution_stays_visible(run_timeline: RunTimeline, shipped: Path) -> None:
    add_source(shipped, "when: 2022-04-05")
    found = json.loads(run_timeline("check", "--format", "json", cwd=shipped).stdout)["findings"][0]
    resolve = (
        "resolve",
        found["fingerprint"],
        "--set-aside",
        "new-2026/withdrawal",
        "--reason",
        "a slip",
        "--by",
        "me",
    )
    run_timeline(*resolve, cwd=shipped)
    shown = json.loads(run_timeline("show", "bucha-withdrawal", "--format", "json", cwd=shipped).stdout)["events"][0]
    assert shown["status"] == "resolved"
    assert shown["set_aside"][0]["claim"] == "new-2026/withdrawal"
    assert "a slip" in shown["set_aside"][0]["reason"]
    assert shown["start"] == {"earliest": "2022-03-30", "latest": "2022-03-30"}


def test_fail_on_says_what_fails(run_timeline: RunTimeline, shipped: Path) -> None:
    add_source(shipped, "when: 2022-04-05\n    basis: hedged")
    codes = {
        grade: run_timeline("check", "--fail-on", grade, cwd=shipped).exit_code
        for grade in ("contradiction", "tension", "never")
    }
    assert codes == {"contradiction": 0, "tension": 1, "never": 0}


def test_write_baseline_says_what_it_adds_and_drops(run_timeline: RunTimeline, shipped: Path) -> None:
    add_source(shipped, "when: 2022-04-05")
    added = run_timeline("check", "--write-baseline", cwd=shipped)
    assert re.match(r"\+ [0-9a-f]{6} 6 days apart: ", added.stdout)
    assert run_timeline("check", cwd=shipped).exit_code == 0
    (shipped / "data" / "claims" / "new-2026.yaml").unlink()
    stale = run_timeline("check", cwd=shipped)
    assert (stale.exit_code, "TL701" in stale.stdout) == (1, True)
    dropped = run_timeline("check", "--write-baseline", cwd=shipped)
    assert re.match(r"- [0-9a-f]{6} 6 days apart: ", dropped.stdout)


def test_a_baseline_elsewhere(run_timeline: RunTimeline, shipped: Path) -> None:
    elsewhere = shipped / "known.yaml"
    (shipped / "data" / "baseline.yaml").rename(elsewhere)
    assert run_timeline("check", "--baseline", str(elsewhere), cwd=shipped).exit_code == 0
    assert run_timeline("check", "--baseline", "missing.yaml", cwd=shipped).exit_code == 2


def test_a_slip_of_a_weekday_can_be_made_known(run_timeline: RunTimeline, shipped: Path) -> None:
    add_source(shipped, "when: 2022-03-30\n    weekday: monday")
    new = run_timeline("check", "--select", "TL303", cwd=shipped)
    assert (new.exit_code, "TL303" in new.stdout) == (1, True)
    run_timeline("check", "--write-baseline", cwd=shipped)
    assert run_timeline("check", cwd=shipped).exit_code == 0
    edit(shipped, "claims/new-2026.yaml", "weekday: monday", "weekday: friday")
    assert run_timeline("check", cwd=shipped).exit_code == 1
