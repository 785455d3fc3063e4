"""Texts come as streams of blocks: whatever the encoding and the cuts, nothing is lost and every place is right."""

import os
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.line_places import LinePlaces
from timeline.extraction.texts import BLOCK_BYTES, LONGEST_WORD, TextFile, TextUnreadable, copy_text, open_text

TEXT = "Kyiv, 24 лютого 2022\r\nשלום e\u0301 \u200b 𝟙\n"


def text_of(content: bytes) -> str:
    with copy_text(BytesIO(content), "stdin") as text:
        return "".join(text.blocks())


def written(folder: Path, content: bytes) -> Path:
    path = folder / "log.txt"
    path.write_bytes(content)
    return path


def opened(folder: Path, content: bytes) -> TextFile:
    return open_text(written(folder, content))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_each_code_point_of_the_file_is_one_of_the_text(encoding: str) -> None:
    mark = "" if encoding.startswith("utf-8") else "\ufeff"
    read = text_of((mark + TEXT).encode(encoding))
    assert read == ("" if encoding == "utf-8" else "\ufeff") + TEXT


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    with opened(tmp_path, b"") as text:
        assert list(text.blocks()) == []
        assert text.wrong is None


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")), st.integers(0, 30))
def test_utf_8_comes_through_whatever_stands_at_the_cuts(text: str, before: int) -> None:
    filled = "x" * (BLOCK_BYTES - before) + text
    assert text_of(filled.encode()) == filled


@given(st.binary(max_size=40))
def test_any_bytes_without_nul_are_read(content: bytes) -> None:
    content = content.replace(b"\0", b"?")
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        text_of(content).encode()  # no surrogates are left


def test_wrong_bytes_are_named_once_and_read_as_windows_1252(tmp_path: Path) -> None:
    with opened(tmp_path, "Österreich\n".encode() + b"caf\xe9 \x93so\x94 \x81\n") as text:
        assert "".join(text.blocks()) == "Österreich\ncafé “so” \ufffd\n"
        assert str(text.wrong) == "line 2, byte 16: 0xe9 is not UTF-8; such bytes are read as windows-1252"


def test_a_wrong_byte_far_behind_has_its_place(tmp_path: Path) -> None:
    with opened(tmp_path, "é\n".encode() * BLOCK_BYTES + b"\xe9") as text:
        assert text.wrong is not None
        assert (text.wrong.line, text.wrong.byte) == (BLOCK_BYTES + 1, 3 * BLOCK_BYTES + 1)


def test_a_character_that_the_end_cuts_off_is_wrong(tmp_path: Path) -> None:
    with opened(tmp_path, "\ufeffa".encode("utf-16-le") + b"b") as text:
        assert "".join(text.blocks()) == "\ufeffa\ufffd"
        assert str(text.wrong) == "line 1, byte 5: 0x62 is not UTF-16-LE; such bytes are read as U+FFFD"


def test_what_is_no_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(TextUnreadable, match=r"log\.txt: not a text but a binary file"):
        opened(tmp_path, b"x" * BLOCK_BYTES + b"\0")
    with pytest.raises(TextUnreadable, match="a folder, not a text"):
        open_text(tmp_path)
    with pytest.raises(TextUnreadable, match=r"none\.txt: no such file"):
        open_text(tmp_path / "none.txt")
    with pytest.raises(TextUnreadable, match="cannot be read"):
        open_text(Path("a\0b"))


def test_a_pipe_is_read_as_a_file_is() -> None:
    reading, writing = os.pipe()
    os.write(writing, TEXT.encode())
    os.close(writing)
    with open_text(Path(f"/dev/fd/{reading}")) as text:
        assert "".join(text.blocks()) == "".join(text.blocks()) == TEXT
    os.close(reading)


def test_several_readers_do_not_disturb_each_other() -> None:
    content = b"one two three " * BLOCK_BYTES
    with copy_text(BytesIO(content), "stdin") as text:
        pairs = list(zip(text.blocks(), text.blocks(), strict=True))
    assert len(pairs) > 1
    assert all(one == other for one, other in pairs)


def test_a_block_ends_behind_white_space_where_there_is_some() -> None:
    with copy_text(BytesIO(b"word " * BLOCK_BYTES), "stdin") as text:
        assert all(block.endswith(" ") for block in text.blocks())


def test_a_text_without_white_space_comes_in_small_blocks() -> None:
    with copy_text(BytesIO(b"7" * (5 * BLOCK_BYTES)), "stdin") as text:
        assert max(map(len, text.blocks())) <= BLOCK_BYTES + LONGEST_WORD


def test_memory_does_not_grow_with_the_text() -> None:
    with copy_text(BytesIO(b"7" * (20 * BLOCK_BYTES)), "stdin") as text:
        tracemalloc.start()
        assert sum(map(len, text.blocks())) == 20 * BLOCK_BYTES
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 6 * BLOCK_BYTES


@given(st.lists(st.text("ab\n\r", max_size=6)), st.sets(st.integers(0, 40)))
def test_lines_and_columns_are_those_of_the_whole_text(blocks: list[str], wanted: set[int]) -> None:
    text = "".join(blocks)
    places = LinePlaces(blocks)
    for place in sorted(place for place in wanted if place <= len(text)):
        before = text[:place]
        assert places.of(place) == (before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1)
