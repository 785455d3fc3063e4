"""What an EDTF expression means: four bounds, what kind of statement it is, and the text as written.

Days are civil days, counted as `datetime.date.toordinal` does (0001-01-01 is 1) and continued without a break below
year 1 and beyond 9999; bounds are inclusive.
"""

from enum import StrEnum
from typing import Final

from timeline.model.dataclass import dataclass


class Precision(StrEnum):
    """The finest part that the text gives."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Openness(StrEnum):
    """Why a side of an interval has, or lacks, a date: `..` is open (no bound is meant), empty is unknown."""

    DATED = "dated"
    OPEN = "open"
    UNKNOWN = "unknown"


class EdtfKind(StrEnum):
    """How the members of an expression combine."""

    DATE = "date"  # lies within the one member
    INTERVAL = "interval"  # starts in the first member, ends in the second
    ONE_OF = "one of"  # [a,b], [a..b]: lies within one member
    ALL_OF = "all of"  # {a,b}, {a..b}: happened in every member


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockBounds:
    """Bounds where the text gives a time of day: seconds = civil day * 86 400 + second of day, inclusive."""

    earliest: int | None
    latest: int | None
    offset_minutes: int | None  # east of UTC; None: local time of the zone in which days are counted
    utc_earliest: int | None = None  # the same bounds as instants; None: unbounded, or no zone is known
    utc_latest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EdtfEnd:
    """What the text says of one side of an event: its start, or its end.

    `earliest` and `latest` are strict: `~` widens nothing here, what it is worth is the store's policy.
    """

    earliest: int | None  # civil day, inclusive; None: not bounded on this side
    latest: int | None
    openness: Openness = Openness.DATED
    precision: Precision | None = None  # None: open or unknown
    uncertain: bool = False  # ? or %
    approximate: bool = False  # ~ or %
    clock: ClockBounds | None = None  # None: the text speaks of days or more


OPEN_END: Final = EdtfEnd(earliest=None, latest=None, openness=Openness.OPEN)
UNKNOWN_END: Final = EdtfEnd(earliest=None, latest=None, openness=Openness.UNKNOWN)
