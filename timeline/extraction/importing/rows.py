"""What every import reader takes and gives: frozen values, each with the line of the file that it was read from."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from timeline.model.claim import MAX_QUOTE_WORDS, Basis, Read, Report
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning

ONE_SOURCE: Final = ""  # in `ImportedText.sources`: the source that the whole file is
LONGEST_CITED: Final = 40  # characters of a line that is refused
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRelation:
    """How the event of a claim stands to another; values as they stand in a claims file."""

    type: str  # a `RelationType`
    event: str  # the other event: its id, or its title, as the file has it
    gap: str | None = None  # ISO 8601 duration
    within: str | None = None
    from_side: str | None = None  # start | end, of the other event
    to_side: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedClaim:
    """One claim of a file. Ids are as the file has them: whoever writes the store makes them valid and unique.

    Dates are EDTF as `when.read_when` gives it, or EDTF of the file itself; lengths are ISO 8601.
    """

    line: int  # of the file, from 1: where the claim begins
    event: str  # the event's id; its title, where the file has no ids. Never empty
    title: str | None = None  # of the event; None: not said, its id will do
    id: str | None = None  # of the claim; None: it is made of the event's
    source: str | None = None  # the file names one for each claim; None: the source that the whole file is
    when: str | None = None
    start: str | None = None
    end: str | None = None
    calendar: str | None = None  # of its dates, where it is not that of the source
    zone: str | None = None
    duration: str | None = None
    weekday: str | None = None  # full English name in small letters
    count: Mapping[str, str] | None = None  # `span` and `since`
    relations: tuple[ImportedRelation, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING)
    quote: str | None = None  # of at most 12 words: see `short_quote`
    at: tuple[int, int] | None = None  # where the quote stands: code points of the document, end exclusive
    basis: Basis = Basis.STATED
    attributed_to: str | None = None
    read: Read = Read.EXACT
    report: Report | None = None  # None: a plan where the date is after the publication, else past
    note: str | None = None
    part_of: str | None = None  # of the event, which lies within that one: its id or title
    instant: bool = False  # of the event
    tags: tuple[str, ...] = ()  # of the event
    event_note: str | None = None


class Kind(StrEnum):
    """What a remark is about."""

    ASSUMED = "assumed"  # taken for granted: an encoding, day first, a two-digit year
    LEFT_OUT = "left-out"  # something of the file that no key of a claim corresponds to
    REFUSED = "refused"  # a row that could not be read; the others were


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that whoever imports a file should know: what is the matter and, where refused, what to do."""

    kind: Kind
    text: str  # one sentence without full stop; refused: "what is wrong; what to do"
    line: int | None = None  # None: of the file as a whole
    column: str | None = None  # name of a column, key or property; None: of the line as a whole
    times: int = 1  # how many rows it speaks of, the first of them at `line`


def refusal(line: int, text: str) -> Remark:
    """Return what to tell of a line that is refused: what is wrong, and what to do."""
    return Remark(kind=Kind.REFUSED, line=line, text=text)


def in_short(written: str) -> str:
    """Return what is written, in quotes, as a remark cites it: on one line, of 40 characters at most."""
    text = " ".join(written.split())
    return repr(text if len(text) <= LONGEST_CITED else f"{text[: LONGEST_CITED - 1]}…")


class Refused(Exception):
    """One row cannot be read. Raised within a reader, which turns it into a remark and reads on; never seen outside.

    `text` says what is wrong and what to do, as of `Remark`.
    """

    def __init__(self, text: str, column: str | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.column = column

    def remark(self, line: int) -> Remark:
        """Return what to tell of it."""
        return Remark(kind=Kind.REFUSED, text=self.text, line=line, column=self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What a reader may know beside the text."""

    file: str = ""  # as the person typed it, for messages
    source: str | None = None  # the id that was given for the whole file; None: none was
    published: EdtfDate | None = None  # the first publication of the source; None: not known
    reckoning: Reckoning = AS_WRITTEN  # calendar of the source, and the zone of its times
    words: Mapping[str, str] = field(default_factory=lambda: NOTHING)  # the store's meanings of vague words
    day_first: bool | None = None  # of 03/04/2022; None: as the column shows
    columns: Mapping[str, str] = field(default_factory=lambda: NOTHING)  # key of a claim -> column or key of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedText:
    """What a reader found."""

    claims: tuple[ImportedClaim, ...] = ()
    remarks: tuple[Remark, ...] = ()
    # What the file says of its sources, by `ImportedClaim.source` (`ONE_SOURCE`: of the file as a whole), with the
    # keys of `source:` in a claims file: title, author, publisher, url, kind, published, relies_on, zone, note …
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: NOTHING)


def short_quote(words: str) -> tuple[str | None, bool]:
    """Return words as a quote of at most 12 of them, and whether it had to be cut; None: there are none."""
    parts = words.split()
    if len(parts) <= MAX_QUOTE_WORDS:
        return words.strip() or None, False
    kept = words.strip()
    for part in reversed(parts[MAX_QUOTE_WORDS:]):
        kept = kept[: kept.rindex(part)].rstrip()
    return kept, True
