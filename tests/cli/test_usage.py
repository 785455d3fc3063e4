"""What is asked for and is not there is said in one line with a way on; what was closed or is full is no bug."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import ROOT

ASKED = {
    "show --tag no-such": "There are: ",
    "show --status disputd": "Did you mean disputed?",
    "show --status xx": "resolved, undecided, disputed",
    "show --source weis-2022": "Did you mean weiss-2022?",
    "diff schmitt-2025 weiss-2022 --only xx": "only-a, only-b",
    "export --format xx": "markdown, csv, json",
    "check --select XX": "timeline rule",
    "check --ignore TL3,XX": "timeline rule",
    "check --write-baseline --output sarif=x.sarif": "Give one of them",
    "check --write-baseline --format json": "Give one of them",
    "explain zz": "timeline reconcile",
}


@pytest.mark.parametrize("typed", ASKED)
def test_what_is_not_there_is_said_with_what_is(run_here: RunHere, typed: str) -> None:
    result = run_here(*typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    first, hint = result.stderr.splitlines()
    assert first.startswith("timeline: ")
    assert ASKED[typed] in hint


def test_filters_that_nothing_fits_say_so(run_here: RunHere) -> None:
    result = run_here("show", "--from", "1500", "--to", "1500-12-31", "--source", "near-miss-2024")
    assert result.exit_code == 0
    assert result.stdout.endswith("\n\nNo event fits: try fewer filters.\n")


def test_a_year_before_the_year_0_is_no_option(run_here: RunHere) -> None:
    result = run_here("date", "-0043-03-15")
    assert result.exit_code == 0
    assert "-0043-03-15" in result.stdout


@pytest.mark.parametrize("redirection", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("typed", ["show", "date 2022 -"])
def test_closed_streams_are_no_bug(redirection: str, typed: str) -> None:
    done = _shell(f"{sys.executable} -m timeline {typed} {redirection}")
    assert done.returncode == 0
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("typed", ["show", "check", "export", "reconcile --format json"])
def test_a_full_disk_is_said(typed: str) -> None:
    done = _shell(f"{sys.executable} -m timeline {typed} > /dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith("timeline: cannot write what was found: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_what_is_said_beside_the_result_is_no_part_of_it(tmp_path: Path) -> None:
    python = f"cd {tmp_path}; PYTHONPATH={ROOT} {sys.executable} -m timeline --store {ROOT / 'data'}"
    told = _shell(f"{python} export --format csv")
    assert told.stderr
    for nowhere in ("2> /dev/full", "2> >(exec <&-)"):
        done = _shell(f"{python} export --format csv {nowhere}")
        assert (done.returncode, done.stdout) == (0, told.stdout)
        assert _shell(f"{python} show nothing {nowhere}").returncode == 2


@pytest.mark.parametrize("typed", ["export --format csv", "schema claims", "rule TL401"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_what_an_encoding_lacks_is_told_all_the_same(encoding: str, typed: str) -> None:
    command = f"PYTHONUTF8=0 PYTHONIOENCODING={{}} {sys.executable} -m timeline {typed}"
    told, shown = (
        subprocess.run(["bash", "-c", command.format(name)], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
        for name in ("utf-8", encoding)
    )
    assert shown == told.decode().encode(encoding, "backslashreplace")
    assert encoding != "latin-1" or b"\\u20" in shown


def test_a_command_that_has_not_enough_memory_says_so(run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("timeline.api.reading.load", exhausted)
    shown = run_here("show")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith("timeline: there is not enough memory for this\n")


@pytest.mark.skipif(sys.platform != "linux", reason="this system limits no memory")
@pytest.mark.parametrize("file", ["events.csv", "- --format csv < events.csv"])
def test_an_import_takes_no_more_memory_than_its_file(tmp_path: Path, file: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "timeline.yaml").write_text("timeline: 1\n")
    (tmp_path / "events.csv").write_text("title,when\nThe bridge opens,1932-05\n")
    typed = f"cd {tmp_path}; ulimit -v 700000; PYTHONPATH={ROOT} {sys.executable} -m timeline import {file} --source a"
    done = _shell(typed)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "typed", ["reconcile", "reconcile --format json", "date 2022", "--help", "--man", "--version", "show --help"]
)
def test_a_reader_that_leaves_is_no_error(typed: str) -> None:
    done = _shell(f"set -o pipefail; {sys.executable} -m timeline {typed} | (exec <&-; sleep 1)")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_reader_that_leaves_does_not_hide_findings(shipped: Path) -> None:
    (shipped / "data" / "baseline.yaml").unlink()
    python = f"{sys.executable} -m timeline --store {shipped / 'data'}"
    done = _shell(f"set -o pipefail; {python} check | (exec <&-; sleep 1)")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def _shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_a_page_can_be_shown_again_in_one_process(run_here: RunHere) -> None:
    """The first time imports the module of the page, which must not take the place of what makes the page."""
    conflict = json.loads(run_here("reconcile", "--format", "json").stdout)["conflicts"][0]["fingerprint"]
    first, again = run_here("explain", conflict), run_here("explain", conflict)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert again.stdout == first.stdout
