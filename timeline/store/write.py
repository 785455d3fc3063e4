"""Writing files so that a reader never sees half of one: temporary file, fsync, rename, fsync of the folder.

A process that is killed as it writes leaves at most a `.timeline-….tmp` beside the file, which no command reads, and
which goes when the next one writes there (see `lock`).
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from timeline.errors import WriteFailed
from timeline.model.ordinary import leads_out

_NAMED_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}
_TEMPORARY = ".timeline-{}.tmp"
_STREAM_FOLDERS = ("/dev/fd", "/proc/self/fd")  # of those that have a number alone


def write_file(path: Path, text: str, *, within: Path | None = None) -> bool:
    """Make the file hold the text; returns whether that changed it. All is as in `write_bytes`."""
    return write_bytes(path, text.encode("utf-8"), within=within)


def write_bytes(path: Path, data: bytes, *, within: Path | None = None) -> bool:
    """Make the file hold the bytes; returns whether that changed it. A file that holds them already is not touched.

    `within` is a folder that no link on the way to the file may lead out of; None: a person named the file.
    Raises WriteFailed; whatever happens, the file is either as it was or as it should be.
    """
    if within is not None and leads_out(path, within):
        raise WriteFailed(f"{path}: leads out of {within.as_posix()}/ by a link", "Put the file itself there")
    try:
        if (stream := _stream_of(path)) is not None:
            _write_stream(stream, data)
            return True
        if _is_device(path):
            path.write_bytes(data)
            return True
        target = Path(os.path.realpath(path))
        if target.is_file() and target.read_bytes() == data:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        hint = "What was there before is unchanged; see that the folder exists, is writable and the disk is not full"
        raise WriteFailed(f"{path}: cannot be written: {error.strerror or error}", hint) from error
    return True


def is_unfinished(path: Path) -> bool:
    """Whether a file is what a process that was killed had begun to write."""
    return path.match(_TEMPORARY.format("*"))


def remove_unfinished(folder: Path) -> None:
    """Remove what a process that was killed had begun to write in a folder, and in the folders in it."""
    for pattern in (_TEMPORARY.format("*"), f"*/{_TEMPORARY.format('*')}"):
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()


def _stream_of(path: Path) -> int | None:
    """Return the open stream that a path names (`/dev/stdout`), as others write there too; None: it names none."""
    if path.parent.as_posix() in _STREAM_FOLDERS and path.name.isascii() and path.name.isdigit():
        return int(path.name)
    return _NAMED_STREAMS.get(path.as_posix())


def _write_stream(stream: int, data: bytes) -> None:
    """Write behind what was printed so far."""
    sys.stdout.flush()
    sys.stderr.flush()
    with os.fdopen(os.dup(stream), "wb") as file:
        file.write(data)


def _is_device(path: Path) -> bool:
    """Whether it is there and takes what is written without keeping it: `/dev/stdout`, `/dev/null`, a pipe."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(_TEMPORARY.format(os.urandom(8).hex()))
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename last; where a folder cannot be opened for that, the file itself is safe all the same."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
