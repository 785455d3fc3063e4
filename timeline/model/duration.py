"""How long: ISO 8601 durations, ranges of them, and what they allow in days."""

from dataclasses import dataclass

from timeline.errors import EdtfError


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time, or a range of lengths: `P1D`, `P2D/P5D`, `~P3W`, `PT3H`, `P7D/..`.

    Bounds are differences in calendar days, inclusive. Months and years count by the calendar and enter as their hull
    (`P1M` is 28 to 31 days); hours enter as the days that they can touch (`PT3H` is 0 to 1).
    """

    text: str
    shortest_days: int
    longest_days: int | None  # None: no upper limit
    approximate: bool = False  # ~ on either side; what it is worth is the store's policy
    unit: str = "day"  # the finest unit given: second, minute, hour, day, week, month, year
    shortest_seconds: int | None = None  # only where the text gives hours, minutes or seconds
    longest_seconds: int | None = None


def parse_duration(text: str) -> Duration:
    """Return what an ISO 8601 duration, or a range of two, allows.

    Raises EdtfError: not a duration, a mixed range (`P5D/P2D`), a negative or empty one.
    Source: ISO 8601-1:2019, 5.5.2.
    """
    raise EdtfError(text, "not implemented")
