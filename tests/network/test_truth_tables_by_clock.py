"""What each statement allows by the clock, over all small times: a day has three ticks."""

from collections.abc import Callable

import pytest

from timeline.model.claim import Claim
from timeline.model.duration import Duration
from timeline.model.relation import RelationType, Side
from timeline.network import build_network
from timeline.network.constraints import Constraint
from timeline.network.kernels.daylinks import step_of

from .made import bound, claim, day, event, interval, one_of, relation, source, span, store
from .ticks import DAY, PAIRS, Times, at, days_of_three_ticks, ticks

Allows = Callable[[Times], bool]
FEW = [pair for pair in PAIRS if pair[1] < 3 * DAY]  # times of three days


def days(times: Times) -> Times:
    return Times(*(time // DAY for time in times))


ORDER: dict[str, Allows] = {
    "before": lambda t: t.a_end <= t.b_start,
    "after": lambda t: t.b_end <= t.a_start,
    "meets": lambda t: t.a_end == t.b_start,
    "met_by": lambda t: t.a_start == t.b_end,
    "overlaps": lambda t: t.a_start <= t.b_start <= t.a_end <= t.b_end,
    "overlapped_by": lambda t: t.b_start <= t.a_start <= t.b_end <= t.a_end,
    "during": lambda t: t.b_start <= t.a_start and t.a_end <= t.b_end,
    "contains": lambda t: t.a_start <= t.b_start and t.b_end <= t.a_end,
    "starts": lambda t: t.a_start == t.b_start and t.a_end <= t.b_end,
    "started_by": lambda t: t.a_start == t.b_start and t.b_end <= t.a_end,
    "finishes": lambda t: t.b_start <= t.a_start and t.a_end == t.b_end,
    "finished_by": lambda t: t.a_start <= t.b_start and t.a_end == t.b_end,
    "equals": lambda t: t.a_start == t.b_start and t.a_end == t.b_end,
    "same_day": lambda t: days(t).a_start == days(t).b_start,
    "same_time": lambda t: days(t).a_start == days(t).b_start,
}


def _about(length: Duration) -> Duration:
    return Duration(
        text=f"~{length.text}",
        shortest_days=length.shortest_days,
        longest_days=length.longest_days,
        approximate=True,
        unit="second",
        shortest_seconds=length.shortest_seconds,
        longest_seconds=length.longest_seconds,
    )


def _of(*relations: object) -> Claim:
    return claim("c", "a", *relations)  # type: ignore[arg-type]


STATEMENTS: list[tuple[Claim, Allows]] = [
    (_of(relation("after", "b", gap=ticks(4))), lambda t: t.a_start - t.b_start == 4),
    (_of(relation("after", "b", gap=ticks(0, 2))), lambda t: 0 <= t.a_start - t.b_start <= 2),
    (_of(relation("before", "b", gap=ticks(1, 4))), lambda t: 1 <= t.b_start - t.a_start <= 4),
    (_of(relation("after", "b", gap=ticks(2), from_side=Side.END)), lambda t: t.a_start - t.b_end == 2),
    (_of(relation("after", "b", gap=_about(ticks(4)))), lambda t: 3 <= t.a_start - t.b_start <= 5),
    (_of(relation("after", "b", gap=span(1))), lambda t: days(t).a_start - days(t).b_start == 1),
    (_of(relation("after", "b", gap=span(0, 1))), lambda t: 0 <= days(t).a_start - days(t).b_start <= 1),
    (
        _of(relation("before", "b", gap=span(1), to_side=Side.END)),
        lambda t: days(t).b_start - days(t).a_end == 1,
    ),
    (_of(relation("same_time", "b", within=ticks(2))), lambda t: abs(t.a_start - t.b_start) <= 2),
    (_of(relation("same_time", "b", within=span(1))), lambda t: abs(days(t).a_start - days(t).b_start) <= 1),
    (claim("c", "a", duration=ticks(3)), lambda t: 2 <= t.a_end - t.a_start <= 3),
    (claim("c", "a", duration=ticks(0, 4)), lambda t: t.a_end - t.a_start <= 4),
    (claim("c", "a", duration=_about(ticks(4))), lambda t: 2 <= t.a_end - t.a_start <= 5),
    (claim("c", "a", duration=span(1)), lambda t: 0 <= days(t).a_end - days(t).a_start <= 1),
    (claim("c", "a", duration=span(2)), lambda t: 1 <= days(t).a_end - days(t).a_start <= 2),
    (claim("c", "a", when=at(2, 4)), lambda t: t.a_start >= 2 and t.a_end <= 4),
    (claim("c", "a", when=day(1)), lambda t: days(t).a_start == days(t).a_end == 1),
    (claim("c", "a", when=one_of(0, 2)), lambda t: days(t).a_start == days(t).a_end),
    (claim("c", "a", start=at(4)), lambda t: t.a_start == 4),
    (claim("c", "a", end=day(0, 1)), lambda t: days(t).a_end <= 1),
    (claim("c", "a", when=interval(at(1, 2).start, bound(1, 1))), lambda t: 1 <= t.a_start <= 2 and days(t).a_end == 1),
]


def _holds(constraint: Constraint, times: dict[str, int]) -> bool:
    return times[str(constraint.head)] <= step_of(constraint, DAY).apply(times[str(constraint.tail)], DAY)


def _check(said: Claim, allows: Allows, *, part_of: str | None = None, instant: bool = False) -> None:
    made = store([event("a", part_of=part_of, instant=instant), event("b")], [said], [source("s", 1)])
    names = ("a.start", "a.end", "b.start", "b.end")
    with days_of_three_ticks():
        constraints = [c for c in build_network(made).constraints if getattr(c.because, "key", "") != "report"]
        for one in FEW:
            for other in FEW:
                times = Times(*one, *other)
                at_points = dict(zip(names, times, strict=True)) | {"calendar": 0}
                assert all(_holds(c, at_points) for c in constraints) is allows(times), times


@pytest.mark.parametrize("kind", RelationType)
def test_relation(kind: RelationType) -> None:
    _check(_of(relation(kind, "b")), ORDER[kind])


@pytest.mark.parametrize(("said", "allows"), STATEMENTS)
def test_statement(said: Claim, allows: Allows) -> None:
    _check(said, allows)


def test_an_instant_lasts_a_day_and_a_part_lies_within_by_the_clock() -> None:
    _check(
        claim("c", "a"),
        lambda t: t.b_start <= t.a_start and t.a_end <= t.b_end and days(t).a_start == days(t).a_end,
        part_of="b",
        instant=True,
    )


def test_a_report_is_over_by_the_end_of_the_day_it_was_published() -> None:
    published = source("s", 1)
    with days_of_three_ticks():
        made = store([event("a")], [claim("c", "a", when=at(1, 8))], [published])
        (bound_by_report,) = (c for c in build_network(made).constraints if getattr(c.because, "key", "") == "report")
        assert bound_by_report.limit_seconds == 2 * DAY - 1
