"""Of two writers at once neither loses what it wrote; a lock whose process is gone binds nobody."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from tests.conftest import ROOT
from timeline.errors import WriteFailed
from timeline.store.load import load_store
from timeline.store.lock import LOCK_FILE, locked

HOLD = """
import sys, time
from pathlib import Path
from timeline.store.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
RESOLVE = """
import sys
from pathlib import Path
from timeline.model.decisions import Action, Resolution
from timeline.model.location import Location
from timeline.store.resolutions_file import save_resolution
folder, name = Path(sys.argv[1]), sys.argv[2]
for number in range(50):
    save_resolution(folder, Resolution(
        fingerprint=f"{number:09x}{name}", action=Action.ACCEPT, reason="sure", by=name, date="2024-02-29",
        location=Location(""), claims={"gazette/left": "12345678"},
    ))
"""


def started(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def holder_of(folder: Path) -> subprocess.Popen[str]:
    running = started(HOLD, str(folder))
    assert running.stdout is not None
    assert running.stdout.readline() == "held\n"
    return running


def ended(running: subprocess.Popen[str]) -> None:
    running.kill()
    running.communicate()


def test_nothing_is_left_of_a_lock_and_nothing_said(tmp_path: Path) -> None:
    said: list[str] = []
    for _ in range(2):
        with locked(tmp_path, said.append):
            assert (tmp_path / LOCK_FILE).exists()
    assert (said, list(tmp_path.iterdir())) == ([], [])


def test_an_error_inside_ends_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inside"), locked(tmp_path):
        raise ValueError("inside")
    assert list(tmp_path.iterdir()) == []


def test_two_processes_lose_no_decision(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text("timeline: 1\n")
    running = [started(RESOLVE, str(tmp_path), name) for name in ("ann", "ben")]
    for one in running:
        one.communicate(timeout=60)
    assert [one.returncode for one in running] == [0, 0]
    store = load_store(tmp_path)
    assert (store.findings, sorted(path.name for path in tmp_path.iterdir())) == (
        (),
        ["resolutions.yaml", "timeline.yaml"],
    )
    wanted = [(name, f"{number:09x}{name}") for name in ("ann", "ben") for number in range(50)]
    assert sorted((r.by, r.fingerprint) for r in store.resolutions) == wanted


def test_a_held_lock_is_waited_for_then_one_line_says_who_holds_it(tmp_path: Path) -> None:
    running = holder_of(tmp_path)
    began = monotonic()
    with pytest.raises(WriteFailed) as caught, locked(tmp_path, wait_seconds=0.3):
        pass
    took = timedelta(seconds=monotonic() - began)
    ended(running)
    assert timedelta(seconds=0.3) <= took < timedelta(seconds=5)
    assert str(caught.value).startswith(f"{tmp_path}: process {running.pid} on ")
    assert str(caught.value).endswith(" is writing here, and has not finished")
    assert caught.value.hint == "Nothing was written; try again when it is done"


def test_the_lock_of_a_killed_process_is_taken_over_with_one_line(tmp_path: Path) -> None:
    running = holder_of(tmp_path)
    ended(running)
    begun = [tmp_path / ".timeline-0123.tmp", tmp_path / "claims" / ".timeline-4567.tmp"]
    (tmp_path / "claims").mkdir()
    for path in begun:
        path.write_text("half of")
    said: list[str] = []
    with locked(tmp_path, said.append, wait_seconds=0):
        assert not any(path.exists() for path in begun)
    (line,) = said
    assert line.startswith(f"{tmp_path}: process {running.pid} on ")
    assert line.endswith(" was stopped while it wrote here; what it had not finished is not there")
    with locked(tmp_path, said.append):
        pass
    assert len(said) == 1


def test_who_waits_goes_on_as_soon_as_the_other_has_finished(tmp_path: Path) -> None:
    order: list[str] = []

    def wait() -> None:
        with locked(tmp_path):
            order.append("second")

    with locked(tmp_path):
        waiting = Thread(target=wait)
        waiting.start()
        sleep(0.1)
        order.append("first")
    waiting.join(timeout=10)
    assert order == ["first", "second"]


def test_what_stands_in_the_way_of_the_lock_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / LOCK_FILE).symlink_to(tmp_path / "file")
    with pytest.raises(WriteFailed, match="cannot be made") as caught, locked(tmp_path):
        pass
    assert caught.value.hint.startswith("Nothing was written")


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with locked(tmp_path / "none"):
        pass
    assert list(tmp_path.iterdir()) == []
