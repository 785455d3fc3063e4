"""A source: one document or data set by one author."""

from dataclasses import field
from enum import StrEnum

from timeline.model.dataclass import dataclass
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.reckoning import Calendar
from timeline.model.location import Location


class SourceKind(StrEnum):
    """What a source is; its default weight depends on it."""

    ARTICLE = "article"
    STATEMENT = "statement"
    RECORD = "record"
    DATASET = "dataset"
    IMAGE = "image"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The file a source was read from. The file itself is not part of the store."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedFrom:
    """The card that a claims file was extracted from, as it was then: while it is the same, so are the claims."""

    file: str
    sha256: str  # over the card and what it was read with
    claims: int  # how many it gave


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document or data set by one author."""

    id: str
    title: str
    location: Location
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    kind: SourceKind = SourceKind.OTHER
    published: tuple[EdtfDate, ...] = ()  # the original publication first; (): not known
    calendar: Calendar | None = None  # in which its claims' dates are written; None: Gregorian
    zone: str | None = None  # IANA name, of its times without an offset; None: the store's
    document: Document | None = None
    card: ExtractedFrom | None = None  # None: entered by hand
    relies_on: tuple[str, ...] = ()  # ids of sources it repeats, stored or not
    weight: int | None = None  # 0-100; None: by kind
    note: str | None = None
    relies_on_location: Location | None = field(default=None, compare=False, repr=False)  # None: it relies on nobody

    def publication_bounding(self, when: EdtfDate | None) -> EdtfDate | None:
        """Return the publication by which what the source reports as past was over; None: not known when it appeared.

        The original one; for a claim that dates exactly a later one (`when`), as one about a repost does, that one.
        """
        own = when and (when.start.earliest, when.end.latest)
        later = (date for date in self.published[1:] if own == (date.start.earliest, date.end.latest))
        return next(later, self.published[0] if self.published else None)
