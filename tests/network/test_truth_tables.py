"""What each relation allows, over all small integers."""

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import pytest

from timeline.model.claim import Claim, Read, Report
from timeline.model.relation import Relation, RelationType, Side
from timeline.model.store import Store
from timeline.network import build_network, solve
from timeline.network.constraints import Constraint

from .made import OPEN, bound, claim, day, event, interval, one_of, relation, source, span, store


class Days(NamedTuple):
    """Days of the two events: the claim's own, and the other one."""

    start: int
    end: int
    other_start: int
    other_end: int


Allows = Callable[[Days], bool]
SMALL = range(5)

ALLOWED: dict[str, Allows] = {
    "before": lambda d: d.end <= d.other_start,
    "after": lambda d: d.other_end <= d.start,
    "meets": lambda d: d.end == d.other_start,
    "met_by": lambda d: d.start == d.other_end,
    "overlaps": lambda d: d.start <= d.other_start <= d.end <= d.other_end,
    "overlapped_by": lambda d: d.other_start <= d.start <= d.other_end <= d.end,
    "during": lambda d: d.other_start <= d.start and d.end <= d.other_end,
    "contains": lambda d: d.start <= d.other_start and d.other_end <= d.end,
    "starts": lambda d: d.start == d.other_start and d.end <= d.other_end,
    "started_by": lambda d: d.start == d.other_start and d.other_end <= d.end,
    "finishes": lambda d: d.other_start <= d.start and d.end == d.other_end,
    "finished_by": lambda d: d.start <= d.other_start and d.end == d.other_end,
    "equals": lambda d: d.start == d.other_start and d.end == d.other_end,
    "same_day": lambda d: d.start == d.other_start,
    "same_time": lambda d: d.start == d.other_start,
}

# Which pairs of relations, A to B and A to B again, order alone rules out: strict where one says < and the other >= .
REVERSED = [
    ("before", "after"),
    ("before", "meets"),
    ("meets", "overlaps"),
    ("during", "contains"),
    ("starts", "finishes"),
    ("starts", "equals"),
    ("during", "starts"),
    ("overlaps", "overlapped_by"),
    ("finishes", "finished_by"),
    ("finishes", "equals"),
]


def _with(*relations: Relation) -> Store:
    return store([event("a"), event("b")], [claim("c", "a", *relations)], [source("s")])


def _holds(constraint: Constraint, days: dict[str, int]) -> bool:
    if "planned" in f"{constraint.tail}{constraint.head}":
        return True
    return days[str(constraint.head)] - days[str(constraint.tail)] <= constraint.limit


def _allowed_by_network(made: Store) -> set[tuple[int, ...]]:
    constraints = build_network(made).constraints
    names = ("a.start", "a.end", "b.start", "b.end")
    found = set()
    for days in product(SMALL, repeat=4):
        at = dict(zip(names, days, strict=True)) | {"calendar": 0}
        if all(_holds(constraint, at) for constraint in constraints):
            found.add(days)
    return found


def _expected(allows: Allows) -> set[tuple[int, ...]]:
    everything = (Days(*days) for days in product(SMALL, repeat=4))
    return {d for d in everything if d.start <= d.end and d.other_start <= d.other_end and allows(d)}


def test_every_relation_has_a_truth_table() -> None:
    assert set(ALLOWED) == set(RelationType)


@pytest.mark.parametrize("kind", ALLOWED)
def test_relation(kind: str) -> None:
    assert _allowed_by_network(_with(relation(kind, "b"))) == _expected(ALLOWED[kind])


@pytest.mark.parametrize(
    ("made", "allows"),
    [
        (relation("after", "b", gap=span(1)), lambda d: d.start - d.other_start == 1),
        (relation("after", "b", gap=span(2, 3)), lambda d: 2 <= d.start - d.other_start <= 3),
        (relation("before", "b", gap=span(1, 2)), lambda d: 1 <= d.other_start - d.start <= 2),
        (relation("after", "b", gap=span(1), from_side=Side.END), lambda d: d.start - d.other_end == 1),
        (relation("after", "b", gap=span(1), to_side=Side.END), lambda d: d.end - d.other_start == 1),
        (relation("before", "b", gap=span(0), from_side=Side.END, to_side=Side.END), lambda d: d.end == d.other_end),
        (relation("after", "b", gap=span(4, approximate=True)), lambda d: 3 <= d.start - d.other_start <= 5),
        (relation("after", "b", gap=span(1, approximate=True)), lambda d: 0 <= d.start - d.other_start <= 2),
        (relation("same_time", "b", within=span(2)), lambda d: abs(d.start - d.other_start) <= 2),
        (relation("same_time", "b", within=span(2, approximate=True)), lambda d: abs(d.start - d.other_start) <= 3),
        (relation("after", "b", from_side=Side.START), lambda d: d.other_start <= d.start),
        (relation("after", "b", to_side=Side.END), lambda d: d.other_end <= d.end),
        (relation("before", "b", from_side=Side.END), lambda d: d.end <= d.other_end),
        (relation("before", "b", to_side=Side.START), lambda d: d.start <= d.other_start),
    ],
)
def test_gaps_and_sides(made: Relation, allows: Allows) -> None:
    assert _allowed_by_network(_with(made)) == _expected(allows)


@pytest.mark.parametrize(("one", "other"), REVERSED)
def test_strict_order_clashes_without_a_date(one: str, other: str) -> None:
    solution = solve(build_network(_with(relation(one, "b"), relation(other, "b"))), {})
    assert [conflict.excess_days for conflict in solution.conflicts][:1] == [0]


@pytest.mark.parametrize(
    ("shortest", "longest", "expected"),
    [(0, 0, {0}), (1, 1, {0, 1}), (2, 2, {1, 2}), (4, 4, {3, 4}), (2, 3, {1, 2, 3}), (1, 2, {0, 1, 2})],
)
def test_duration_agrees_under_any_customary_count(shortest: int, longest: int, expected: set[int]) -> None:
    made = store([event("a")], [claim("c", "a", duration=span(shortest, longest))])
    constraints = build_network(made).constraints
    lasts = {
        e - s
        for s, e in product(SMALL, repeat=2)
        if all(_holds(c, {"a.start": s, "a.end": e, "calendar": 0}) for c in constraints)
    }
    assert lasts == expected


def test_an_approximate_duration_moves_by_a_quarter() -> None:
    made = store([event("a")], [claim("c", "a", duration=span(20, approximate=True))])
    limits = {(str(c.tail), c.limit, c.widened) for c in build_network(made).constraints if c.metric}
    assert limits == {("a.start", 25, True), ("a.end", -14, True)}


def test_a_part_lies_within_the_whole_and_an_instant_lasts_no_time() -> None:
    made = store([event("a", part_of="b", instant=True), event("b")], [])
    assert _allowed_by_network(made) == _expected(lambda d: d.other_start <= d.start == d.end <= d.other_end)


@pytest.mark.parametrize(
    ("said", "allows"),
    [
        (claim("c", "a", when=day(1, 2)), lambda d: d.start >= 1 and d.end <= 2),
        (claim("c", "a", when=one_of(1, 3)), lambda d: 1 <= d.start == d.end <= 3),
        (claim("c", "a", when=one_of(0, 3, 1)), lambda d: d.end <= 3 and d.end - d.start <= 1),
        (claim("c", "a", when=one_of(1, 3), read=Read.VAGUE), lambda d: d.start >= 1 and d.end <= 3),
        (claim("c", "a", when=interval(bound(0, 1), bound(2, 3))), lambda d: d.start <= 1 and 2 <= d.end <= 3),
        (claim("c", "a", when=interval(bound(1, 2), OPEN)), lambda d: 1 <= d.start <= 2),
        (claim("c", "a", start=day(1, 2)), lambda d: 1 <= d.start <= 2),
        (claim("c", "a", end=day(2)), lambda d: d.end == 2),
        (claim("c", "a", when=day(3, approximate=True)), lambda d: d.start >= 1),  # the day is two wider on either side
    ],
)
def test_dates(said: Claim, allows: Allows) -> None:
    assert _allowed_by_network(store([event("a"), event("b")], [said], [source("s")])) == _expected(allows)


@pytest.mark.parametrize(
    ("said", "allows"),
    [
        (claim("c", "a", when=day(0, 4)), lambda d: d.end <= 2),
        (claim("c", "a", start=day(0, 4)), lambda d: d.start <= 2),
        (claim("c", "a", when=interval(bound(0, 4), OPEN)), lambda d: d.start <= 2),
        (claim("c", "a", relation("after", "b")), lambda d: d.other_end <= d.start <= 2),
        (claim("c", "a", relation("during", "b")), lambda d: d.other_start <= d.start and d.end <= min(2, d.other_end)),
        (claim("c", "a", when=day(0, 4), report=Report.PLAN), lambda _: True),
    ],
)
def test_what_is_reported_on_day_2_was_over_or_begun_by_then(said: Claim, allows: Allows) -> None:
    assert _allowed_by_network(store([event("a"), event("b")], [said], [source("s", 2)])) == _expected(allows)
