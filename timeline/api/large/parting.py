"""The parts of a store, found from outlines: which events and which claims belong together.

The same parts as `reconciliation.parts` finds, without a single claim being read.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from math import inf
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.event import Event
from timeline.store.file_outline import FileOutline

Places = Sequence[int]
NOT_HERE: Final = -1  # an event that is not looked at


@dataclass(slots=True)
class PartOutline:
    """One part of a store: its events, and where its claims stand, both in the order of the files."""

    events: list[str] = field(default_factory=list)
    claims: list[tuple[int, Places]] = field(default_factory=list)  # number of a claims file, places in its outline

    @property
    def size(self) -> int:
        """How many claims it has."""
        return sum(len(places) for _, places in self.claims)


class Joined:
    """Union-find over events: which of them a relation, `part_of` or a split connects."""

    def __init__(self, events: Iterable[str]) -> None:
        self.number = {name: number for number, name in enumerate(events)}
        self._parent = array("I", range(len(self.number)))

    def root_of(self, event: int) -> int:
        """Return the event that stands for the part of one; events are numbers here."""
        parent = self._parent
        while parent[event] != event:
            parent[event] = parent[parent[event]]
            event = parent[event]
        return event

    def join(self, one: int, other: int) -> None:
        """Put two events into one part, which the first of them in the order of the store stands for."""
        first, second = self.root_of(one), self.root_of(other)
        if first != second:
            self._parent[max(first, second)] = min(first, second)


def parts_by_outline(
    events: Mapping[str, Event], outlines: Iterable[FileOutline], resolutions: Iterable[Resolution] = ()
) -> list[PartOutline]:
    """Return the parts of a store, or of some of its events with all claims on them, in the order of the events.

    Almost linear in the events and the claims, under a microsecond each.
    """
    joined, files = Joined(events), list(outlines)
    for event, whole in _links_of_events(events, resolutions):
        if event in joined.number and whole in joined.number:
            joined.join(joined.number[event], joined.number[whole])
    numbers = [array("q", [joined.number.get(name, NOT_HERE) for name in outline.events]) for outline in files]
    for outline, known in zip(files, numbers, strict=True):
        pairs = iter(outline.links)
        for one, other in zip(pairs, pairs, strict=True):
            if known[one] != NOT_HERE != known[other]:
                joined.join(known[one], known[other])
    return _gathered(joined, files, numbers)


def by_first_claim(parts: Iterable[PartOutline]) -> list[PartOutline]:
    """Return parts in the order of the files and lines in which each begins, as their findings mostly stand."""
    return sorted(parts, key=_first_claim)


def _first_claim(part: PartOutline) -> tuple[float, int]:
    file, places = part.claims[0] if part.claims else (inf, (0,))
    return file, places[0]


def _links_of_events(events: Mapping[str, Event], resolutions: Iterable[Resolution]) -> Iterator[tuple[str, str]]:
    for event in events.values():
        for whole in (event.part_of, event.split_from):
            if whole is not None:
                yield event.id, whole
    for resolution in resolutions:
        if resolution.split is not None:
            yield resolution.split.event, resolution.split.into


def _gathered(joined: Joined, files: Sequence[FileOutline], numbers: Sequence["array[int]"]) -> list[PartOutline]:
    parts: dict[int, PartOutline] = {}
    for name, number in joined.number.items():
        parts.setdefault(joined.root_of(number), PartOutline()).events.append(name)
    for file, (outline, known) in enumerate(zip(files, numbers, strict=True)):
        roots = [joined.root_of(number) if number != NOT_HERE else NOT_HERE for number in known]
        here: dict[int, array[int]] = {}
        for place, own in enumerate(outline.own):
            root = roots[own]
            if root in here:
                here[root].append(place)
            else:
                here[root] = array("I", (place,))
        here.pop(NOT_HERE, None)
        for root, places in here.items():
            parts[root].claims.append((file, places))
    return list(parts.values())
