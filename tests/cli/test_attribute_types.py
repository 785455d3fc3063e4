"""Typed attributes as people meet them: what a store says, and what `check`, `diff` and `show` make of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import RunHere

SETTINGS = """\
timeline: 1
title: The talks of Istanbul
attributes:
  duration: duration
  guarantors: set
  place: place
  stops: ordered-set
  term: duration
  dead: number
  troops: {type: number, tolerance: 5%, unit: people}
places:
  Bucha: Kyiv Oblast
  Kyiv Oblast: Ukraine
"""

# By event: what source a gives, what source b gives, and what has to come of it.
NAMED: dict[str, tuple[str, str, str, str | None]] = {
    "held": ('duration: ">PT3H"', "duration: P2D", "refined-by", None),
    "term": ("term: 10-15 years", "term: P15Y", "refined-by", None),
    "count": (
        "guarantors: 5",
        "guarantors: [US, UK, China, Russia, France, Turkey, Germany]",
        "conflict",
        "contradiction",
    ),
    "same-count": ("guarantors: 3", "guarantors: [US, UK, China]", "refined-by", None),
    "lists": ("guarantors: [US, UK]", "guarantors: [UK, China]", "conflict", "contradiction"),
    "about": ('dead: "~400"', "dead: 420", "refined-by", None),
    "about-too-far": ('dead: "~400"', "dead: 450", "conflict", "tension"),
    "bound": ('dead: ">15,000"', 'dead: "13,000"', "conflict", "contradiction"),
    "near": ("troops: 1000 people", "troops: 1030", "agree", None),
    "too-far": ("troops: 1000", "troops: 1100", "conflict", "contradiction"),
    "order": ("stops: [Lviv, Kyiv, Odesa]", "stops: [Kyiv, Lviv]", "conflict", "contradiction"),
    "same-order": ("stops: [Lviv, Kyiv, Odesa]", "stops: [Lviv, Odesa]", "refines", None),
    "nested": ("place: Bucha", "place: Ukraine", "refines", None),
    "elsewhere": ("place: Bucha", "place: Irpin", "conflict", "contradiction"),
    "unread": ("dead: dozens", "dead: 60", "conflict", "tension"),
}


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A store in which two sources give each of the named values; of the first event, one of them as a plan."""
    claims: dict[str, list[str]] = {"a": [], "b": []}
    for event, (a, b, _, _) in NAMED.items():
        for source, value in (("a", a), ("b", b)):
            claims[source].append(f"  - {{id: {event}, event: {event}, attributes: {{{value}}}}}\n")
    claims["b"].append("  - {id: planned, event: planned, attributes: {duration: P2D}, report: plan}\n")
    claims["a"].append('  - {id: planned, event: planned, attributes: {duration: "over 3 hours"}}\n')
    (tmp_path / "claims").mkdir()
    (tmp_path / "timeline.yaml").write_text(SETTINGS, encoding="utf-8")
    events = [f"- {{id: {event}, title: {event}}}\n" for event in (*NAMED, "planned")]
    (tmp_path / "events.yaml").write_text("".join(events), encoding="utf-8")
    for source, entries in claims.items():
        text = f"source: {{id: {source}, title: {source}}}\nclaims:\n{''.join(entries)}"
        (tmp_path / "claims" / f"{source}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_check_finds_the_values_that_cannot_both_be_true_and_grades_them(run_here: RunHere, named: Path) -> None:
    found = _findings(run_here("--store", str(named), "check", "--format", "json").stdout)
    grades = {finding["events"][0]: finding["grade"] for finding in found if finding["code"] == "TL501"}
    assert grades == {event: grade for event, (_, _, _, grade) in NAMED.items() if grade}
    assert not [finding for finding in found if finding["severity"] == "error"]


@pytest.mark.parametrize(("a", "b", "mirrored"), [("a", "b", False), ("b", "a", True)])
def test_diff_has_the_verdict_of_each_value(run_here: RunHere, named: Path, a: str, b: str, mirrored: bool) -> None:
    rows = json.loads(run_here("--store", str(named), "diff", a, b, "--format", "json").stdout)["attributes"]
    turned = {"refines": "refined-by", "refined-by": "refines"} if mirrored else {}
    wanted = {event: turned.get(verdict, verdict) for event, (_, _, verdict, _) in NAMED.items() if verdict != "agree"}
    assert {row["event"]: row["verdict"] for row in rows} == wanted


SHOWN = {
    "held": "duration  b is the most exact · duration",
    "near": "troops  all agree · number of people, within 5%",
    "elsewhere": "place  in conflict · place",
    "planned": "duration (planned)  one claim · duration",
    "unread": "dozens (no number: compared as text)",
}


@pytest.mark.parametrize("event", SHOWN)
def test_show_says_of_what_type_values_are_and_how_they_stand(run_here: RunHere, named: Path, event: str) -> None:
    result = run_here("--store", str(named), "show", event)
    assert result.exit_code == 0
    assert SHOWN[event] in result.stdout


def test_explain_says_why_a_value_makes_it_a_tension(run_here: RunHere, named: Path) -> None:
    found = _findings(run_here("--store", str(named), "check", "--format", "json").stdout)
    prints = {finding["events"][0]: finding["fingerprint"] for finding in found if finding["code"] == "TL501"}
    unread = run_here("--store", str(named), "explain", prints["unread"]).stdout
    assert "rests on a value that is no number." in " ".join(unread.split())
    about = run_here("--store", str(named), "explain", prints["about-too-far"]).stdout
    assert "rests on an approximate value." in " ".join(about.split())


def test_a_decision_that_leaves_what_can_be_true_together_ends_the_conflict(run_here: RunHere, tmp_path: Path) -> None:
    store = _store_of_guarantors(tmp_path, {"a": "[US, UK]", "b": "[US, UK, China]", "c": "[Poland]"})
    (found,) = (f for f in _findings(run_here("--store", store, "check", "--format", "json").stdout) if f["grade"])
    explained = run_here("--store", store, "explain", found["fingerprint"]).stdout
    assert "setting aside all but those that can be true together" in explained
    done = run_here(
        "--store", store, "resolve", found["fingerprint"], "--set-aside", "c/c", "--reason", "R", "--by", "N"
    )
    assert "0 new conflicts" in done.stdout + done.stderr
    assert run_here("--store", store, "check").exit_code == 0


def _store_of_guarantors(folder: Path, values: dict[str, str]) -> str:
    (folder / "claims").mkdir()
    (folder / "timeline.yaml").write_text("timeline: 1\nattributes: {guarantors: set}\n", encoding="utf-8")
    (folder / "events.yaml").write_text("- {id: terms, title: The terms}\n", encoding="utf-8")
    for source, value in values.items():
        claim = f"{{id: c, event: terms, attributes: {{guarantors: {value}}}}}"
        text = f"source: {{id: {source}, title: {source}}}\nclaims:\n  - {claim}\n"
        (folder / "claims" / f"{source}.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def _findings(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["findings"]
    return found


def test_five_guarantors_and_another_list_of_them_are_a_conflict_of_the_shipped_store(run_here: RunHere) -> None:
    found = _findings(run_here("check", "--format", "json").stdout)
    (guarantors,) = (each for each in found if each["code"] == "TL501" and each["attribute"] == "guarantors")
    assert (guarantors["events"], guarantors["grade"]) == (["neutrality-terms"], "contradiction")
    assert {"schmitt-2025/guarantors", "progress-2022/guarantors"} <= set(guarantors["claims"])


def test_ten_to_fifteen_years_and_fifteen_are_a_refinement_in_the_shipped_store(run_here: RunHere) -> None:
    rows = json.loads(run_here("diff", "schmitt-2025", "weiss-2022", "--format", "json").stdout)["attributes"]
    assert [row["verdict"] for row in rows if row["key"] == "term"] == ["refined-by"]
