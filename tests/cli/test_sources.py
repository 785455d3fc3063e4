"""`timeline sources`: the table, the tree of who repeats whom, what looks copied, one source, learned trust.

The screens are as they were last looked at and liked; to look at them again: TIMELINE_NEW_SCREENS=1 pytest FILE.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import Result, RunTimeline

SCREENS = Path(__file__).parent.parent / "screens" / "sources"
EVENTS = tuple(f"day-{number:02}" for number in range(1, 13))
SHOWN = {
    "all": ("sources",),
    "learned": ("sources", "--trust", "learned"),
    "echo": ("sources", "echo"),
    "mirror": ("sources", "mirror"),
}


def claims_file(name: str, head: str, wrong: tuple[int, ...] = (), month: int = 5, cited: str = "") -> str:
    """A claims file of a source that dates twelve events, some of them wrong."""
    lines = [f"source:\n  id: {name}\n  title: The {name.capitalize()}\n{head}claims:\n"]
    for number, event in enumerate(EVENTS, 1):
        said = month if number in wrong else 4
        lines.append(f"  - id: c{number}\n    event: {event}\n    when: 1912-{said:02}-{number:02}\n{cited}")
    return "".join(lines)


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A folder with a store in which one source copied another, two rely on each other, and one relies on a wire."""
    claims = tmp_path / "data" / "claims"
    claims.mkdir(parents=True)
    (tmp_path / "data" / "timeline.yaml").write_text("timeline: 1\ntitle: The harbour\n")
    (tmp_path / "data" / "events.yaml").write_text("".join(f"- id: {e}\n  title: What {e} saw\n" for e in EVENTS))
    texts = {
        "log": claims_file("log", "  kind: record\n  published: 1912-12-01\n", (11,), 6),
        "inquiry": claims_file("inquiry", "  kind: statement\n  published: 1913\n", (9,), 7),
        "courier": claims_file("courier", "  kind: article\n  relies_on: [wire, log]\n", (11,), 6),
        "gazette": claims_file("gazette", "  kind: article\n  published: 1912-12-05\n", (2, 3, 7)),
        "echo": claims_file("echo", "  kind: article\n  published: 1912-12-09\n", (2, 3, 7)),
        "mirror": "source:\n  id: mirror\n  title: The Mirror\n  relies_on: [pond]\nclaims: []\n",
        "pond": "source:\n  id: pond\n  title: The Pond\n  relies_on: [mirror]\nclaims: []\n",
        "letter": "source:\n  id: letter\n  title: A letter\nclaims:\n  - id: one\n    event: day-01\n"
        "    when: 1912-04\n    attributed_to: gazette\n",
    }
    for name, text in texts.items():
        (claims / f"{name}.yaml").write_text(text)
    return tmp_path


Ask = Callable[..., Result]


@pytest.fixture
def ask(run_here: RunHere, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run `timeline` on that store, in a terminal of so many columns."""
    monkeypatch.chdir(harbour)

    def run(*arguments: str, columns: int = 80) -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        return run_here(*arguments)

    return run


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("name", SHOWN)
def test_a_screen_is_the_one_that_was_looked_at(ask: Ask, name: str, columns: int) -> None:
    result = ask(*SHOWN[name], columns=columns)
    assert (result.exit_code, result.stderr) == (0, "")
    assert max(map(len, result.stdout.splitlines())) <= columns
    golden = SCREENS / f"{name}-{columns}.txt"
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == golden.read_text(encoding="utf-8")


def shape(ask: Ask, *arguments: str) -> dict[str, Any]:
    result = ask(*arguments, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_what_looks_copied_is_proposed_at_its_line_and_applied_nowhere(ask: Ask) -> None:
    found = shape(ask, "sources")
    (copy,) = found["copies"]
    assert (copy["copy"], copy["original"], copy["directed"], copy["shared_slips"]) == ("echo", "gazette", True, 3)
    assert copy["to_record"] == "relies_on: [gazette] in data/claims/echo.yaml:2"
    (echo,) = (row for row in found["sources"] if row["id"] == "echo")
    assert echo["roots"] == ["echo"]


def test_a_proposal_that_is_recorded_counts_once_and_is_proposed_no_more(ask: Ask, harbour: Path) -> None:
    before = ask("show", "day-02", "--format", "json")
    path = harbour / "data" / "claims" / "echo.yaml"
    path.write_text(path.read_text().replace("  kind: article\n", "  kind: article\n  relies_on: [gazette]\n"))
    found = shape(ask, "sources")
    assert found["copies"] == []
    assert {each["source"] for each in found["repeats"] if each["repeated"] == "gazette"} == {"echo", "letter"}
    after = ask("show", "day-02", "--format", "json")
    roots = [len(json.loads(said.stdout)["events"][0]["roots"]) for said in (before, after)]
    assert roots[0] == roots[1] + 1


def test_the_graph_says_where_it_stands(ask: Ask) -> None:
    found = shape(ask, "sources")
    repeats = {(each["source"], each["repeated"]): each for each in found["repeats"]}
    assert repeats.keys() == {
        ("courier", "log"),
        ("courier", "wire"),
        ("letter", "gazette"),
        ("mirror", "pond"),
        ("pond", "mirror"),
    }
    assert repeats["courier", "wire"]["stored"] is False
    assert repeats["courier", "wire"]["relies_on"] == {"file": "data/claims/courier.yaml", "line": 5, "column": 3}
    assert (repeats["letter", "gazette"]["relies_on"], repeats["letter", "gazette"]["claims"]) == (None, ["letter/one"])
    assert [circle["sources"] for circle in found["circles"]] == [["mirror", "pond"]]


def test_one_source_tells_of_its_neighbours(ask: Ask) -> None:
    found = shape(ask, "sources", "gazette")
    assert [each["source"] for each in found["repeated_by"]] == ["letter"]
    assert {"source": "echo", "agreed": 12, "against": 0, "one_root": False} in found["others"]
    assert {"source": "log", "agreed": 8, "against": 4, "one_root": False} in found["others"]
    assert len(found["set_aside"]) == found["source"]["set_aside"] > 0


def test_a_source_that_is_not_there_is_told_with_the_nearest(ask: Ask) -> None:
    result = ask("sources", "gazete")
    assert result.exit_code == 2
    assert result.stderr == "timeline: gazete: no such source in data\n  Did you mean gazette?\n"


def test_learned_trust_is_the_same_whatever_the_seed_of_hashes(run_timeline: RunTimeline, harbour: Path) -> None:
    command = ("sources", "--trust", "learned", "--format", "json")
    one, other = (run_timeline(*command, cwd=harbour, env={"PYTHONHASHSEED": seed}) for seed in ("1", "77"))
    assert (one.exit_code, one.stdout) == (0, other.stdout)
    assert all(row["learned"]["why"] for row in json.loads(one.stdout)["sources"])


def test_a_copy_that_is_recorded_lends_its_original_no_more_trust(ask: Ask, harbour: Path) -> None:
    before = _weights(shape(ask, "sources", "--trust", "learned"))
    path = harbour / "data" / "claims" / "echo.yaml"
    path.write_text(path.read_text().replace("  kind: article\n", "  kind: article\n  relies_on: [gazette]\n"))
    after = _weights(shape(ask, "sources", "--trust", "learned"))
    assert before["gazette"] > before["inquiry"]
    assert after["gazette"] < after["inquiry"]


def _weights(shape: dict[str, Any]) -> dict[str, int]:
    return {row["id"]: row["weight"] for row in shape["sources"]}


def test_learned_trust_is_off_unless_asked_for(ask: Ask) -> None:
    rows = shape(ask, "sources")["sources"]
    assert {row["id"]: row["weight"] for row in rows}["gazette"] == 50
    assert {row["learned"] for row in rows} == {None}


@pytest.mark.parametrize("command", [("reconcile",), ("show",), ("export", "--format", "json")])
def test_learned_trust_changes_what_is_set_aside_and_not_what_conflicts(ask: Ask, command: tuple[str, ...]) -> None:
    asked = command if command[0] == "export" else (*command, "--format", "json")
    by_kind, learned = (json.loads(ask(*asked, *more).stdout) for more in ((), ("--trust", "learned")))
    assert [c["fingerprint"] for c in by_kind["conflicts"]] == [c["fingerprint"] for c in learned["conflicts"]]
    assert by_kind["events"] != learned["events"]


def test_an_explanation_weighs_what_was_learned(ask: Ask) -> None:
    (fingerprint, *_) = (c["fingerprint"] for c in shape(ask, "reconcile")["conflicts"] if c["events"] == ["day-09"])
    by_kind, learned = (ask("explain", fingerprint, *more).stdout for more in ((), ("--trust", "learned")))
    assert f"inquiry/c9, weight {4 * 55}\n" in by_kind
    assert f"inquiry/c9, weight {4 * 73}\n" in learned


def test_trust_is_one_of_two(ask: Ask) -> None:
    result = ask("sources", "--trust", "blind")
    assert result.exit_code == 2
    assert "kind" in result.stderr
    assert "learned" in result.stderr


def test_a_store_without_sources_says_so(ask: Ask, harbour: Path) -> None:
    for path in (harbour / "data" / "claims").iterdir():
        path.unlink()
    assert ask("sources").stdout == "0 sources\n"
    assert shape(ask, "sources", "--trust", "learned")["sources"] == []


def test_circular_reports_are_found_by_a_check(ask: Ask) -> None:
    found = ask("check", "--select", "TL603", "--verbose")
    assert found.exit_code == 0
    assert "data/claims/mirror.yaml:4:3: TL603 info: mirror relies on pond, which relies on mirror" in found.stdout


def test_of_three_sources_it_says_what_cannot_be_told(ask: Ask, harbour: Path) -> None:
    for name in ("log", "courier", "letter", "mirror", "pond"):
        (harbour / "data" / "claims" / f"{name}.yaml").unlink()
    shown = " ".join(ask("sources").stdout.split())
    assert "Looks copied" not in shown
    assert "a slip that two share shows only beside two others who agree on what is right." in shown
    assert "echo and gazette give the same on all 12 dates that both have, also on the 4 where others say" in shown


def test_the_dates_that_a_source_gives_are_not_called_what_its_windows_are(run_here: RunHere) -> None:
    assert "\ndates given 1 Jan 2022 – 3 Apr 2025 ·" in run_here("sources", "schmitt-2025").stdout
    compared = run_here("diff", "schmitt-2025", "weiss-2022", "--summary").stdout
    assert "67 claims, windows 14 Feb 2001 – 3 Apr 2025\n" in compared
