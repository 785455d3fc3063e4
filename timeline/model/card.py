"""A card: the hand-curated extractor for one document; a claims file whose dates are still words."""

from timeline.model.claim import Attribute, Basis, Read, Report
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.reckoning import Calendar
from timeline.model.location import Location
from timeline.model.relation import RelationType, Side
from timeline.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRelation:
    """A relation whose gap may still be words ("the day before")."""

    event: str
    location: Location
    type: RelationType | None = None  # None: the words say it
    words: str | None = None  # key `when`: read by the date reader against `event`
    gap: Duration | None = None
    within: Duration | None = None
    from_side: Side | None = None
    to_side: Side | None = None
    find: str | None = None  # its own words in the document; None: the claim's


@dataclass(frozen=True, slots=True, kw_only=True)
class CardClaim:
    """What to find in the document and what it claims."""

    id: str
    event: str
    find: str  # the words as they stand in the document, white space folded; at most 12
    location: Location
    nth: int | None = None  # which occurrence, from 1; None: the words stand there once
    when: str | None = None  # words; read against the publication, the year of the card, or `of`
    start: str | None = None
    end: str | None = None
    calendar: Calendar | None = None  # in which its dates are written; None: that of the source
    zone: str | None = None  # IANA name, of its times without an offset; None: that of the source
    duration: str | None = None
    of: str | None = None  # the event that `when` is read against
    edtf: EdtfDate | None = None  # overrides the reader for `when`; `note` must say why
    relations: tuple[CardRelation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    basis: Basis = Basis.STATED
    attributed_to: str | None = None
    read: Read | None = None  # None: as the reader says
    report: Report = Report.PAST
    weekday: str | None = None
    count: str | None = None  # words such as "34 days"
    count_since: EdtfDate | None = None
    note: str | None = None
    locations: tuple[tuple[str, Location], ...] = ()

    def location_of(self, key: str) -> Location:
        """The place of one key of the entry; the entry's own where the key has none."""
        return next((place for name, place in self.locations if name == key), self.location)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The hand-curated extractor for one document."""

    source: Source
    claims: tuple[CardClaim, ...]
    location: Location
    reads_as: int | None = None  # the year in which bare "March 29" falls; None: that of the publication
    note: str | None = None
    is_whole: bool = True  # False: something in its file could not be read, perhaps claims
