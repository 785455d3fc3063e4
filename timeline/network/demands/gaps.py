"""Dates whose allowed days have gaps: `[2022-03-29,2022-04-02]`, `156X-12-25`.

Their hull enters the network, which knows no gaps. Where another date of the same event falls into a gap, be it that
of its start or its end alone, no day fits both. For each such gap the network gets a point of its own, a day that both
would have to share: the one side allows it up to the day before the gap (or from the day after it), the other asks for
a day within. So the two clash, by as many days as the nearer edge of the gap is away, and nothing else is touched. A
day on which the event starts is another point than one on which it ends.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.model.claim import Claim, Report
from timeline.model.conflict import TimePoint
from timeline.model.edtf import EdtfDate, allows, has_gaps
from timeline.model.edtf.value import EdtfEnd, EdtfKind
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.network.constraints import METRIC, Row

_SIDES = {"start": Side.START, "end": Side.END}


class Dated(NamedTuple):
    """What a statement dates, from a first to a last day, and by a date with gaps, if it has some."""

    says: Statement
    side: Side | None  # None: the event as a whole
    first: int
    last: int
    gapped: EdtfDate | None


class Gap(NamedTuple):
    """A stretch of days that a date does not allow, between two that it does."""

    before: int  # the last allowed day before it
    after: int  # the first allowed day after it


class SharedDay(NamedTuple):
    """The day that dates around a gap and dates that fall into it would have to share."""

    point: TimePoint
    gap: Gap
    pairs: Sequence[tuple[Dated, Dated]]  # a date that has the gap, and one that falls into it


def shared_days(claims: Iterable[Claim]) -> list[SharedDay]:
    """Return the days that dates with gaps and the other dates of their event would have to share.

    Plans are held against plans. Cost: linear, and for each date with gaps the other dates of its event.
    """
    given = list(claims)
    events = _with_gaps(given)
    of_event: dict[tuple[str, bool], list[Dated]] = {}
    for claim in given if events else ():
        if claim.event in events:
            of_event.setdefault((claim.event, claim.report is Report.PLAN), []).extend(_dates(claim))
    return [
        SharedDay(TimePoint(event, side, planned, gap=gap), gap, pairs)
        for (event, planned), dates in of_event.items()
        for (gap, side), pairs in sorted(_gaps_fallen_into(dates).items())
    ]


def _with_gaps(claims: Iterable[Claim]) -> set[str]:
    """The events with a date of a kind that can have gaps, by its text alone."""
    found = set()
    for claim in claims:
        for date in (claim.when, claim.start, claim.end):
            if date is not None and ("," in date.text or "X" in date.text):
                found.add(claim.event)
    return found


def is_gapped(text: str) -> bool:
    """Whether a date of this text may have gaps; without one it has none."""
    return "," in text or "X" in text


def _dates(claim: Claim) -> Iterator[Dated]:
    """The dates of a claim that are bounded and told without a `~`; of what lasts, the start and the end by itself."""
    for key, date in claim.dates:
        says = Statement(claim, key)
        if date.kind in (EdtfKind.DATE, EdtfKind.ONE_OF):
            gapped = date if is_gapped(date.text) and has_gaps(date) else None
            yield from _dated(says, _SIDES.get(key), date.start, date.end, gapped)
        else:
            yield from _dated(says, Side.START, date.start, date.start, None)
            yield from _dated(says, Side.END, date.end, date.end, None)


def _dated(
    says: Statement, side: Side | None, lower: EdtfEnd, upper: EdtfEnd, gapped: EdtfDate | None
) -> Iterator[Dated]:
    first, last = lower.earliest, upper.latest
    if first is not None and last is not None and not (lower.approximate or upper.approximate):
        yield Dated(says, side, first, last, gapped)


def _gaps_fallen_into(dates: Sequence[Dated]) -> dict[tuple[Gap, Side], list[tuple[Dated, Dated]]]:
    """Each gap into which another date falls, with the pairs of the date that has it and the one that falls into it.

    Where one of the two dates the end alone, it is the day of the end that they would have to share.
    """
    found: dict[tuple[Gap, Side], list[tuple[Dated, Dated]]] = {}
    for one in dates:
        for other in dates if one.gapped is not None else ():
            gap = _gap_around(one, other) if _must_share_a_day(one, other) else None
            if gap is not None:
                side = Side.END if Side.END in (one.side, other.side) else Side.START
                found.setdefault((gap, side), []).append((one, other))
    return found


def _must_share_a_day(one: Dated, other: Dated) -> bool:
    """Whether two dates speak of the same: not a start and an end, nor a date with itself."""
    return one.says.id != other.says.id and (one.side is other.side or None in (one.side, other.side))


def _gap_around(one: Dated, other: Dated) -> Gap | None:
    """The gap of the first date that the second falls into; None: they share a day, or their hulls do not even meet."""
    date, first, last = one.gapped, other.first, other.last
    if date is None or first <= one.first or last >= one.last or allows(date, first, last):
        return None
    back = bisect_left(range(first - one.first), True, key=lambda days: allows(date, first - 1 - days, first - 1))
    on = bisect_left(range(one.last - last), True, key=lambda days: allows(date, last + 1, last + 1 + days))
    return Gap(first - 1 - back, last + 1 + on)


def shared_day_rows(day: SharedDay, place: int, origin: int, number: Mapping[tuple[str, str], int]) -> Iterator[Row]:
    """Yield that a day, which has a place, lies on the nearer side of its gap, and within it; statements by id."""
    gap = day.gap
    gapped = {one.says.id: one for one, _ in day.pairs}
    others = dict.fromkeys(other for _, other in day.pairs)
    nearest_below = min(other.first for other in others) - gap.before
    below = nearest_below <= gap.after - max(other.last for other in others)
    for name in gapped:
        edge = (origin, place, gap.before) if below else (place, origin, -gap.after)
        yield *edge, number[name], METRIC, None
    for other in others:
        edge = (place, origin, -other.first) if below else (origin, place, other.last)
        yield *edge, number[other.says.id], METRIC, None
