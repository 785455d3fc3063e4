"""The texts of a store's files and of the cards beside it, being changed in memory."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from pathlib import Path

from timeline.errors import WriteFailed
from timeline.model.dataclass import dataclass
from timeline.store.files import decode
from timeline.store.layout import store_files
from timeline.store.nodes import Node
from timeline.store.to_change import BY_HAND, root_to_change

_BOM = "\ufeff".encode()
_ID = re.compile("[a-z0-9][a-z0-9._-]*")


@dataclass(slots=True)
class FileText:
    """One file: as it was read, and as it is to be."""

    path: Path
    name: str  # from the folder of the store: `claims/a.yaml`, `../seeds/a.yaml`
    kind: str
    before: bytes
    text: str

    @property
    def after(self) -> bytes:
        """The bytes that the file is to have."""
        start = _BOM if self.before.startswith(_BOM) else b""
        return start + self.text.encode("utf-8")

    def root(self) -> Node | None:
        """Return the tree of the text as it is now. Raises WriteFailed."""
        return root_to_change(self.path, self.text)


@dataclass(frozen=True)
class StoreTexts:
    """The files of one store, read when they are first asked for; those that name no event are not among them."""

    folder: Path
    files: dict[str, FileText] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "StoreTexts":
        """Read the files of a store, and the cards beside it. Raises WriteFailed: one cannot be read."""
        found = {}
        for file in store_files(folder):
            if file.kind not in ("settings", "links"):
                name = Path(os.path.relpath(file.path, folder)).as_posix()
                found[name] = _read(file.path, name, file.kind)
        return cls(folder, found)

    def naming(self, events: Iterable[str]) -> Iterator[FileText]:
        """Yield the files in which an event of these may be named."""
        wanted = set(events)
        for file in self.files.values():
            if not wanted.isdisjoint(_ID.findall(file.text)):
                yield file

    def of_kind(self, wanted: Callable[[str], bool]) -> Iterator[FileText]:
        """Yield the files of some kinds."""
        yield from (file for file in self.files.values() if wanted(file.kind))

    def changed(self) -> dict[Path, bytes | None]:
        """Return what is to be written, by path; only files that are not as they were."""
        return {file.path: file.after for file in self.files.values() if file.after != file.before}


def _read(path: Path, name: str, kind: str) -> FileText:
    try:
        before = path.read_bytes()
        return FileText(path, name, kind, before, decode(before))
    except UnicodeDecodeError as error:
        raise WriteFailed(f"{path}: not UTF-8 at byte {error.start}", BY_HAND) from error
    except OSError as error:
        raise WriteFailed(f"{path}: cannot be read: {error.strerror or error}", BY_HAND) from error
