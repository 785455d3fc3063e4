"""A command that is told to end ends soon, leaves nothing half done, and says so by its exit code."""

import signal
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import ROOT
from timeline.store import write

CASE = ROOT / "tests" / "cases" / "TL301" / "fails" / "data"
SIGNALS = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
# The command line, in a process that stops as it writes a file, until it is told to end.
WRITING = """
import os, sys, time
def slow(_):
    print("ready", flush=True)
    time.sleep(60)
os.fsync = slow
from timeline.cli import main
main()
"""

NOHUP = """
import signal
signal.signal(signal.SIGHUP, signal.SIG_IGN)
print("ready", flush=True)
from timeline.cli import main
main()
"""


def _waiting(code: str, *arguments: str, cwd: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}", *arguments]
    pipe = subprocess.PIPE
    running = subprocess.Popen(command, cwd=cwd, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    return running


@pytest.mark.skipif(sys.platform == "win32", reason="these signals are told to nobody here")
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("command", ["check --write-baseline", "export --format csv -o out.csv"])
def test_what_was_begun_is_not_there(tmp_path: Path, number: signal.Signals, command: str) -> None:
    copytree(CASE, tmp_path / "data")
    before = sorted(tmp_path.rglob("*"))
    running = _waiting(WRITING, *command.split(), cwd=tmp_path)
    running.send_signal(number)
    _, said = running.communicate(timeout=20)
    assert running.returncode == 128 + number
    assert "Traceback" not in said
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="these signals are told to nobody here")
def test_what_the_shell_wants_ignored_is_ignored(tmp_path: Path) -> None:
    running = _waiting(NOHUP, "date", "-", cwd=tmp_path)
    running.send_signal(signal.SIGHUP)
    told, _ = running.communicate("2022\n", timeout=20)
    assert (running.returncode, "2022" in told) == (0, True)


def test_a_store_that_was_only_begun_can_be_begun_again(
    tmp_path: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write.write_bytes

    def stopped(path: Path, data: bytes, *, within: Path | None = None) -> bool:
        if path.name == "timeline.yaml":
            raise KeyboardInterrupt
        return real(path, data, within=within)

    store = str(tmp_path / "data")
    monkeypatch.setattr(write, "write_bytes", stopped)
    assert run_here("init", store).exit_code == 130
    assert (tmp_path / "data" / "events.yaml").exists()
    monkeypatch.setattr(write, "write_bytes", real)
    assert run_here("init", store).exit_code == 0
    assert run_here("--store", store, "check").exit_code == 0
