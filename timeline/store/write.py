"""Writing files so that a reader never sees half of one: temporary file, fsync, rename."""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from timeline.errors import WriteFailed
from timeline.model.decisions import Resolution
from timeline.model.location import Location
from timeline.store import tables
from timeline.store.files import decode
from timeline.store.lock import Say, locked
from timeline.store.modelines import headed
from timeline.store.nodes import Node, NotYaml, SequenceNode, compose
from timeline.store.reading import LeftOut, Reading, WrongValue
from timeline.store.save import resolution_lines, resolutions_text

RESOLUTIONS_FILE = "resolutions.yaml"


def write_file(path: Path, text: str) -> bool:
    """Make the file hold the text; returns whether that changed it. A file that holds it already is not touched.

    Raises WriteFailed; whatever happens, the file is either as it was or as it should be.
    """
    data = text.encode("utf-8")
    try:
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


def append_resolution(store_folder: Path, resolution: Resolution, say: Say | None = None) -> None:
    """Add a decision at the end of `resolutions.yaml`; what people wrote there, comments too, stays as it is.

    Holds the lock of the folder meanwhile, so that of two at once both are kept (`say`: see `locked`).
    Raises WriteFailed, and changes nothing, where the file cannot be read or the result would not read back.
    """
    with locked(store_folder, say):
        _append(store_folder / RESOLUTIONS_FILE, resolution)


def _append(path: Path, resolution: Resolution) -> None:
    before = _text_of(path)
    after = _appended(path, before, resolution)
    known = _resolutions_in(path, before)
    if _resolutions_in(path, after) != [*known, _anywhere(resolution)]:
        raise WriteFailed(f"{path}: the new decision would not read back as it was meant", _BY_HAND)
    write_file(path, after)


_BY_HAND = "Nothing was written; correct the file by hand (timeline check says what is wrong), then try again"


def _is_device(path: Path) -> bool:
    """Whether it is there and takes what is written without keeping it: `/dev/stdout`, `/dev/null`, a pipe."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".timeline-{os.urandom(8).hex()}.tmp")
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


def _text_of(path: Path) -> str:
    try:
        return decode(path.read_bytes()) if path.exists() else ""
    except UnicodeDecodeError as error:
        raise WriteFailed(f"{path}: not UTF-8 at byte {error.start}", _BY_HAND) from error
    except OSError as error:
        raise WriteFailed(f"{path}: cannot be read: {error.strerror or error}", _BY_HAND) from error


def _root(path: Path, text: str) -> Node | None:
    try:
        return compose(text)
    except NotYaml as error:
        raise WriteFailed(f"{error.at(str(path))}: {error.reason}", _BY_HAND) from error


def _appended(path: Path, before: str, resolution: Resolution) -> str:
    root = _root(path, before)
    if root is None:
        return _joined(before, resolution, 0) if before.strip() else before + _first(path, resolution)
    if not isinstance(root, SequenceNode) or root.flow_style:
        raise WriteFailed(f"{path}: not a list with each decision behind a `- `", _BY_HAND)
    return _joined(before, resolution, root.start_mark.column)


def _first(path: Path, resolution: Resolution) -> str:
    return headed(resolutions_text([resolution]), path, "resolutions", path.parent)


def _joined(before: str, resolution: Resolution, indent: int) -> str:
    separator = "" if before.endswith("\n") else "\n"
    return before + separator + "".join(f"{line}\n" for line in resolution_lines(resolution, indent))


def _resolutions_in(path: Path, text: str) -> list[Resolution]:
    root = _root(path, text)
    reading = Reading(str(path), text)
    try:
        found = () if root is None else tables.RESOLUTIONS_FILE.read(root, reading)
    except (WrongValue, LeftOut) as error:
        raise WriteFailed(f"{path}: not a list of decisions", _BY_HAND) from error
    return [_anywhere(resolution) for resolution in found]


def _anywhere(resolution: Resolution) -> Resolution:
    """The decision without its place, and its claims as a plain mapping, for comparing."""
    return replace(resolution, location=Location(""), claims=dict(resolution.claims))
