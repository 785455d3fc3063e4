"""For which question, and by which code, a cache was made: another key, and it is no answer."""

import os
import sys
from array import array
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from timeline.store.cache import SCHEMA_VERSION
from timeline.version import __version__

_FORM = f"{sys.byteorder} {array('I').itemsize}"  # of numbers in memory
_PACKAGE = Path(__file__).parents[2]


def key_of(asked: Sequence[object]) -> list[str]:
    """Return what a cache must have been made for."""
    return [str(SCHEMA_VERSION), __version__, sys.version, _FORM, repr(asked)]


def code_stamp() -> str:
    """Return a digest of when, and how large, the package's modules were written: it costs a millisecond."""
    found = blake2b(digest_size=16)
    for path in _modules():
        stat = os.stat(path)
        found.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def code_digest() -> str:
    """Return a digest of the package's own source, wherever it is installed."""
    found = blake2b(digest_size=16)
    for path in _modules():
        with open(path, "rb", buffering=0) as file:
            found.update(os.path.relpath(path, _PACKAGE).encode("utf-8", "surrogatepass") + b"\0" + file.readall())
    return found.hexdigest()


def is_made_by_this_code(stamp: Any, digest: Any) -> bool:
    """Whether the code is what it was then: by its stamp, else, as a copy has other times, by what it says."""
    return bool(stamp == code_stamp() or digest == code_digest())


def _modules() -> list[str]:
    found: list[str] = []
    for parent, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found.extend(os.path.join(parent, name) for name in names if name.endswith((".py", ".so", ".pyd")))
    return sorted(found)
