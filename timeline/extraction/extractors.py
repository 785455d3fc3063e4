"""Extractors for structured data: Python, found by name among the entry points that installed packages declare.

A package declares one in its `pyproject.toml`::

    [project.entry-points."timeline.extractors"]
    release-notes = "mypackage.notes:extract"
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, cast

from timeline.errors import TimelineError, UsageError
from timeline.model.claim import Claim
from timeline.model.source import Source

EXTRACTORS_GROUP = "timeline.extractors"


class Extractor(Protocol):
    """Reads one file of structured data (CSV, JSON …) as what one source says."""

    def __call__(self, path: Path, source: Source) -> Iterable[Claim]:
        """Return the claims of the file; their ids are unique within the source."""


def extractor_names() -> tuple[str, ...]:
    """Return the names of all extractors that are installed, sorted; none of them is loaded."""
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=EXTRACTORS_GROUP).names))


def extractor_named(name: str) -> Extractor:
    """Return an installed extractor, loaded.

    Raises UsageError: there is none of that name, and the hint lists what is there. Raises TimelineError: it is there,
    but cannot be loaded or called.
    """
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=EXTRACTORS_GROUP, name=name), key=lambda entry_point: entry_point.value)
    if not found:
        there = ", ".join(extractor_names()) or "none is installed"
        raise UsageError(f"{name}: no such extractor", hint=f"Extractors that are here: {there}")
    try:
        extractor = found[0].load()
    except Exception as error:
        raise TimelineError(f"{name} ({found[0].value}) cannot be loaded: {error}", hint=_HINT) from error
    if not callable(extractor):
        raise TimelineError(f"{name} ({found[0].value}) is not a function", hint=_HINT)
    return cast(Extractor, extractor)


_HINT = "Install the package that declares it again, or ask who wrote it"
