"""The lines of the files that findings point into, for reports that show where a place ends."""

from dataclasses import field
from pathlib import Path

from timeline.model.dataclass import dataclass
from timeline.model.location import Location
from timeline.store.disk import DISK, Saved
from timeline.store.files import MAX_FILE_BYTES


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines by place; each file is read once, when one of its lines is asked for."""

    folder: Path  # the paths of places are relative to it
    saved: Saved = DISK
    files: dict[str, list[str]] = field(default_factory=dict)

    def at(self, location: Location) -> str | None:
        """Return what stands on the line of a place, without its end; None: there is no such file, or no such line."""
        if location.file not in self.files:
            self.files[location.file] = _lines_of(self.folder / location.file, self.saved)
        lines = self.files[location.file]
        return lines[location.line - 1] if 0 < location.line <= len(lines) else None


def _lines_of(path: Path, saved: Saved) -> list[str]:
    """Return the lines of a file; none where it is no ordinary file, or too large to be one of a store."""
    try:
        if not (saved.is_unsaved(path) or path.is_file()) or saved.size(path) > MAX_FILE_BYTES:
            return []
        text = saved.read(path).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
