"""The lines that findings point at."""

import os
from pathlib import Path

import pytest

from timeline.api.reporting import Lines
from timeline.model.location import Location


def test_lines_count_from_one_whatever_ends_them(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfone\r\ntw\xc3\xb6\rthree \xff\n")
    lines = Lines(tmp_path)
    assert [lines.at(Location("a.yaml", number)) for number in range(6)] == [
        None,
        "one",
        "twö",
        "three \ufffd",
        "",
        None,
    ]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one\n")
    lines = Lines(tmp_path)
    assert lines.at(Location("a.yaml")) == "one"
    (tmp_path / "a.yaml").unlink()
    assert lines.at(Location("a.yaml")) == "one"


@pytest.mark.parametrize("name", ["missing", "folder", "pipe", "nul\0", ""])
def test_what_is_no_ordinary_file_has_no_lines(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert Lines(tmp_path).at(Location(name)) is None
