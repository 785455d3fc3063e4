"""An EDTF expression as written, beside the time that it allows."""

from timeline.model.dataclass import dataclass
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning
from timeline.model.edtf.value import EdtfEnd, EdtfKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EdtfDate:
    """The date as written and the time it allows.

    `start` and `end` hold the four bounds: of a DATE or ONE_OF both are the hull of what is allowed, and the event
    lies within; of an INTERVAL the start lies in the first, the end in the second; of ALL_OF the start lies in the
    first member and the end in the last.
    """

    text: str  # as written
    level: int  # 0, 1 or 2
    kind: EdtfKind
    start: EdtfEnd
    end: EdtfEnd
    longest_days: int | None = None  # ONE_OF: the event's end is at most so many days after its start; None: no limit
    reckoning: Reckoning = AS_WRITTEN  # the calendar and the zones by which the text was read

    @property
    def meaning(self) -> str:
        """The text, with the calendar and the zone that it is in where these are not the usual ones."""
        return " ".join((self.text, *self.reckoning.unusual(self.text)))
