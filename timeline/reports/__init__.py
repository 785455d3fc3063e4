"""Findings as text for people and machines: strings from pure functions, one module a format."""

from typing import TYPE_CHECKING, Any

from timeline.reports.formats import FORMATS, format_named, report_text

if TYPE_CHECKING:
    from timeline.reports.report import Level, Report

__all__ = ["FORMATS", "Level", "Report", "format_named", "report_text"]


def __getattr__(name: str) -> Any:
    """Load reports when one is made: lines of what was told before need none."""
    if name not in ("Level", "Report"):
        raise AttributeError(name)
    from timeline.reports import report

    return getattr(report, name)
