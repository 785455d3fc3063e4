"""From a file on disk to a tree of nodes; a file that cannot be read is a finding."""

from codecs import BOM_UTF8
from pathlib import Path

from timeline.model.location import Location
from timeline.model.ordinary import why_not_read
from timeline.store.disk import DISK, Saved
from timeline.store.layout import MAX_FILE_BYTES as MAX_FILE_BYTES
from timeline.store.nodes import Node, NotYaml, compose
from timeline.store.reading import LeftOut, Reading


def read_tree(path: Path, reading: Reading, files: Saved = DISK) -> Node | None:
    """Return the tree of the file, and keep its text in the reading; None: an empty file.

    Raises LeftOut where the file cannot be read; the reading then holds the finding.
    """
    reading.text = read_text(path, reading, files)
    return tree_of(reading)


def tree_of(reading: Reading) -> Node | None:
    """Return the tree of the text that is being read; None: it is empty. Raises LeftOut."""
    try:
        return compose(reading.text)
    except NotYaml as error:
        reading.report("TL001", error.reason, error.at(reading.file))
        raise LeftOut from None


def decode(data: bytes) -> str:
    """Return UTF-8 bytes as text, without a byte order mark; raises UnicodeDecodeError."""
    return data.removeprefix(BOM_UTF8).decode()  # several times as fast as "utf-8-sig"


def not_utf8_message(error: UnicodeDecodeError) -> str:
    """Return what is wrong with bytes that are not UTF-8, and what to do."""
    byte = error.object[error.start]
    return f"not UTF-8: byte 0x{byte:02x} at offset {error.start}; save the file as UTF-8"


def not_utf8_location(file: str, error: UnicodeDecodeError) -> Location:
    """Return the place of the first byte that is not UTF-8."""
    before = error.object[: error.start]
    line_start = before.rfind(b"\n") + 1
    return Location(file, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)


def read_text(path: Path, reading: Reading, files: Saved = DISK) -> str:
    """Return the text of the file; raises LeftOut where it cannot be read, and the reading then holds the finding."""
    start = Location(reading.file)
    try:
        wrong = _why_not_read(path, reading, files)
        if wrong is None:
            return decode(files.read(path))
        reading.report("TL003", wrong, start)
    except UnicodeDecodeError as error:
        reading.report("TL003", not_utf8_message(error), not_utf8_location(reading.file, error))
    except OSError as error:
        reading.report("TL003", f"cannot be read: {error.strerror}; make it a readable file", start)
    raise LeftOut


def _why_not_read(path: Path, reading: Reading, files: Saved) -> str | None:
    found = why_not_read(path, reading.within) if reading.within is not None else None
    if found is not None:
        return f"this file {found}"
    if files.size(path) > MAX_FILE_BYTES:
        return f"larger than {MAX_FILE_BYTES // 2**20} MB; split the file in several"
    return None
