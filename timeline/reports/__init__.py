"""Findings as text for people and machines: strings from pure functions, one module a format."""

from timeline.reports.formats import FORMATS, report_text

__all__ = ["FORMATS", "report_text"]
