"""Reconcile chronologies: who says what happened when, where sources conflict, and why it cannot all be true.

>>> import timeline
>>> store = timeline.load("data")
>>> reconciled = timeline.reconcile(store)
>>> event = reconciled.event["bucha-withdrawal"]
>>> print(event.edtf, event.status, event.event.title)
2022-03-30 single Russian army leaves Bucha and Irpin

The names in `__all__` are the public ones, and stay. A store, and what comes of it, is a value; only `extract`,
`import_file`, `accept`, `undo` and `export_parquet` write. A function that cannot do its work raises `TimelineError`,
whose `hint` says what to do; what is wrong with the data is in the result. A notebook shows values as tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.version import __version__ as __version__

if TYPE_CHECKING:
    from timeline.api.checking import check
    from timeline.api.dates import read_expressions
    from timeline.api.diffing import diff, diff_all
    from timeline.api.explaining import explain
    from timeline.api.exporting import export, for_public
    from timeline.api.extracting import extract
    from timeline.api.importing import import_file
    from timeline.api.linking import Same, accept, undo
    from timeline.api.matching import match
    from timeline.api.reading import contradicts, load, reconcile, sources
    from timeline.api.scanning import scan, scan_file
    from timeline.api.tables import export_parquet, load_parquet
    from timeline.errors import TimelineError
    from timeline.model.edtf import parse_edtf

__all__ = [
    "Same",
    "TimelineError",
    "accept",
    "check",
    "contradicts",
    "diff",
    "diff_all",
    "explain",
    "export",
    "export_parquet",
    "extract",
    "for_public",
    "import_file",
    "load",
    "load_parquet",
    "match",
    "parse_edtf",
    "read_expressions",
    "reconcile",
    "scan",
    "scan_file",
    "sources",
    "undo",
]

_MODULES = {
    "Same": "api.linking",
    "TimelineError": "errors",
    "accept": "api.linking",
    "check": "api.checking",
    "contradicts": "api.reading",
    "diff": "api.diffing",
    "diff_all": "api.diffing",
    "explain": "api.explaining",
    "export": "api.exporting",
    "export_parquet": "api.tables",
    "extract": "api.extracting",
    "for_public": "api.exporting",
    "import_file": "api.importing",
    "load": "api.reading",
    "load_parquet": "api.tables",
    "match": "api.matching",
    "parse_edtf": "model.edtf",
    "read_expressions": "api.dates",
    "reconcile": "api.reading",
    "scan": "api.scanning",
    "scan_file": "api.scanning",
    "sources": "api.reading",
    "undo": "api.linking",
}


def __getattr__(name: str) -> Any:
    """Import a function of the API when it is first used, so that `import timeline` costs nothing."""
    if name in _MODULES:
        return getattr(import_module(f"timeline.{_MODULES[name]}"), name)
    raise AttributeError(f"module 'timeline' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name what can be asked for, so that completion offers it before it is imported."""
    return sorted({*globals(), *__all__})
