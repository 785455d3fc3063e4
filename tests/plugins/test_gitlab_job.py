"""The GitLab job of the README: its commands, run on a scratch repository as a runner checks it out."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Result
from tests.plugins.scratch import COMPATIBLE, CONTRADICTING, Scratch, with_store


def job() -> dict[str, Any]:
    """The job as GitLab reads it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"<!-- gitlab job -->\n```yaml\n(.*?)```", text, re.DOTALL)
    found: dict[str, Any] = yaml.safe_load(block)["timeline"]
    return found


@pytest.fixture
def origin(tmp_path: Path) -> Scratch:
    """What the runner fetches from."""
    return with_store(tmp_path / "origin")


def run_job(origin: Scratch, folder: Path) -> tuple[Result, list[dict[str, Any]]]:
    """Run the job on the head of the branch, detached, with no other branch fetched; return its report too."""
    runner = Scratch(folder)
    folder.mkdir()
    runner.git("init", "-q")
    runner.git("remote", "add", "origin", origin.folder.as_uri())
    runner.git("fetch", "-q", "origin", "+refs/heads/report:refs/pipelines/1")
    runner.git("checkout", "-q", "--detach", "refs/pipelines/1")
    script = job()["script"]
    assert script[0] == "pip install timeline-reconciler"
    here = f'timeline() {{ "{sys.executable}" -m timeline "$@"; }}'
    env = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "GITLAB_CI": "true", "PYTHONPATH": str(ROOT)}
    result = runner.run("bash", "-eo", "pipefail", "-c", "\n".join([here, *script[1:]]), env=env)
    report = folder / job()["artifacts"]["reports"]["codequality"]
    return result, json.loads(report.read_text(encoding="utf-8"))


def test_a_claim_that_contradicts_fails_the_job_and_shows_at_its_line(origin: Scratch, tmp_path: Path) -> None:
    origin.claim(CONTRADICTING)
    origin.commit("a report")
    result, report = run_job(origin, tmp_path / "runner")
    assert result.exit_code == 1, result.stderr
    (issue,) = [issue for issue in report if issue["severity"] != "info"]
    assert issue["location"]["path"] == "data/claims/report.yaml"
    assert issue["check_name"].startswith("TL301")
    assert issue["fingerprint"]


def test_a_compatible_claim_passes(origin: Scratch, tmp_path: Path) -> None:
    origin.claim(COMPATIBLE)
    origin.commit("a report")
    result, report = run_job(origin, tmp_path / "runner")
    assert (result.exit_code, [issue for issue in report if issue["severity"] != "info"]) == (0, []), result.stderr


def test_what_main_held_already_is_known(origin: Scratch, tmp_path: Path) -> None:
    origin.git("checkout", "-q", "main")
    origin.claim(CONTRADICTING)
    origin.commit("it was so before")
    origin.git("checkout", "-q", "report")
    origin.git("merge", "-q", "main")
    result, _ = run_job(origin, tmp_path / "runner")
    assert result.exit_code == 0, result.stdout + result.stderr


def test_the_report_is_kept_when_the_job_fails() -> None:
    assert job()["artifacts"]["when"] == "always"
    assert job()["variables"]["GIT_DEPTH"] == 0
