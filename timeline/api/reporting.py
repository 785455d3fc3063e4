"""What a check found, as a value that every format of `timeline.reports` is made from."""

import os
from pathlib import Path

from timeline.api.checking import CheckResult
from timeline.api.lines import Lines
from timeline.reports import Report


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
