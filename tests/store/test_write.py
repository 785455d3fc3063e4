"""Files are written whole or not at all, and not touched where nothing changes."""

import os
import random
import resource
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from tests.conftest import ROOT
from timeline.errors import WriteFailed
from timeline.model.decisions import Action, Resolution
from timeline.model.location import Location
from timeline.store.load import load_store
from timeline.store.resolutions_file import save_resolution
from timeline.store.save import resolutions_text
from timeline.store.write import write_file


def resolution(reason: str = "A typing error") -> Resolution:
    return Resolution(
        fingerprint="a1b2c3d4e5f6",
        action=Action.ACCEPT,
        reason=reason,
        by="M. Roe",
        date="2024-02-29",
        location=Location(""),
        claims={"gazette/left": "12345678"},
    )


def test_a_file_is_written_and_then_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "claims" / "a.yaml"
    assert write_file(path, "é\n")
    os.utime(path, ns=(1, 1))
    assert not write_file(path, "é\n")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == ("é\n".encode(), 1)
    assert write_file(path, "b\n")
    assert [found.name for found in path.parent.iterdir()] == ["a.yaml"]


def test_the_mode_and_the_link_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    write_file(link, "new")
    assert (link.is_symlink(), target.read_text(encoding="utf-8")) == (True, "new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_at_any_step_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    with pytest.raises(WriteFailed) as caught:
        write_file(path, "new")
    assert str(caught.value) == f"{path}: cannot be written: No space left on device"
    assert caught.value.hint.startswith("What was there before is unchanged")
    assert [(found.name, found.read_text(encoding="utf-8")) for found in tmp_path.iterdir()] == [("a.yaml", "old")]


WRITE_ON_AND_ON = """
import sys
from itertools import cycle
from pathlib import Path
from timeline.store.write import write_file
print("begun", flush=True)
for letter in cycle("ab"):
    write_file(Path(sys.argv[1]), letter * 3_000_000)
"""
WRITE_MUCH = """
import sys
from pathlib import Path
from timeline.errors import WriteFailed
from timeline.store.write import write_file
try:
    write_file(Path(sys.argv[1]), "new" * 100_000)
except WriteFailed as error:
    print(error)
"""


def test_a_kill_at_any_moment_leaves_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("b" * 3_000_000)
    moments = random.Random(5)
    for _ in range(12):
        running = subprocess.Popen(
            [sys.executable, "-c", WRITE_ON_AND_ON, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        sleep(moments.uniform(0, 0.05))
        running.kill()
        running.communicate()
        found = path.read_text()
        assert (len(found), len(set(found))) == (3_000_000, 1)
    assert {other.suffix for other in tmp_path.iterdir()} <= {".yaml", ".tmp"}  # and a store reads no .tmp


def _write_much(path: Path, *before: str, limit: int | None = None) -> str:
    def set_limit() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [*before, sys.executable, "-c", WRITE_MUCH, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=set_limit,
    )
    return done.stdout + done.stderr


def test_a_limit_of_the_system_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    assert _write_much(path, limit=1000) == f"{path}: cannot be written: File too large\n"
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("a.yaml", "old")]


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a small disk of its own takes Linux")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    mount = f"mount -t tmpfs -o size=64k tmpfs {tmp_path} && echo old > {path}"
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    then = f'{mount} && "$@" && cat {path} && ls -A {tmp_path}'
    said = _write_much(path, "unshare", "-rm", "sh", "-c", then, "sh")
    assert said == f"{path}: cannot be written: No space left on device\nold\na.yaml\n"


def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe, heard = tmp_path / "pipe", []
    os.mkfifo(pipe)
    listening = Thread(target=lambda: heard.append(pipe.read_text()))
    listening.start()
    assert write_file(pipe, "text")
    listening.join(timeout=10)
    assert (heard, stat.S_ISFIFO(pipe.stat().st_mode)) == (["text"], True)


def test_a_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    assert write_file(tmp_path / ("a" * 250 + ".yaml"), "text")


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="cannot be written"):
        write_file(tmp_path, "text")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "# Decisions on conflicts; `timeline resolve` adds to them, people may too.\n{}"),
        ("", "# Decisions on conflicts; `timeline resolve` adds to them, people may too.\n{}"),
        ("# ours\n", "# ours\n{}"),
        ("# ours", "# ours\n{}"),
    ],
)
def test_the_first_decision(tmp_path: Path, before: str | None, after: str) -> None:
    path = tmp_path / "resolutions.yaml"
    if before is not None:
        path.write_text(before, encoding="utf-8")
    save_resolution(tmp_path, resolution())
    entry = "".join(resolutions_text([resolution()]).splitlines(keepends=True)[1:])
    assert path.read_text(encoding="utf-8") == after.format(entry)


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_further_decision_keeps_what_people_wrote(tmp_path: Path, indent: str) -> None:
    own = (
        f"# judged by hand\n{indent}- {{fingerprint: b, action: accept,   reason: 'x', by: y, date: 2020-01-01, "
        "claims: {}}  # sure\n\n# end"
    )
    (tmp_path / "resolutions.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "timeline.yaml").write_text("timeline: 1\n", encoding="utf-8")
    save_resolution(tmp_path, resolution("Because: #1"))
    assert (tmp_path / "resolutions.yaml").read_text(encoding="utf-8").startswith(own + "\n")
    store = load_store(tmp_path)
    assert (store.findings, [found.reason for found in store.resolutions]) == ((), ["x", "Because: #1"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"- a: [\n", "not YAML: did not find expected node content"),
        (b"a: b\n", "not a list with each decision behind a `- `"),
        (b"[]\n", "not a list with each decision behind a `- `"),
        (b"# \xff\n", "not UTF-8 at byte 2"),
        (b"- x\n...\n", "the new decision would not read back as it was meant|not YAML"),
    ],
)
def test_a_file_of_decisions_that_cannot_be_added_to_stays(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "resolutions.yaml"
    path.write_bytes(content)
    with pytest.raises(WriteFailed, match=message) as caught:
        save_resolution(tmp_path, resolution())
    assert caught.value.hint.startswith("Nothing was written")
    assert path.read_bytes() == content
