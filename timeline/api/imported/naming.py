"""Names that a file gives to events, sources and claims, as ids of a store: the same name always the same id."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from hashlib import sha256
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.store.scalars import ID_PATTERN

LONGEST_ID: Final = 80
_IDENTIFIER: Final = re.compile(ID_PATTERN)
_NOT_IN_IDS: Final = re.compile(r"[^a-z0-9._]+")


def is_id(name: str) -> bool:
    """Whether a name is an id as it stands."""
    return _IDENTIFIER.fullmatch(name) is not None


def id_from(name: str, kind: str) -> str:
    """Return an id that looks like a name: `ubuntu-26.04/release` is `ubuntu-26.04-release`.

    Accents are dropped, all but a-z, 0-9, `.` and `_` is a hyphen. A name without any such letter becomes `event-` (the
    kind) with a number of its own.
    """
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    found = _NOT_IN_IDS.sub("-", plain).strip("-._")
    if len(found) > LONGEST_ID:
        return f"{found[:LONGEST_ID].rsplit('-', 1)[0].strip('-._')}-{_number(name)}"
    return found or f"{kind}-{_number(name)}"


def _number(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]


@dataclass(slots=True)
class EventNames:
    """Gives the events of a file their ids.

    A valid id stands for itself. Any other name is the event of the store that has it as title, if one alone does;
    else the id is made of it, with a number of the name where another name of the file has that id.
    """

    events: Mapping[str, Event]  # of the store
    made: dict[str, str] = field(default_factory=dict)  # name -> id, of names that are no ids
    by_title: dict[str, str] = field(default_factory=dict)  # name -> id, of those found by title
    _holders: dict[str, str] = field(default_factory=dict)  # id -> the name that has it
    _titles: dict[str, str] | None = None

    def hold(self, names: Iterable[str]) -> None:
        """Keep the ids among the names of a file for themselves, wherever they stand: no other name becomes one."""
        for name in names:
            if is_id(name):
                self._holders.setdefault(name, name)

    def id_of(self, name: str) -> str:
        """Return the id of an event by what the file calls it."""
        known = self.made.get(name)
        if known is not None:
            return known
        if is_id(name):
            return name
        found = self._titled().get(_folded(name))
        if found is not None:
            self.by_title[name] = self.made[name] = found
            return found
        made = id_from(name, "event")
        if self._holders.setdefault(made, name) != name:
            made = f"{made}-{_number(name)}"
        self.made[name] = made
        return made

    def _titled(self) -> Mapping[str, str]:
        """The events of the store by title; titles that several have tell none."""
        if self._titles is None:
            titles = Counter(_folded(event.title) for event in self.events.values())
            self._titles = {_folded(e.title): e.id for e in self.events.values() if titles[_folded(e.title)] == 1}
        return self._titles


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
