"""The files of a store as the disk lists them: names, sizes and times, and hashes of what they hold.

A size and times tell cheaply that a file is as it was; only a hash tells it for certain. So a file counts as unchanged
when these are as they were *and* it was last written well before it was looked at: a file written in the same moment
may have been written again since, within one tick of the clock ("racily clean", as git calls it). When it was written
can be set to anything, as archives do that give all files one time; when that was done cannot, so both times count.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from timeline.store.layout import FOLDERS, MAX_FILE_BYTES, SINGLE_FILES, cards_folder

TICK_NS: Final = 20_000_000  # no clock of a file system that is used for work is coarser, but for those that say so
COARSE_TICK_NS: Final = 2_000_000_000  # where times are whole seconds
HASH_BYTES: Final = 16


class FileStamp(NamedTuple):
    """One file of a store: what the disk says of it without opening it."""

    path: str  # from the store's folder on, with `/`
    kind: str  # settings, events, claims, resolutions or baseline
    size: int
    mtime_ns: int  # when it was written
    ctime_ns: int  # when anything of it was changed


def find_stamps(folder: Path) -> list[FileStamp] | None:
    """Return the files of a store in the order in which they are read; None: some are to be read with more care.

    That is where links, folders and devices stand for files, where a file is too large, has an ending that is not
    read, and where cards stand beside the store: whoever loads the whole store says what of it is wrong.
    """
    try:
        found = [*_single_files(folder), *(stamp for kind in FOLDERS for stamp in _files_of(folder, kind))]
        has_cards = any(name.endswith((".yaml", ".yml")) for name in _names_in(cards_folder(folder)))
    except (OSError, _Unusual):
        return None
    return None if has_cards else found


def is_surely_as_it_was(now: FileStamp, then: FileStamp, looked_ns: int) -> bool:
    """Whether a file holds what it held when it was looked at, going by its size and times alone."""
    tick_ns = TICK_NS if now.mtime_ns % 1_000_000_000 else COARSE_TICK_NS
    return now == then and max(now.mtime_ns, now.ctime_ns) + tick_ns < looked_ns


def hash_of(content: bytes) -> bytes:
    """Return what tells contents of files apart."""
    return blake2b(content, digest_size=HASH_BYTES).digest()


def hash_files(folder: Path, paths: Iterable[str]) -> Mapping[str, bytes]:
    """Return the hash of each file that can be read, by path; on two cores where there are many."""
    wanted = list(paths)
    if len(wanted) < 16:  # threads cost more than they spare
        hashes: Iterator[bytes | None] = (_hash_at(folder, path) for path in wanted)
        return {path: found for path, found in zip(wanted, hashes, strict=True) if found is not None}
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=2) as pool:
        found_all = pool.map(lambda path: _hash_at(folder, path), wanted, chunksize=1)
        return {path: found for path, found in zip(wanted, found_all, strict=True) if found is not None}


class _Unusual(Exception):
    """A file, or what stands for one, that is read with more care than the disk's list allows."""


def _hash_at(folder: Path, path: str) -> bytes | None:
    try:
        with open(os.path.join(folder, path), "rb", buffering=0) as file:
            return hash_of(file.readall() or b"")
    except OSError:
        return None


def _single_files(folder: Path) -> Iterator[FileStamp]:
    for name, kind in SINGLE_FILES.items():
        try:
            found = os.lstat(folder / name)
        except FileNotFoundError:
            continue
        yield _stamp(name, kind, found)


def _files_of(folder: Path, kind: str) -> list[FileStamp]:
    inside = folder / kind
    if not os.path.lexists(inside):
        return []
    if not stat.S_ISDIR(os.lstat(inside).st_mode):
        raise _Unusual
    with os.scandir(inside) as listed:
        entries = sorted((each for each in listed if each.name.endswith((".yaml", ".yml"))), key=_name)
    return [_stamp(f"{kind}/{each.name}", kind, each.stat(follow_symlinks=False)) for each in entries]


def _name(each: os.DirEntry[str]) -> str:
    return each.name


def _stamp(path: str, kind: str, found: os.stat_result) -> FileStamp:
    if path.endswith(".yml") or not stat.S_ISREG(found.st_mode) or found.st_size > MAX_FILE_BYTES:
        raise _Unusual
    return FileStamp(path, kind, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _names_in(folder: Path) -> list[str]:
    return os.listdir(folder) if folder.is_dir() else []
