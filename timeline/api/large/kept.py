"""Values of a check as the cache keeps them: JSON, and back; paths lead from the store's folder on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from timeline.api.large.results import PartResult, Row
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.tally import Tally
from timeline.model.told import Told, ToldPlace
from timeline.store.cache import CachedPart, CachedRow

_EVENT = tuple(field.name for field in fields(Event))
_VALUES_OF_EVENT = attrgetter(*_EVENT)
_TOLD = tuple(field.name for field in fields(Told))
_VALUES_TOLD = attrgetter(*_TOLD)
_PLACES = tuple(_EVENT.index(name) for name in ("location", "part_of_location", "instant_location"))
_TAGS = _EVENT.index("tags")
WHOLE = 0  # the number under which stands what only the whole store tells


class Paths:
    """Paths as findings tell them, and as the cache keeps them."""

    def __init__(self, folder: Path) -> None:
        self._before = str(folder / "_")[:-1]
        self.are_said = False  # whether any text that was kept names the folder: elsewhere it would be another text

    def kept(self, file: str) -> str:
        """Return a path from the folder on. Raises ValueError: it leads elsewhere."""
        if not file.startswith(self._before):
            raise ValueError(file)
        return file[len(self._before) :]

    def told(self, path: str) -> str:
        """Return it as findings tell it."""
        return self._before + path

    def look_at(self, texts: Iterable[str]) -> None:
        """Take note of texts that are kept."""
        folder = self._before[:-1]
        self.are_said = self.are_said or any(folder in text for text in texts)


class KeptPart(NamedTuple):
    """One part as the cache keeps it: what it holds, and what was found in it but for the lines."""

    id: int
    events: dict[str, Event]
    files: list[str]  # the claims files in which its claims stand
    result: PartResult  # without its rows


def part_to_kept(
    number: int, events: Mapping[str, Event], files: Sequence[str], result: PartResult, paths: Paths
) -> CachedPart:
    """Return a part for the cache. Raises ValueError: it tells of another folder."""
    paths.look_at(result.incomplete)
    return CachedPart(
        number,
        [
            [_event_to_kept(event, paths) for event in events.values()],
            list(files),
            list(result.tally),
            result.matched,
            result.incomplete,
        ],
    )


def part_from_kept(part: CachedPart, paths: Paths) -> KeptPart:
    """Return it again. Raises ValueError, TypeError: it is none."""
    told, files, tally, matched, incomplete = part.value
    events = {event.id: event for event in (_event_from_kept(each, paths) for each in told)}
    return KeptPart(part.id, events, files, PartResult(Tally(*tally), (), tuple(matched), tuple(incomplete)))


def row_to_kept(part: int, row: Row, paths: Paths) -> CachedRow:
    """Return a finding for the cache. Raises ValueError: it tells of another folder."""
    rank, told = row
    kept = (rank[0], paths.kept(rank[1]), *rank[2:])
    if told is None:
        return CachedRow(kept, part, None)
    paths.look_at((told.message, told.headline, told.decision, *(other.words for other in told.others)))
    values = dict(zip(_TOLD, _VALUES_TOLD(told), strict=True))
    values["file"] = paths.kept(told.file)
    values["others"] = [(paths.kept(file), line, words) for file, line, words in told.others]
    return CachedRow(kept, part, tuple(values.values()))


def row_from_kept(row: CachedRow, paths: Paths) -> Row:
    """Return it again. Raises ValueError, TypeError: it is none."""
    rank = (row.rank[0], paths.told(row.rank[1]), *row.rank[2:])
    if row.told is None:
        return Row(rank, None)
    values = dict(zip(_TOLD, row.told, strict=True))
    values["file"] = paths.told(values["file"])
    values["others"] = tuple(ToldPlace(paths.told(file), line, words) for file, line, words in values["others"])
    return Row(rank, Told(**values))


def _event_to_kept(event: Event, paths: Paths) -> list[Any]:
    values = list(_VALUES_OF_EVENT(event))
    for place in _PLACES:
        if values[place] is not None:
            file, line, column = values[place]
            values[place] = (paths.kept(file), line, column)
    return values


def _event_from_kept(kept: Sequence[Any], paths: Paths) -> Event:
    values = list(kept)
    for place in _PLACES:
        if values[place] is not None:
            file, line, column = values[place]
            values[place] = Location(paths.told(file), line, column)
    values[_TAGS] = tuple(values[_TAGS])
    return Event(**dict(zip(_EVENT, values, strict=True)))
