"""How long: ISO 8601 durations, ranges of them, and what they allow in days.

A number of months has no fixed length, so it enters as its hull: the shortest and the longest that the Gregorian
calendar has to offer anywhere in its cycle of 400 years. `P10Y` is 3651 to 3653 days (the shortest ones cross a year
such as 1900), not ten times `P1Y`.
"""

import re
from calendar import isleap
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import Final, NamedTuple

from timeline.errors import EdtfError
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import (
    DAYS_PER_CYCLE,
    MONTHS_PER_YEAR,
    SECONDS_PER_DAY,
    YEARS_PER_CYCLE,
    days_in_month,
)

MAX_LENGTH: Final = 100

_UNITS: Final = ("year", "month", "week", "day", "hour", "minute", "second")
_SECONDS: Final = {"hour": 3600, "minute": 60, "second": 1}
_SPAN: Final = re.compile(
    r"P(?=.)(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?"
    r"(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?"
)
_MONTHS_PER_CYCLE: Final = YEARS_PER_CYCLE * MONTHS_PER_YEAR
_MAX_DIGITS: Final = 9


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


class _Span(NamedTuple):
    """One length, as bounds; seconds are None where the text gives no time."""

    shortest_days: int
    longest_days: int | None
    approximate: bool
    unit: str
    shortest_seconds: int | None
    longest_seconds: int | None


_NO_LIMIT: Final = _Span(0, None, approximate=False, unit="year", shortest_seconds=None, longest_seconds=None)


def parse_duration(text: str) -> Duration:
    """Return what an ISO 8601 duration, or a range of two, allows.

    `..` leaves one side of a range open: `P7D/..` is a week or more, `../P7D` at most a week.

    Raises EdtfError: not a duration, a range that runs backwards (`P5D/P2D`), a negative or empty one.
    Source: ISO 8601-1:2019, 5.5.2.
    """
    if len(text) > MAX_LENGTH:
        raise EdtfError(text, f"a duration has at most {MAX_LENGTH} characters", MAX_LENGTH)
    sides = text.split("/")
    if len(sides) > 2:
        raise EdtfError(text, "a range has two sides, not more", text.rindex("/"))
    if "".join(sides) in ("..", "...."):
        raise EdtfError(text, "a range of durations is open on one side at most")
    spans = _sides(text, sides)
    shortest, longest = spans[0], spans[-1]
    if _is_reversed(shortest, longest):
        raise EdtfError(text, "the range ends below where it starts", len(sides[0]) + 1)
    return Duration(
        text=text,
        shortest_days=shortest.shortest_days,
        longest_days=longest.longest_days,
        approximate=any(span.approximate for span in spans),
        unit=max((span.unit for span in spans), key=_UNITS.index),
        shortest_seconds=shortest.shortest_seconds,
        longest_seconds=longest.longest_seconds,
    )


def _sides(text: str, sides: list[str]) -> list[_Span]:
    """Read each side of a range, or the one length; `..` stands only in a range."""
    spans, position = [], 0
    for side in sides:
        spans.append(_NO_LIMIT if side == ".." and len(sides) > 1 else _span(text, side, position))
        position += len(side) + 1
    return spans


def _is_reversed(shortest: _Span, longest: _Span) -> bool:
    if longest.longest_days is not None and longest.longest_days < shortest.shortest_days:
        return True
    if shortest.shortest_seconds is None or longest.longest_seconds is None:
        return False
    return longest.longest_seconds < shortest.shortest_seconds


def _span(text: str, side: str, position: int) -> _Span:
    """Read one length, `~` before or after it."""
    body = side.removeprefix("~").removesuffix("~")
    position += side.startswith("~")
    match = _SPAN.fullmatch(body)
    if match is None:
        raise EdtfError(text, _why_not(body), position)
    if any(len(digits or "") > _MAX_DIGITS for digits in match.groups()):
        raise EdtfError(text, f"a number in a duration has at most {_MAX_DIGITS} digits", position)
    amounts = {unit: int(digits) for unit, digits in zip(_UNITS, match.groups(), strict=True) if digits}
    return _bounds(amounts, approximate=body != side)


def _why_not(body: str) -> str:
    if not body:
        return "a duration is missing; write for example P3D, or .. for no limit"
    if body[0] in "+-" or "-" in body:
        return "a duration cannot be negative"
    if body in ("P", "PT") or body.endswith("T"):
        return "a duration needs a number and a unit, such as P3D or PT2H"
    if "." in body or "," in body:
        return "a duration has whole numbers; write a smaller unit (PT90M, not PT1.5H)"
    if not body.startswith("P"):
        return "a duration starts with P, such as P3D"
    return "not an ISO 8601 duration; write whole numbers in this order: P…Y…M…W…DT…H…M…S"


def _bounds(amounts: dict[str, int], *, approximate: bool) -> _Span:
    """Add up what each unit is worth."""
    months = amounts.get("year", 0) * MONTHS_PER_YEAR + amounts.get("month", 0)
    days = amounts.get("week", 0) * 7 + amounts.get("day", 0)
    shortest, longest = (bound + days for bound in days_in_months(months))
    unit = max(amounts, key=_UNITS.index)
    if unit not in _SECONDS:
        return _Span(shortest, longest, approximate, unit, None, None)
    seconds = sum(amounts.get(name, 0) * worth for name, worth in _SECONDS.items())
    whole_days, rest = divmod(seconds, SECONDS_PER_DAY)
    return _Span(
        shortest_days=shortest + whole_days,
        longest_days=longest + whole_days + (rest > 0),
        approximate=approximate,
        unit=unit,
        shortest_seconds=shortest * SECONDS_PER_DAY + seconds,
        longest_seconds=longest * SECONDS_PER_DAY + seconds,
    )


def days_in_months(months: int) -> tuple[int, int]:
    """Return the fewest and the most days from one day to the same day so many months later.

    A day that the later month lacks counts as that month's last (31 January to 28 February is `P1M`); that never
    leaves the bounds of first days of months, so only these are tried.
    """
    cycles, rest = divmod(months, _MONTHS_PER_CYCLE)
    fewest, most = _days_within_cycle(rest)
    return fewest + cycles * DAYS_PER_CYCLE, most + cycles * DAYS_PER_CYCLE


@lru_cache(maxsize=_MONTHS_PER_CYCLE)
def _days_within_cycle(months: int) -> tuple[int, int]:
    if not months:
        return 0, 0
    starts = _month_starts()
    lengths = list(map(sub, starts[months : months + _MONTHS_PER_CYCLE], starts))
    return min(lengths), max(lengths)


@lru_cache(maxsize=1)
def _month_starts() -> tuple[int, ...]:
    """First days of the months of two whole cycles, counted from the first of them."""
    common, leap = ([days_in_month(year, month) for month in range(1, 13)] for year in (1, 0))
    years = (leap if isleap(year) else common for year in range(2 * YEARS_PER_CYCLE))
    return (0, *accumulate(chain.from_iterable(years)))
