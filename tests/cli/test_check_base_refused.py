"""`timeline check --base` where git cannot say what was there: one line, what to do, exit code 2."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.repository import Repository, configure, empty_repository
from tests.conftest import Result


def clone(repository: Repository, folder: Path, *options: str) -> Repository:
    """Clone by a URL: only so a clone can be shallow."""
    repository.git("clone", "-q", *options, repository.folder.as_uri(), str(folder))
    cloned = repository.at(folder)
    configure(cloned)
    return cloned


def assert_refused(result: Result, what: str, *to_do: str) -> None:
    """Two lines on stderr, nothing on stdout: what is wrong, and what to do."""
    first, second, *more = result.stderr.splitlines()
    assert (result.exit_code, result.stdout, more) == (2, "", [])
    assert first == f"timeline: {what}"
    assert all(words in second for words in to_do)


def test_no_git(contradicted: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    what = "git cannot be run: No such file or directory"
    assert_refused(contradicted.check(), what, "Install git", "--write-baseline")


def test_no_repository(repository: Repository, tmp_path: Path) -> None:
    shutil.copytree(repository.folder / "data", tmp_path / "plain" / "data")
    result = repository.at(tmp_path / "plain").check()
    assert_refused(result, "data: not in a git repository", "in a clone", "--write-baseline")


def test_a_repository_of_somebody_else(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    result = repository.check()
    assert result.stderr.startswith("timeline: data: git says: detected dubious ownership in repository at ")
    assert "git config --global --add safe.directory" in result.stderr


@pytest.mark.parametrize(
    "base", ["nosuch", "0123456789abcdef", "main..report", "--all", "-", "HEAD:data", "^main", "*"]
)
def test_an_unknown_revision(repository: Repository, base: str) -> None:
    result = repository.run("check", f"--base={base}")
    assert_refused(result, f"{base}: git knows no such commit here", f"git fetch origin {base}")


def test_an_empty_revision(repository: Repository) -> None:
    assert_refused(repository.run("check", "--base="), "'': git knows no such commit here", "--base main")


def test_a_branch_that_only_the_remote_has(contradicted: Repository, tmp_path: Path) -> None:
    cloned = clone(contradicted, tmp_path / "clone")
    assert_refused(cloned.check(), "main: git knows no such commit here", "--base origin/main")
    assert cloned.check(base="origin/main").exit_code == 1


def test_a_shallow_clone_without_the_branch(contradicted: Repository, tmp_path: Path) -> None:
    cloned = clone(contradicted, tmp_path / "clone", "--depth=1", "--branch=report")
    result = cloned.check()
    assert_refused(result, "main: git knows no such commit here", "git fetch origin main", "fetch-depth: 0")


def test_a_shallow_clone_gets_the_branch_of_the_remote_by_the_hint(contradicted: Repository, tmp_path: Path) -> None:
    cloned = clone(contradicted, tmp_path / "clone", "--depth=1", "--branch=report")
    result = cloned.check(base="origin/main")
    wanted = "main:refs/remotes/origin/main"
    assert_refused(result, "origin/main: git knows no such commit here", f"git fetch origin {wanted};")
    cloned.git("fetch", "-q", "--unshallow", "origin", wanted)
    assert cloned.check(base="origin/main").exit_code == 1


def test_a_shallow_clone_without_the_merge_base(contradicted: Repository, tmp_path: Path) -> None:
    contradicted.git("checkout", "-q", "main")
    contradicted.write("README", "more")
    contradicted.commit("main goes on")
    contradicted.git("checkout", "-q", "report")
    cloned = clone(contradicted, tmp_path / "clone", "--depth=1", "--no-single-branch", "--branch=report")
    what = "this clone is shallow: the commit at which HEAD left origin/main is not in it"
    assert_refused(cloned.check(base="origin/main"), what, "git fetch --unshallow", "fetch-depth: 0")
    cloned.git("fetch", "-q", "--unshallow")
    assert cloned.check(base="origin/main").exit_code == 1


def test_a_shallow_clone_with_the_merge_base(contradicted: Repository, tmp_path: Path) -> None:
    cloned = clone(contradicted, tmp_path / "clone", "--depth=2", "--branch=report")
    assert cloned.check(base="HEAD~1").exit_code == 1


def test_no_common_ancestor(contradicted: Repository) -> None:
    contradicted.git("checkout", "-q", "--orphan", "lonely")
    contradicted.commit("begun anew")
    assert_refused(contradicted.check(), "main and HEAD have no common ancestor", "began on")


def test_a_branch_without_a_commit(contradicted: Repository) -> None:
    contradicted.git("checkout", "-q", "--orphan", "lonely")
    assert_refused(contradicted.check(), "data: this branch has no commit yet", "Commit")


def test_a_repository_without_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = empty_repository(tmp_path / "empty", monkeypatch, capsys)
    made.write_store()
    assert_refused(made.check(), "main: git knows no such commit here", "")


def test_history_that_is_damaged(contradicted: Repository) -> None:
    blob = contradicted.git("rev-parse", "main:data/claims/a.yaml")
    path = contradicted.folder / ".git" / "objects" / blob[:2] / blob[2:]
    os.chmod(path, 0o600)
    path.unlink()
    assert_refused(contradicted.check(), "git cannot read claims/a.yaml of its own history", "git fsck")


def test_a_commit_that_is_missing(contradicted: Repository) -> None:
    contradicted.report("2022-04-06")
    contradicted.commit()
    missing = contradicted.git("rev-parse", "HEAD~1")
    (contradicted.folder / ".git" / "objects" / missing[:2] / missing[2:]).unlink()
    result = contradicted.check()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("timeline: git cannot tell where HEAD left main: ")
    assert "git fsck" in result.stderr


def test_no_hook_runs_and_no_file_changes(contradicted: Repository) -> None:
    hooks = contradicted.folder / ".git" / "hooks"
    shutil.rmtree(hooks, ignore_errors=True)
    hooks.mkdir()
    for name in ("post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman", "query-watchman"):
        (hooks / name).write_text("#!/bin/sh\ntouch ran\n")
        (hooks / name).chmod(0o755)
    contradicted.git("config", "core.fsmonitor", str(hooks / "fsmonitor-watchman"))
    before = sorted(path for path in contradicted.folder.rglob("*") if path.name != ".lock")
    assert contradicted.check().exit_code == 1
    assert sorted(path for path in contradicted.folder.rglob("*") if path.name != ".lock") == before
