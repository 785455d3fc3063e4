"""What `timeline diff` compares: files, folders, git revisions, by the names that people give them."""

import json
from typing import Any

import pytest

from tests.cli.repository import Repository


def compared(repository: Repository, *names: str) -> dict[str, Any]:
    done = repository.run("diff", *names, "--format", "json")
    assert done.exit_code == 0, done.stderr
    shape: dict[str, Any] = json.loads(done.stdout)
    return shape


def verdicts(shape: dict[str, Any]) -> dict[str, str]:
    return {row["event"]: row["verdict"] for row in shape["rows"]}


@pytest.mark.parametrize("names", [("main..report",), ("main", "report"), ("main...report",), ("main..",), ("main",)])
def test_revisions_that_hold_the_same_agree(repository: Repository, names: tuple[str, ...]) -> None:
    assert repository.run("diff", *names, "--exit-code").exit_code == 0
    assert set(verdicts(compared(repository, *names)).values()) == {"agree"}


def test_a_claim_that_a_branch_changed_stands_against_itself(repository: Repository) -> None:
    repository.edit("data/claims/a.yaml", "2022-03-29", "2022-04-09")
    repository.edit("data/claims/b.yaml", "2022-03-29", "2022-04-09")
    repository.commit()
    assert verdicts(compared(repository, "main..HEAD")) == {"talks": "conflict", "withdrawal": "agree"}
    assert repository.run("diff", "main..HEAD", "--exit-code").exit_code == 1


def test_what_only_the_work_tree_has_is_compared_too(repository: Repository) -> None:
    repository.edit("data/claims/a.yaml", "2022-03-29", "2022-04-09")
    repository.edit("data/claims/b.yaml", "2022-03-29", "2022-04-09")
    assert verdicts(compared(repository, "HEAD"))["talks"] == "conflict"


def test_a_file_that_reuses_the_id_of_a_source_is_held_against_it(repository: Repository) -> None:
    text = (repository.folder / "data/claims/a.yaml").read_text(encoding="utf-8")
    repository.write("other/a.yaml", text.replace("2022-03-29", "2022-04-02"))
    assert verdicts(compared(repository, "a", "other/a.yaml")) == {"talks": "conflict", "withdrawal": "agree"}
    assert set(verdicts(compared(repository, "a", "data/claims/a.yaml")).values()) == {"agree"}


def test_two_folders_need_no_store_of_their_own(repository: Repository) -> None:
    repository.write_store("other")
    repository.edit("other/claims/a.yaml", "2022-03-30", "2022-03")
    shape = json.loads(repository.run("--store", "nowhere", "diff", "data", "other", "--format", "json").stdout)
    assert (shape["a"], shape["b"]) == ("data", "other")
    assert verdicts(shape) == {"talks": "agree", "withdrawal": "agree"}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a", "nobody"), "nobody: no source in data, no file or folder, no git revision"),
        (("reprt", "b"), "Did you mean report?"),
        (("a",), "a: compare it with what?"),
        (("main..nobody",), "nobody: no source in data"),
        (("main..HEAD", "a"), "names two sides by itself"),
        (("a", "data/claims"), "a folder without an event store"),
    ],
)
def test_a_name_that_is_none_is_refused_in_a_line(repository: Repository, names: tuple[str, ...], said: str) -> None:
    done = repository.run("diff", *names)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ("[2022-03-01,2022-03-09]", "[2022-03-05,2022-03-20]", "conflict"),
        ("[2022-03-01,2022-03-09]", "[2022-03-05,2022-03-09,2022-03-20]", "overlaps"),
        ("[2022-03-01,2022-03-09]", "2022-03-05~", "conflict"),
        ("[2022-03-01,2022-03-09]", "2022-03-07~", "refined-by"),
    ],
)
def test_days_of_which_none_is_shared_clash(repository: Repository, ours: str, theirs: str, verdict: str) -> None:
    repository.edit("data/claims/a.yaml", "2022-03-29", f'"{ours}"')
    repository.edit("data/claims/b.yaml", "2022-03-29", f'"{theirs}"')
    mirrored = {"refined-by": "refines"}.get(verdict, verdict)
    assert verdicts(compared(repository, "a", "b"))["talks"] == verdict
    assert verdicts(compared(repository, "b", "a"))["talks"] == mirrored
