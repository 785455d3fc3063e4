"""`timeline scan`, as a process of its own, on files that mean harm or are not what they seem."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, RunTimeline

SIZE = 100_000
HOSTILE = {
    "digits": "7" * SIZE,
    "brackets": "(" * SIZE + ")" * SIZE,
    "the first of": "the first of " * SIZE,
    "combining": "May" + "\u0301" * SIZE,
    "line breaks": "\r\n" * SIZE,
}
STRANGE = "\ufeffSee:\r\n\u200fביום 5 במאי\u200e, March 29, 2022 (e\u0301)\r\n決壊 \u200bon 30 March 2022\r\n"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_scanned(run_timeline: RunTimeline, tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE[name], newline="")
    result = run_timeline("scan", str(path), "--published", "2022-06-01", "--format", "jsonl")
    assert result.exit_code == 0
    (summary,) = result.stderr.splitlines()
    assert "expression" in summary


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_places_count_the_code_points_of_the_file(run_timeline: RunTimeline, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "strange.txt"
    path.write_bytes(STRANGE.encode(encoding))
    result = run_timeline("scan", str(path), "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    found = json.loads(result.stdout)["expressions"]
    assert result.stdout.isascii()
    assert [STRANGE[each["start"] : each["end"]] for each in found] == [each["text"] for each in found]
    lines = STRANGE.split("\n")
    assert all(lines[each["line"] - 1][each["column"] - 1 :].startswith(each["text"]) for each in found)


def test_a_text_with_a_nul_is_no_text(run_timeline: RunTimeline, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"March 29, 2022\n" * SIZE + b"\0")
    result = run_timeline("scan", "a.bin", cwd=tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[0] == "timeline: a.bin: not a text but a binary file (it has NUL)"


def test_bytes_of_an_old_encoding_are_said_and_read(run_timeline: RunTimeline, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Café, “March 29, 2022”\n".encode("windows-1252"))
    result = run_timeline("scan", "old.txt", cwd=tmp_path)
    assert result.exit_code == 0
    said, _ = result.stderr.splitlines()
    assert said == "timeline: old.txt, line 1, byte 4: 0xe9 is not UTF-8; such bytes are read as windows-1252"


def test_a_reader_who_leaves_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("On March 29, 2022, they met. " * 20_000)
    command = [sys.executable, "-m", "timeline", "scan", str(path), "--format", "json"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ)
    assert running.stdout is not None
    assert running.stderr is not None
    assert running.stdout.readline() == b"{\n"
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) == 0
    assert b"Traceback" not in said
