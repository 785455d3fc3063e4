"""An event: something that happened; it has a start and an end."""

from timeline.model.dataclass import dataclass
from timeline.model.location import Location


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. What is known of its time is in the claims, never here."""

    id: str
    title: str
    location: Location
    part_of: str | None = None  # the event it lies within, in time too
    part_of_location: Location | None = None
    instant: bool = False  # starts and ends on the same day
    instant_location: Location | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    split_from: str | None = None  # a resolution split it from that event; None: it stands in the list of events
