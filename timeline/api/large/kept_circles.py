"""The sources that rely on each other in a circle, as a cache keeps them: only the whole store tells of circles.

An edit of claims that leaves every source as it was can neither make nor end a circle of sources; it can move lines.
"""

from collections.abc import Iterable, Mapping

from timeline.api.large.kept import Paths
from timeline.model.location import Location
from timeline.model.source import Source
from timeline.reconciliation.circular import circles_at_large

KeptCircles = Mapping[str, tuple[list[str], str, int, int]]  # by source: whom it relies on; file, line, column of that


def circles_to_kept(sources: Mapping[str, Source], paths: Paths) -> KeptCircles:
    """Return the sources that are in any circle, for the cache. Raises ValueError: one stands outside of the folder."""
    within = sorted({name for circle in circles_at_large(sources) for name in circle.sources})
    return {name: _to_kept(sources[name], paths) for name in within}


def circles_from_kept(kept: KeptCircles, fresh: Iterable[Source | None], paths: Paths) -> dict[str, Source]:
    """Return them again; those that are `fresh`, of files that were read anew, at their lines of now."""
    found = {name: _from_kept(name, *values, paths) for name, values in kept.items()}
    return found | {source.id: source for source in fresh if source is not None and source.id in found}


def _to_kept(source: Source, paths: Paths) -> tuple[list[str], str, int, int]:
    file, line, column = source.relies_on_location or source.location
    return list(source.relies_on), paths.kept(file), line, column


def _from_kept(name: str, relies_on: Iterable[str], file: str, line: int, column: int, paths: Paths) -> Source:
    location = Location(paths.told(file), line, column)
    return Source(id=name, title=name, location=location, relies_on=tuple(relies_on), relies_on_location=location)
