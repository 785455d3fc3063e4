"""`check`, `diff`, `show`, `export`, `reconcile` and `explain` never give different verdicts on the same thing.

What a verdict of `diff A B` on an event of which both speak means, in terms of the other commands:

- It is `conflict` exactly if a check of what A and B alone say lists a conflict between the two sources over that
  event's time, or if the windows that A and B each give it lie apart. Where windows lie apart such a check lists a
  conflict too, if not over that event, then over one that dates it.
- Every conflict so listed is one of the whole store under the same fingerprint: listed, or folded into a listed one and
  explained under its own. The other way round, a conflict of the whole store whose witnesses are of A and B alone, and
  of both, is one between A and B: nothing that a third source says takes part in it.
- A pair of events that A and B reverse has the fingerprint of such a conflict, which both events take part in.
- An attribute is in `conflict` exactly if such a check lists an attribute conflict over it.
"""

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.cli.boundary import run

Shape = dict[str, Any]
Run = pytest.CaptureFixture[str]

EVENTS = ("talks", "vote", "images")
DATES = (
    "2022-03-29",
    "2022-03-30",
    "2022-04-02",
    "2022-03",
    "2022-03-29/2022-03-31",
    "[2022-03-30..2022-04-02]",
    "2022-03~",
)
RELATIONS = ("before", "after", "same_day", "during", "meets", "equals")
SOURCES = ("a", "b", "c")
CONFLICTS = ("TL301", "TL302", "TL304", "TL401", "TL402", "TL501", "TL502")


@st.composite
def claims(draw: st.DrawFn, number: int, source: str) -> str:
    """A claim, as a line of a claims file."""
    event, other = draw(st.permutations(EVENTS))[:2]
    when = f", when: '{draw(st.sampled_from(DATES))}'" if draw(st.integers(0, 3)) else ""
    gap = ", gap: P1D" if draw(st.integers(0, 3)) == 0 else ""
    kind = draw(st.sampled_from(RELATIONS[:2] if gap else RELATIONS))
    related = draw(st.booleans()) or not when
    relations = f", relations: [{{type: {kind}, event: {other}{gap}}}]" if related else ""
    motive = f", attributes: {{motive: {draw(st.sampled_from(('peace', 'defeat')))}}}" if draw(st.booleans()) else ""
    how = draw(st.sampled_from(("", "", ", basis: hedged", ", report: plan", ", read: vague")))
    return f"  - {{id: {source}{number}, event: {event}{when}{relations}{motive}{how}}}\n"


@st.composite
def stores(draw: st.DrawFn) -> dict[str, str]:
    """The files of a store of three sources, of which `a` and `b` speak of one event differently."""
    said = {
        "a": "  - {id: p, event: talks, when: 2022-03-29}\n",
        "b": "  - {id: p, event: talks, when: 2022-03-31}\n",
        "c": "",
    }
    for number in range(draw(st.integers(1, 7))):
        source = draw(st.sampled_from(SOURCES))
        said[source] += draw(claims(number, source))
    published = draw(st.sampled_from(("", ", published: 2022-05", ", published: 2022-03-30")))
    instant = draw(st.sampled_from(("", ", instant: true")))
    part_of = draw(st.sampled_from(("", ", part_of: talks")))
    files = {"timeline.yaml": "timeline: 1\n", "events.yaml": f"- {{id: talks, title: Talks{instant}}}\n"}
    files["events.yaml"] += f"- {{id: vote, title: Vote{part_of}}}\n- {{id: images, title: Images}}\n"
    for source, text in said.items():
        files[f"claims/{source}.yaml"] = f"source: {{id: {source}, title: {source.upper()}{published}}}\n"
        files[f"claims/{source}.yaml"] += f"claims:\n{text}" if text else ""
    return files


class Told:
    """What the commands say of a store, as JSON."""

    def __init__(self, folder: Path, capfd: Run) -> None:
        self.folder = folder
        self.capfd = capfd

    def json(self, command: str) -> Shape:
        self.capfd.readouterr()
        code = run(["--store", str(self.folder), *command.split()])
        said = self.capfd.readouterr()
        assert code in (0, 1), said.err
        shape: Shape = json.loads(said.out)
        return shape

    def conflicts(self) -> list[Shape]:
        """The conflicts that a check lists."""
        findings = self.json("check --verbose --format json")["findings"]
        return [each for each in findings if each["code"] in CONFLICTS and each["fingerprint"]]

    def between(self, x: str, y: str) -> list[Shape]:
        """The conflicts between two sources that a check of what they alone say lists."""
        with TemporaryDirectory() as name:
            folder = Path(name) / "data"
            (folder / "claims").mkdir(parents=True)
            for file in ("timeline.yaml", "events.yaml", f"claims/{x}.yaml", f"claims/{y}.yaml"):
                copyfile(self.folder / file, folder / file)
            listed = Told(folder, self.capfd).conflicts()
        return [each for each in listed if {x, y} <= set(each["sources"])]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing around the test choose a format or a store."""
    for name in ("TIMELINE_STORE", "TIMELINE_DOCUMENTS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


def write(files: dict[str, str], folder: Path) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(files=stores(), decide=st.sampled_from(("", "--accept", "--set-aside")))
def test_show_export_reconcile_check_and_explain_agree(files: dict[str, str], decide: str, capfd: Run) -> None:
    with TemporaryDirectory() as name:
        told = Told(write(files, Path(name) / "data"), capfd)
        if decide:
            _decide(told, decide)
        reconciled = told.json("reconcile --format json")
        assert told.json("show --format json") == reconciled
        assert told.json("export --format json") == reconciled
        findings = {each["fingerprint"]: each for each in told.conflicts()}
        assert findings == {each["fingerprint"]: each for each in reconciled["conflicts"]}
        for fingerprint, finding in findings.items():
            explained = told.json(f"explain {fingerprint} --format json")
            assert {key: explained[key] for key in finding} == finding
        for event in reconciled["events"]:
            assert told.json(f"show {event['id']} --format json")["events"] == [event]
            _is_true_to_its_conflicts(event, list(findings.values()))


def _decide(told: Told, how: str) -> None:
    first = told.conflicts()[0]
    loser = f" {first['claims'][0]}" if how == "--set-aside" else ""
    told.capfd.readouterr()
    words = f"resolve {first['fingerprint']} {how}{loser} --reason sure --by me".split()
    assert run(["--store", str(told.folder), *words]) == 0


def _is_true_to_its_conflicts(event: Shape, findings: list[Shape]) -> None:
    """The status of an event and the conflicts that a check lists over it say the same."""
    over = [each for each in findings if event["id"] in each["events"]]
    assert {each["fingerprint"] for each in over} <= set(event["conflicts"])
    if any(each["status"] != "resolved" for each in over):
        assert event["status"] in ("disputed", "undecided")
    elif over:
        assert event["status"] in ("resolved", "disputed", "undecided")
    if not event["conflicts"]:
        assert event["status"] not in ("disputed", "resolved")


TWO_CONFLICTS_OVER_ONE_ORDER = {
    "timeline.yaml": "timeline: 1\n",
    "events.yaml": "- {id: talks, title: Talks}\n- {id: vote, title: Vote}\n",
    "claims/a.yaml": "source: {id: a, title: A}\nclaims:\n"
    "  - {id: a0, event: talks, relations: [{type: before, event: vote, gap: P1D}], basis: hedged}\n"
    "  - {id: a1, event: talks, relations: [{type: before, event: vote}]}\n",
    "claims/b.yaml": "source: {id: b, title: B}\nclaims:\n"
    "  - {id: b2, event: talks, relations: [{type: after, event: vote, gap: P1D}]}\n",
    "claims/c.yaml": "source: {id: c, title: C}\n",
}


@MANY
@given(files=stores())
@example(files=TWO_CONFLICTS_OVER_ONE_ORDER)
def test_diff_says_of_two_sources_what_a_check_of_them_says(files: dict[str, str], capfd: Run) -> None:
    with TemporaryDirectory() as name:
        told = Told(write(files, Path(name) / "data"), capfd)
        whole = told.conflicts()
        for x, y in combinations(SOURCES, 2):
            diff = told.json(f"diff {x} {y} --format json")
            between = told.between(x, y)
            has_plans = any("report: plan" in text for text in files.values())
            _rows_agree(diff, [each for each in between if each["chain"]], has_plans=has_plans)
            _attributes_agree(diff, [each for each in between if each["attribute"]])
            _reversed_agree(diff, between)
            _is_part_of_the_whole(told, diff, between, whole, {x, y})


def _rows_agree(diff: Shape, timed: list[Shape], *, has_plans: bool) -> None:
    for row in diff["rows"]:
        if row["a"] is None or row["b"] is None:
            assert row["verdict"] in ("only-a", "only-b")
            continue
        over = {each["fingerprint"] for each in timed if row["event"] in each["events"]}
        apart = _lie_apart(row) and (row["verdict"] == "conflict" or not has_plans)  # a plan and a report may differ
        assert (row["verdict"] == "conflict") == bool(over or apart), row
        assert over <= set(row["conflicts"])
        assert timed or not apart


def _lie_apart(row: Shape) -> bool:
    """Whether the windows that the two give to one side of the event have no day in common."""
    return any(_is_before(row[one][side], row[other][side]) for one, other in ("ab", "ba") for side in ("start", "end"))


def _is_before(window: Shape, other: Shape) -> bool:
    return bool(window["latest"] and other["earliest"] and window["latest"] < other["earliest"])


def _attributes_agree(diff: Shape, found: list[Shape]) -> None:
    in_conflict = {(row["event"], row["key"]) for row in diff["attributes"] if row["verdict"] == "conflict"}
    assert in_conflict == {(each["events"][0], each["attribute"]) for each in found}


def _reversed_agree(diff: Shape, between: list[Shape]) -> None:
    grades = {each["fingerprint"]: each["grade"] for each in between}
    events = {each["fingerprint"]: set(each["events"]) for each in between}
    for pair in diff["reversed"]:  # shown by a conflict over both events, or by one on the way of the two chains
        points = [hop[side] for hop in (*pair["chain_a"], *pair["chain_b"]) for side in ("from", "to")]
        passed = {str(point).partition(".")[0] for point in points}
        assert events[pair["fingerprint"]] <= passed
        if set(pair["events"]) <= events[pair["fingerprint"]]:
            assert pair["grade"] == grades[pair["fingerprint"]]


def _is_part_of_the_whole(told: Told, diff: Shape, between: list[Shape], whole: list[Shape], pair: set[str]) -> None:
    listed = {each["fingerprint"] for each in whole}
    here = {each["fingerprint"] for each in between}
    assert {name for row in diff["rows"] for name in row["conflicts"]} <= here
    for fingerprint in here - listed:
        assert told.json(f"explain {fingerprint} --format json")["fingerprint"] == fingerprint
    for each in whole:
        if each["chain"] and set(_witness_sources(each)) == pair:
            assert any(set(one["events"]) <= set(each["events"]) for one in between), each


def _witness_sources(conflict: Shape) -> Iterator[str]:
    return (hop["source"] for hop in conflict["chain"] if hop["source"] is not None)
