"""What tests of the commands share: a command run in this process, on the shipped store, which is fast."""

import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.imports import Import
from tests.cli.repository import Repository, empty_repository
from tests.conftest import ROOT, Result
from timeline.cli.boundary import run

with warnings.catch_warnings():  # typer before 0.26 imports what click 8.5 is about to drop
    warnings.simplefilter("ignore", DeprecationWarning)
    import timeline.cli.app  # noqa: F401

RunHere = Callable[..., Result]


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> RunHere:
    """Run `timeline` with arguments on the shipped store."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("TIMELINE_STORE", "TIMELINE_DOCUMENTS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)

    def go(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(list(arguments))
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return go


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Repository:
    """A git repository with a clean store committed on `main`; the branch `report` is checked out."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    made = empty_repository(tmp_path / "repository", monkeypatch, capsys)
    made.write_store()
    made.commit("a store")
    made.git("checkout", "-q", "-b", "report")
    return made


@pytest.fixture
def contradicted(repository: Repository) -> Repository:
    """The same, with a commit that adds a source which contradicts the store: one conflict, one new claim."""
    repository.report("2022-04-05")
    repository.commit("a new report")
    return repository


@pytest.fixture
def folder(run_here: RunHere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a new store in `data`, where the command is run."""
    run_here("init", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run_import(run_here: RunHere, folder: Path) -> Import:
    """Run `timeline import` on a text, in a folder with a new store."""
    return Import(run_here, folder)
