"""Recording a decision: it is written with its reason, and says what it does not end."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import RunTimeline

CASE = Path(__file__).parent.parent / "cases" / "TL301" / "fails" / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which a and c date an event alike, and b otherwise."""
    shutil.copytree(CASE, tmp_path / "data")
    a = (tmp_path / "data" / "claims" / "a.yaml").read_text()
    (tmp_path / "data" / "claims" / "c.yaml").write_text(
        a.replace("id: a\n", "id: c\n").replace("Source a", "Source c")
    )
    return tmp_path


@pytest.fixture
def fingerprint(run_timeline: RunTimeline, folder: Path) -> str:
    """The one conflict of that store."""
    (conflict,) = json.loads(run_timeline("reconcile", "--format", "json", cwd=folder).stdout)["conflicts"]
    return str(conflict["fingerprint"])


def test_a_decision_is_written_with_reason_name_and_date(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    given = ("--set-aside", "b/t", "--reason", "the protocol", "--by", "Ann")
    assert run_timeline("resolve", fingerprint[:4], *given, cwd=folder).exit_code == 0
    written = (folder / "data" / "resolutions.yaml").read_text()
    assert all(part in written for part in (fingerprint, "set-aside", "b/t", "the protocol", "Ann", "date: "))
    assert run_timeline("check", cwd=folder).exit_code == 0


def test_what_says_the_same_as_the_loser_is_named(run_timeline: RunTimeline, folder: Path, fingerprint: str) -> None:
    given = ("--set-aside", "a/t", "--reason", "a slip", "--by", "Ann")
    result = run_timeline("resolve", fingerprint, *given, cwd=folder)
    assert result.exit_code == 0
    assert "does not end with that: c/t stand" in result.stderr


def test_the_json_says_what_was_done(run_timeline: RunTimeline, folder: Path, fingerprint: str) -> None:
    given = ("--set-aside", "a/t", "--set-aside", "c/t", "--reason", "slips", "--by", "Ann", "--format", "json")
    shape = json.loads(run_timeline("resolve", fingerprint, *given, cwd=folder).stdout)
    assert shape == {
        "version": 1,
        "file": "data/resolutions.yaml",
        "fingerprint": fingerprint,
        "set_aside": ["a/t", "c/t"],
        "left_standing": [],
    }


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--reason", "x"), "say what to do"),
        (("--accept", "--set-aside", "b/t", "--reason", "x"), "say what to do"),
        (("--accept",), "a decision needs a reason"),
        (("--set-aside", "a/w", "--reason", "x"), "takes no part in"),
        (("--accept", "--reason", "x", "--expires", "soon"), "not a date"),
        (("--accept", "--reason", "x", "--expires", "2020-01-01"), "has passed"),
    ],
)
def test_what_cannot_be_decided_is_not_written(
    run_timeline: RunTimeline, folder: Path, fingerprint: str, given: tuple[str, ...], told: str
) -> None:
    result = run_timeline("resolve", fingerprint, *given, cwd=folder)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (folder / "data" / "resolutions.yaml").exists()
