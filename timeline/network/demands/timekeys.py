"""What the time keys of a claim demand: `when`, `start`, `end`, `duration`, and the bound set by its publication."""

from timeline.model.claim import Claim, Read
from timeline.model.duration import Duration
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd, EdtfKind, Openness
from timeline.model.relation import RelationType, Side
from timeline.model.settings import Settings
from timeline.model.source import Source
from timeline.network.constraints import METRIC, WIDENED, Lengths, Places, Row, difference
from timeline.network.demands.allen import END, ORDERS

# `~` before a duration or gap lets each limit move by this share of itself, rounded up: ~P3W is 15 to 27 days.
APPROXIMATE_SHARE_PERCENT = 25
_DATE, _ONE_OF, _EXACT = (
    EdtfKind.DATE,
    EdtfKind.ONE_OF,
    Read.EXACT,
)  # to look them up costs as much as what is done with them


def when_rows(claim: Claim, date: EdtfDate, own: Places, origin: int, owner: int, settings: Settings) -> list[Row]:
    """Return what `when` demands: within a date or window; from a first to a last member of an interval or set.

    `[a..b]` is one day (or month …) out of the window; but where it stands for vague words ("the first week of March")
    it says when, not how long: the event lies within.
    """
    start, end = own.start, own.end
    if date.kind is _DATE or date.kind is _ONE_OF:
        found = _between(date.start, start, date.end, end, origin, owner, settings)
        if date.longest_days is not None and claim.read is _EXACT:
            found.append((start, end, date.longest_days, owner, METRIC, None))
        return found
    found = _between(date.start, start, date.start, start, origin, owner, settings)
    return found + _between(date.end, end, date.end, end, origin, owner, settings)


def side_rows(date: EdtfDate, point: int, origin: int, owner: int, settings: Settings) -> list[Row]:
    """Return what `start` or `end` demands: that side of the event lies within the date."""
    return _between(date.start, point, date.end, point, origin, owner, settings)


def duration_rows(duration: Duration, own: Places, owner: int) -> list[Row]:
    """Return what `duration` demands: in days under any customary count; by the clock, first and last second included.

    What fills 24 hours begins in the first second of a day and ends in the last one, which is a second less.
    """
    shortest, longest = counted_days(duration)
    least, most = widened_seconds(duration)
    lengths = Lengths(shortest, longest, None if least is None else max(0, least - 1), most)
    return difference(own.start, own.end, lengths, owner, widened=duration.approximate)


def publication_rows(
    claim: Claim, source: Source, own: Places, origin: int, owner: int, settings: Settings
) -> list[Row]:
    """Return that the event is over by the day its report appeared; or begun, where no more is said.

    The last day as a whole, also where the hour of the publication is known.
    """
    publication = source.publication_bounding(claim.when)
    if publication is None or publication.end.latest is None:
        return []
    last = publication.end
    point = own.start if says_only_begun(claim) else own.end
    kind, day = WIDENED if last.approximate else METRIC, publication.end.latest + widening_days(last, settings)
    return [(origin, point, day, owner, kind, None)]


def says_only_begun(claim: Claim) -> bool:
    """Whether a claim speaks of the beginning alone.

    It gives a `start`, or a `when` without a dated end, and neither an `end` nor a duration; or no date at all, and no
    relation that touches its end.
    """
    if claim.end is not None or claim.duration is not None:
        return False
    if claim.when is not None:
        return claim.when.kind is EdtfKind.INTERVAL and claim.when.end.openness is not Openness.DATED
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


def widened_seconds(duration: Duration) -> tuple[int | None, int | None]:
    """Return the same in seconds, each side where it is told by the clock."""
    shortest, longest = duration.shortest_seconds, duration.longest_seconds
    if duration.approximate:
        shortest = None if shortest is None else max(0, shortest - _share(shortest))
        longest = None if longest is None else longest + _share(longest)
    return shortest, longest


def widened(duration: Duration) -> Lengths:
    """Return all that a duration allows, in days and by the clock, `~` taken into account."""
    if not duration.approximate:
        return Lengths(
            duration.shortest_days, duration.longest_days, duration.shortest_seconds, duration.longest_seconds
        )
    return Lengths(*widened_days(duration), *widened_seconds(duration))


def _share(length: int) -> int:
    return -(-length * APPROXIMATE_SHARE_PERCENT // 100)


def _relates_its_end(claim: Claim) -> bool:
    for relation in claim.relations:
        if relation.to_side is not None:
            if relation.to_side is Side.END:
                return True
        elif relation.gap is None and _orders_its_end(relation.type):
            return True
    return False


def _orders_its_end(relation_type: RelationType) -> bool:
    return any(END in order[:2] for order in ORDERS.get(relation_type, ()))


def widening_days(end: EdtfEnd, settings: Settings) -> int:
    """Return by how many days a `~` widens one end of a date; 0: it has none."""
    if not end.approximate or end.precision is None:
        return 0
    return settings.widths_days.get(end.precision, 0)


def _between(
    lower: EdtfEnd, first: int, upper: EdtfEnd, last: int, origin: int, owner: int, settings: Settings
) -> list[Row]:
    """Return that the first time point is not before the one bound, and the last not after the other."""
    found: list[Row] = []
    earliest, latest = lower.earliest, upper.latest
    if earliest is not None:
        wider = widening_days(lower, settings) if lower.approximate else 0
        second = None if lower.clock is None else _moved(lower.clock.earliest, wider, -1)
        found.append((first, origin, wider - earliest, owner, WIDENED if lower.approximate else METRIC, second))
    if latest is not None:
        wider = widening_days(upper, settings) if upper.approximate else 0
        second = None if upper.clock is None else _moved(upper.clock.latest, wider, 1)
        found.append((origin, last, latest + wider, owner, WIDENED if upper.approximate else METRIC, second))
    return found


def _moved(second: int | None, days: int, sign: int) -> int | None:
    return None if second is None else sign * second + days * SECONDS_PER_DAY
