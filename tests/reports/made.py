"""Reports made by hand, over a store without events."""

from pathlib import Path

from timeline.checks import summary_of
from timeline.model.finding import Finding
from timeline.model.store import Store
from timeline.reconciliation.reconcile import reconcile
from timeline.reports import Report

HERE = Path("/project")


def made_report(*findings: Finding, verbose: bool = False, statistics: bool = False) -> Report:
    """A report of these findings."""
    return Report(
        findings=findings,
        summary=summary_of(findings),
        reconciliation=reconcile(Store(folder=Path("data"), events={}, sources={}, claims={})),
        here=HERE,
        root=HERE,
        verbose=verbose,
        statistics=statistics,
    )
