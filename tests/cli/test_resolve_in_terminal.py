"""Deciding a conflict in a terminal: what is missing is asked for, and nothing is written unless it is confirmed."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import at_a_terminal
from timeline.model.decisions import Action, Resolution
from timeline.store.load import load_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
CASE = Path(__file__).parent.parent / "cases" / "TL301" / "fails" / "data"
CONFLICT = "3535c0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which a and b date the talks differently."""
    shutil.copytree(CASE, tmp_path / "data")
    return tmp_path


def written(folder: Path) -> list[Resolution]:
    return list(load_store(folder / "data").resolutions)


def test_everything_is_asked_for_and_shown_before_it_is_written(folder: Path) -> None:
    typed = ("2\n", "the protocol says so\n", "Ann\n", "2199-12-31\n", "y\n")
    result = at_a_terminal("resolve", CONFLICT, cwd=folder, typed=typed)
    (found,) = written(folder)
    assert (result.exit_code, found.set_aside, found.reason, found.by, found.expires) == (
        0,
        ("b/t",),
        "the protocol says so",
        "Ann",
        "2199-12-31",
    )
    for shown in (
        "Conflict 3535c00f8d6c  contradiction",
        " 1  set aside a/t, weight 200",
        "    talks: 31 Mar 2022 → 29 Mar 2022",
        " 3  accept: it stands",
        " 4  split: some of the claims speak of another event",
        "data/resolutions.yaml will have:",
        "    set_aside: b/t",
        "timeline check now: 0 errors, 0 new conflicts (exit 0)",
    ):
        assert shown in result.stdout


def test_a_split_asks_for_the_claims_and_the_event(folder: Path) -> None:
    typed = ("4\n", "2\n", "talks\n", "2\n", "talks-2\n", "two rounds\n", "Ann\n", "\n", "y\n")
    result = at_a_terminal("resolve", CONFLICT, cwd=folder, typed=typed)
    (found,) = written(folder)
    assert found.split is not None
    assert (result.exit_code, found.split.into, found.split.claims) == (0, "talks-2", ("b/t",))
    assert "talks: the event that is split itself" in result.stdout
    assert "talks-2 is new: 31 Mar 2022" in result.stdout


def test_wrong_answers_are_told_and_asked_for_again(folder: Path) -> None:
    typed = ("9\n", "x\n", "3\n", "\n", "known\n", "Ann\n", "soon\n", "2020-01-01\n", "\n", "yes\n")
    result = at_a_terminal("resolve", CONFLICT, cwd=folder, typed=typed)
    (found,) = written(folder)
    assert (result.exit_code, found.action, found.expires) == (0, Action.ACCEPT, None)
    for told in (
        "9: not a number from 1 to 4",
        "a decision needs a reason",
        "soon: not a date",
        "2020-01-01 has passed",
    ):
        assert told in result.stdout


def test_only_what_is_missing_is_asked_for(folder: Path) -> None:
    given = ("resolve", CONFLICT, "--accept", "--by", "Ann", "--expires", "2199-01-01")
    result = at_a_terminal(*given, cwd=folder, typed=("both are used\n", "y\n"))
    assert (result.exit_code, [each.reason for each in written(folder)]) == (0, ["both are used"])
    assert "What can be decided" not in result.stdout


@pytest.mark.parametrize(
    ("typed", "code"),
    [(("q\n",), 2), (("2\n", "Q\n"), 2), (("\x04",), 2), (("2\n", "why\n", "Ann\n", "\n", "n\n"), 2), (("\x03",), 130)],
    ids=["q", "q-later", "end of input", "not confirmed", "Ctrl-C"],
)
def test_who_leaves_writes_nothing(folder: Path, typed: tuple[str, ...], code: int) -> None:
    result = at_a_terminal("resolve", CONFLICT, cwd=folder, typed=typed)
    assert (result.exit_code, "nothing was written" in result.stdout) == (code, True)
    assert not (folder / "data" / "resolutions.yaml").exists()


def test_what_is_replaced_is_shown_first(folder: Path) -> None:
    given = ("--accept", "--by", "Ann", "--expires", "2199-01-01", "--reason", "both are used")
    assert at_a_terminal("resolve", CONFLICT, *given, cwd=folder, typed=()).exit_code == 0
    result = at_a_terminal("resolve", CONFLICT, cwd=folder, typed=("2\n", "a slip\n", "Ben\n", "\n", "y\n"))
    assert "Decided before, to be replaced: Ann, " in result.stdout
    assert [(each.by, each.set_aside) for each in written(folder)] == [("Ben", ("b/t",))]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--expires", "soon"), "soon: not a date"),
        (("--expires", "2020-01-01"), "2020-01-01 has passed"),
        (("--set-aside", "a/w"), "a/w: takes no part in"),
        (("--split", "talks", "--claim", "b/t"), "the event that is split itself"),
    ],
)
def test_what_was_given_is_checked_before_anything_is_asked(folder: Path, given: tuple[str, ...], told: str) -> None:
    result = at_a_terminal("resolve", CONFLICT, *given, cwd=folder, typed=())
    assert (result.exit_code, told in result.stdout, "Reason" in result.stdout) == (2, True, False)
