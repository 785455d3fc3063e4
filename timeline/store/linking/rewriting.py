"""A text with some of its values replaced; every other character stays as it was."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.errors import WriteFailed
from timeline.store.linking.places import Place

BY_HAND = "Nothing was written; write the value plainly, in one line, then try again"


class Edit(NamedTuple):
    """Characters of a text, end exclusive, and what stands in their place afterwards."""

    start: int
    end: int
    text: str


def replacing(file: str, text: str, place: Place, value: str) -> Edit:
    """Return the edit that gives a place another value, quoted as the one before. Raises WriteFailed."""
    node = place.value
    start, end = node.start_mark.index, node.end_mark.index
    at = text.rfind(node.value, start, end)
    if at < 0 or value == "null":
        line = node.start_mark.line + 1
        raise WriteFailed(f"{file}:{line}: `{place.path[-1]}` is written in a way that cannot be changed here", BY_HAND)
    return Edit(at, at + len(node.value), value)


def inserting_id(place: Place, value: str) -> Edit:
    """Return the edit that puts an `id` before a place, in the same mapping."""
    assert place.key is not None
    assert place.mapping is not None
    mark = place.key.start_mark
    after = ", " if place.mapping.flow_style else "\n" + " " * mark.column
    return Edit(mark.index, mark.index, f"id: {value}{after}")


def removing(place: Place) -> Edit | None:
    """Return the edit that takes a key out again, which stands before another in its mapping; None: it is the last."""
    assert place.key is not None
    assert place.mapping is not None
    keys = [key for key, _ in place.mapping.value]
    following = keys[keys.index(place.key) + 1 :]
    return Edit(place.key.start_mark.index, following[0].start_mark.index, "") if following else None


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after all edits, which do not overlap; the same one twice counts once."""
    pieces, at = [], 0
    for edit in sorted(set(edits)):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])
