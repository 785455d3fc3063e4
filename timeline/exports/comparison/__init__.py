"""A comparison as a file: markdown, csv, html, json; one module a format, one tuple of them."""

from timeline.exports.comparison.formats import FORMATS, comparison_text, matrix_text

__all__ = ["FORMATS", "comparison_text", "matrix_text"]
