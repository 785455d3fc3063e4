"""Findings as text for people and machines: strings from pure functions, one module a format."""

from timeline.reports.formats import FORMATS, Format, format_named, report_text
from timeline.reports.report import Level, Report

__all__ = ["FORMATS", "Format", "Level", "Report", "format_named", "report_text"]
