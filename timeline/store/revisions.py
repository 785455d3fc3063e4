"""A store at a git revision, read from git's objects; nothing is written anywhere.

Its files are named as git names them, `main:data/claims/report.yaml`, so every message and every place can be looked up
with `git show`.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Final, NamedTuple

from timeline.errors import HistoryUnreadable
from timeline.model.dataclass import dataclass
from timeline.model.store import Store
from timeline.store.disk import Saved
from timeline.store.git import ask_git
from timeline.store.history import Blob, blobs_at, contents_of
from timeline.store.layout import SETTINGS_FILE
from timeline.store.load import load_store

MOST_LINKS: Final = 8  # from one link to another


class Committed(NamedTuple):
    """The store of a folder as it was committed."""

    commit: str  # its full name
    store: Store


def find_commit(folder: Path, revision: str) -> str | None:
    """Return the full name of the commit that a revision names; None: it names none, or nothing here is under git."""
    if not folder.is_dir() or not revision:
        return None
    wanted = f"{revision}^{{commit}}"
    try:
        name = ask_git(folder, "rev-parse", "--quiet", "--verify", "--end-of-options", wanted)
    except HistoryUnreadable:  # git is not installed
        return None
    found = (name or b"").decode().strip()
    return found if found.isalnum() else None


def fork_point(folder: Path, one: str, other: str) -> str:
    """Return the commit at which two revisions left each other. Raises HistoryUnreadable: they never met."""
    found = ask_git(folder, "merge-base", "--", one, other)
    if found is None:
        raise HistoryUnreadable(f"{one} and {other} have no common ancestor", f"Compare them whole: {one}..{other}")
    return found.decode().split()[0]


def revisions_of(folder: Path) -> list[str]:
    """Return the branches and tags there are, by their short names; []: nothing here is under git."""
    try:
        listed = ask_git(folder, "for-each-ref", "--format=%(refname:short)") if folder.is_dir() else None
    except HistoryUnreadable:
        return []
    return (listed or b"").decode(errors="replace").split()


def store_at(folder: Path, revision: str) -> Committed:
    """Return the store of a folder as it was at a revision; what cannot be read is a finding, as in any store.

    Raises HistoryUnreadable: there is no such commit, no store in that folder then, or git cannot read it;
    StoreUnreadable. Cost: three processes, and loading the store.
    """
    commit = find_commit(folder, revision)
    if commit is None:
        raise HistoryUnreadable(f"{revision}: git knows no such commit here", "git branch --all lists what is here")
    named = Path(f"{revision}:{folder.as_posix()}")
    blobs = list(blobs_at(folder, commit))
    files = _CommittedFiles(named, _texts(contents_of(folder, blobs)))
    if not files.exists(named / SETTINGS_FILE):
        raise HistoryUnreadable(f"{revision}: no event store in {folder} at that commit ({commit[:8]})", _LOOK)
    return Committed(commit, load_store(named, files))


_LOOK: Final = "See when it came: git log -- DIR/timeline.yaml"


def _texts(contents: Iterable[tuple[Blob, bytes]]) -> dict[str, bytes]:
    """The bytes of each file by its name in the store; a link has those of the file that it leads to."""
    read = list(contents)
    texts = {blob.name: content for blob, content in read if not blob.is_link}
    links = {
        blob.name: normpath(PurePosixPath(blob.name).parent / os.fsdecode(to)) for blob, to in read if blob.is_link
    }
    for name, target in links.items():
        for _ in range(MOST_LINKS):
            target = links.get(target, target)
        if target in texts:
            texts[name] = texts[target]
    return texts


@dataclass(frozen=True)
class _CommittedFiles(Saved):
    """Files that stand in no folder; a link out of the store leads nowhere."""

    folder: Path
    texts: Mapping[str, bytes]

    def exists(self, path: Path) -> bool:
        """Whether there is such a file."""
        return self._name(path) in self.texts

    def size(self, path: Path) -> int:
        """Return how many bytes a file has; raises OSError."""
        return len(self.read(path))

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file; raises OSError."""
        name = self._name(path)
        if name not in self.texts:
            raise FileNotFoundError(2, "it is not in that commit", str(path))
        return self.texts[name]

    def yaml_files(self, folder: Path) -> list[Path]:
        """Return the YAML files of a folder, sorted."""
        inside = (self.folder / name for name in self.texts if name.endswith(".yaml"))
        return sorted(path for path in inside if path.parent == folder)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()
