"""Files as they would be: loaded, and looked at, before anything is written."""

from collections.abc import Mapping
from pathlib import Path

from timeline.model.dataclass import dataclass
from timeline.store.disk import Saved


@dataclass(frozen=True)
class Planned(Saved):
    """The files as they are on disk, but for those that are planned; None: the file is to go."""

    planned: Mapping[Path, bytes | None]

    def exists(self, path: Path) -> bool:
        """Whether there would be such a file."""
        return self.planned[path] is not None if path in self.planned else super().exists(path)

    def size(self, path: Path) -> int:
        """Return how many bytes a file would have; raises OSError."""
        content = self.planned.get(path)
        return len(content) if content is not None else super().size(path)

    def read(self, path: Path) -> bytes:
        """Return the bytes that a file would have; raises OSError."""
        content = self.planned.get(path)
        return content if content is not None else super().read(path)

    def yaml_files(self, folder: Path) -> list[Path]:
        """Return the YAML files that there would be in a folder, sorted."""
        new = {path for path in self.planned if path.parent == folder and path.suffix == ".yaml"}
        return sorted(path for path in {*super().yaml_files(folder), *new} if self.exists(path))

    def is_unsaved(self, path: Path) -> bool:
        """Whether other bytes stand for a file."""
        return path in self.planned
