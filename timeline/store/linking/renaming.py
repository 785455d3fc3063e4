"""One id for another wherever a store names an event, and what was changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline.model.link import Link, LinkChange, RemovedEvent
from timeline.store.linking.listed_events import listed_in, take_out
from timeline.store.linking.names import names_event
from timeline.store.linking.places import Place, places_in
from timeline.store.linking.record import removed_from
from timeline.store.linking.rewriting import Edit, edited, inserting_id, replacing
from timeline.store.linking.texts import FileText, StoreTexts


class Renamed(NamedTuple):
    """What was changed for one event."""

    removed: RemovedEvent | None
    changes: tuple[LinkChange, ...]


class _Step(NamedTuple):
    """One edit, and what the record says of it."""

    edit: Edit
    event: str
    change: LinkChange | RemovedEvent


def rename_events(texts: StoreTexts, ids: Mapping[str, str], earlier: Sequence[Link] = ()) -> dict[str, Renamed]:
    """Give events other ids in all files, and take those that they had out of the lists of events.

    `ids` are the new ids by the former ones; no new one is a former one. `earlier` are the links that there are.
    Returns what was changed, by former id.
    Raises WriteFailed: a file that cannot be read, or a value written in a way that cannot be changed.
    Cost: linear in the files that name one of them.
    """
    changes: dict[str, list[LinkChange]] = defaultdict(list)
    removed: dict[str, RemovedEvent] = {}
    for file in texts.naming(ids):
        steps = list(_steps(file, ids, earlier))
        for step in steps:
            if isinstance(step.change, LinkChange):
                changes[step.event].append(step.change)
            else:
                removed[step.event] = step.change
        file.text = edited(file.text, (step.edit for step in steps))
    return {event: Renamed(removed.get(event), tuple(changes[event])) for event in ids}


def _steps(file: FileText, ids: Mapping[str, str], earlier: Sequence[Link]) -> Iterator[_Step]:
    root = file.root()
    out: dict[str, tuple[RemovedEvent, Edit]] = {}
    if file.kind == "events":
        listed = listed_in(str(file.path), file.text, root)
        out = take_out(file.text, listed, ids, removed_from(earlier, file.name))
        yield from (_Step(edit, event, replace(removed, file=file.name)) for event, (removed, edit) in out.items())
    for place in places_in(root):
        goes = file.kind == "events" and place.path[0] in out
        if place.value.value in ids and names_event(file.kind, place.path) and not goes:
            yield from _renaming(file, place, ids)


def _renaming(file: FileText, place: Place, ids: Mapping[str, str]) -> Iterator[_Step]:
    was = place.value.value
    now = ids[was]
    if _is_id_of_claim(file, place):
        key = "/".join((*place.path[:-1], "id"))
        yield _Step(inserting_id(place, was), was, LinkChange(file=file.name, key=key, was=None, now=was))
    edit = replacing(str(file.path), file.text, place, now)
    yield _Step(edit, was, LinkChange(file=file.name, key=place.name, was=was, now=now))


def _is_id_of_claim(file: FileText, place: Place) -> bool:
    """Whether a claim of a card has no id of its own, so that the event's is the claim's, too: it is to keep it."""
    if file.kind != "card" or len(place.path) != 3 or place.path[2] != "event" or place.mapping is None:
        return False
    return all(key.value != "id" for key, _ in place.mapping.value)
