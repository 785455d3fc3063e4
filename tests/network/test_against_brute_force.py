"""The network against a judge that tries every subset of statements; every network holds a planted conflict."""

import pickle
import random
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from timeline.model.claim import Basis, Claim, Report
from timeline.model.conflict import Conflict, Grade, Hop, Scope, TimePoint, Window
from timeline.model.edtf.date import EdtfDate
from timeline.model.relation import Relation, RelationType, Side
from timeline.model.statement import EventKey, Statement
from timeline.model.store import Store
from timeline.network import Budget, build_network, solve
from timeline.network.times.windows import windows_beside

from .judge import CALENDAR, EVENTS_OWN, Judge, Says
from .made import OPEN, bound, claim, day, event, interval, one_of, relation, source, span, store, windows

AMPLE = Budget(readings=10_000)  # all ties are listed
EVENTS = ("a", "b", "c")
DAYS = st.integers(100, 106)
MODEST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@st.composite
def dates(draw: DrawFn) -> EdtfDate:
    first, second, third, fourth = sorted(draw(st.tuples(DAYS, DAYS, DAYS, DAYS)))
    return draw(
        st.sampled_from(
            [
                day(first),
                day(first, third),
                one_of(first, third, draw(st.sampled_from([0, 1, None]))),
                interval(bound(first, second), bound(third, fourth)),
                interval(bound(first, second), OPEN),
                interval(bound(first, first, approximate=True), bound(second, third)),
                interval(bound(first, second), bound(third, third, approximate=True)),
            ]
        )
    )


@st.composite
def relations(draw: DrawFn, this: str) -> Relation:
    kind = draw(st.sampled_from([*RelationType, *["before", "after"] * 4]))
    shortest = draw(st.integers(0, 3))
    length = span(shortest, shortest + draw(st.integers(0, 2)))
    ordered = kind in ("before", "after")
    return relation(
        kind,
        draw(st.sampled_from([name for name in EVENTS if name != this])),
        gap=length if ordered and draw(st.booleans()) else None,
        within=length if kind == "same_time" else None,
        from_side=draw(st.sampled_from([None, *Side])) if ordered else None,
        to_side=draw(st.sampled_from([None, *Side])) if ordered else None,
    )


@st.composite
def claims(draw: DrawFn, name: str) -> Claim:
    about = draw(st.sampled_from(EVENTS))
    shape = draw(st.sampled_from(["when", "when", "start", "end", "duration", "relation", "relation", "both"]))
    keys: dict[str, object] = {}
    if shape in ("when", "both"):
        keys["when"] = draw(dates())
    elif shape in ("start", "end"):
        keys[shape] = day(draw(DAYS))
    elif shape == "duration":
        keys["duration"] = span(draw(st.integers(0, 3)), draw(st.integers(3, 5)))
    if draw(st.integers(0, 9)) == 0:
        keys["report"] = Report.PLAN
    said = (draw(relations(about)),) if shape in ("relation", "both") else ()
    published = draw(st.sampled_from(["s", "s", "s", "p"]))
    keys["basis"] = draw(st.sampled_from([Basis.STATED, Basis.STATED, Basis.HEDGED]))
    return claim(name, about, *said, source=published, **keys)


PLANTED = (
    (claim("x", "a", when=day(100)), claim("y", "a", when=day(104, 105))),
    (claim("x", "a", relation("before", "b")), claim("y", "b", relation("before", "a"))),
    (claim("x", "a", when=day(105)), claim("y", "b", relation("after", "a"), when=day(101))),
    (claim("x", "a", relation("after", "b", gap=span(1))), claim("y", "b", relation("after", "a", gap=span(2, 4)))),
    (
        claim("x", "a", when=interval(bound(100, 100, approximate=True), bound(102, 102))),
        claim("y", "a", start=day(105)),
    ),
    (claim("x", "c", relation("meets", "a")), claim("y", "a", relation("overlaps", "c"))),
)


@st.composite
def stores_with_a_planted_conflict(draw: DrawFn) -> Store:
    planted = draw(st.sampled_from(PLANTED))
    more = [draw(claims(f"c{number}")) for number in range(draw(st.integers(1, 4)))]
    part_of = draw(st.sampled_from([None, None, "b"]))
    events = [event("a", part_of=part_of), event("b"), event("c", instant=draw(st.booleans()))]
    return store(events, [*planted, *more], [source("s"), source("p", draw(DAYS))])


def _says(statements: frozenset[Statement]) -> frozenset[Says]:
    return frozenset(statement.id for statement in statements)


def _chain(conflict: Conflict) -> tuple[str, ...]:
    return tuple(str(hop.tail) for hop in conflict.chain)


@given(stores_with_a_planted_conflict())
@MODEST
def test_conflicts_and_the_longer_chains_are_those_of_all_minimal_sets(made: Store) -> None:
    judge = Judge(made)
    solution = solve(build_network(made), {}, budget=AMPLE)
    assert judge.minimal_sets
    assert solution.incomplete == ()
    every = [c for listed in solution.conflicts for c in (listed, *listed.longer)]
    assert sorted(map(_chain, every)) == sorted(judge.sets_by_chain)
    for conflict in every:
        folded = judge.sets_by_chain[_chain(conflict)]
        assert _says(frozenset(conflict.witnesses)) in folded
        assert (conflict.sets.count, conflict.sets.exact) == (len(folded), True)
        assert _says(frozenset((*conflict.statements, *conflict.beside))) >= frozenset().union(*folded)
        _check_hops(judge, conflict)


@given(stores_with_a_planted_conflict())
@MODEST
def test_listed_are_the_chains_over_fewest_points(made: Store) -> None:
    solution = solve(build_network(made), {}, budget=AMPLE)
    every = [c for listed in solution.conflicts for c in (listed, *listed.longer)]
    expected = {c.fingerprint for c in every if not any(_covers(other, c) for other in every)}
    assert {c.fingerprint for c in solution.conflicts} == expected
    assert all(_covers(listed, longer) for listed in solution.conflicts for longer in listed.longer)


@given(stores_with_a_planted_conflict())
@MODEST
def test_every_statement_of_a_minimal_set_is_named_by_a_conflict(made: Store) -> None:
    judge = Judge(made)
    solution = solve(build_network(made), {}, budget=AMPLE)
    clashing = frozenset[Says]().union(*judge.minimal_sets)
    assert all(conflict.is_all_named for conflict in solution.conflicts)
    for conflict in solution.conflicts:  # a supporter breaks its chain, if only beside witnesses that clash without it
        assert _says(frozenset((*conflict.witnesses, *conflict.beside, *conflict.by_longer))) <= clashing
    assert clashing <= _says(frozenset(s for conflict in solution.conflicts for s in conflict.all_statements))


@given(stores_with_a_planted_conflict())
@settings(MODEST, max_examples=20)
def test_a_conflict_sent_elsewhere_is_the_same_and_finds_the_same_longer_chains(made: Store) -> None:
    solution = solve(build_network(made), {}, budget=AMPLE)
    there = pickle.loads(pickle.dumps(solution))
    assert [hash(c) for c in there.conflicts] == [hash(c) for c in solution.conflicts]
    assert there.conflicts == solution.conflicts
    assert [c.by_longer for c in there.conflicts] == [c.by_longer for c in solution.conflicts]
    assert [c.longer for c in there.conflicts] == [c.longer for c in solution.conflicts]
    assert [c.sets for c in there.conflicts] == [c.sets for c in solution.conflicts]


def _covers(shorter: Conflict, longer: Conflict) -> bool:
    is_weaker = shorter.grade is Grade.TENSION and longer.grade is Grade.CONTRADICTION
    is_narrower = shorter.scope is Scope.INTERNAL and longer.scope is Scope.CROSS_SOURCE
    return shorter.points < longer.points and not is_weaker and not is_narrower


def _check_hops(judge: Judge, conflict: Conflict) -> None:
    """Each hop is what its witness demands; supporters are exactly those whose limit breaks the chain too."""
    for hop, following in zip(conflict.chain, (*conflict.chain[1:], conflict.chain[0]), strict=True):
        assert hop.head == following.tail
        own = EVENTS_OWN if isinstance(hop.witness, EventKey) else hop.witness.id
        on_hop = judge.by_hop[str(hop.tail), str(hop.head)]
        assert hop.limit in [d.limit for d in on_hop if d.says == own]
        if own == EVENTS_OWN:
            assert hop.supporters == ()
            continue
        others = [h for h in conflict.chain if h is not hop]
        expected = {d.says for d in on_hop if _breaks(judge, others, d.limit, d.metric, d.strict)}
        assert {s.id for s in hop.supporters} == expected - {own, EVENTS_OWN}


def _breaks(judge: Judge, others: list[Hop], limit: int, metric: bool, strict: bool) -> bool:
    total = limit + sum(hop.limit for hop in others)
    if total != 0:
        return total < 0
    chosen = []
    for hop in others:
        own = EVENTS_OWN if isinstance(hop.witness, EventKey) else hop.witness.id
        demands = [d for d in judge.by_hop[str(hop.tail), str(hop.head)] if d.says == own and d.limit == hop.limit]
        chosen.append(min(demands, key=lambda d: (d.metric, not d.strict)))
    is_order = not metric and not any(d.metric for d in chosen)
    return is_order and (strict or any(d.strict for d in chosen))


@given(stores_with_a_planted_conflict(), st.randoms(use_true_random=False))
@MODEST
def test_preferred_reading_weighs_least_and_all_ties_are_found(made: Store, chance: random.Random) -> None:
    judge = Judge(made)
    network = build_network(made)
    weights = {statement: chance.choice([0, 1, 1, 2, 3]) for statement in network.statements}
    by_id = {statement.id: weight for statement, weight in weights.items()}
    solution = solve(network, weights, budget=AMPLE)
    expected = judge.least_correction_sets(by_id)
    found = [_says(reading) for reading in solution.readings]
    assert found[0] == min(expected, key=sorted)
    assert len(set(found)) == len(found)
    assert set(found) <= expected
    assert _united(found) == _united(list(expected))


def _united(sets: list[frozenset[Says]]) -> frozenset[Says]:
    return frozenset().union(*sets)


@given(stores_with_a_planted_conflict())
@MODEST
def test_windows_follow_from_what_is_kept(made: Store) -> None:
    judge = Judge(made)
    network = build_network(made)
    solution = solve(network, {})
    aside = solution.readings[0]
    kept = [d for d in judge.demands if d.says not in _says(aside)]
    _check_windows(judge.distances(kept), windows(network, aside))
    _check_windows(judge.distances(kept), windows_beside(network.components, aside))
    metric = [d for d in kept if d.metric or d.says == EVENTS_OWN]
    _check_windows(judge.distances(metric), windows(network, aside, metric_only=True))
    unpublished = [d for d in kept if d.says[1] != "report"]
    _check_windows(judge.distances(unpublished), windows(network, aside, without_reports=True))


def _check_windows(distances: Mapping[tuple[str, str], int], found: Mapping[TimePoint, Window]) -> None:
    for point, window in found.items():
        if not point.planned:
            lower = distances.get((str(point), CALENDAR))
            assert window.earliest == (None if lower is None else -lower)
            assert window.latest == distances.get((CALENDAR, str(point)))


@given(stores_with_a_planted_conflict(), st.randoms(use_true_random=False))
@settings(MODEST, max_examples=25)
def test_the_order_of_claims_changes_nothing(made: Store, chance: random.Random) -> None:
    shuffled = list(made.claims.values())
    chance.shuffle(shuffled)
    other = store(reversed(list(made.events.values())), shuffled, made.sources.values())
    one, two = solve(build_network(made), {}), solve(build_network(other), {})
    assert one.conflicts == two.conflicts
    assert one.readings == two.readings


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_a_conflict(planted: tuple[Claim, Claim]) -> None:
    made = store(map(event, EVENTS), planted, [source("s")])
    assert solve(build_network(made), {}).conflicts
