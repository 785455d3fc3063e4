"""One writer at a time: who reads a file of a store, changes it and writes it back holds the lock of its folder.

The lock is the system's own, on the file `.timeline.lock`: it ends with its process, however that ends. The file says
who holds it and goes when the work is done; one that is left behind tells that a process was killed, and binds nobody.
Readers need no lock: they see the old file or the new one, whole (see `write`).
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.errors import WriteFailed
from timeline.store.several_files import finish
from timeline.store.write import remove_unfinished

LOCK_FILE = ".timeline.lock"
WAIT_SECONDS = 5.0
_POLL_SECONDS = 0.02
_BUSY = {errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK}
_OWNER_BYTES = 500  # who holds it is one short line

Say = Callable[[str], None]


@contextmanager
def locked(folder: Path, say: Say | None = None, *, wait_seconds: float | None = None) -> Iterator[None]:
    """Hold the lock of a folder: everything read inside is still so when it is written inside.

    Waits for whoever holds it; `say` is told in one line when its last holder was killed. What that one had begun to
    write to several files is finished first (see `several_files`). Not for nesting: the same
    process would wait for itself. A folder that is not there has nothing to lose, and is not locked.
    Raises WriteFailed: still held after `wait_seconds` (None: `WAIT_SECONDS`), or the folder takes no files.
    """
    if not folder.is_dir():
        yield
        return
    path = folder / LOCK_FILE
    handle = _acquired(path, time.monotonic() + (WAIT_SECONDS if wait_seconds is None else wait_seconds))
    try:
        left_by = _owner(handle)
        finished = finish(folder)
        if left_by:
            remove_unfinished(folder)
        if (left_by or finished) and say is not None:
            end = "its work is finished now" if finished else "what it had not finished is not there"
            say(f"{folder}: {left_by or 'a process'} was stopped while it wrote here; {end}")
        _sign(handle)
        yield
    finally:
        _release(path, handle)


def _acquired(path: Path, give_up_at: float) -> int:
    """Return the open lock file once it is held: the one that stands there now, not one whose holder removed it."""
    while True:
        handle = _opened(path)
        if _is_free(path, handle) and _still_there(path, handle):
            return handle
        owner = _owner(handle)
        os.close(handle)
        if time.monotonic() >= give_up_at:
            told = f"{path.parent}: {owner or 'another process'} is writing here, and has not finished"
            raise WriteFailed(told, "Nothing was written; try again when it is done")
        time.sleep(_POLL_SECONDS)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        hint = "Nothing was written; see that the folder is there and writable, and the disk not full"
        raise WriteFailed(f"{path}: cannot be made: {error.strerror or error}", hint) from error


def _is_free(path: Path, handle: int) -> bool:
    """Take the lock if nobody holds it."""
    try:
        _system_lock(handle)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        os.close(handle)
        hint = "Nothing was written; this disk has no locks: work on a copy on another one"
        raise WriteFailed(f"{path}: cannot be locked: {error.strerror or error}", hint) from error
    return True


if sys.platform == "win32":
    import msvcrt

    def _system_lock(handle: int) -> None:
        os.lseek(handle, _OWNER_BYTES, os.SEEK_SET)  # behind the text, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _system_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _still_there(path: Path, handle: int) -> bool:
    with suppress(OSError):
        return os.path.samestat(path.lstat(), os.fstat(handle))
    return False


def _owner(handle: int) -> str:
    """Return who signed the lock file; empty: nobody."""
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        return " ".join(os.read(handle, _OWNER_BYTES).decode("utf-8", "replace").split())
    return ""


def _sign(handle: int) -> None:
    import socket  # whoever could write loads this module, a check among them, and few do

    since = time.strftime("%Y-%m-%d %H:%M:%S")
    line = f"process {os.getpid()} on {socket.gethostname()} (since {since})\n"
    with suppress(OSError):  # a full disk: the lock holds all the same
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, line.encode()[:_OWNER_BYTES])


def _release(path: Path, handle: int) -> None:
    """Remove the file while the lock is still held, so that nobody's new one is removed; then let go."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
        path.unlink()
    os.close(handle)
