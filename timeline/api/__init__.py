"""The public API: load, extract, reconcile, diff, check, export; the glue between files and what is pure."""

from timeline.api.checking import CheckResult, check
from timeline.api.extracting import ExtractResult, extract
from timeline.api.reading import diff, export, load, reconcile

__all__ = ["CheckResult", "ExtractResult", "check", "diff", "export", "extract", "load", "reconcile"]
