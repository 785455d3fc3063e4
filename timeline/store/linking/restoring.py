"""The way back from a link: every value that still is as the link left it, and the event in its list again."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.model.link import Link, LinkChange
from timeline.store.linking.listed_events import listed_in, put_back
from timeline.store.linking.places import Place, places_in
from timeline.store.linking.record import removed_from
from timeline.store.linking.rewriting import Edit, edited, removing, replacing
from timeline.store.linking.texts import FileText, StoreTexts


class Restored(NamedTuple):
    """What came of undoing a link."""

    values: int  # that are as they were before it
    lost: tuple[str, ...]  # what could not be restored, in a sentence each


def restore(texts: StoreTexts, link: Link, others: Iterable[Link]) -> Restored:
    """Undo one link in all files; `others` are the links that stay. Raises WriteFailed: a file cannot be read."""
    lost: list[str] = []
    count = 0
    for name in dict.fromkeys(change.file for change in link.changes):
        changes = [change for change in link.changes if change.file == name]
        file = texts.files.get(name)
        if file is None:
            lost.append(f"{name}: not there any more; {len(changes)} of its values named {link.event}")
            continue
        restored, sentences = _restore_values(file, changes)
        count += restored
        lost += sentences
    return Restored(count, (*lost, *_restore_event(texts, link, list(others))))


def _restore_values(file: FileText, changes: Sequence[LinkChange]) -> tuple[int, list[str]]:
    places = {place.name: place for place in places_in(file.root())}
    edits, lost = [], []
    for change in changes:
        place = places.get(change.key)
        if place is None or place.value.value != change.now:
            now = f"is `{place.value.value}` by now" if place is not None else "is not there any more"
            lost.append(f"{file.path}: {change.key} {now}; it was {_quoted(change.was)}")
            continue
        edits.append(_edit_back(file, place, change))
    file.text = edited(file.text, (edit for edit in edits if edit is not None))
    return len(edits), lost


def _edit_back(file: FileText, place: Place, change: LinkChange) -> Edit | None:
    return removing(place) if change.was is None else replacing(str(file.path), file.text, place, change.was)


def _quoted(was: str | None) -> str:
    return "not there" if was is None else f"`{was}`"


def _restore_event(texts: StoreTexts, link: Link, others: Sequence[Link]) -> Iterator[str]:
    removed = link.removed
    if removed is None:
        return
    file = texts.files.get(removed.file)
    if file is None:
        yield f"{removed.file}: not there any more; it listed {link.event}"
        return
    listed = listed_in(str(file.path), file.text, file.root())
    if any(each.id == link.event for each in listed):
        yield f"{file.path}: {link.event} is listed again already; that one stays"
        return
    file.text, found = put_back(file.text, listed, removed, removed_from(others, removed.file))
    if not found:
        yield f"{file.path}: {removed.after}, behind which {link.event} stood, is gone; {link.event} is the last now"
