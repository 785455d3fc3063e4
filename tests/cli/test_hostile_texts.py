"""Nothing that a file says or is called commands the terminal, turns a line round, or becomes a formula or a link."""

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

from timeline.cli.boundary import run

ESCAPES = "\x1b[31mred\x1b[0m\x07\x9b2J\x08\x7f\u202egnp.exe\u2066x\u200f"
HIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
TEXT = json.dumps(ESCAPES)  # as a YAML scalar in double quotes
EVENTS = f"- {{id: talks, title: {TEXT}, tags: [{TEXT}], note: {TEXT}}}\n- {{id: vote, title: {TEXT}, {TEXT}: x}}\n"
CLAIMS = """\
source: {{id: {id}, title: {text}, author: {text}, publisher: {text}, url: {text}}}
claims:
  - id: t
    event: talks
    when: {when}
    evidence: {{quote: {text}}}
    attributes: {{motive: {motive}, {text}: {text}}}
    attributed_to: {text}
    note: {text}
  - {{id: v, event: vote, relations: [{{type: {order}, event: talks, quote: {text}}}]}}
  - {{id: w, event: {text}, when: {text}, {text}: {text}, basis: {text}}}
"""
DECISION = "- {{fingerprint: {found}, action: accept, reason: {text}, by: {text}, date: 2022-01-01, claims: {{}}}}\n"
COMMANDS = (
    *(f"check -v --format {name}" for name in ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab")),
    *(f"check -v --format {name}" for name in ("junit", "rdjson", "markdown")),
    *(f"{command} --format json" for command in ("show", "reconcile", "diff a b", "show talks")),
    *(f"diff a b --format {name}" for name in ("markdown", "csv", "html")),
    *("show", "show talks", "show vote", "reconcile", "diff a b", "sources", "check --statistics", "check"),
    *("export --format markdown", "export --format csv", "export --format json", "extract --check", "extract"),
    *(f"explain {fingerprint}{form}" for fingerprint in ("0", "1") for form in ("", " --format json")),
    *("scan seeds/a.txt", "scan seeds/a.txt --format json", "scan seeds/a.txt --format jsonl"),
    *("scan seeds/a.txt --card", "check --write-baseline", "show --source x"),
)


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """The fingerprints of the conflicts of a store, the current one, in which every text is hostile."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("TIMELINE_STORE", "TIMELINE_DOCUMENTS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    for folder in ("data/claims", "seeds"):
        Path(folder).mkdir(parents=True)
    Path("data/timeline.yaml").write_text(f"timeline: 1\ntitle: {TEXT}\n")
    Path("data/events.yaml").write_text(EVENTS)
    a = CLAIMS.format(id="a", text=TEXT, when="2022-03-29", order="before", motive=TEXT)
    b = CLAIMS.format(id="b", text=TEXT, when="2022-04-29", order="after", motive="peace")
    Path(f"data/claims/a{ESCAPES}.yaml").write_text(a)
    Path("data/claims/b.yaml").write_text(b)
    Path(f"seeds/c{ESCAPES}.yaml").write_text(f"source: {{id: c, title: {TEXT}, document: {{file: {TEXT}}}}}\n")
    Path("seeds/a.txt").write_text(f"On May 3, {ESCAPES} 2022 they met.{ESCAPES}\n")
    run(["reconcile", "--format", "json"])
    conflicts = json.loads(capfd.readouterr().out)["conflicts"]
    found = [conflict["fingerprint"] for conflict in conflicts]
    Path("data/resolutions.yaml").write_text(DECISION.format(found=found[0], text=TEXT))
    return found


def test_no_command_lets_a_text_command_the_terminal(hostile: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert len(hostile) >= 2
    for command in COMMANDS:
        words = command.split()
        words = [hostile[int(word)] if word in ("0", "1") else word for word in words]
        code = run(words)
        said = capfd.readouterr()
        assert code in (0, 1, 2), (command, said.err)
        assert HIDDEN.findall(said.out) == [], command
        assert HIDDEN.findall(said.err) == [], command
        if "json" in words or words[-1] in ("sarif", "gitlab", "rdjson"):
            json.loads(said.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", ESCAPES),
        ("explain", ESCAPES),
        ("diff", ESCAPES, "b"),
        ("check", "--select", ESCAPES),
        ("check", "--baseline", ESCAPES),
        ("check", "--format", ESCAPES),
        ("extract", ESCAPES),
        ("extract", f"seeds/c{ESCAPES}.yaml"),
        ("scan", ESCAPES),
        ("date", ESCAPES),
        ("rule", ESCAPES),
        ("schema", ESCAPES),
        ("sources", ESCAPES),
        ("show", f"--{ESCAPES}"),
        (ESCAPES,),
        ("--store", ESCAPES, "check"),
        ("init", f"{ESCAPES}/new"),
        ("export", "--format", "csv", "-o", f"{ESCAPES}/x"),
        ("check", "--output", f"json={ESCAPES}/x"),
    ],
)
@pytest.mark.usefixtures("hostile")
def test_no_argument_commands_the_terminal(arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(list(arguments)) in (0, 1, 2)
    said = capfd.readouterr()
    assert said.out + said.err
    assert HIDDEN.findall(said.out + said.err) == []


CAESAR = "source: {id: a, title: A}\nclaims: [{id: t, event: talks, when: -0043-03-15}]\n"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1+1")


@pytest.mark.parametrize("title", FORMULAS)
def test_no_cell_of_csv_is_a_formula(
    title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data/claims").mkdir(parents=True)
    text = json.dumps(title)
    Path("data/timeline.yaml").write_text("timeline: 1\n")
    Path("data/events.yaml").write_text(f"- {{id: talks, title: {text}, tags: [{text}, '=2', 'a\n=3']}}\n")
    Path("data/claims/a.yaml").write_text(CAESAR)
    assert run(["export", "--format", "csv"]) == 0
    _, row = csv.reader(StringIO(capfd.readouterr().out))
    dates = {4, 5, 6, 7, 3}
    cells = [cell for place, cell in enumerate(row) if place not in dates]
    assert [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@", "＝")] == []
    assert not any(character in cell for cell in row for character in "\t\r\n")


@pytest.mark.usefixtures("hostile")
def test_a_file_of_claims_keeps_what_stdout_must_not_show_and_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    export = ["export", "--format", "csv", "--claims"]
    told = "characters that command a terminal stand as \\u and a number here; --output FILE keeps them"
    assert run(export) == 0
    assert told in capfd.readouterr().err
    assert run([*export, "--output", "claims.csv"]) == 0
    assert told not in capfd.readouterr().err
    assert ESCAPES in Path("claims.csv").read_text()
