"""Events of the canonical form: the same values, places and findings as their nodes would give, without the nodes."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.made import made
from timeline.store import tables
from timeline.store.canonical.grammar import ATOM, EVENTS, text_of_atom
from timeline.store.canonical.written import (
    NotCanonical,
    Written,
    has_rare_characters,
    reading_of,
    start_of_list,
    written_in,
)
from timeline.store.reading import Reading

_ATOM = re.compile(ATOM)
_ID_COLUMN = {True: 4, False: 3}  # in flow style behind `- {`, else behind `- `


def read_events(reading: Reading) -> tuple[Event, ...] | None:
    """Return the events of the text that is being read; None: they can only be read from nodes, nothing was reported.

    Cost: 2 microseconds an event of the canonical form.
    """
    text = reading.text
    if has_rare_characters(text):
        return None
    start = start_of_list(text)
    try:
        parts = list(written_in(text, start, 1 + text.count("\n", 0, start), EVENTS))
    except NotCanonical:
        return None
    return tuple(_events_of(parts, reading))


def _events_of(parts: Iterable[Written], reading: Reading) -> Iterator[Event]:
    for part in parts:
        if part.match is not None:
            yield _event(part.match, part.line, reading)
        else:
            own = reading_of(part, reading.text, reading, EVENTS)
            yield from tables.EVENTS_FILE.read(part.nodes, own) if part.nodes is not None else ()
            reading.unread += own.unread


def _event(match: re.Match[str], line: int, reading: Reading) -> Event:
    in_flow = match["id"] is not None
    name, title, part_of, instant, tags, note = match.groups()[:6] if in_flow else match.groups()[6:]
    file = reading.file
    given: dict[str, Any] = {
        "id": name,
        "title": text_of_atom(title),
        "location": Location(file, line, _ID_COLUMN[in_flow]),
    }
    if part_of is not None:
        given["part_of"] = part_of
        given["part_of_location"] = _place_of("part_of", match, line, reading)
    if instant is not None:
        given["instant"] = instant == "true"
        given["instant_location"] = _place_of("instant", match, line, reading)
    if tags is not None:
        given["tags"] = _atoms(tags)
    if note is not None:
        given["note"] = text_of_atom(note)
    return made(Event, given)


@lru_cache(maxsize=4_096)
def _atoms(text: str) -> tuple[str, ...]:
    """Return the values of one atom, or of a flow sequence of them."""
    return tuple(map(text_of_atom, _ATOM.findall(text)))


def _place_of(key: str, match: re.Match[str], line: int, reading: Reading) -> Location:
    """Return the place of a key before its value: they are one `: ` apart."""
    start = match.start(key) if match[key] is not None else match.start(f"own_{key}")
    at, text = start - len(f"{key}: "), reading.text
    return Location(reading.file, line + text.count("\n", match.start(), at), at - text.rfind("\n", 0, at))
