"""Dates whose allowed days have gaps: `[2022-03-29,2022-04-02]`, `156X-12-25`.

Their hull enters the network, which knows no gaps. Where the days of another date of the same event fall into gaps, be
it that of its start or its end alone, no day fits both. For the nearest such gap the network gets a point of its own, a
day that both would have to share: the one side allows it up to the day before the gap (or from the day after it), the
other asks for a day within. So the two clash, by as many days as the nearer edge of the gap is away, and nothing else
is touched. A day on which the event starts is another point than one on which it ends. What `~` is worth widens the
days of either date.

All dates that have one gap and all that lie within it whole share one point. A date with days beyond the gap (both
have gaps then) clashes with one date that has it, and may fit another: the point of such a pair also names all the
days of both that lie in the hull of either, and only dates with these very days share it. There can be as many such
pairs as there are pairs of dates, and each is a conflict: of an event with very many the first are looked at, in the
order of their claims, and it is told of which events some were not looked at.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from timeline.model.claim import Claim, Report
from timeline.model.conflict import TimePoint
from timeline.model.edtf import EdtfDate, allows, has_gaps
from timeline.model.edtf.membership import allowed_runs
from timeline.model.edtf.value import EdtfEnd, EdtfKind
from timeline.model.relation import Side
from timeline.model.settings import Settings
from timeline.model.statement import Statement
from timeline.network.constraints import METRIC, WIDENED, Row
from timeline.network.demands.timekeys import widening_days

MOST_STRETCHES: Final = 100  # of days that a date with gaps allows: one with more is not held against another one
MOST_INTERLOCKED: Final = 300  # pairs of dates of one event that both have gaps and reach beyond those of the other

_SIDES = {"start": Side.START, "end": Side.END}


class Dated(NamedTuple):
    """What a statement dates, from a first to a last day, and by a date with gaps, if it has some."""

    says: Statement
    side: Side | None  # None: the event as a whole
    first: int
    last: int
    gapped: EdtfDate | None
    wider: int | None = None  # by how many days a `~` has widened it; None: it has none

    def allows(self, first: int, last: int) -> bool:
        """Whether it allows some day from a first to a last one."""
        wider = self.wider or 0
        return self.gapped is None or allows(self.gapped, first - wider, last + wider)

    def stretches(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the days that it allows, in order of time, as far as they touch a window."""
        if self.gapped is None:
            yield self.first, self.last
            return
        wider = self.wider or 0
        for begin, end in allowed_runs(self.gapped, first - wider, last + wider):
            yield begin - wider, end + wider


class Gap(NamedTuple):
    """A stretch of days that a date does not allow, between two that it does."""

    before: int  # the last allowed day before it
    after: int  # the first allowed day after it


class SharedDay(NamedTuple):
    """The day that dates around a gap and dates that fall into it would have to share."""

    point: TimePoint
    gap: Gap
    pairs: Sequence[tuple[Dated, Dated]]  # a date that has the gap, and what of one falls into it


class SharedDays(NamedTuple):
    """All such days, by event, and the events of which some dates may clash beside these."""

    days: Sequence[SharedDay]
    in_part: frozenset[str]


class _Fallen(NamedTuple):
    """Days of one date in a gap of another."""

    gap: Gap
    first: int
    last: int

    def nearness(self) -> tuple[int, "_Fallen"]:
        """A sort key: how far the nearer edge of the gap is, then the earlier gap."""
        return min(self.first - self.gap.before, self.gap.after - self.last), self


class _Found(NamedTuple):
    """The gaps that keep dates of one event apart, by the name of their point; whether there may be more."""

    pairs: Mapping[tuple[tuple[int, ...], Side, Gap], Sequence[tuple[Dated, Dated]]]
    in_part: bool


def shared_days(claims: Iterable[Claim], settings: Settings) -> SharedDays:
    """Return the days that dates with gaps and the other dates of their event would have to share.

    Plans are held against plans. Cost: linear, and for each date with gaps the other dates of its event.
    """
    given = list(claims)
    events = _with_gaps(given)
    of_event: dict[tuple[str, bool], list[Dated]] = {}
    for claim in given if events else ():
        if claim.event in events:
            of_event.setdefault((claim.event, claim.report is Report.PLAN), []).extend(_dates(claim, settings))
    found = [(*key, _gaps_fallen_into(dates)) for key, dates in of_event.items()]
    days = [
        SharedDay(TimePoint(event, side, planned, gap=days), gap, pairs)
        for event, planned, fallen in found
        for (days, side, gap), pairs in sorted(fallen.pairs.items())
    ]
    return SharedDays(days, frozenset(event for event, _, fallen in found if fallen.in_part))


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


def _dates(claim: Claim, settings: Settings) -> Iterator[Dated]:
    """The dates of a claim that are bounded, `~` taken into account; of what lasts, the start and the end by itself."""
    for key, date in claim.dates:
        says = Statement(claim, key)
        if date.kind in (EdtfKind.DATE, EdtfKind.ONE_OF):
            gapped = date if is_gapped(date.text) and has_gaps(date) else None
            yield from _dated(says, _SIDES.get(key), (date.start, date.end), gapped, settings)
        else:
            yield from _dated(says, Side.START, (date.start, date.start), None, settings)
            yield from _dated(says, Side.END, (date.end, date.end), None, settings)


def _dated(
    says: Statement, side: Side | None, ends: tuple[EdtfEnd, EdtfEnd], gapped: EdtfDate | None, settings: Settings
) -> Iterator[Dated]:
    first, last = ends[0].earliest, ends[1].latest
    if first is not None and last is not None:
        widened = [widening_days(end, settings) for end in ends if end.approximate]
        wider = max(widened, default=0)
        yield Dated(says, side, first - wider, last + wider, gapped, wider if widened else None)


def _gaps_fallen_into(dates: Sequence[Dated]) -> _Found:
    """Each gap that keeps dates apart, with the pairs of the date that has it and what of the other falls into it.

    With it the days that name its point. Two dates that begin on one day share it. Where one of the two dates the end
    alone, it is the day of the end that they would have to share.
    """
    found: dict[tuple[tuple[int, ...], Side, Gap], list[tuple[Dated, Dated]]] = {}
    interlocked, in_part = 0, False
    for one in dates:
        for other in dates if one.gapped is not None else ():
            if not (one.first < other.first <= one.last and _must_share_a_day(one, other)):
                continue
            fallen, name = _gap_of_all(one, other), tuple[int, ...]()
            if fallen is None and other.gapped is not None:
                gaps = _gaps_of_each(one, other) if interlocked < MOST_INTERLOCKED else None
                interlocked, in_part = interlocked + 1, in_part or gaps is None
                if gaps:
                    fallen, name = min(gaps, key=_Fallen.nearness), _all_days(one, other)
            if fallen is not None:
                side = Side.END if Side.END in (one.side, other.side) else Side.START
                within = other._replace(first=fallen.first, last=fallen.last)
                found.setdefault(((*fallen.gap, *name), side, fallen.gap), []).append((one, within))
    return _Found(found, in_part)


def _must_share_a_day(one: Dated, other: Dated) -> bool:
    """Whether two dates speak of the same: not a start and an end, nor a date with itself."""
    return one.says.id != other.says.id and (one.side is other.side or None in (one.side, other.side))


def _gap_of_all(one: Dated, other: Dated) -> _Fallen | None:
    """The gap of the first date in which the second lies whole; None: there is none."""
    first, last = other.first, other.last
    return None if one.allows(first, last) else _Fallen(_gap_around(one, first, last), first, last)


def _gaps_of_each(one: Dated, other: Dated) -> Sequence[_Fallen] | None:
    """The gaps of one date into which the days of another fall; (): they share a day; None: too many stretches."""
    found: list[_Fallen] = []
    for number, (first, last) in enumerate(other.stretches(other.first, one.last)):
        if one.allows(first, last):
            return ()
        if number == MOST_STRETCHES:
            return None
        if found and last < found[-1].gap.after:
            found[-1] = found[-1]._replace(last=max(last, found[-1].last))
        else:
            found.append(_Fallen(_gap_around(one, first, last), first, last))
    return found


def _gap_around(one: Dated, first: int, last: int) -> Gap:
    """The gap of a date around days that it does not allow."""
    back = bisect_left(range(first - one.first), True, key=lambda days: one.allows(first - 1 - days, first - 1))
    on = bisect_left(range(one.last - last), True, key=lambda days: one.allows(last + 1, last + 1 + days))
    return Gap(first - 1 - back, last + 1 + on)


def _all_days(one: Dated, other: Dated) -> tuple[int, ...]:
    """The first and last days of the stretches of both dates, as far as these touch the days that both could share."""
    last = min(one.last, other.last)
    both = (islice(dated.stretches(other.first, last), MOST_STRETCHES) for dated in (one, other))
    return tuple(day for stretch in chain.from_iterable(both) for day in stretch)


def shared_day_rows(day: SharedDay, place: int, origin: int, number: Mapping[tuple[str, str], int]) -> Iterator[Row]:
    """Yield that a day, which has a place, lies on the nearer side of its gap, and within it; statements by id."""
    gap = day.gap
    gapped = {one.says.id: one for one, _ in day.pairs}
    others = dict.fromkeys(other for _, other in day.pairs)
    nearest_below = min(other.first for other in others) - gap.before
    below = nearest_below <= gap.after - max(other.last for other in others)
    for one in gapped.values():
        edge = (origin, place, gap.before) if below else (place, origin, -gap.after)
        yield *edge, number[one.says.id], _kind(one), None
    for other in others:
        edge = (place, origin, -other.first) if below else (origin, place, other.last)
        yield *edge, number[other.says.id], _kind(other), None


def _kind(dated: Dated) -> int:
    return METRIC if dated.wider is None else WIDENED
