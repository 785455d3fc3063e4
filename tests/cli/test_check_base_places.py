"""`timeline check --base` in every place that a repository can be: clones, worktrees, subfolders, odd names."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.repository import (
    NAME,
    REPORT,
    Repository,
    claims_file,
    empty_repository,
)

STRAY = claims_file("stray", t=("talks", "2022-04-05", "in April"))


def test_files_that_were_renamed_or_split_hold_what_they_held(repository: Repository) -> None:
    repository.write(
        "data/claims/old.yaml", claims_file("old", t=("talks", "2022-03-01", "x"), w=("talks", "2022-03-02", "y"))
    )
    repository.commit("debt")
    split = claims_file("old", t=("talks", "2022-03-01", "x")), claims_file("old", w=("talks", "2022-03-02", "y"))
    (repository.folder / "data" / "claims" / "old.yaml").unlink()
    repository.write("data/claims/first.yaml", split[0])
    repository.write("data/claims/second.yaml", split[1])
    repository.git("mv", "data/claims/a.yaml", "data/claims/zebra.yaml")
    findings = repository.findings(base="HEAD")
    assert findings
    assert {finding["status"] for finding in findings} == {"known"}


def test_a_store_in_a_folder_below(repository: Repository) -> None:
    repository.write_store("sub/häuser und mehr")
    repository.commit("a second store")
    repository.write("sub/häuser und mehr/claims/stray.yaml", STRAY)
    assert repository.check(base="HEAD").exit_code == 0
    result = repository.run("--store", "sub/häuser und mehr", "check", "--base", "HEAD")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("sub/häuser und mehr/claims/stray.yaml:9:")
    below = repository.run("--store", "häuser und mehr", "check", "--base", "HEAD", below="sub")
    assert (below.exit_code, below.stdout.startswith("häuser und mehr/claims/stray.yaml:9:")) == (1, True)


def test_a_store_that_is_the_whole_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = empty_repository(tmp_path / "store", monkeypatch, capsys)
    made.write_store(".")
    made.write("claims/deeper/not-read.yaml", "not: a store")
    made.commit()
    made.write("claims/stray.yaml", STRAY)
    result = made.run("--store", ".", "check", "--base", "main")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("claims/stray.yaml:9:")


@pytest.mark.parametrize(
    "name", ["two words", "ünïcödé-年", "quo\"te'd", "tab\tbed", "new\nline", ":(top)x", "-x", "*"]
)
def test_names_of_files_may_be_odd(repository: Repository, name: str) -> None:
    repository.write(f"data/claims/{name}.yaml", STRAY)
    repository.git("mv", "data/claims/a.yaml", f"data/claims/a {name}.yaml")
    repository.commit("debt in a file with an odd name")
    result = repository.check("--select", "TL3", base="HEAD")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 known" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_not_utf_8(repository: Repository) -> None:
    try:
        (repository.folder / "data/claims" / os.fsdecode(b"a\xff.yaml")).write_text(STRAY)
    except OSError:
        pytest.skip("this file system has no such names")
    repository.commit("debt")
    assert repository.check(base="HEAD").exit_code == 0


def test_a_worktree(contradicted: Repository, tmp_path: Path) -> None:
    contradicted.git("worktree", "add", "-q", str(tmp_path / "beside"), "report", "--force")
    beside = contradicted.at(tmp_path / "beside")
    (found,) = beside.findings()
    assert found["location"]["file"] == REPORT


@pytest.mark.parametrize("base", ["main", "refs/heads/main", "main~0", "v1", "HEAD~1"])
def test_a_detached_head_and_any_name_of_a_commit(contradicted: Repository, base: str) -> None:
    contradicted.git("tag", "-a", "v1", "-m", "first", "main")
    contradicted.git("checkout", "-q", "--detach", "HEAD")
    (found,) = contradicted.findings(base=base)
    assert NAME in found["claims"]


def test_a_store_that_was_not_there(repository: Repository) -> None:
    repository.git("rm", "-q", "-r", "data")
    repository.commit("no store")
    repository.write_store()
    repository.write("data/claims/stray.yaml", STRAY)
    result = repository.check(base="HEAD")
    commit = repository.git("rev-parse", "HEAD")[:8]
    assert result.exit_code == 1
    assert result.stderr == f"timeline: no store in data at the base ({commit}): everything in it is new\n"


def test_content_is_as_committed_whatever_attributes_say(repository: Repository) -> None:
    repository.write(".gitattributes", "*.yaml export-ignore\na.yaml export-subst ident filter=shout\n")
    repository.git("config", "filter.shout.smudge", "tr a-z A-Z")
    repository.write("data/claims/stray.yaml", STRAY)
    repository.commit("debt")
    assert "1 known" in repository.check("--select", "TL3", base="HEAD").stdout


def test_from_within_a_hook(contradicted: Repository) -> None:
    hook = contradicted.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\nGIT_DIR=.git "{sys.executable}" -m timeline check --base main > said\nexit 0\n')
    hook.chmod(0o755)
    contradicted.git("commit", "-q", "--allow-empty", "-m", "with a hook")
    assert (contradicted.folder / "said").read_text().startswith(f"{REPORT}:9:")


def test_a_link_within_the_store_is_followed(repository: Repository) -> None:
    (repository.folder / "data/claims/stray.yaml").symlink_to("old.yaml")
    repository.write("data/claims/old.yaml", STRAY)
    repository.commit("a link")
    (repository.folder / "data/claims/old.yaml").rename(repository.folder / "data/claims/stray.yaml")
    assert repository.check("--select", "TL3", base="HEAD").exit_code == 0


@pytest.mark.parametrize("name", ["claims/stray.yaml", "timeline.yaml"])
def test_a_link_out_of_the_store_is_neither_read_nor_written(repository: Repository, tmp_path: Path, name: str) -> None:
    committed = repository.folder / "data" / name
    before = committed.read_text() if committed.exists() else STRAY
    (tmp_path / "elsewhere.yaml").write_text("not: a store")
    committed.unlink(missing_ok=True)
    committed.symlink_to(tmp_path / "elsewhere.yaml")
    repository.commit("a link")
    committed.unlink()
    committed.write_text(before)
    assert "leads out of" in repository.check(base="HEAD").stderr
    assert (tmp_path / "elsewhere.yaml").read_text() == "not: a store"
