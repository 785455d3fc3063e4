"""Reconcile chronologies: who says what happened when, where sources conflict, and why it cannot all be true.

import timeline

store = timeline.load("data")
for event in timeline.reconcile(store).events:
print(event.edtf, event.status, event.event.title)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.version import __version__ as __version__

if TYPE_CHECKING:
    from timeline.api.checking import check
    from timeline.api.diffing import diff, diff_all
    from timeline.api.exporting import export, export_parquet
    from timeline.api.extracting import extract
    from timeline.api.importing import load_parquet
    from timeline.api.reading import contradicts, load, reconcile
    from timeline.api.scanning import scan, scan_file

__all__ = [
    "check",
    "contradicts",
    "diff",
    "diff_all",
    "export",
    "export_parquet",
    "extract",
    "load",
    "load_parquet",
    "reconcile",
    "scan",
    "scan_file",
]

_MODULES = {
    "check": "checking",
    "contradicts": "reading",
    "diff": "diffing",
    "diff_all": "diffing",
    "export": "exporting",
    "export_parquet": "exporting",
    "extract": "extracting",
    "load": "reading",
    "load_parquet": "importing",
    "reconcile": "reading",
    "scan": "scanning",
    "scan_file": "scanning",
}


def __getattr__(name: str) -> Any:
    """Import a function of the API when it is first used, so that `import timeline` costs nothing."""
    if name in _MODULES:
        return getattr(import_module(f"timeline.api.{_MODULES[name]}"), name)
    raise AttributeError(f"module 'timeline' has no attribute {name!r}")
