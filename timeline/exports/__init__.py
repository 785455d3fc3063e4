"""The reconciled chronology in formats that others read; one model, one tuple of formats."""

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.formats import FORMATS, endings_listed, export_text, find_format, format_of_file

__all__ = [
    "FORMATS",
    "ExportOptions",
    "Exported",
    "endings_listed",
    "export_text",
    "find_format",
    "format_of_file",
]
