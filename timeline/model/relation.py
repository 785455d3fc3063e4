"""How an event stands to another one in time."""

from enum import StrEnum

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
