"""Longer chains fold into shorter ones, as a slow look at all pairs says."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import claim
from timeline.model.conflict import (
    ORIGIN,
    Conflict,
    ConflictKind,
    Grade,
    Hop,
    Point,
    Scope,
    SetCount,
    TimePoint,
    Unfolded,
)
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.network.conflicts.folding import fold_chains

STARTS = tuple(TimePoint(name, Side.START) for name in ("talks", "withdrawal", "images", "pledge"))
FROM_ONE, FROM_TWO = ("a", "a"), ("a", "b")


def chain(
    points: tuple[Point, ...], grade: Grade = Grade.CONTRADICTION, sources: tuple[str, ...] = FROM_TWO
) -> Conflict:
    """A conflict over these points, told by these sources in turn."""
    says = [Statement(claim(f"{name}/c{place}", "talks"), "when") for place, name in enumerate(sources)]
    hops = tuple(
        Hop(tail=tail, head=head, limit=-1, witness=says[place % len(says)])
        for place, (tail, head) in enumerate(zip(points, (*points[1:], points[0]), strict=True))
    )
    name = "-".join((*map(str, points), grade, *sources))
    return Conflict(fingerprint=name, kind=ConflictKind.ORDER, grade=grade, chain=hops)


@st.composite
def chains(draw: st.DrawFn) -> Conflict:
    inner = draw(st.lists(st.sampled_from(STARTS), min_size=1, max_size=4, unique=True))
    points: tuple[Point, ...] = (ORIGIN, *inner) if draw(st.booleans()) or len(inner) == 1 else tuple(inner)
    grade = draw(st.sampled_from((Grade.CONTRADICTION, Grade.TENSION)))
    return chain(points, grade, draw(st.sampled_from((FROM_ONE, FROM_TWO))))


def is_covered(longer: Conflict, shorter: Conflict) -> bool:
    """By the words of the module: fewer of the same points, and nothing weaker."""
    is_weaker = shorter.grade is Grade.TENSION and longer.grade is Grade.CONTRADICTION
    is_narrower = shorter.scope is Scope.INTERNAL and longer.scope is Scope.CROSS_SOURCE
    return shorter.points < longer.points and not is_weaker and not is_narrower


@given(st.lists(chains(), max_size=9, unique_by=lambda c: c.fingerprint))
@settings(max_examples=200, deadline=None)
def test_listed_are_exactly_those_that_no_other_covers(conflicts: list[Conflict]) -> None:
    folded = fold_chains(conflicts)
    expected = {c.fingerprint for c in conflicts if not any(is_covered(c, other) for other in conflicts)}
    assert {c.fingerprint for c in folded} == expected
    assert sorted(f for c in folded for f in (c.fingerprint, *(x.fingerprint for x in c.longer))) == sorted(
        c.fingerprint for c in conflicts
    )
    assert all(is_covered(longer, c) for c in folded for longer in c.longer)


def test_the_order_in_which_chains_come_does_not_matter() -> None:
    three = (chain((ORIGIN, STARTS[0])), chain((ORIGIN, STARTS[1])), chain((ORIGIN, STARTS[0], STARTS[1])))
    assert len({fold_chains(order) for order in permutations(three)}) == 1


def test_the_statements_of_longer_chains_are_named_and_the_count_is_of_the_chain_alone() -> None:
    many = replace(chain((ORIGIN, STARTS[0], STARTS[1])), unfolding=Unfolded(sets=SetCount(count=100, exact=False)))
    (folded,) = fold_chains((chain((ORIGIN, STARTS[0])), many))
    assert {s.id for s in many.statements} <= {s.id for s in folded.all_statements}
    assert folded.sets == SetCount(count=1)
    assert [longer.sets for longer in folded.longer] == [SetCount(count=100, exact=False)]
