"""How an event stands to another one in time."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration
from timeline.model.location import Location


class RelationType(StrEnum):
    """Allen's thirteen relations, and two that speak of days and moments."""

    BEFORE = "before"
    AFTER = "after"
    MEETS = "meets"
    MET_BY = "met_by"
    OVERLAPS = "overlaps"
    OVERLAPPED_BY = "overlapped_by"
    DURING = "during"
    CONTAINS = "contains"
    STARTS = "starts"
    STARTED_BY = "started_by"
    FINISHES = "finishes"
    FINISHED_BY = "finished_by"
    EQUALS = "equals"
    SAME_DAY = "same_day"
    SAME_TIME = "same_time"


class Side(StrEnum):
    """One end of an event."""

    START = "start"
    END = "end"


# the types that speak of one side of each event, so that `from` and `to` can name others; Allen's speak of all four
SIDED_TYPES = frozenset({RelationType.BEFORE, RelationType.AFTER, RelationType.SAME_DAY, RelationType.SAME_TIME})
SIDED_WORDS = "`before`, `after`, `same_day` or `same_time`"

STARTS = (Side.START, Side.START)  # the sides, the other event's first, that count where neither a type nor a key says
OWN_SIDES: Mapping[RelationType, tuple[Side, Side]] = MappingProxyType(
    {RelationType.BEFORE: (Side.START, Side.END), RelationType.AFTER: (Side.END, Side.START)}
)
_INVERSES = (
    (RelationType.BEFORE, RelationType.AFTER),
    (RelationType.MEETS, RelationType.MET_BY),
    (RelationType.OVERLAPS, RelationType.OVERLAPPED_BY),
    (RelationType.DURING, RelationType.CONTAINS),
    (RelationType.STARTS, RelationType.STARTED_BY),
    (RelationType.FINISHES, RelationType.FINISHED_BY),
)
# what a relation is, seen from the other event; those that are not here look the same from both
INVERSE: Mapping[RelationType, RelationType] = MappingProxyType(
    dict(_INVERSES) | {inverse: kind for kind, inverse in _INVERSES}
)


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What a passage says about the order of its event and another.

    `before` and `after` are strict but may share a day where only days are known.
    """

    type: RelationType
    event: str
    location: Location
    gap: Duration | None = None  # replaces the order of before and after; other event to this event
    within: Duration | None = None  # same_time only; None: the same day
    from_side: Side | None = None  # the other event's side; None: by type (see the design of relations)
    to_side: Side | None = None  # this event's side
    quote: str | None = None  # None: the claim's own evidence
