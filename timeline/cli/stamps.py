"""What `check --watch` looks at: which files there are, and what tells whether one has changed."""

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.store.layout import cards_folder

MOST_FILES: Final = 10_000  # of one folder and those in it: `--documents` may name a large tree
YAML: Final = (".yaml", ".yml")

Stamp = tuple[int, int, int]  # when it was changed, its size, and which file it is
Stamps = Mapping[str, Stamp]  # by real path


@dataclass(frozen=True, kw_only=True)
class Watched:
    """The store, its cards and their documents, and files named elsewhere."""

    store: Path
    documents: Path | None = None  # None: beside the cards
    others: tuple[Path, ...] = ()
    written: tuple[Path, ...] = ()  # by the check itself: no change

    def stamps(self) -> Stamps:
        """Return the files that are there, each with its stamp. Cost: linear in the files, some microseconds each."""
        found = {path: stamp for path in self._paths() if (stamp := _stamp(path)) is not None}
        return {path: stamp for path, stamp in found.items() if path not in self._written}

    @cached_property
    def _written(self) -> frozenset[str]:
        return frozenset(map(os.path.realpath, self.written))

    def _paths(self) -> Iterator[str]:
        cards = cards_folder(self.store)
        for folder in (self.store, cards):
            yield from (path for path in _below(folder) if path.endswith(YAML))
        yield from _below(self.documents or cards)
        yield from map(os.path.realpath, self.others)


def shown_path(path: str) -> str:
    """Return a real path as people type it: from the current folder, where it lies in it."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _below(folder: Path) -> Iterator[str]:
    return islice(_all_below(os.path.realpath(folder)), MOST_FILES)


def _all_below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(parent, name) for name in names if not name.startswith("."))


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
