"""The reconciled chronology in formats that others read; one model, one tuple of formats."""

from timeline.exports.formats import FORMATS, Exported, Format, export_text

__all__ = ["FORMATS", "Exported", "Format", "export_text"]
