"""A statement: the part of a claim that binds, is cited and can be set aside."""

from dataclasses import dataclass, field

from timeline.model.claim import Attribute, Basis, Claim, Read
from timeline.model.edtf.date import EdtfDate
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.relation import Relation

REPORT_KEY = "report"  # "the event is over by the day this was published"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a claim says: `when`, `start`, `end`, `duration`, `relations[0]`, `attributes.place`, `report`.

    Two statements are the same when they are the same key of the same claim.
    """

    id: tuple[str, str] = field(init=False)  # (claim's full id, key): cheap to hash and to sort
    claim: Claim = field(compare=False)
    key: str = field(compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", (self.claim.full_id, self.key))

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
        index = self.key.removeprefix("relations[")
        return self.claim.relations[int(index[:-1])] if index != self.key else None

    @property
    def date(self) -> EdtfDate | None:
        """The date that it gives: `when`, `start` or `end`; None: a statement of another kind."""
        return dict(self.claim.dates).get(self.key)

    @property
    def attribute(self) -> Attribute | None:
        """The attribute that it gives; None: a statement of another kind."""
        return next((a for a in self.claim.attributes if self.key == f"attributes.{a.key}"), None)

    @property
    def is_firm(self) -> bool:
        """Stated outright, in words that need no interpretation (what `~` does is seen in the constraint)."""
        return self.claim.basis is Basis.STATED and self.claim.read is Read.EXACT


@dataclass(frozen=True, slots=True)
class EventKey:
    """What an event's own key says: `part_of`, `instant`, or that it does not end before it starts."""

    event: Event
    key: str  # "part_of" | "instant" | "start before end"

    @property
    def location(self) -> Location:
        """The line of the key in data/events.yaml."""
        by_key = {"part_of": self.event.part_of_location, "instant": self.event.instant_location}
        return by_key.get(self.key) or self.event.location


Because = Statement | EventKey
