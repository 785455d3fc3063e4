"""Events in groups: by the sources that tell them, or by their tags."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.model.dataclass import dataclass

if TYPE_CHECKING:  # the command line asks for `By` before anything is computed
    from timeline.reconciliation.result import ReconciledEvent

WITHOUT = {"source": "told by no source", "tag": "without a tag"}


class By(StrEnum):
    """What events are grouped by."""

    SOURCE = "source"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one source, or with one tag, in the order in which they came."""

    name: str
    events: "tuple[ReconciledEvent, ...]"


def groups_of(events: "Sequence[ReconciledEvent]", by: By) -> Iterator[Group]:
    """Yield the groups by name, last those events that belong to none; an event may stand in several."""
    found: dict[str, list[ReconciledEvent]] = {}
    for event in events:
        for name in _names(event, by):
            found.setdefault(name, []).append(event)
    for name in sorted(found):
        yield Group(name, tuple(found[name]))
    rest = tuple(event for event in events if not _names(event, by))
    if rest:
        yield Group(WITHOUT[by], rest)


def _names(event: "ReconciledEvent", by: By) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event.sources if by is By.SOURCE else event.event.tags))
