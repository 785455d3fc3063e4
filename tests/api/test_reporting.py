"""Where services find the files that findings point at: from the repository's root on, wherever the command runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline.api.checking import check
from timeline.api.reading import load
from timeline.api.reporting import report_of, root_of
from timeline.reports import Report

CASE = ROOT / "tests" / "cases" / "TL301" / "fails"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in a subfolder of a repository."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    return Path(shutil.copytree(CASE, tmp_path / "repository" / "news" / "war")) / "data"


def paths_of(report: Report) -> set[str]:
    return {report.path_of(finding.location) for finding in report.findings if finding.fingerprint}


@pytest.mark.parametrize("here", ["repository", "repository/news", "repository/news/war/data", "."])
def test_paths_begin_at_the_root_of_the_repository(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    monkeypatch.chdir(tmp_path / here)
    for folder in (store, Path(os.path.relpath(store, tmp_path / here))):
        assert paths_of(report_of(check(load(folder)))) == {"news/war/data/claims/a.yaml"}


def test_outside_a_repository_paths_begin_where_the_command_runs(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repository" / ".git").rmdir()
    monkeypatch.setattr("timeline.api.reporting.root_of", lambda _: None)
    monkeypatch.chdir(tmp_path / "repository")
    assert paths_of(report_of(check(load(store)))) == {"news/war/data/claims/a.yaml"}
    monkeypatch.chdir(store)
    assert paths_of(report_of(check(load(store)))) == {"claims/a.yaml"}
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    assert paths_of(report_of(check(load(store)))) == {(store / "claims" / "a.yaml").as_posix()}


def test_the_root_is_the_nearest_repository(store: Path, tmp_path: Path) -> None:
    assert root_of(store) == tmp_path / "repository"
    (store / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")  # a worktree or a submodule
    assert root_of(store) == store


def test_a_format_that_is_not_asked_for_costs_nothing() -> None:
    asked = (
        "import sys, timeline.reports as r; r.Report; "
        "print(*[m for m in sys.modules if m.startswith(('timeline.reports.', 'xml'))])"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"timeline.reports.formats", "timeline.reports.report"}
