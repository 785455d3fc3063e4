"""Shifts and calendar links against all small numbers; a day has four seconds here."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.conflict import TimePoint
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.relation import Side
from timeline.model.statement import EventKey
from timeline.network.constraints import Constraint
from timeline.network.kernels.daylinks import Step, along, room_on

DAY = 4
NUMBERS = range(-40, 40)
shifts = st.integers(-9, 9).map(Step)
links = st.integers(-2, 2).map(lambda days: Step(0, (days + 1) * DAY - 1))
walks = st.lists(shifts | links, min_size=1, max_size=6)


@given(walks, st.integers(-40, 40))
def test_steps_compose_to_one(steps: list[Step], value: int) -> None:
    expected = value
    for step in steps:
        expected = step.apply(expected, DAY)
    assert along(steps, DAY).apply(value, DAY) == expected


@given(walks)
def test_the_most_that_a_walk_allows_is_reached_and_never_passed(steps: list[Step]) -> None:
    whole = along(steps, DAY)
    assert max(whole.apply(x, DAY) - x for x in NUMBERS) == whole.most


@given(walks, st.integers(-40, 40))
def test_a_step_seen_from_its_other_end_is_the_same_constraint(steps: list[Step], head: int) -> None:
    whole = along(steps, DAY)
    assert whole.reverse(head, DAY) == next(x for x in range(-200, 200) if whole.apply(x, DAY) >= head)


@given(walks)
def test_later_tails_never_make_heads_earlier(steps: list[Step]) -> None:
    whole = along(steps, DAY)
    assert all(one <= other for one, other in pairwise(whole.apply(x, DAY) for x in NUMBERS))


@given(st.integers(0, 2), st.integers(0, 11), st.integers(0, 11))
def test_a_calendar_link_counts_days_whatever_the_hour(days: int, tail: int, head: int) -> None:
    link = Step(0, (days + 1) * DAY - 1)
    assert (head <= link.apply(tail, DAY)) is (head // DAY - tail // DAY <= days)


POINTS = [TimePoint(name, Side.START) for name in "abc"]
KEY = EventKey(Event(id="a", title="A", location=Location("x")), "instant")
LENGTHS = st.integers(-9, 9).map(lambda seconds: (0, seconds))
LINKS = st.integers(-2, 2).map(lambda days: (days, None))


@given(st.lists(LENGTHS | LINKS, min_size=3, max_size=3))
def test_a_walk_without_a_date_leaves_what_going_along_it_once_leaves(limits: list[tuple[int, int | None]]) -> None:
    ways = zip(POINTS, [*POINTS[1:], POINTS[0]], limits, strict=True)
    walk = [Constraint(tail, head, d, KEY, metric=True, seconds=s) for tail, head, (d, s) in ways]
    steps = [Step(s) if s is not None else Step(0, (d + 1) * DAY - 1) for d, s in limits]
    whole = along(steps, DAY)
    assert room_on(walk, DAY) == max(whole.apply(x, DAY) - x for x in NUMBERS)
