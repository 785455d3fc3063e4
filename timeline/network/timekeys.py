"""What the time keys of a claim demand: `when`, `start`, `end`, `duration`, and the bound set by its publication."""

from collections.abc import Iterator

from timeline.model.claim import Claim, Read
from timeline.model.conflict import TimePoint
from timeline.model.duration import Duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd, EdtfKind, Openness
from timeline.model.relation import RelationType, Side
from timeline.model.settings import Settings
from timeline.model.source import Source
from timeline.model.statement import REPORT_KEY, Statement
from timeline.network.allen import ORDERS
from timeline.network.constraints import Constraint, Ends, difference, not_after, not_before

# `~` before a duration or gap lets each limit move by this share of itself, rounded up: ~P3W is 15 to 27 days.
APPROXIMATE_SHARE_PERCENT = 25


def when_constraints(date: EdtfDate, ends: Ends, says: Statement, settings: Settings) -> Iterator[Constraint]:
    """Yield what `when` demands: within a date or window; from a first to a last member of an interval or set.

    `[a..b]` is one day (or month …) out of the window; but where it stands for vague words ("the first week of March")
    it says when, not how long: the event lies within.
    """
    if date.kind in (EdtfKind.DATE, EdtfKind.ONE_OF):
        yield from _lower(date.start, ends.start, says, settings)
        yield from _upper(date.end, ends.end, says, settings)
        if date.longest_days is not None and says.claim.read is Read.EXACT:
            yield Constraint(ends.start, ends.end, date.longest_days, says, metric=True)
        return
    for side, point in ((date.start, ends.start), (date.end, ends.end)):
        yield from _lower(side, point, says, settings)
        yield from _upper(side, point, says, settings)


def side_constraints(
    date: EdtfDate, side: Side, ends: Ends, says: Statement, settings: Settings
) -> Iterator[Constraint]:
    """Yield what `start` or `end` demands: that side of the event lies within the date."""
    yield from _lower(date.start, ends.of(side), says, settings)
    yield from _upper(date.end, ends.of(side), says, settings)


def duration_constraints(duration: Duration, ends: Ends, says: Statement) -> Iterator[Constraint]:
    """Yield what `duration` demands under any customary count."""
    shortest, longest = counted_days(duration)
    return difference(ends.start, ends.end, shortest, longest, says, widened=duration.approximate)


def publication_constraints(
    claim: Claim, source: Source, ends: Ends, says: Statement, settings: Settings
) -> Iterator[Constraint]:
    """Yield that the event is over by the day its report appeared; or begun, where no more is said."""
    publication = source.publication_bounding(claim.when)
    if publication is not None:
        point = ends.start if says_only_begun(claim) else ends.end
        yield from _upper(publication.end, point, says, settings)


def publication_statement(claim: Claim) -> Statement:
    """Return the statement that stands for the publication bound of a claim."""
    return Statement(claim, REPORT_KEY)


def says_only_begun(claim: Claim) -> bool:
    """Whether a claim speaks of the beginning alone.

    It gives a `when` without a dated end, or a `start` without an end or a duration; or no date at all, and no relation
    that touches its end.
    """
    if claim.when is not None:
        return claim.when.kind is EdtfKind.INTERVAL and claim.when.end.openness is not Openness.DATED
    if claim.end is not None or claim.duration is not None:
        return False
    return claim.start is not None or not _relates_its_end(claim)


def counted_days(duration: Duration) -> tuple[int, int | None]:
    """Return the differences in days that a counted span allows: one of N >= 2 days is a difference of N-1 to N."""
    shortest, longest = widened_days(duration)
    return shortest - 1 if shortest >= 2 else 0, longest


def widened_days(duration: Duration) -> tuple[int, int | None]:
    """Return the days that a duration allows, `~` taken into account; never less than none."""
    shortest, longest = duration.shortest_days, duration.longest_days
    if not duration.approximate:
        return shortest, longest
    return max(0, shortest - _share(shortest)), None if longest is None else longest + _share(longest)


def _share(days: int) -> int:
    return -(-days * APPROXIMATE_SHARE_PERCENT // 100)


def _relates_its_end(claim: Claim) -> bool:
    for relation in claim.relations:
        if relation.to_side is not None:
            if relation.to_side is Side.END:
                return True
        elif relation.gap is None and _orders_its_end(relation.type):
            return True
    return False


def _orders_its_end(relation_type: RelationType) -> bool:
    orders = ORDERS.get(relation_type, ())
    ends = [end for order in orders for end in (order.first, order.second)]
    return any(end.side is Side.END and not end.of_other for end in ends)


def _widening(end: EdtfEnd, settings: Settings) -> int:
    if not end.approximate or end.precision is None:
        return 0
    return settings.widths_days.get(end.precision, 0)


def _lower(end: EdtfEnd, point: TimePoint, says: Statement, settings: Settings) -> Iterator[Constraint]:
    if end.earliest is not None:
        day = end.earliest - _widening(end, settings)
        yield not_before(point, day, says, widened=end.approximate)


def _upper(end: EdtfEnd, point: TimePoint, says: Statement, settings: Settings) -> Iterator[Constraint]:
    if end.latest is not None:
        day = end.latest + _widening(end, settings)
        yield not_after(point, day, says, widened=end.approximate)
