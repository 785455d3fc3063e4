"""Events added at the end of a file of events: what stands there, comments too, is not touched."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from timeline.errors import WriteFailed
from timeline.model.event import Event
from timeline.store import tables
from timeline.store.canonical.events import read_events
from timeline.store.layout import EVENTS_FILE
from timeline.store.modelines import headed
from timeline.store.nodes import SequenceNode, compose
from timeline.store.reading import LeftOut, Reading, WrongValue
from timeline.store.save import as_item, block_lines, text_of
from timeline.store.to_change import BY_HAND, root_to_change, text_to_change


def events_path(folder: Path, name: str) -> Path:
    """Return where new events of a store belong: a file of their own where it has a folder of events."""
    return folder / "events" / f"{name}.yaml" if (folder / "events").is_dir() else folder / EVENTS_FILE


def with_events(path: Path, store_folder: Path, events: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of a file of events with more of them at its end, given as `event_values` has them.

    Raises WriteFailed: the file cannot be read, or would not read back with these events.
    """
    before = text_to_change(path)
    quickly = _quickly(path, before)
    indent, known = (0, quickly) if quickly is not None else (_indent(path, before), _by_nodes(path, before))
    lines = [line for event in events for line in as_item(block_lines(event, indent + 2), indent)]
    start = before if before.endswith("\n") or not before else before + "\n"
    after = (start or headed("", path, "events", store_folder)) + text_of(lines)
    if {event.id for event in _events_in(path, after)} != {event.id for event in known} | {e["id"] for e in events}:
        raise WriteFailed(f"{path}: the new events would not read back as they are meant", BY_HAND)
    return after


def _indent(path: Path, text: str) -> int:
    """Return how deep the list of a file stands."""
    root = root_to_change(path, text)
    if root is None:
        return 0
    if not isinstance(root, SequenceNode) or root.flow_style:
        raise WriteFailed(f"{path}: not a list with each event behind a `- `", BY_HAND)
    return int(root.start_mark.column)


def _events_in(path: Path, text: str) -> Iterable[Event]:
    found = _quickly(path, text)
    return found if found is not None else _by_nodes(path, text)


def _by_nodes(path: Path, text: str) -> Iterable[Event]:
    root, reading = compose(text), Reading(str(path), text)
    try:
        return () if root is None else tables.EVENTS_FILE.read(root, reading)
    except (WrongValue, LeftOut) as error:
        raise WriteFailed(f"{path}: not a list of events", BY_HAND) from error


def _quickly(path: Path, text: str) -> tuple[Event, ...] | None:
    return read_events(Reading(str(path), text))
