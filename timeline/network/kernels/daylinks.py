"""Limits that look at the calendar and at the clock at once: how they add up along a walk.

In seconds, a constraint says `head <= f(tail)` with one of two functions, both monotone on whole numbers:

- a *shift*, `x + c`: dates, order, lengths by the clock;
- a *calendar link*, `day * floor(x / day) + b`: at the latest the last second of the day that comes so many days after
  the one in which the tail lies (`same_day`, "the next day", a duration in days). Seen from the other end it says that
  the tail is at the earliest the first second of a day; both are the same constraint.

Along a walk they compose to `x + c` again, or to `day * floor((x + a) / day) + b`: what lies between two roundings adds
whole days to what the first one made, and always the same number of them. So a walk of any length is two numbers.

Why bounds propagation is complete. Take the greatest values, all beyond every limit, and lower each head to what its
tails allow for as long as one is too high. As the functions are monotone, no solution is ever left below: what remains
is the greatest solution, or some value falls below its earliest date, or values fall without end. In the latter two
cases what was lowered after what is a closed walk (of which a calendar link may need one point twice: "it lasted twenty
hours of one day" lowers a start to the early morning, which then is too early for its date). A walk over the origin is
impossible when it leads from 0 to less; one without when nothing is as low as what it leads to, `f(x) < x` for all x:
when `c < 0`, or `a + b < 0`, as the rounding takes nothing off where `x + a` is the first second of a day.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from timeline.model.conflict import ORIGIN
from timeline.network.constraints import Constraint


class Step(NamedTuple):
    """What the head may be at the latest, by the tail: `x + shift`; or rounded down to a day, and then so much more."""

    shift: int
    beyond: int | None = None  # None: nothing is rounded

    def apply(self, value: int, day: int) -> int:
        """Return the latest value of the head."""
        moved = value + self.shift
        return moved if self.beyond is None else moved // day * day + self.beyond

    def reverse(self, value: int, day: int) -> int:
        """Return the earliest value of the tail that lets the head be as late as this."""
        if self.beyond is None:
            return value - self.shift
        return -((self.beyond - value) // day) * day - self.shift

    def then(self, other: "Step", day: int) -> "Step":
        """Return what two steps come to, one after the other."""
        if self.beyond is None:
            return Step(self.shift + other.shift, other.beyond)
        return Step(self.shift, other.apply(self.beyond, day))

    @property
    def most(self) -> int:
        """The most by which the head may be later than the tail."""
        return self.shift + (self.beyond or 0)


def step_of(constraint: Constraint, day: int) -> Step:
    """Return what one constraint says, in seconds."""
    if constraint.is_calendar_link:
        return Step(0, (constraint.limit + 1) * day - 1)
    return Step(constraint.limit_seconds)


def along(steps: Iterable[Step], day: int) -> Step:
    """Return what all steps come to, one after the other."""
    return reduce(lambda one, other: one.then(other, day), steps)


def room_on(walk: Sequence[Constraint], day: int) -> int:
    """Return how many seconds a closed walk leaves: impossible when below 0.

    Counted from the origin where it leads over it, else from its first point.
    """
    first = next((place for place, constraint in enumerate(walk) if constraint.tail is ORIGIN), None)
    turned = walk if first is None else (*walk[first:], *walk[:first])
    whole = along((step_of(constraint, day) for constraint in turned), day)
    return whole.most if first is None else whole.apply(0, day)
