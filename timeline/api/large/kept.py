"""Values of a check as the cache keeps them: JSON, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
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
_PLACES = frozenset({"location", "part_of_location", "instant_location"})
WHOLE = 0  # the number under which stands what only the whole store tells


class KeptPart(NamedTuple):
    """One part as the cache keeps it: what it holds, and what was found in it but for the lines."""

    id: int
    events: dict[str, Event]
    files: list[str]  # the claims files in which its claims stand
    result: PartResult  # without its rows


def part_to_kept(number: int, events: Mapping[str, Event], files: Sequence[str], result: PartResult) -> CachedPart:
    """Return a part for the cache."""
    return CachedPart(
        number,
        [
            list(map(_VALUES_OF_EVENT, events.values())),
            list(files),
            list(result.tally),
            result.matched,
            result.incomplete,
        ],
    )


def part_from_kept(part: CachedPart) -> KeptPart:
    """Return it again. Raises ValueError, TypeError: it is none."""
    told, files, tally, matched, incomplete = part.value
    events = {event.id: event for event in map(_event, told)}
    return KeptPart(part.id, events, files, PartResult(Tally(*tally), (), tuple(matched), tuple(incomplete)))


def row_to_kept(part: int, row: Row) -> CachedRow:
    """Return a finding for the cache."""
    return CachedRow(row.rank, part, None if row.told is None else _VALUES_TOLD(row.told))


def row_from_kept(row: CachedRow) -> Row:
    """Return it again. Raises ValueError, TypeError: it is none."""
    if row.told is None:
        return Row(row.rank, None)
    values = dict(zip(_TOLD, row.told, strict=True))
    values["others"] = tuple(ToldPlace(*other) for other in values["others"])
    return Row(row.rank, Told(**values))


def _event(values: Sequence[Any]) -> Event:
    given = dict(zip(_EVENT, values, strict=True))
    for name in _PLACES:
        if given[name] is not None:
            given[name] = Location(*given[name])
    given["tags"] = tuple(given["tags"])
    return Event(**given)
