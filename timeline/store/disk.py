"""Where the files of a store are read: as they are saved, or with one that an editor has not saved yet."""

import os
from contextlib import suppress
from pathlib import Path

from timeline.model.dataclass import dataclass


def is_there(path: Path) -> bool:
    """Whether there is such a file, or it may not be seen: reading it says so."""
    try:
        return path.exists()
    except OSError:
        return True


def peek(path: Path) -> bytes | None:
    """Return the bytes of an ordinary file; None: there is none that can be read, and who needs it says why."""
    with suppress(OSError):
        if path.is_file():
            return path.read_bytes()
    return None


class Saved:
    """The files as they are on disk."""

    def exists(self, path: Path) -> bool:
        """Whether there is such a file, or it may not be seen: reading it says so."""
        return is_there(path)

    def size(self, path: Path) -> int:
        """Return how many bytes a file has; raises OSError."""
        return path.stat().st_size

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file; raises OSError."""
        return path.read_bytes()

    def yaml_files(self, folder: Path) -> list[Path]:
        """Return the YAML files of a folder, sorted; []: there is none. Raises OSError: it cannot be read."""
        try:
            return sorted(folder / name for name in os.listdir(folder) if name.endswith(".yaml"))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def is_unsaved(self, path: Path) -> bool:  # noqa: ARG002 - all are saved
        """Whether other bytes stand for a file."""
        return False


DISK = Saved()


@dataclass(frozen=True)
class Unsaved(Saved):
    """The files as they are on disk, but for one: other bytes stand for it, whether or not it was ever saved."""

    path: Path
    content: bytes

    def exists(self, path: Path) -> bool:
        """Whether there is such a file, or it is the unsaved one."""
        return self.is_unsaved(path) or super().exists(path)

    def size(self, path: Path) -> int:
        """Return how many bytes a file has; raises OSError."""
        return len(self.content) if self.is_unsaved(path) else super().size(path)

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file; raises OSError."""
        return self.content if self.is_unsaved(path) else super().read(path)

    def yaml_files(self, folder: Path) -> list[Path]:
        """Return the YAML files of a folder, sorted, with the unsaved one if its place is there."""
        unsaved = folder / self.path.name
        is_new = self.path.suffix == ".yaml" and self.is_unsaved(unsaved)
        return sorted({*super().yaml_files(folder), *([unsaved] if is_new else [])})

    def is_unsaved(self, path: Path) -> bool:
        """Whether other bytes stand for a file, however its path is written."""
        return path.name == self.path.name and path.parent.resolve() == self.path.parent.resolve()
