"""A link: a person found that two events were one, and what it takes to undo that."""

from typing import NamedTuple

from timeline.model.dataclass import dataclass
from timeline.model.location import Location


class Linked(NamedTuple):
    """Which event became which, and where that is recorded."""

    event: str
    into: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChange:
    """One value of a file that named the event under its former id."""

    file: str  # from the folder of the store: `claims/a.yaml`, `../seeds/a.yaml`
    key: str  # of the value: `claims/withdrawal/event`
    was: str | None  # None: the key was not there
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedEvent:
    """What a list of events said of the event under its former id, and where."""

    file: str  # from the folder of the store
    after: str | None  # the id of the event before it; None: it was the first
    lines: int  # between the two, or before it: comments and blank lines
    text: str  # its own lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two events that are one: all that named `event` names `into` since."""

    event: str  # the id that went
    into: str  # the id that both have
    by: str
    date: str  # ISO date
    location: Location
    score: float | None = None  # of the suggestion; None: nobody suggested it
    removed: RemovedEvent | None = None  # None: it was in no list of events
    changes: tuple[LinkChange, ...] = ()

    @property
    def linked(self) -> Linked:
        """Which event became which."""
        return Linked(self.event, self.into, self.location)
