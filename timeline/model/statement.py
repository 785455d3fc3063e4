"""A statement: the part of a claim that binds, is cited and can be set aside."""

from collections.abc import Iterator
from typing import Final

from timeline.model.claim import Attribute, Basis, Claim, Read
from timeline.model.dataclass import dataclass
from timeline.model.edtf.date import EdtfDate
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.relation import Relation

REPORT_KEY = "report"  # "the event is over by the day this was published"
_STATED, _EXACT = Basis.STATED, Read.EXACT  # to look up a member of an enumeration costs as much as all else here
_DATES = frozenset({"when", "start", "end"})
_RELATION = "relations["
_INDEX = len(_RELATION)
_ATTRIBUTE = "attributes."


class Statement:
    """One thing that a claim says: `when`, `start`, `end`, `duration`, `relations[0]`, `attributes.place`, `report`.

    Two statements are the same when they are the same key of the same claim. They are made, hashed and compared more
    often than anything else, hence by hand; what a frozen dataclass would keep from changing is `Final`.
    """

    __slots__ = ("claim", "id", "key")

    def __init__(self, claim: Claim, key: str) -> None:
        self.id: Final = (claim.full_id, key)  # cheap to hash and to sort
        self.claim: Final = claim
        self.key: Final = key

    def __repr__(self) -> str:
        return f"Statement({self.id})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Statement) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def location(self) -> Location:
        """The line of the key in data/."""
        return self.claim.location_of(self.key)

    @property
    def quote(self) -> str | None:
        """The words it rests on: the relation's own, else the claim's."""
        if self.relation is not None and self.relation.quote is not None:
            return self.relation.quote
        return self.claim.evidence.quote if self.claim.evidence else None

    @property
    def relation(self) -> Relation | None:
        """The relation that it is; None: a statement of another kind."""
        key = self.key
        return self.claim.relations[int(key[_INDEX:-1])] if key.startswith(_RELATION) else None

    @property
    def date(self) -> EdtfDate | None:
        """The date that it gives: `when`, `start` or `end`; None: a statement of another kind."""
        found: EdtfDate | None = getattr(self.claim, self.key) if self.key in _DATES else None
        return found

    @property
    def attribute(self) -> Attribute | None:
        """The attribute that it gives; None: a statement of another kind."""
        if not self.key.startswith(_ATTRIBUTE):
            return None
        name = self.key.removeprefix(_ATTRIBUTE)
        return next((a for a in self.claim.attributes if a.key == name), None)

    @property
    def is_firm(self) -> bool:
        """Stated outright, in words that need no interpretation (what `~` does is seen in the constraint)."""
        return self.claim.basis is _STATED and self.claim.read is _EXACT


@dataclass(frozen=True, slots=True)
class EventKey:
    """What an event's own key says: `part_of`, `instant`, or that it does not end before it starts."""

    event: Event
    key: str  # "part_of" | "instant" | "start before end"

    def __hash__(self) -> int:
        return hash((self.event.id, self.key))

    @property
    def location(self) -> Location:
        """The line of the key in data/events.yaml."""
        by_key = {"part_of": self.event.part_of_location, "instant": self.event.instant_location}
        return by_key.get(self.key) or self.event.location


Because = Statement | EventKey


def keys_of(claim: Claim) -> Iterator[str]:
    """Return the keys of what a claim says, in the order in which people read it."""
    times = (("when", claim.when), ("start", claim.start), ("end", claim.end), ("duration", claim.duration))
    yield from (key for key, value in times if value is not None)
    yield from ["weekday"] if claim.weekday is not None else []
    yield from ["count"] if claim.count is not None else []
    yield from (f"relations[{number}]" for number in range(len(claim.relations)))
    yield from (f"attributes.{attribute.key}" for attribute in claim.attributes)
