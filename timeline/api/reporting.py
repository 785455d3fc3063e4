"""What a check found, as a value that every format of `timeline.reports` is made from, and the lines it points at."""

import os
from dataclasses import field
from pathlib import Path

from timeline.api.checking import CheckResult
from timeline.model.dataclass import dataclass
from timeline.model.location import Location
from timeline.reports import Report
from timeline.store.disk import DISK, Saved
from timeline.store.files import MAX_FILE_BYTES


def report_of(
    result: CheckResult, *, verbose: bool = False, infos: bool = False, statistics: bool = False, limit: int = 0
) -> Report:
    """Return the report of a check that was run in the current folder; `limit` is how many findings `text` lists."""
    here = Path.cwd()
    return Report(
        findings=result.findings,
        summary=result.summary,
        reconciliation=result.reconciliation,
        here=here,
        root=root_of(Path(os.path.abspath(result.checked.store.folder))) or here,
        fail_on=result.fail_on,
        verbose=verbose,
        infos=infos,
        statistics=statistics,
        limit=limit,
        line_at=Lines(here, result.files).at,
    )


def root_of(folder: Path) -> Path | None:
    """Return the repository that a folder lies in; None: it lies in none."""
    return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)


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
