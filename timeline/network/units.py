"""What a limit costs: whole numbers of one unit, so fine that one comparison judges a closed walk.

A walk adds up limits of several kinds, and some count only where others leave it open. Each kind gets a unit that is
more than all that finer kinds can add up to on a walk over distinct points:

    day > calendar link > second > metric hop (`share`) > strict hop (1)

    a limit of so many days, or so many days and seconds   days * day + seconds * second + share
    a calendar link (`same_day`, "the next day")           days * day + 86 400 * second + share
    order                                                  -1 where it is strict, else 0

A simple closed walk then costs less than 0 exactly when it is impossible:

- in a component that speaks of days alone (no second has a unit): when its days sum below zero, or to zero with no
  metric and at least one strict hop;
- where times of day come in with dates alone: when its days sum below zero (the days of a solution by the clock solve
  the days); or when they sum to zero, without a calendar link, and the time of day of its latest moment lies before
  that of its earliest. A calendar link in between ends at the last second of a day, after which no time of the same day
  is too early: 86 400 seconds are more than any difference of two times of day. Without dates the days alone decide;
- where lengths by the clock come in ("three hours later") but no calendar links: when its seconds sum below zero, or to
  zero as above. A day is then worth 86 400 seconds;
- where both come in, but every length is one of whole days and every date begins and ends with a day: the same. Nothing
  then moves the hour in which a moment lies, so a calendar link allows just as many seconds as days.

Where else lengths by the clock and calendar links come in, no sum can judge a walk; see `clocked`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.model.conflict import ORIGIN, Point, TimePoint, Window
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.network.columns import BETWEEN, EARLIEST, LATEST, limits_of, sides_of
from timeline.network.constraints import METRIC, Constraint
from timeline.network.kernels.daylinks import room_on

UNBOUNDED = 1 << 200  # more than any walk costs: there is none


class Units(NamedTuple):
    """What the kinds of limits cost in one component."""

    day: int
    second: int | None  # None: the component speaks of days alone
    share: int
    mixes: bool = False  # parts of days and calendar links: costs of calendar links are too low then

    def costs(self, constraints: Sequence[Constraint]) -> list[int]:
        """Return what each constraint costs; where days alone count, without a call for each."""
        day, share = self.day, self.share
        days, kinds, seconds = limits_of(constraints)
        if self.second is not None:
            return list(map(self._cost, days, kinds, seconds, sides_of(constraints)))
        return [limit * day + share if kind >= METRIC else -kind for limit, kind in zip(days, kinds, strict=True)]

    def _cost(self, days: int, kind: int, seconds: int | None, side: int) -> int:
        if kind < METRIC:
            return -kind
        if seconds is None and side == BETWEEN:
            return days * self.day + self._latitude + self.share
        limit = seconds
        if limit is None:
            limit = days * SECONDS_PER_DAY + (SECONDS_PER_DAY - 1 if side == LATEST else 0)
        return self._time(limit, -1 if side == EARLIEST else 1) + self.share

    @property
    def _latitude(self) -> int:
        """What a calendar link allows beside its days: to come from the beginning of a day to the end of another."""
        assert self.second is not None
        full_day = SECONDS_PER_DAY * self.second
        return 0 if self.day == full_day else full_day

    def _time(self, limit: int, sign: int) -> int:
        """What so many seconds cost; -1 turns the sign round: what is counted backwards ends in the day it begins."""
        assert self.second is not None
        days, seconds = divmod(sign * limit, SECONDS_PER_DAY)
        return sign * (days * self.day + seconds * self.second)

    def moment(self, cost: int) -> tuple[int, int | None]:
        """Return the day that a sum of costs from the origin (or to it, negated) comes to, and its second."""
        if self.second is None:
            return (cost + self.day // 2) // self.day, None
        seconds = (cost + self.second // 2) // self.second
        per_day = self.day // self.second
        if per_day != SECONDS_PER_DAY:
            days = (seconds + per_day // 2) // per_day
            seconds = days * SECONDS_PER_DAY + min(max(seconds - days * per_day, 0), SECONDS_PER_DAY - 1)
        return seconds // SECONDS_PER_DAY, seconds

    def windows(self, costs: Iterable[tuple[Point, int, int]]) -> dict[TimePoint, Window]:
        """Return windows by what the cheapest walk from each point to the origin costs, and back, or `UNBOUNDED`.

        Where days alone count, without a call for each.
        """
        if self.second is not None:
            return {point: self._window(*both) for point, *both in costs if isinstance(point, TimePoint)}
        day, half = self.day, self.day // 2
        return {
            point: Window(
                None if to_origin == UNBOUNDED else (half - to_origin) // day,
                None if from_origin == UNBOUNDED else (half + from_origin) // day,
            )
            for point, to_origin, from_origin in costs
            if isinstance(point, TimePoint)
        }

    def _window(self, to_origin: int, from_origin: int) -> Window:
        earliest, first = (None, None) if to_origin == UNBOUNDED else self.moment(-to_origin)
        latest, last = (None, None) if from_origin == UNBOUNDED else self.moment(from_origin)
        return Window(earliest, latest, first, last)


def units_of(constraints: Sequence[Constraint], points: int) -> Units:
    """Return the units of a component with so many points, the origin among them.

    Shares outweigh all strict hops of a simple walk; a day, or a second, all shares.
    """
    share = points + 2
    finest = 2 * share * share + 1
    limits = limits_of(constraints)
    seconds = limits.seconds
    if seconds.count(None) == len(seconds):
        return Units(finest, None, share)
    between = [c for c, side in enumerate(sides_of(constraints)) if side == BETWEEN]
    if any(seconds[c] is not None for c in between):
        has_links = any(seconds[c] is None and limits.kinds[c] >= METRIC for c in between)
        timed = [constraints[c] for c, second in enumerate(seconds) if second is not None]
        mixes = has_links and not all(map(is_of_whole_days, timed))
        return Units(SECONDS_PER_DAY * finest, finest, share, mixes)
    return Units(2 * SECONDS_PER_DAY * (points + 3) * finest, finest, share)


def is_of_whole_days(constraint: Constraint) -> bool:
    """Whether a limit by the clock is a length of whole days, or the beginning or the end of a day."""
    assert constraint.seconds is not None
    ends_a_day = 1 if constraint.tail is ORIGIN else 0
    return (constraint.seconds + ends_a_day) % SECONDS_PER_DAY == 0


def excess_of(walk: Sequence[Constraint]) -> tuple[int, int | None]:
    """Return by how many days a closed walk is impossible, and by how many seconds where the clock is needed to tell.

    Days are civil days. The clock tells where it measures every hop but those of order, or where days show nothing.
    """
    days = -sum(constraint.limit for constraint in walk)
    metric = [constraint for constraint in walk if constraint.metric]
    timed = [constraint for constraint in metric if constraint.seconds is not None]
    if not timed or (len(timed) < len(metric) and days > 0):
        return days, None
    return max(0, days), -room_on(walk, SECONDS_PER_DAY)
