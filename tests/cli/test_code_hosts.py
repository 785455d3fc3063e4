"""Reports for code hosts, of the real command: each finding where the host expects it, in words that harm nothing."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.cli.repository import REPORT, REPORT_LINE, Repository
from tests.conftest import ROOT, Result
from tests.reports.code_hosts import gitlab_issues, sarif_run, workflow_commands
from timeline.checks import RULES, Rule
from timeline.cli.boundary import run as run_command

CASES = ROOT / "tests" / "cases"
HOSTILE = "\x1b[31mred\u202e::error::x](http://x.example)%0A"
SETTINGS = "timeline: 1\nattributes: {motive: text}\n"
CLAIMS = 'source: {{id: {id}, title: "{id}", kind: article, published: 2022-06-01}}\nclaims:\n'

Check = Callable[..., Result]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Run `timeline check` with arguments in a folder, in this process."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TIMELINE_STORE", "TIMELINE_DOCUMENTS"):
        monkeypatch.delenv(name, raising=False)

    def go(folder: Path, *arguments: str, store: str = "data") -> Result:
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = run_command(["--store", store, "check", *arguments])
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return go


def json_text(value: str) -> str:
    """A YAML scalar in double quotes, whatever is in it."""
    return json.dumps(value)


def write_store(folder: Path, events: list[str], **claims: str) -> Path:
    """Write a store below a folder; `claims` are the lists of claims by source."""
    (folder / "data" / "claims").mkdir(parents=True)
    (folder / "data" / "timeline.yaml").write_text(SETTINGS, encoding="utf-8")
    listed = "".join(f"- {{id: {event}, title: {event}}}\n" for event in events)
    (folder / "data" / "events.yaml").write_text(listed, encoding="utf-8")
    for source, text in claims.items():
        path = folder / "data" / "claims" / f"{source}.yaml"
        path.write_text(CLAIMS.format(id=source) + text, encoding="utf-8")
    return folder


def conflicting(folder: Path) -> Path:
    """A store with one conflict of dates: b is the second witness."""
    return write_store(
        folder,
        ["talks"],
        a="- {id: t, event: talks, when: 2022-03-29}\n",
        b="- {id: t, event: talks, when: 2022-04-05}\n",
    )


def results(check: Check, folder: Path, *arguments: str, store: str = "data") -> list[dict[str, Any]]:
    """The results of a SARIF report that is as it should be."""
    text = check(folder, "--format", "sarif", *arguments, store=store).stdout
    found: list[dict[str, Any]] = sarif_run(text)["results"]
    return found


def place_of(result: dict[str, Any]) -> tuple[str, int, int]:
    place = result["locations"][0]["physicalLocation"]
    address, region = unquote(place["artifactLocation"]["uri"]), place["region"]
    return address, region["startLine"], region["startColumn"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_host_is_told_the_same_of_a_finding_of_each_kind(rule: Rule, check: Check, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(CASES / rule.code / "fails", folder)
    chosen = ("--verbose", "--select", rule.code)
    plain = json.loads(check(folder, "--format", "json", *chosen).stdout)["findings"]
    expected = [(f["location"]["file"], f["location"]["line"]) for f in plain]
    assert {f["code"] for f in plain} == {rule.code}

    sarif = results(check, folder, *chosen)
    assert {result["ruleId"] for result in sarif} == {rule.code}
    assert [place_of(result)[:2] for result in sarif] == expected
    assert [bool(result["codeFlows"]) for result in sarif] == [bool(f["chain"] or f["sides"]) for f in plain]

    marks = workflow_commands(check(folder, "--format", "github", *chosen).stdout)
    assert sorted((mark["file"], int(mark["line"])) for mark in marks) == sorted(expected)[:10]
    assert all(mark["title"] == f"{rule.code} {rule.name}" for mark in marks)

    issues = gitlab_issues(check(folder, "--format", "gitlab", *chosen).stdout)
    assert [(i["location"]["path"], i["location"]["lines"]["begin"]) for i in issues] == expected
    assert all(issue["check_name"] == f"{rule.code} {rule.name}" for issue in issues)


def test_a_conflict_links_to_the_older_claim_and_tells_its_chain(check: Check, tmp_path: Path) -> None:
    (result,) = results(check, conflicting(tmp_path))
    assert place_of(result) == ("data/claims/a.yaml", 3, 25)
    assert result["message"]["text"].startswith(
        "7 days apart: a/t dates talks 29 March 2022. Other claims: [b/t](1) dates talks 5 April 2022. Why: "
    )
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "data/claims/b.yaml"
    assert related["message"]["text"] == "b/t dates talks 5 April 2022"
    (flow,) = result["codeFlows"]
    steps = [step["location"] for step in flow["threadFlows"][0]["locations"]]
    said = [step["message"]["text"] for step in steps]
    assert said[0] == "a dates talks 29 March 2022; so talks ends on 29 March 2022 at the latest"
    assert said[-1] == "b dates talks 5 April 2022; so talks starts on 5 April 2022 at the earliest"
    assert (result["level"], result["baselineState"], result["suppressions"]) == ("error", "new", [])


def test_a_region_reaches_to_the_end_of_its_line_in_code_points(check: Check, tmp_path: Path) -> None:
    line = '- {event: talks, note: "\U0001f54a→", id: t, when: 2022-03-29}  \n'
    folder = write_store(tmp_path, ["talks"], a=line, b="- {id: t, event: talks, when: 2022-04-05}\n")
    log = sarif_run(check(folder, "--format", "sarif").stdout)
    (result,) = log["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert log["columnKind"] == "unicodeCodePoints"
    assert region["startColumn"] == line.index("when") + 1
    assert region["endColumn"] == len(line.rstrip()) + 1


def test_the_last_names_outlast_moved_lines(check: Check, tmp_path: Path) -> None:
    stray = "- {id: s, event: parade, when: 2022-03-29}\n"
    folder = conflicting(tmp_path)
    path = folder / "data" / "claims" / "a.yaml"
    path.write_text(path.read_text() + stray)
    before, issues = results(check, folder), gitlab_issues(check(folder, "--format", "gitlab").stdout)
    path.write_text("# one\n# two\n" + path.read_text())
    after, moved = results(check, folder), gitlab_issues(check(folder, "--format", "gitlab").stdout)
    assert [r["ruleId"] for r in before] == [r["ruleId"] for r in after] == ["TL101", "TL301"]
    assert [place_of(r)[1] + 2 for r in before] == [place_of(r)[1] for r in after]
    assert [r["partialFingerprints"] for r in before] == [r["partialFingerprints"] for r in after]
    assert [issue["fingerprint"] for issue in issues] == [issue["fingerprint"] for issue in moved]
    fingerprint = before[1]["partialFingerprints"]["timelineFingerprint/v1"]
    assert f"timeline explain {fingerprint[:6]}" in before[1]["message"]["text"]


def test_findings_that_look_alike_have_names_of_their_own(check: Check, tmp_path: Path) -> None:
    same = "- {id: t, event: talks, when: 2022-03-29, weekday: friday}\n"
    folder = write_store(tmp_path, ["talks"], a=same, b=same)
    stray = "- {id: s, event: parade, when: 2022-03-29}\n"
    with (folder / "data" / "claims" / "a.yaml").open("a") as file:
        file.write(stray + stray.replace("id: s", "id: r") + stray)
    found = results(check, folder)  # unique names are part of what is checked of every report
    slips = [r["partialFingerprints"] for r in found if r["ruleId"] == "TL303"]
    assert len({slip["timelineFingerprint/v1"] for slip in slips}) == 1
    assert len(slips) == 2
    assert len(gitlab_issues(check(folder, "--format", "gitlab").stdout)) == len(found) >= 4


def test_what_is_known_is_told_when_asked_and_says_so(check: Check, shipped: Path) -> None:
    assert results(check, shipped) == []
    assert gitlab_issues(check(shipped, "--format", "gitlab").stdout) == []
    assert workflow_commands(check(shipped, "--format", "github").stdout) == []
    known = [r for r in results(check, shipped, "--verbose") if r["suppressions"] and r["codeFlows"]]
    assert len(known) == json.loads(check(shipped, "--format", "json").stdout)["summary"]["known"] > 0
    assert {(r["baselineState"], r["level"]) for r in known} == {("unchanged", "note")}
    excuse = {"kind": "external", "status": "accepted", "justification": "in the baseline"}
    assert all(r["suppressions"] == [excuse] for r in known)
    issues = gitlab_issues(check(shipped, "--format", "gitlab", "--verbose").stdout)
    assert {issue["severity"] for issue in issues} == {"info"}


def test_a_decision_is_told_with_its_reason(check: Check, tmp_path: Path) -> None:
    folder = conflicting(tmp_path)
    fingerprint = results(check, folder)[0]["partialFingerprints"]["timelineFingerprint/v1"]
    decided = ["resolve", fingerprint, "--set-aside", "b/t", "--reason", "a slip\x1b[0m", "--by", "Ann"]
    assert run_command(decided) == 0
    assert results(check, folder) == []
    (result,) = [r for r in results(check, folder, "--verbose") if r["ruleId"] == "TL301"]
    (excuse,) = result["suppressions"]
    assert excuse["justification"].startswith("set aside b/t: a slip\\x1b[0m (Ann, ")


def test_hidden_characters_links_and_commands_in_values_are_only_text(check: Check, tmp_path: Path) -> None:
    said = "- {{id: t, event: talks, when: 2022-03-29, attributes: {{motive: {}}}}}\n"
    folder = write_store(
        tmp_path, ["talks"], a=said.format(json_text(HOSTILE)), b=said.format(json_text("[1](2), 100 %\n::error::y"))
    )
    (result,) = results(check, folder)
    text = result["message"]["text"]
    assert "\\x1b[31mred\\u202e::error::x] (http://x.example)%0A" in text
    (mark,) = workflow_commands(check(folder, "--format", "github").stdout)
    assert mark["message"].splitlines()[0].endswith("as \\x1b[31mred\\u202e::error::x](http://x.example)%0A")
    assert len(mark["message"].splitlines()) == 3
    for name in ("sarif", "github", "gitlab"):
        shown = check(folder, "--format", name).stdout
        assert all(character == "\n" or character.isprintable() for character in shown)


def test_any_file_name_is_a_relative_address_with_escapes(check: Check, tmp_path: Path) -> None:
    folder = conflicting(tmp_path)
    claims = folder / "data" / "claims"
    (claims / "a.yaml").rename(claims / "an é, 1:2#3%.yaml")
    (result,) = results(check, folder)
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address == {"uri": "data/claims/an%20%C3%A9%2C%201%3A2%233%25.yaml", "uriBaseId": "%SRCROOT%"}
    text = check(folder, "--format", "github").stdout
    assert text.startswith("::error file=data/claims/an é%2C 1%3A2#3%25.yaml,line=3,col=25,endLine=3,title=TL301 date-")
    assert workflow_commands(text)[0]["file"] == "data/claims/an é, 1:2#3%.yaml"


def test_paths_begin_at_the_repository_wherever_the_command_runs(check: Check, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = conflicting(tmp_path / "history" / "spring")
    for where, store in ((folder, "data"), (tmp_path, "history/spring/data"), (folder / "data" / "claims", "..")):
        (result,) = results(check, where, store=store)
        assert place_of(result)[0] == "history/spring/data/claims/a.yaml"


def test_ten_marks_of_a_level_and_then_a_count(check: Check, tmp_path: Path) -> None:
    folder = write_store(tmp_path, [f"e{n:02}" for n in range(13)], a="- {id: t, event: e00, when: 2022-03-29}\n")
    lines = check(folder, "--format", "github", "--verbose").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines[:10]] == ["::error"] * 10
    assert lines[10] == "and 2 more at the level error: timeline check --format text lists them all"
    assert lines[11].startswith("::notice file=data/events.yaml,")
    assert lines[-1].startswith("12 errors, 0 new conflicts")
    assert len(results(check, folder)) == len(gitlab_issues(check(folder, "--format", "gitlab").stdout)) == 12


def test_a_level_says_whether_the_check_fails(check: Check, tmp_path: Path) -> None:
    soft = "- {id: t, event: talks, when: 2022-04-05, basis: hedged}\n"
    folder = write_store(tmp_path, ["talks"], a="- {id: t, event: talks, when: 2022-03-29}\n", b=soft)
    levels = {grade: results(check, folder, "--fail-on", grade)[0]["level"] for grade in ("tension", "contradiction")}
    assert levels == {"tension": "error", "contradiction": "warning"}
    marks = workflow_commands(check(folder, "--format", "github", "--fail-on", "contradiction").stdout)
    assert [mark["command"] for mark in marks] == ["warning"]
    assert gitlab_issues(check(folder, "--format", "gitlab").stdout)[0]["severity"] == "major"


def test_a_note_says_why_what_stands_does_not_fail(check: Check, tmp_path: Path) -> None:
    folder = conflicting(tmp_path)
    check(folder, "--write-baseline")
    (mark,) = workflow_commands(check(folder, "--format", "github", "--verbose").stdout)
    assert (mark["command"], "\nknown: in the baseline\n" in mark["message"]) == ("notice", True)
    (issue,) = gitlab_issues(check(folder, "--format", "gitlab", "--verbose").stdout)
    assert issue["description"].endswith("; known: in the baseline")


def test_a_branch_that_contradicts_main_is_one_finding_at_its_line(contradicted: Repository) -> None:
    (result,) = sarif_run(contradicted.check("--format", "sarif").stdout)["results"]
    assert place_of(result)[:2] == (REPORT, REPORT_LINE)
    (mark,) = workflow_commands(contradicted.check("--format", "github").stdout)
    assert (mark["command"], mark["file"], mark["line"]) == ("error", REPORT, str(REPORT_LINE))
    (issue,) = gitlab_issues(contradicted.check("--format", "gitlab").stdout)
    assert issue["location"] == {"path": REPORT, "lines": {"begin": REPORT_LINE}}
    assert issue["severity"] == "critical"
