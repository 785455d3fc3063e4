"""Texts of any size, read as a stream of blocks, however large the file and whatever its line breaks.

A text is UTF-8, or UTF-16 or UTF-32 where it begins with their byte order mark. The mark stays: it is a code point of
the file as read, and places count those. Bytes that are no UTF-8 are read one by one as windows-1252, which old texts
and copied passages mostly are in; bytes that mean nothing there, or in UTF-16, become U+FFFD.
"""

import codecs
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, Self

from timeline.errors import TimelineError
from timeline.model.dataclass import dataclass

BLOCK_BYTES: Final = 1 << 18
LONGEST_WORD: Final = 1 << 10  # a block ends behind white space, if there is any in so many characters
UTF_8: Final = "utf-8"

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPACES: Final = " \n\t"
_BYTES_ESCAPED_AT: Final = 0xDC00  # where "surrogateescape" puts a byte


class TextUnreadable(TimelineError):
    """A file that is no text, or that cannot be read at all."""

    hint = "Name a text file, or - for stdin."


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongBytes:
    """The first bytes of a text that its encoding does not have."""

    line: int
    byte: int  # place in the file, from 1
    value: int
    encoding: str  # what the text is in otherwise

    def __str__(self) -> str:
        told = "windows-1252" if self.encoding == UTF_8 else "U+FFFD"
        return (
            f"line {self.line}, byte {self.byte}: 0x{self.value:02x} is not {self.encoding.upper()}; "
            f"such bytes are read as {told}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A text that can be read any number of times, block by block; to be closed."""

    name: str
    encoding: str
    wrong: WrongBytes | None  # None: every byte is as it should be
    file: BinaryIO

    def blocks(self) -> Iterator[str]:
        """Yield the text from its beginning, cut behind white space where there is some, never within a code point.

        Several may be under way at once. Raises TextUnreadable.
        """
        held = ""
        for text in self._decoded():
            block = held + text
            cut = _cut_of(block)
            held = block[cut:]
            if cut:
                yield block[:cut]
        if held:
            yield held

    def _decoded(self) -> Iterator[str]:
        errors = "surrogateescape" if self.encoding == UTF_8 else "replace"
        decoder = codecs.getincrementaldecoder(self.encoding)(errors)
        for data in _chunks(self.file, self.name):
            yield self._mended(decoder.decode(data))
        yield self._mended(decoder.decode(b"", final=True))

    def _mended(self, text: str) -> str:
        return text if self.wrong is None or text.isascii() else text.translate(_windows_1252())

    def close(self) -> None:
        """Give the file back."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_text(path: Path) -> TextFile:
    """Open a text file, having looked at every byte of it; what is no regular file (a pipe) is copied first.

    Raises TextUnreadable: not there, a folder, not readable, or not a text.
    """
    try:
        if path.is_dir():
            raise TextUnreadable(f"{path}: a folder, not a text")
        file = path.open("rb")
    except FileNotFoundError as error:
        raise TextUnreadable(f"{path}: no such file") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _unreadable(str(path), error) from error
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return _looked_at(file, str(path))
    with file:
        return copy_text(file, str(path))


def copy_text(stream: BinaryIO, name: str) -> TextFile:
    """Return the text of a stream that can be read only once, by way of a temporary file. Raises TextUnreadable."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the text that is returned closes it
    try:
        shutil.copyfileobj(stream, file, BLOCK_BYTES)
    except OSError as error:
        file.close()
        raise _unreadable(name, error) from error
    return _looked_at(file, name)


def _looked_at(file: BinaryIO, name: str) -> TextFile:
    """Return the file as a text. Raises TextUnreadable: it has NUL, which no text has."""
    try:
        beginning = next(_chunks(file, name), b"")
        encoding = next((codec for mark, codec in _MARKS if beginning.startswith(mark)), UTF_8)
        text = TextFile(name=name, encoding=encoding, wrong=_first_wrong(file, name, encoding), file=file)
        if any("\0" in block for block in text.blocks()):
            raise TextUnreadable(f"{name}: not a text but a binary file (it has NUL)")
    except BaseException:
        file.close()
        raise
    return text


def _first_wrong(file: BinaryIO, name: str, encoding: str) -> WrongBytes | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    line, read = 1, 0
    for data in chain(_chunks(file, name), (b"",)):
        read += len(data)
        try:
            line += decoder.decode(data, final=not data).count("\n")
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            return WrongBytes(
                line=line + before.decode(encoding).count("\n"),
                byte=read - len(error.object) + error.start + 1,
                value=error.object[error.start],
                encoding=encoding,
            )
    return None


def _chunks(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield the bytes of a file from its beginning; what else reads the file in between does not matter."""
    place = 0
    try:
        while True:
            file.seek(place)
            data = file.read(BLOCK_BYTES)
            if not data:
                return
            place += len(data)
            yield data
    except OSError as error:
        raise _unreadable(name, error) from error


def _cut_of(block: str) -> int:
    """Return where a block can end: behind its last white space, or, where a word is that long, at its own end."""
    tail = block[-LONGEST_WORD:]
    last_space = max(map(tail.rfind, _SPACES))
    return len(block) - len(tail) + last_space + 1 if last_space >= 0 else len(block)


def _unreadable(name: str, error: OSError | ValueError) -> TextUnreadable:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return TextUnreadable(f"{name}: cannot be read: {reason}")


@lru_cache(maxsize=1)
def _windows_1252() -> dict[int, str]:
    """What each byte that is no UTF-8 stands for."""
    return {_BYTES_ESCAPED_AT + n: bytes([n]).decode("windows-1252", "replace") for n in range(0x80, 0x100)}
