"""What may clash, cut out of a component in which no sum can judge: the whole, searched at length, is the judge."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from timeline.model.claim import Claim
from timeline.model.conflict import Conflict, TimePoint
from timeline.model.relation import Relation
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Constraint, Network, Solution, build_network, solve
from timeline.network.component import Component
from timeline.network.times.chronology import Moment, chronology

from .made import claim, day, event, relation, source, span, store
from .ticks import DAY, at, days_of_three_ticks, ticks

AMPLE = Budget(steps=1_000_000, chains=100_000, readings=10_000)
MODEST = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
EVENTS = "abcde"
DATES_APART = ((2, "a", "start"), (5, "b", "start"), (20, "a", "end"), (30, "b", "end"))
EQUAL = ("s/z", "relations[0]")
FIRST, LAST = 2 * DAY, 7 * DAY


@st.composite
def relations(draw: DrawFn, other: str) -> Relation:
    kind = draw(st.sampled_from(["before", "after", "same_day", "during", "meets"]))
    lengths = [span(0), span(1), span(1, 2), ticks(1), ticks(2, 4), ticks(5)]
    gap = draw(st.sampled_from([None, *lengths])) if kind in ("before", "after") else None
    return relation(kind, other, gap=gap)


@st.composite
def claims(draw: DrawFn, name: str) -> Claim:
    about = draw(st.sampled_from(EVENTS))
    says = draw(st.sampled_from(["when", "start", "end", "duration", "relation", "relation", "relation"]))
    if says == "relation":
        return claim(name, about, draw(relations(draw(st.sampled_from([e for e in EVENTS if e != about])))))
    if says == "duration":
        return claim(name, about, duration=draw(st.sampled_from([span(1), span(2), ticks(2), ticks(3, 5)])))
    first = draw(st.integers(FIRST, LAST))
    date = draw(
        st.sampled_from([at(first, first + 1), at(first), day(first // DAY), day(first // DAY, first // DAY + 1)])
    )
    return claim(name, about, source="s", **{says: date})


@st.composite
def stores(draw: DrawFn) -> Store:
    """Five events in a row of which some follow by the clock and some by the calendar, and claims about them."""
    row = pairwise(EVENTS)
    gaps = [draw(st.sampled_from([span(0), span(1), ticks(1), ticks(2, 4)])) for _ in EVENTS[1:]]
    given_ = [
        claim(f"r{one}", other, relation("after", one, gap=gap)) for (one, other), gap in zip(row, gaps, strict=True)
    ]
    given_ += [draw(claims(f"c{number}")) for number in range(draw(st.integers(2, 6)))]
    events = [event(name, instant=draw(st.booleans())) for name in EVENTS]
    return store(events, given_, [source("s")])


def _left_whole(network: Network) -> Solution:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.network.solution.parts_of", _whole)
        patch.setattr("timeline.network.solution.adds_up", _never)
        return solve(network, {}, budget=AMPLE)


def _whole(component: Component) -> list[Component]:
    return [component]


def _never(component: Component, conflicts: object) -> bool:  # noqa: ARG001  (stands for another one)
    return False


def _told(conflicts: tuple[Conflict, ...]) -> list[tuple[object, ...]]:
    return [(c.fingerprint, c.grade, c.excess_days, c.excess_seconds, c.chain) for c in conflicts]


def _named(solution: Solution) -> set[Statement]:
    return {statement for conflict in solution.conflicts for statement in conflict.all_statements}


@given(stores())
@MODEST
def test_parts_clash_as_the_whole_does(made: Store) -> None:
    with days_of_three_ticks():
        network = build_network(made)
        whole, parts = _left_whole(network), solve(network, {}, budget=AMPLE)
    assert whole.incomplete == parts.incomplete == ()
    assert _told(whole.conflicts) == _told(parts.conflicts)
    assert _named(whole) == _named(parts)
    assert whole.readings[0] == parts.readings[0]
    assert set(parts.readings) <= set(whole.readings)


def test_what_one_statement_says_of_two_ends_is_set_aside_as_one() -> None:
    said = [
        claim("z", "a", relation("equals", "b")),
        *(claim(f"c{number}", name, source="s", **{end: day(number)}) for number, name, end in DATES_APART),
        claim("r", "c", relation("after", "a", gap=ticks(1, 99))),
        claim("s", "c", relation("same_day", "b")),
    ]
    with days_of_three_ticks():
        network = build_network(store([event(name) for name in "abc"], said, [source("s")]))
        (component,) = network.components
        solution = solve(network, {statement: 3 if statement.id == EQUAL else 2 for statement in network.statements})
    assert component.units.mixes
    assert len(solution.conflicts) == 2  # one over each end
    assert [sorted(statement.id for statement in reading) for reading in solution.readings] == [[EQUAL]]


@given(stores())
@MODEST
def test_a_chronology_satisfies_all_that_is_kept(made: Store) -> None:
    with days_of_three_ticks(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.network.times.chronology.SECONDS_PER_DAY", DAY)
        network = build_network(made)
        aside = solve(network, {}, budget=AMPLE).readings[0]
        found = chronology(network.components, aside)
    assert set(found) == set(network.points)
    for constraint in network.constraints:
        if constraint.because not in aside:
            tail, head = (found[p] if isinstance(p, TimePoint) else None for p in constraint[:2])
            assert _holds(constraint, tail, head)


def _holds(constraint: Constraint, tail: Moment | None, head: Moment | None) -> bool:
    """By the clock where a limit is told so; order by what is known of both; else by days."""
    days = (head.day if head else 0) - (tail.day if tail else 0)
    seconds = ((head.second or 0) if head else 0) - ((tail.second or 0) if tail else 0)
    if constraint.seconds is not None:
        return seconds <= constraint.seconds
    is_by_clock = not constraint.metric and tail is not None and tail.second is not None
    return seconds <= 0 if is_by_clock else days <= constraint.limit
