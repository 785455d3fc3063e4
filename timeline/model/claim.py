"""A claim: what one passage of one source says about one event."""

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.model.cached import cached_property
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.reckoning import Calendar
from timeline.model.location import Location
from timeline.model.relation import Relation

MAX_QUOTE_WORDS = 12


class Basis(StrEnum):
    """How the source says it."""

    STATED = "stated"
    IMPLIED = "implied"
    HEDGED = "hedged"
    RUMOUR = "rumour"


class Read(StrEnum):
    """Whether words were given a meaning by the table of vague words."""

    EXACT = "exact"
    VAGUE = "vague"


class Report(StrEnum):
    """Whether the source reports what happened, or what was announced or scheduled."""

    PAST = "past"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a claim rests on: at most 12, with their place in the document.

    `start` and `end` are code points of the file as read, end exclusive (W3C TextPositionSelector).
    """

    quote: str
    start: int | None = None  # None: entered by hand, position not recorded
    end: int | None = None


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """What a claim says an event was like; one value or several."""

    key: str
    values: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a text counts beside a date ("the 34th day"): `span` lies between `since` and the claim's date.

    Compared with the claim's own date only, under any customary way of counting (TL303).
    """

    span: Duration
    since: EdtfDate


def _none() -> None:
    """Return what a field holds that is not given: one with a plain default could not be read later."""


_LATER = frozenset({"location", "locations", "evidence"})


class ReadLater(NamedTuple):
    """How to read what is rarely asked of a claim, from where it is written."""

    values: Callable[..., Mapping[str, Any]]  # of `locations` and `evidence`
    place_of: Callable[..., Location | None]  # of one key, given that and the claim; None: it has no such key


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What one passage of one source says about one event.

    A claim is never edited to make the timeline agree: its statements are set aside, with a reason.
    """

    id: str  # unique within the source
    source: str
    event: str
    location: Location  # the line in data/ that a finding points at
    when: EdtfDate | None = None  # None: the passage gives no date of this kind
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    calendar: Calendar | None = None  # in which its dates are written; None: that of its source
    zone: str | None = None  # IANA name, of its times without an offset; None: that of its source
    duration: Duration | None = None
    weekday: int | None = None  # 0 = Monday
    count: Count | None = None
    relations: tuple[Relation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    basis: Basis = Basis.STATED
    attributed_to: str | None = None  # whom the source cites for it
    read: Read = Read.EXACT
    report: Report = Report.PAST
    evidence: Evidence | None = field(default_factory=_none)  # None: entered by hand, without a document
    note: str | None = None
    card: str | None = None  # the card it was extracted from; None: entered by hand
    locations: tuple[tuple[str, Location], ...] = field(default_factory=tuple)  # of each key: `when`, `relations[0]`

    @classmethod
    def of(cls, given: dict[str, Any], later: ReadLater, written: tuple[Any, ...]) -> "Claim":
        """Return a claim of the values that are given, the others being the usual ones, ten times as fast as `Claim`.

        `location`, `locations` and `evidence`, which few ever ask for, are read later, from where it is `written`.
        """
        claim = object.__new__(cls)
        given["_later"] = (later, written)
        object.__setattr__(claim, "__dict__", given)
        return claim

    def changed(self, **values: Any) -> "Claim":
        """Return the claim with other values, as `dataclasses.replace` does; what was left for later stays so."""
        fields = self.__dataclass_fields__
        known = {name: value for name, value in self.__dict__.items() if name in fields or name == "_later"} | values
        claim = object.__new__(Claim)
        object.__setattr__(claim, "__dict__", known)
        return claim

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Read what was left for later; only called for what the claim does not hold."""
            known = self.__dict__
            if "_later" in known and name in _LATER:
                later, written = known["_later"]
                values = later.values(*written) if name != "location" else {name: later.place_of("id", self, *written)}
                for key, value in values.items():
                    known.setdefault(key, value)
                return known[name]
            raise AttributeError(f"a claim has no {name!r}", name=name, obj=self)

    def __getstate__(self) -> dict[str, Any]:
        """Return the values of the fields: a copy elsewhere has no text to read the rest from."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @cached_property
    def full_id(self) -> str:
        """The id by which other files cite the claim: `schmitt-2025/withdrawal`."""
        return f"{self.source}/{self.id}"

    @property
    def dates(self) -> tuple[tuple[str, EdtfDate], ...]:
        """The dates that it gives, by key: `when`, `start`, `end`."""
        if self.start is None and self.end is None:  # as mostly
            return () if self.when is None else (("when", self.when),)
        found = []
        if self.when is not None:
            found.append(("when", self.when))
        if self.start is not None:
            found.append(("start", self.start))
        if self.end is not None:
            found.append(("end", self.end))
        return tuple(found)

    @property
    def says_when(self) -> bool:
        """Whether it says anything of time: a date, a length, or an order."""
        times = self.when or self.start or self.end or self.duration
        return times is not None or bool(self.relations)

    def location_of(self, key: str) -> Location:
        """The place of one key of the claim; the claim's own where the key has none."""
        known = self.__dict__
        if "locations" not in known and "_later" in known:
            later, written = known["_later"]
            return later.place_of(key, self, *written) or self.location
        return next((place for name, place in self.locations if name == key), self.location)
