"""Commands that write, while another process writes, or after one was killed as it wrote."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT
from timeline.cli.boundary import run
from timeline.store import lock

CASE = ROOT / "tests" / "cases" / "TL301" / "fails" / "data"
HOLD = """
import time
from pathlib import Path
from timeline.store.lock import locked
with locked(Path("data")):
    print("held", flush=True)
    time.sleep(60)
"""
CARD = "source: {id: d, title: D}\n"
WRITING = ("check --write-baseline", "extract", "resolve CONFLICT --accept --reason sure --by me", "schema --editors")


@pytest.fixture
def conflict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    """The one conflict of a store, which is the current one and has a card."""
    monkeypatch.chdir(tmp_path)
    for name in ("TIMELINE_STORE", "TIMELINE_DOCUMENTS"):
        monkeypatch.delenv(name, raising=False)
    copytree(CASE, "data")
    Path("seeds").mkdir()
    Path("seeds/d.yaml").write_text(CARD)
    run(["check", "--format", "concise", "--select", "TL301"])
    return capfd.readouterr().out.rsplit("(", 1)[1].strip(")\n")


@contextmanager
def another_writer() -> Iterator[int]:
    """Hold the lock of the current store in a process of its own, which is killed in the end; yield its number."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{HOLD}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            assert running.stdout.readline() == "held\n"
            yield running.pid
        finally:
            running.kill()


def files() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path("data").rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", WRITING)
def test_who_cannot_write_says_who_does_and_writes_nothing(
    command: str, conflict: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    with another_writer() as process:
        before = files()
        code = run(command.replace("CONFLICT", conflict).split())
        said = capfd.readouterr()
        assert (code, said.out, files()) == (2, "", before)
    first, hint = said.err.splitlines()
    assert first.startswith(f"timeline: data: process {process} on ")
    assert first.endswith(" is writing here, and has not finished")
    assert hint == "  Nothing was written; try again when it is done"


@pytest.mark.parametrize("command", ["check", "show", "extract --check", "export --format csv"])
@pytest.mark.usefixtures("conflict")
def test_who_only_reads_does_not_wait(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    with another_writer():
        assert run(command.split()) in (0, 1)
    assert "is writing here" not in capfd.readouterr().err


@pytest.mark.parametrize("command", WRITING[:3])
def test_a_writer_that_was_killed_holds_up_nobody(
    command: str, conflict: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with another_writer() as process:
        pass
    assert Path("data", lock.LOCK_FILE).exists()
    assert run(command.replace("CONFLICT", conflict).split()) == 0
    lines = [line for line in capfd.readouterr().err.splitlines() if "was stopped while it wrote here" in line]
    assert [line.startswith(f"timeline: data: process {process} on ") for line in lines] == [True]
    assert not Path("data", lock.LOCK_FILE).exists()
