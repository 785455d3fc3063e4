"""Time of day in windows and conflicts: what is known more exactly than to the day, and by how much things are apart.

Where something in a part of the network is told by the clock, all of that part is counted in seconds, whole days too: a
day is then its first and its last second. Such a bound says no more than the day, and is told as the day.
"""

from collections.abc import Iterable
from typing import Final

from timeline.model.conflict import ORIGIN, Conflict, Hop, TimePoint, Window
from timeline.model.dataclass import dataclass
from timeline.model.edtf.bounds import Bounds
from timeline.model.edtf.calendar import SECONDS_PER_DAY

SECONDS_PER_MINUTE: Final = 60


def seconds_of(window: Window) -> Bounds:
    """Return the bounds by the clock; of days, the first second of the earliest and the last one of the latest."""
    earliest, latest = window.earliest_second, window.latest_second
    if earliest is None and window.earliest is not None:
        earliest = first_second(window.earliest)
    if latest is None and window.latest is not None:
        latest = last_second(window.latest)
    return earliest, latest


def second_after(second: int | None) -> int | None:
    """Return the end of a last second, which is the beginning of the next one; None: unbounded."""
    return None if second is None else second + 1


def places_of(window: Window) -> Bounds:
    """Return the bounds by which events are put in order: seconds, or midnight before a day that is told as a day."""
    earliest, latest = seconds_of(window)
    return earliest, first_second(latest // SECONDS_PER_DAY) if latest is not None and is_last(latest) else latest


def has_clock(window: Window) -> bool:
    """Whether a bound lies within a day, so that the days alone would say less."""
    earliest, latest = window.earliest_second, window.latest_second
    return (earliest is not None and not is_first(earliest)) or (latest is not None and not is_last(latest))


def first_second(day: int) -> int:
    """Return the first second of a civil day."""
    return day * SECONDS_PER_DAY


def last_second(day: int) -> int:
    """Return the last second of a civil day."""
    return day * SECONDS_PER_DAY + SECONDS_PER_DAY - 1


def is_first(second: int, unit_seconds: int = SECONDS_PER_DAY) -> bool:
    """Whether a second is the first one of its day, or minute."""
    return second % unit_seconds == 0


def is_last(second: int, unit_seconds: int = SECONDS_PER_DAY) -> bool:
    """Whether a second is the last one of its day, or minute."""
    return second % unit_seconds == unit_seconds - 1


@dataclass(frozen=True, slots=True)
class Apart:
    """By how much something is impossible: in days, or by the clock; nothing where only the order is reversed.

    It counts as people do, in the unit in which both sides are told: 29 and 30 March are one day apart, 02:05 and 02:20
    are 15 minutes apart, though the last second of the one is closer to the first of the other.
    """

    days: int  # rounded down where seconds count
    seconds: int | None = None  # None: days count

    @property
    def size(self) -> int:
        """Seconds, for comparison."""
        return self.days * SECONDS_PER_DAY if self.seconds is None else self.seconds


def apart_of(conflict: Conflict) -> Apart | None:
    """Return by how much a conflict is impossible; None: it is one of attributes."""
    if conflict.excess_seconds is None:
        return None if conflict.excess_days is None else Apart(conflict.excess_days)
    date = next((hop for hop in conflict.chain if hop.head == ORIGIN), None)
    earliest = None if date is None else first_second(-date.limit) if date.seconds is None else -date.seconds
    excess = conflict.excess_seconds
    if any(map(_is_least_length, conflict.chain)) and _is_a_second_short(excess, earliest):
        excess += 1
    return apart_by_clock(excess, earliest)


def _is_least_length(hop: Hop) -> bool:
    """Whether it says how long its event lasted at least: a second less than told, as both its ends are included."""
    if hop.seconds is None or hop.seconds >= 0:
        return False
    return isinstance(hop.tail, TimePoint) and isinstance(hop.head, TimePoint) and hop.tail.event == hop.head.event


def _is_a_second_short(excess: int, earliest: int | None) -> bool:
    """Whether a second more makes whole minutes of an excess, as texts tell them; beside a date, from one's end."""
    if earliest is None:
        return is_last(excess, SECONDS_PER_MINUTE)
    return is_last(earliest - excess - 1, SECONDS_PER_MINUTE)


def apart_by_clock(excess: int, earliest: int | None = None) -> Apart:
    """Return how far apart two bounds are: a second before which something cannot be, and `excess` seconds earlier.

    None: they are no two dates, the seconds are counted as they are.
    """
    if earliest is not None and excess > 0:
        latest = earliest - excess
        if is_last(latest) and is_first(earliest):
            return Apart((excess - 1) // SECONDS_PER_DAY + 1)
        if is_last(latest):
            excess -= 1  # from midnight on
        elif is_last(latest, SECONDS_PER_MINUTE) and is_first(earliest, SECONDS_PER_MINUTE):
            excess += SECONDS_PER_MINUTE - 1  # from one minute to another
    return Apart(excess // SECONDS_PER_DAY, excess)


def over_midnight(conflict: Conflict) -> Apart | None:
    """Return how far apart two times of day are that cannot be of one day, and lie on two that follow each other.

    The conflict counts calendar days, and so one: the clock says whether that is ten minutes or ten hours. None: it is
    no such conflict, or more than a day by the clock as well.
    """
    if conflict.excess_days != 1 or conflict.excess_seconds is not None:
        return None
    ends = {hop.tail == ORIGIN: hop.seconds for hop in conflict.chain if ORIGIN in (hop.tail, hop.head)}
    latest, back = ends.get(True), ends.get(False)
    between = [hop.limit for hop in conflict.chain if ORIGIN not in (hop.tail, hop.head)]
    if latest is None or back is None or any(between) or is_last(latest) or is_first(-back):
        return None
    found = apart_by_clock(-back - latest, -back)
    return found if 0 < found.size < SECONDS_PER_DAY else None


def apart_between(one: Iterable[Window], other: Iterable[Window]) -> Apart:
    """Return how far apart windows are, pair by pair, at the most; nothing where each pair shares a moment."""
    found = (_between(*pair) for pair in zip(one, other, strict=True))
    return max(found, key=lambda apart: apart.size, default=Apart(0))


def _between(one: Window, other: Window) -> Apart:
    (earliest, latest), (other_earliest, other_latest) = seconds_of(one), seconds_of(other)
    for first, last in ((earliest, other_latest), (other_earliest, latest)):
        if first is not None and last is not None and first > last:
            return apart_by_clock(first - last, first)
    return Apart(0)
