"""What date words are read against, and what reading them gives."""

from collections.abc import Mapping
from dataclasses import field

from timeline.model.claim import Read
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning
from timeline.model.relation import RelationType, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What words may be read against."""

    published: EdtfDate | None  # the original publication; weekdays look back from its day. None: not known
    year: int | None  # the year in which a bare "March 29" falls; None: the latest one not after publication
    against_event: bool = False  # the words place this event relative to a named one: a relation, never a date
    words: Mapping[str, str] = field(default_factory=dict)  # the store's overrides of the table of vague words
    reckoning: Reckoning = AS_WRITTEN  # what the words are dated in; what is counted from publication is Gregorian


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeTime:
    """How this event stands to the named one; the fields mean what those of `Relation` mean."""

    type: RelationType
    gap: Duration | None = None
    within: Duration | None = None
    from_side: Side | None = None  # the named event's side
    to_side: Side | None = None  # this event's side


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRead:
    """What words say of a time: exactly one of `edtf`, `duration` and `relative` is set."""

    words: str  # as given
    edtf: EdtfDate | None = None
    duration: Duration | None = None
    relative: RelativeTime | None = None
    read: Read = Read.EXACT  # VAGUE: the table of vague words gave a meaning
    weekday: int | None = None  # the one that the words name, 0 = Monday; not checked against the date
    assumed: tuple[str, ...] = ()  # one short phrase for each assumption
