"""Where a check's reports go, what the exit code says, and what is said when a report cannot be written."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import ROOT, Result
from timeline.reports import FORMATS

CASES = ROOT / "tests" / "cases"
Check = Callable[..., Result]


@pytest.fixture
def check(run_here: RunHere, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Check:
    """Check a store with one new conflict, from an empty folder."""

    monkeypatch.chdir(tmp_path)

    def go(*arguments: str, case: str = "TL301/fails") -> Result:
        return run_here("--store", str(CASES / case / "data"), "check", *arguments)

    return go


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_every_format_goes_to_stdout_and_to_a_file_alike(check: Check, tmp_path: Path, name: str) -> None:
    printed = check("--format", name)
    written = check("--output", f"{name}={tmp_path / 'report'}")
    assert (printed.exit_code, printed.stderr) == (written.exit_code, written.stderr) == (1, "")
    assert printed.stdout == (tmp_path / "report").read_text(encoding="utf-8")
    assert "TL301" in printed.stdout


def test_several_files_at_once_leave_the_text_on_stdout(check: Check, tmp_path: Path) -> None:
    result = check("--output", "sarif=a.sarif", "-o", "junit=b.xml", "--output", "json=c.json")
    assert result.stdout == check().stdout
    assert {path.name for path in tmp_path.iterdir()} == {"a.sarif", "b.xml", "c.json"}
    assert json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["summary"]["new"] == 1


@pytest.mark.parametrize("given", ["json", "json=-"])
def test_an_output_without_a_file_is_stdout(check: Check, given: str) -> None:
    assert check("--output", given).stdout == check("--format", "json").stdout


def test_a_file_that_holds_the_report_already_is_not_touched(check: Check, tmp_path: Path) -> None:
    check("--output", "json=c.json")
    os.utime(tmp_path / "c.json", (0, 0))
    check("--output", "json=c.json")
    assert (tmp_path / "c.json").stat().st_mtime == 0


REFUSED = {
    "--format xml": ("xml: no such format", "text, concise, json"),
    "--format jsom": ("jsom: no such format", "json"),
    "--output x.sarif": ("--output x.sarif: which format?", "Write FORMAT=x.sarif, in one of: text, concise, "),
    "--output =x": ("no such format", "text, concise"),
    "--output sarif=reports/x.sarif": ("there is no folder reports", "mkdir -p reports"),
    "--output sarif=.": (".: a folder", "--output FORMAT=FILE"),
    "--format text --output json": ("stdout takes one report, not text and json", "--output FORMAT=FILE"),
    "--output json --output jsonl=-": ("stdout takes one report, not json and jsonl", "--output FORMAT=FILE"),
    "--output json=x --output sarif=x": ("x: two reports for one file", "--output FORMAT=FILE"),
    "--output sarif=": ("--output sarif=: no file is named", "Write sarif=FILE, or sarif=- for stdout"),
    "--documents nowhere": ("nowhere: no such folder", "--documents DIR"),
    f"--documents {__file__}": (f"{__file__}: a file, not a folder", "--documents DIR"),
    "--write-baseline --baseline nowhere/b.yaml": ("there is no folder nowhere", "mkdir -p nowhere"),
    "--write-baseline --baseline .": (".: a folder", "--baseline FILE"),
    "--quiet --verbose": ("--quiet and --verbose do not go together", "Give one of them"),
}


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_is_said_in_one_line_with_a_way_on(check: Check, tmp_path: Path, typed: str) -> None:
    result = check(*shlex.split(typed))
    said, hint = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (2, "")
    assert REFUSED[typed][0] in said
    assert REFUSED[typed][1] in hint
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["extract", "show", "browse"])
def test_every_command_refuses_a_folder_of_documents_that_is_not_there(run_here: RunHere, command: str) -> None:
    result = run_here(command, "--documents", "nowhere")
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[0]) == (
        2,
        "",
        "timeline: nowhere: no such folder",
    )


@pytest.mark.parametrize("command", ["check", "show kyiv-withdrawal"])
def test_an_environment_that_names_no_folder_is_noted_once_and_left_aside(
    run_here: RunHere, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    without = run_here(*command.split())
    monkeypatch.setenv("TIMELINE_DOCUMENTS", "nowhere")
    result = run_here(*command.split())
    assert (result.exit_code, result.stdout) == (without.exit_code, without.stdout)
    note = "timeline: TIMELINE_DOCUMENTS is nowhere: no such folder; the documents are looked for in the folder of the"
    assert result.stderr == f"{note} cards\n{without.stderr}"


def test_what_is_typed_wins_over_the_environment_and_quiet_over_its_note(
    run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DOCUMENTS", "nowhere")
    quiet = run_here("check", "--quiet")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")
    assert "nowhere" not in run_here("check", "--documents", "seeds").stderr
    refused = run_here("check", "--documents", "also-nowhere")
    assert (refused.exit_code, refused.stderr.splitlines()[0]) == (2, "timeline: also-nowhere: no such folder")


def test_extraction_needs_the_documents_that_the_environment_names(
    run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DOCUMENTS", "nowhere")
    refused = run_here("extract", "--check")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines() == [
        "timeline: TIMELINE_DOCUMENTS is nowhere: no such folder",
        "  Correct it, or unset it: the documents are then looked for in the folder of the cards.",
    ]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no such name")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_a_report_for_stdout_by_its_name_takes_the_place_of_nothing(tmp_path: Path, name: str) -> None:
    store = CASES / "TL301" / "fails" / "data"
    command = [sys.executable, "-m", "timeline", "--store", str(store), "check", "--output", f"jsonl={name}"]
    with (tmp_path / "printed").open("wb") as printed:
        printed.write(b"before\n")
        printed.flush()
        subprocess.run(command, stdout=printed, check=False, timeout=60, cwd=ROOT)
    before, text, *_, last = (tmp_path / "printed").read_text(encoding="utf-8").splitlines()
    assert (before, "TL301 contradiction" in text, "TL601" in last) == ("before", True, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_report_that_cannot_be_written_is_said(check: Check) -> None:
    result = check("--output", "json=/dev/full")
    assert result.exit_code == 2
    assert result.stderr.startswith("timeline: /dev/full: cannot be written: ")


def test_in_a_github_workflow_stdout_speaks_its_commands(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    check()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert check().stdout.startswith("::error ")
    assert not check("--format", "text").stdout.startswith("::")
    assert not check("--output", "text").stdout.startswith("::")
    monkeypatch.delenv("GITHUB_ACTIONS")
    monkeypatch.setenv("GITLAB_CI", "true")
    assert not check().stdout.startswith("::")


def test_the_summary_of_a_job_is_appended_to(check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    check()
    assert summary.read_text(encoding="utf-8") == "# before\n"
    check("--format", "github")
    assert summary.read_text(encoding="utf-8").startswith("# before\n### timeline check: ")


def test_a_summary_that_cannot_be_written_changes_nothing(
    check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "missing" / "summary.md"))
    result = check("--format", "github")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "the summary of the job could not be written" in result.stderr


def test_quiet_prints_nothing_but_decides_and_writes(check: Check, tmp_path: Path) -> None:
    failing = check("-q", "--output", "json=c.json")
    assert (failing.exit_code, failing.stdout, failing.stderr) == (1, "", "")
    assert (tmp_path / "c.json").exists()
    passing = check("--quiet", case="TL301/passes")
    assert (passing.exit_code, passing.stdout, passing.stderr) == (0, "", "")
    missing = check("--quiet", case="TL301")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr.startswith("timeline: ")


@pytest.mark.parametrize("file", ["data/events.yaml", "data/baseline.yaml", "data/claims/new.yaml", "seeds/a.yaml"])
def test_a_report_takes_the_place_of_no_file_of_the_store(
    run_here: RunHere, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("data/claims", "seeds"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data/timeline.yaml").write_text("timeline: 1\n", encoding="utf-8")
    result = run_here("check", "--output", f"json={file}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"timeline: {file}: a file of the store data\n")
    assert not (tmp_path / file).exists()


def test_no_code_asks_for_no_infos(run_here: RunHere) -> None:
    assert run_here("check", "--select", "").stdout == run_here("check").stdout


def test_codes_that_are_asked_for_bring_their_infos_but_nothing_known(run_here: RunHere) -> None:
    infos = run_here("check", "--select", "TL305", "--format", "concise")
    assert len(infos.stdout.splitlines()) > 1
    assert all(" [refinement" in line for line in infos.stdout.splitlines())
    known = run_here("check", "--select", "TL5", "--format", "concise")
    assert known.stdout == ""
    assert "[contradiction, known] (" in run_here("check", "--select", "TL5", "--format", "concise", "-v").stdout


def test_statistics_count_the_findings_of_each_code(check: Check) -> None:
    head, row, *_, total = check("--statistics").stdout.splitlines()
    assert head.split() == ["code", "name", "new", "known", "resolved"]
    assert row.split() == ["TL301", "date-conflict", "1", "0", "0"]
    assert total == "0 errors, 1 new conflict, 0 known, 0 resolved (1 contradiction, 0 tensions)"


def test_statistics_of_other_formats_are_a_key_or_talk(check: Check) -> None:
    counts = json.loads(check("--statistics", "--format", "json").stdout)["statistics"]
    assert counts[0] == {
        "code": "TL301", "name": "date-conflict", "severity": "warning", "new": 1, "known": 0, "resolved": 0
    }  # fmt: skip
    concise = check("--statistics", "--format", "concise")
    assert concise.stdout == check("--format", "concise").stdout
    assert concise.stderr.splitlines() == check("--statistics").stdout.splitlines()[:-1]
    assert check("--statistics", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("case", "arguments", "code"),
    [
        ("TL301/passes", "", 0),
        ("TL301/fails", "", 1),
        ("TL301/fails", "--fail-on never", 0),
        ("TL001/fails", "", 1),
        ("TL001/fails", "--fail-on never", 1),
        ("TL204/fails", "", 0),
        ("TL204", "", 2),
        ("TL301/fails", "--no-such-option", 2),
    ],
)
@pytest.mark.parametrize("name", ["text", "junit", "github"])
def test_the_exit_code_is_the_same_in_every_format(
    check: Check, case: str, arguments: str, code: int, name: str
) -> None:
    assert check(*arguments.split(), "--format", name, case=case).exit_code == code


@pytest.mark.parametrize("name", ["text", "json", "junit", "markdown"])
def test_a_reader_that_leaves_neither_hides_findings_nor_is_an_error(name: str) -> None:
    town = ROOT / "tests" / "screens" / "check" / "town" / "data"
    command = f"{sys.executable} -m timeline --store {town} check --verbose --format {name} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}; echo ${{PIPESTATUS[*]}}"],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False,
        env={k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "TIMELINE_"))},
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines()[1:] == ["1 0"]
