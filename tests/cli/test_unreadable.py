"""Files and folders that may not be read, or are none: each is named, nothing waits for it, nothing known is lost."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import ROOT, Result, RunTimeline

SECONDS = 20
_DROP_FROM_BOUNDING_SET, _RIGHTS_OF_ROOT = 24, (1, 2)  # of Linux: to read and write what modes forbid


def _be_anybody() -> None:
    """Give up what lets root read every file: of use to the command that is started next."""
    if os.geteuid() == 0:
        for right in _RIGHTS_OF_ROOT:
            ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, right, 0, 0, 0)


def run_as_anybody(folder: Path, *arguments: str) -> Result:
    """Run `timeline` in a folder as somebody whom modes bind."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TIMELINE_")}
    done = subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        preexec_fn=_be_anybody,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def example(tmp_path: Path, run_timeline: RunTimeline) -> Iterator[Path]:
    """The example, in which all can be read again when the test is over."""
    folder = tmp_path / "night"
    assert run_timeline("init", "night", "--example", cwd=tmp_path).exit_code == 0
    yield folder
    for each in (folder / "data" / "claims", folder / "seeds"):
        with suppress(FileNotFoundError):
            each.chmod(0o700)


@pytest.fixture
def closed(tmp_path: Path) -> None:
    """Skip where modes bind nobody: some systems, some disks."""
    probe = tmp_path / "probe"
    probe.write_text("")
    probe.chmod(0)
    reader = [sys.executable, "-c", f"open({str(probe)!r})"]
    if subprocess.run(reader, capture_output=True, check=False, preexec_fn=_be_anybody).returncode == 0:
        pytest.skip("whoever runs this may read every file")


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("file", ["data/claims/letter.yaml", "seeds/letter.yaml", "data/events.yaml"])
def test_editors_get_all_but_the_file_that_may_not_be_read(file: str, example: Path) -> None:
    (example / "data/claims/inquiries.yaml").write_text("source: inquiries\n")
    (example / file).chmod(0)
    done = run_as_anybody(example, "schema", "--editors")
    assert (done.exit_code, done.stdout) == (0, "data/claims/inquiries.yaml: written\n")
    assert done.stderr == f"timeline: {file}: cannot be read: Permission denied; it is left as it is\n"


@pytest.mark.parametrize(
    ("target", "told"), [("nowhere", "is a link to a file that is not there"), ("letter.yaml", "Too many levels")]
)
@pytest.mark.parametrize("file", ["data/claims/letter.yaml", "seeds/letter.yaml"])
def test_a_link_that_leads_nowhere_is_named_and_kept(file: str, target: str, told: str, example: Path) -> None:
    (example / file).unlink()
    (example / file).symlink_to(target)
    done = run_as_anybody(example, "schema", "--editors")
    assert (done.exit_code, done.stderr.startswith(f"timeline: {file}: "), told in done.stderr) == (0, True, True)
    assert (example / file).is_symlink()


def test_a_store_is_begun_beside_a_card_that_may_not_be_read(tmp_path: Path, closed: None) -> None:  # noqa: ARG001
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.yaml").touch(mode=0)
    done = run_as_anybody(tmp_path, "init", "data")
    assert (done.exit_code, "data: a new event store" in done.stdout) == (0, True)
    assert done.stderr == "timeline: seeds/a.yaml: cannot be read: Permission denied; it is left as it is\n"


@pytest.mark.parametrize("link", ["letter.yaml", "nowhere.yaml"])
def test_a_card_that_leads_nowhere_stops_no_other(link: str, example: Path) -> None:
    card = example / "seeds" / "letter.yaml"
    card.unlink()
    card.symlink_to(link)
    done = run_as_anybody(example, "extract")
    assert (done.exit_code, "data/claims/inquiries.yaml: 12 claims" in done.stdout) == (1, True)
    assert done.stderr.startswith("timeline: seeds/letter.yaml:1: TL003 cannot be read: ")


@pytest.mark.parametrize("options", [("--check",), ()])
def test_a_claims_file_that_is_a_pipe_is_not_waited_for(options: tuple[str, ...], example: Path) -> None:
    claims = example / "data" / "claims" / "letter.yaml"
    claims.unlink()
    os.mkfifo(claims)
    done = run_as_anybody(example, "extract", *options)
    assert (done.exit_code, "data/claims/letter.yaml: 8 claims, left as it is" in done.stdout) == (1, True)
    assert "is a device or a pipe; put a file there" in done.stderr


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("options", [("--check",), ()])
def test_a_claims_file_that_may_not_be_read_is_left_and_named(options: tuple[str, ...], example: Path) -> None:
    (example / "data" / "claims" / "letter.yaml").chmod(0)
    done = run_as_anybody(example, "extract", *options)
    assert (done.exit_code, "data/claims/letter.yaml: 8 claims, left as it is" in done.stdout) == (1, True)
    assert "data/claims/letter.yaml is left as it is: " in done.stderr
    assert "Permission denied" in done.stderr


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("mode", [0o000, 0o300, 0o600])
def test_a_folder_of_claims_that_may_not_be_read_is_named(mode: int, example: Path) -> None:
    (example / "data" / "claims").chmod(mode)
    done = run_as_anybody(example, "check", "--select", "TL0")
    lines = [line for line in done.stdout.splitlines() if "TL003" in line]
    assert done.exit_code == 1
    assert lines
    if mode == 0o600:  # the names can be read
        assert all("data/claims/" in line and "Permission denied" in line for line in lines)
    else:
        told = "this folder cannot be read: Permission denied; let it be read and entered (chmod u+rx)"
        assert lines == [f"data/claims:1:1: TL003 error: {told}"]
    if mode != 0o300:  # each file can be read by its name
        assert "data/claims" in run_as_anybody(example, "extract").stderr


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("command", [("check",), ("extract",), ("extract", "--check")])
def test_a_folder_of_cards_that_may_not_be_read_is_named(command: tuple[str, ...], example: Path) -> None:
    (example / "seeds").chmod(0)
    done = run_as_anybody(example, *command)
    assert (done.exit_code, done.stderr.splitlines()[0]) == (2, "timeline: seeds: cannot be read: Permission denied")


@pytest.mark.usefixtures("closed")
def test_an_import_into_a_closed_folder_is_refused_by_name(example: Path) -> None:
    (example / "a.csv").write_text("event,date\ncollision,1912-04-14\n")
    (example / "data" / "claims").chmod(0)
    done = run_as_anybody(example, "import", "a.csv", "--source", "new")
    assert (done.exit_code, done.stderr.startswith("timeline: data/claims")) == (2, True)
    assert "Permission denied" in done.stderr


UNREAD = {
    "events.yaml that may not be read": ("data/events.yaml", None),
    "events.yaml that is not YAML": ("data/events.yaml", "- {"),
    "claims that may not be read": ("data/claims/inquiries.yaml", None),
    "claims that are not YAML": ("data/claims/inquiries.yaml", "source: {"),
}


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("name", UNREAD)
def test_a_baseline_still_knows_what_it_knew_of_what_cannot_be_read(name: str, example: Path) -> None:
    file, content = UNREAD[name]
    path, baseline = example / file, example / "data" / "baseline.yaml"
    assert run_as_anybody(example, "check", "--write-baseline").exit_code == 0
    known, text = baseline.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
    if content is None:
        path.chmod(0)
    else:
        path.write_text(content)
    done = run_as_anybody(example, "check", "--write-baseline")
    assert (done.exit_code, "0 dropped" in done.stdout) == (0, True)
    assert "data/baseline.yaml: what was known stays known, as it may stand in what could not be read" in done.stderr
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")
    assert run_as_anybody(example, "check", "--select", "TL3,TL4").stdout.count(", new") == 0
    assert run_as_anybody(example, "check", "--write-baseline").stderr == ""
    assert baseline.read_text(encoding="utf-8") == known


@pytest.mark.usefixtures("closed")
def test_extract_says_that_the_event_list_may_not_be_read(example: Path) -> None:
    (example / "data" / "events.yaml").chmod(0)
    done = run_as_anybody(example, "extract")
    assert (done.exit_code, "data/claims/letter.yaml: 8 claims, as it was" in done.stdout) == (1, True)
    assert done.stderr.startswith("timeline: data/events.yaml:1: TL003 cannot be read: Permission denied")
