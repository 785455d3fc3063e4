"""How two uncertain times stand to each other: which comes first, and how far apart they are at least and at most.

Both are taken as events, which start and end within the four bounds of their dates. All answers follow from the first
and the last moment that is allowed, and these are allowed days themselves: where the days between have gaps
(`[2022-03-29,2022-04-02]`), the hull gives the same order and the same minimum and maximum, though not every number of
days between these occurs. A qualifier widens nothing here, as nowhere in EDTF: what `~` is worth is a store's policy.

Clocks. Where both dates have times, moments decide; a day without a time is all of its seconds. A time with an offset,
or a date that was read with a zone, says which instants it means. One without either is local time somewhere: beside
another of that kind it is compared as written; beside a known instant it can be any that it is somewhere on Earth, so
what comes within hours of each other is possible both ways.
"""

from enum import StrEnum
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.model.edtf.bounds import Bounds, closed
from timeline.model.edtf.calendar import MONTHS_PER_YEAR, SECONDS_PER_DAY, add_months, civil_of
from timeline.model.edtf.clock import EASTMOST_MINUTES, WESTMOST_MINUTES
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd, Openness
from timeline.model.edtf.zone import instants_in, instants_of
from timeline.model.relation import Side

_SECONDS_PER_MINUTE: Final = 60


class Order(StrEnum):
    """Whether the one ends before the other starts."""

    CERTAINLY = "certainly before"
    POSSIBLY = "possibly before"
    CERTAINLY_NOT = "certainly not before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How much later the one is than the other, at least and at most; negative: earlier. None: no bound."""

    days: Bounds  # civil days, as the dates count them
    months: Bounds  # completed calendar months
    seconds: Bounds | None  # None: not both have a clock

    @property
    def years(self) -> Bounds:
        """Completed calendar years."""
        least, most = (None if months is None else _whole_years(months) for months in self.months)
        return least, most


def compare(a: EdtfDate, b: EdtfDate) -> Order:
    """Tell whether `a` ends before `b` starts, whichever of the allowed times they are.

    Certain only where they share no day, nor where both have clocks a second: within one, nobody knows the order.
    """
    least, most = _minus(_side_in_seconds(b, a, Side.START), _side_in_seconds(a, b, Side.END))
    if least is not None and least > 0:
        return Order.CERTAINLY
    return Order.CERTAINLY_NOT if most is not None and most < 0 else Order.POSSIBLY


def difference(a: EdtfDate, b: EdtfDate, from_side: Side = Side.START, to_side: Side = Side.START) -> Difference:
    """Return how much later `b` is than `a`, from one side of `a` to one side of `b`; by default start to start."""
    tail, head = _side_in_days(a, from_side), _side_in_days(b, to_side)
    has_clocks = _end_of(a, from_side).clock is not None and _end_of(b, to_side).clock is not None
    return Difference(
        days=_minus(head, tail),
        months=(_months_between(tail[1], head[0]), _months_between(tail[0], head[1])),
        seconds=_minus(_side_in_seconds(b, a, to_side), _side_in_seconds(a, b, from_side)) if has_clocks else None,
    )


def completed_months(first: int, last: int) -> int:
    """Return how many whole calendar months lie between two civil days; negative where the last comes first.

    31 January to 28 February is one, as the day that February lacks counts as its last.
    """
    if last < first:
        return -completed_months(last, first)
    (first_year, first_month, _), (last_year, last_month, _) = civil_of(first), civil_of(last)
    months = (last_year - first_year) * MONTHS_PER_YEAR + last_month - first_month
    return months - (add_months(first, months) > last)


def _whole_years(months: int) -> int:
    return months // MONTHS_PER_YEAR if months >= 0 else -(-months // MONTHS_PER_YEAR)


def _months_between(first: int | None, last: int | None) -> int | None:
    return None if first is None or last is None else completed_months(first, last)


def _minus(head: Bounds, tail: Bounds) -> Bounds:
    """Return the least and the most that one can be later than the other."""
    least = None if head[0] is None or tail[1] is None else head[0] - tail[1]
    most = None if head[1] is None or tail[0] is None else head[1] - tail[0]
    return least, most


def _end_of(date: EdtfDate, side: Side) -> EdtfEnd:
    return date.start if side is Side.START else date.end


def _side_in_days(date: EdtfDate, side: Side) -> Bounds:
    return _side((date.start.earliest, date.start.latest), (date.end.earliest, date.end.latest), side)


def _side_in_seconds(date: EdtfDate, beside: EdtfDate, side: Side) -> Bounds:
    """Return the moments of a start or an end: instants, or local seconds where neither date says more."""
    as_instants = any(_instants(end, of) for of in (date, beside) for end in (of.start, of.end))
    start, end = (_seconds(end, date, as_instants=as_instants) for end in (date.start, date.end))
    return _side(start, end, side)


def _side(start: Bounds, end: Bounds, side: Side) -> Bounds:
    """Return the bounds of one side, drawn in by the other; not where days are turned round by their offsets."""
    drawn = closed(start, end)
    is_turned = any(first is not None and last is not None and last < first for first, last in drawn)
    return (start, end)[side is Side.END] if is_turned else drawn[side is Side.END]


def _seconds(end: EdtfEnd, date: EdtfDate, *, as_instants: bool) -> Bounds:
    """Return the seconds of one end; as instants those of local time are any that it is somewhere on Earth."""
    known = _instants(end, date) if as_instants else None
    if known is not None:
        return known
    west, east = (_SECONDS_PER_MINUTE * minutes for minutes in (WESTMOST_MINUTES, EASTMOST_MINUTES))
    earliest, latest = _local_seconds(end)
    return _moved(earliest, -east if as_instants else 0), _moved(latest, -west if as_instants else 0)


def _instants(end: EdtfEnd, date: EdtfDate) -> Bounds | None:
    """Return the seconds of UTC that an end can be; None where nothing says in which zone it is."""
    zone = date.reckoning.zone
    if end.clock is not None:
        known = instants_in(end.clock)
        return None if known == (None, None) else known
    if zone is None or end.openness is not Openness.DATED:
        return None
    earliest, latest = _local_seconds(end)
    return (
        None if earliest is None else min(instants_of(earliest, zone)),
        None if latest is None else max(instants_of(latest, zone)),
    )


def _local_seconds(end: EdtfEnd) -> Bounds:
    """Return the seconds as written: those of its clock, or all of its days."""
    if end.clock is not None:
        return end.clock.earliest, end.clock.latest
    return (
        None if end.earliest is None else end.earliest * SECONDS_PER_DAY,
        None if end.latest is None else (end.latest + 1) * SECONDS_PER_DAY - 1,
    )


def _moved(bound: int | None, seconds: int) -> int | None:
    return None if bound is None else bound + seconds
