"""What weighs least to set aside: against trying everything, and against Z3's optimizer."""

import random
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations, product
from typing import Any

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.conflict import ORIGIN, TimePoint
from timeline.model.relation import Side
from timeline.model.store import Store
from timeline.network import Allowance, Budget, Network, Tie, TiedReadings, build_network, set_aside_by, solve
from timeline.network.component import component_of
from timeline.network.corrections.copies import Copies
from timeline.network.corrections.correction import least_correction_sets
from timeline.network.corrections.hitting import Hitter
from timeline.network.corrections.lots import Ties, factors
from timeline.network.kernels.kernel import Kernel
from timeline.network.times import windows as windows_module

from .made import claim, day, event, relation, source, span, store, windows

SIZE = 7
SETS = st.lists(st.frozensets(st.integers(0, SIZE - 1), min_size=1, max_size=4), min_size=1, max_size=8)
RIVALS = st.lists(st.frozensets(st.integers(0, SIZE - 1), min_size=2, max_size=5), max_size=2)
WEIGHTS = st.lists(st.integers(1, 4), min_size=SIZE, max_size=SIZE)
Statements = frozenset[int]


@settings(deadline=None, max_examples=150)
@given(SETS, RIVALS, WEIGHTS)
def test_least_hitting_sets_are_those_that_trying_all_finds(
    sets: Sequence[Statements], rivals: Sequence[Statements], weights: Sequence[int]
) -> None:
    expected = _lightest(sets, rivals, weights)
    found = Hitter(weights, 10_000, Allowance(10**7)).least(sets, rivals)
    assert found.is_proven
    assert _multiplied_out(found.lots) == sorted(expected, key=sorted)
    assert found.first == min(expected, key=sorted)
    few = Hitter(weights, 2, Allowance(10**7)).least(sets, rivals)
    for some, every in zip(few.lots, found.lots, strict=True):
        assert every.is_all
        assert some == (every.sets[:2], True, len(every.sets) <= 2)


def _multiplied_out(lots: Iterable[Ties]) -> list[Statements]:
    """Each choice of one set out of each lot, united."""
    united = [frozenset[int]().union(*chosen) for chosen in product(*(ties.sets for ties in lots))]
    assert len(set(united)) == len(united)
    return sorted(united, key=sorted)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sets(st.frozensets(st.integers(0, 3), min_size=2, max_size=2), min_size=1, max_size=4),
        min_size=1,
        max_size=3,
    )
)
def test_what_was_multiplied_out_falls_into_lots_again(given: Sequence[Collection[Statements]]) -> None:
    """Each lot speaks of statements of its own, which are mixed up with those of others."""
    lots = [{frozenset(3 * s + number for s in members) for members in sets} for number, sets in enumerate(given)]
    ties = [Ties(sorted(sets, key=sorted), is_proven=True, is_all=True) for sets in lots]
    multiplied = _multiplied_out(ties)
    found = factors(multiplied)
    assert _multiplied_out(Ties(sets, is_proven=True, is_all=True) for sets in found) == multiplied
    assert multiplied[0] == frozenset[int]().union(*(sets[0] for sets in found))
    assert len(found) >= sum(len(sets) > 1 for sets in lots) or any(len(sets) > 3 for sets in lots)


def _lightest(
    sets: Iterable[Statements], rivals: Iterable[Statements], weights: Sequence[int]
) -> Collection[Statements]:
    chosen = [frozenset(some) for size in range(SIZE + 1) for some in combinations(range(SIZE), size)]
    enough = [c for c in chosen if all(c & s for s in sets) and all(len(among - c) <= 1 for among in rivals)]
    least = min(sum(weights[s] for s in c) for c in enough)
    return [c for c in enough if sum(weights[s] for s in c) == least]


def _chance_store(seed: int, claims: int, *, events: int) -> Store:
    """Claims of which every fifth is wrong."""
    chance = random.Random(seed)
    truth = {f"e{number:02}": 1000 + chance.randint(0, 200) for number in range(events)}
    said = []
    for number in range(claims):
        one, other = chance.sample(list(truth), 2)
        shift = chance.randint(-90, 90) if chance.random() < 0.2 else 0
        apart = truth[one] + shift - truth[other]
        if chance.random() < 0.6:
            first = truth[one] + shift - chance.choice([0, 0, 3, 15])
            said.append(claim(f"c{number:03}", one, when=day(first, first + 15)))
        elif apart > 0 and chance.random() < 0.5:
            said.append(claim(f"c{number:03}", one, relation("after", other, gap=span(apart - 2, apart + 2))))
        else:
            said.append(claim(f"c{number:03}", one, relation("after" if apart > 0 else "before", other)))
    return store(map(event, truth), said)


def _z3_least(network: Network, weights: Sequence[int]) -> int:
    """The least weight to set aside, by an optimizer that knows nothing of this one. Strictness in halves of a day."""
    optimizer = z3.Optimize()
    optimizer.set("timeout", 60_000)
    value = {point: z3.Int(str(point)) for point in network.points}
    statements = list(network.statements)
    keeps = {statement.id: z3.Bool(f"keep {statement.id}") for statement in statements}
    for tail, head, limit, because, *_ in network.constraints:
        one = 0 if tail is ORIGIN else value[tail] if isinstance(tail, TimePoint) else 0
        other = 0 if head is ORIGIN else value[head] if isinstance(head, TimePoint) else 0
        holds = other - one <= limit
        optimizer.add(z3.Implies(keeps[because.id], holds) if hasattr(because, "id") else holds)
    for statement, weight in zip(statements, weights, strict=True):
        optimizer.add_soft(keeps[statement.id], weight)
    assert optimizer.check() == z3.sat
    model = optimizer.model()
    return sum(w for s, w in zip(statements, weights, strict=True) if not z3.is_true(model.eval(keeps[s.id], True)))


@pytest.mark.parametrize("seed", range(4))
def test_no_optimizer_sets_less_aside(seed: int) -> None:
    network = build_network(_chance_store(seed, 240, events=80))
    dated = Network(component_of(network.points, [c._replace(strict=False) for c in network.constraints]))
    chance = random.Random(seed)
    weights = [chance.choice([40, 60, 95]) for _ in dated.statements]
    weigh = dict(zip(dated.statements, weights, strict=True))
    solution = solve(dated, weigh)
    assert not any("not proven" in sentence for sentence in solution.incomplete)
    assert sum(weigh[s] for s in solution.readings[0]) == _z3_least(dated, weights)
    assert all(solve(dated, weigh, removed=reading).conflicts == () for reading in solution.readings)


def _dense_store(chance: random.Random) -> Store:
    """Few events, within each other and near in time, of which nearly all claims clash with some other one."""
    names = [f"e{number}" for number in range(chance.randint(2, 5))]
    events = [
        event(n, part_of=chance.choice(names[:i]) if i and chance.random() < 0.4 else None) for i, n in enumerate(names)
    ]
    said = []
    for number in range(chance.randint(6, 16)):
        one, other = chance.sample(names, 2)
        first = chance.randint(1, 5)
        dates = {"start": day(first), "end": day(first, first + chance.choice([0, 2])), "when": day(first, first + 1)}
        keys = chance.choice([["start"], ["end"], ["when"], ["start", "end"], []])
        kind = chance.choice(["before", "after", "during", "same_day", "starts", "finishes"])
        relations = () if keys else (relation(kind, other),)
        told: dict[str, Any] = {key: dates[key] for key in keys}
        said.append(claim(f"c{number:02}", one, *relations, source=f"s{number % 3}", **told))
    return store(events, said, [source(f"s{n}", published=chance.randint(1, 6)) for n in range(3)])


@pytest.mark.parametrize("seed", range(40))
def test_no_optimizer_sets_less_aside_where_nearly_everything_clashes(seed: int) -> None:
    chance = random.Random(seed)
    network = build_network(_dense_store(chance))
    dated = Network(component_of(network.points, [c._replace(strict=False) for c in network.constraints]))
    weights = [chance.choice([12, 24, 38]) for _ in dated.statements]
    weigh = dict(zip(dated.statements, weights, strict=True))
    solution = solve(dated, weigh)
    least = _z3_least(dated, weights)
    for reading in solution.readings:
        assert sum(weigh[s] for s in reading) == least
        assert solve(dated, weigh, removed=reading).conflicts == ()


@settings(deadline=None, max_examples=60)
@given(SETS, st.integers(0, SIZE - 1), WEIGHTS)
def test_one_statement_that_all_clashes_share_is_weighed_against_two(
    sets: Sequence[Statements], shared: int, weights: Sequence[int]
) -> None:
    clashes = [members | {shared} for members in sets]
    for heavier in range(4):
        told = [*weights[:shared], weights[shared] + heavier, *weights[shared + 1 :]]
        found = Hitter(told, 10_000, Allowance(10**7)).least(clashes)
        assert _multiplied_out(found.lots) == sorted(_lightest(clashes, (), told), key=sorted)


def test_copies_are_found_on_the_hop_that_they_share() -> None:
    said: dict[str, Any] = {"when": day(3), "start": day(3), "end": day(9)}
    keys = enumerate(["when", "start", "when", "end", "start"])
    claims = [claim(f"c{n}", "a", **{key: said[key]}) for n, key in keys]
    claims += [claim("c5", "a", start=day(3), source="p"), claim("c6", "a", when=day(3, 4))]
    (component,) = build_network(store([event("a")], claims, [source("s"), source("p", 1)])).components
    copies = Copies(component)
    found = {frozenset(component.statements[c].id[0] for c in copies.of(n)) for n in range(len(component.statements))}
    assert sorted(map(sorted, (alike for alike in found if len(alike) > 1))) == [
        ["p/c5", "s/c1", "s/c4"],
        ["s/c0", "s/c2"],
    ]


def test_dates_of_one_event_weigh_with_what_else_they_clash_with() -> None:
    """Of the dates of `a` alone several lots weigh the same; of these only some also end the conflict over `b`."""
    claims = [
        claim("c0", "a", when=day(1, 365), source="s0"),
        claim("c2", "a", start=day(2), end=day(3), source="s0"),
        claim("c3", "a", when=day(1), source="s0"),
        claim("d1", "b", when=day(1), source="s1"),
        claim("d2", "a", relation("same_day", "b"), source="s1"),
    ]
    made = store([event("a"), event("b", part_of="a")], claims, [source("s0", published=2), source("s1")])
    network = build_network(made)
    weigh = {s: {"report": 128, "relations[0]": 480}.get(s.key, 384) for s in network.statements}
    weigh |= {s: 240 for s in network.statements if s.claim.id == "d1"}
    readings = solve(network, weigh).readings
    least = _z3_least(network, [weigh[s] for s in network.statements])
    assert {sum(weigh[s] for s in reading) for reading in readings} == {least}
    assert frozenset(("s0/c2", key) for key in ("start", "end")) in {frozenset(s.id for s in r) for r in readings}


def test_very_many_dates_of_one_event_are_weighed_exactly() -> None:
    chance = random.Random(1)
    firsts = [chance.randint(0, 500) for _ in range(150)]
    dates = [(first, first + chance.choice([0, 0, 6, 30])) for first in firsts]
    made = store([event("a")], [claim(f"c{n:03}", "a", when=day(*days)) for n, days in enumerate(dates)])
    network = build_network(made)
    weigh = {s: chance.randint(1, 9) for s in network.statements}
    weights = [weigh[s] for s in network.statements]
    solution = solve(network, weigh, budget=Budget(chains=5))
    at_most = max(_kept_between(dates, weights, start, end) for start in range(531) for end in range(start, start + 31))
    assert sum(weigh[s] for s in solution.readings[0]) == sum(weights) - at_most


def _kept_between(dates: Sequence[tuple[int, int]], weights: Sequence[int], start: int, end: int) -> int:
    return sum(w for w, (first, last) in zip(weights, dates, strict=True) if first <= start and end <= last)


def test_each_of_a_thousand_sources_with_another_date() -> None:
    claims = [claim(f"c{number:04}", "a", when=day(1000 + 10 * number)) for number in range(1000)]
    network = build_network(store([event("a")], claims))
    (component,) = network.components
    kernel, order = Kernel(component), range(1000)
    found = least_correction_sets(kernel, kernel.change_to(order), [1] * 1000, Budget())
    assert found.is_proven
    (ties,) = found.ties
    assert (len(ties.sets), ties.is_all) == (Budget().readings, False)
    assert found.preferred == frozenset(range(999))


@pytest.mark.parametrize("seed", range(6))
def test_windows_come_out_the_same_by_way_of_a_potential(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    network = build_network(_chance_store(seed, 60, events=16))
    aside = solve(network, {}).readings[0]
    expected = windows_module.window_kinds(network.components, aside)
    assert expected.everything == windows(network, aside)
    monkeypatch.setattr(windows_module, "_OFTEN", 0)
    assert windows_module.window_kinds(network.components, aside) == expected


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("often", [4, 0])
def test_what_readings_make_of_single_points_is_what_each_makes_of_all(
    seed: int, often: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ties made up of any statements beside what ends all conflicts: each choice out of them can be true."""
    monkeypatch.setattr(windows_module, "_OFTEN", often)
    network = build_network(_chance_store(seed, 60, events=16))
    aside = solve(network, {}).preferred
    for component in network.components:
        kept = [statement for statement in component.statements if statement not in aside]
        some = random.Random(seed).sample(kept, min(6, len(kept)) // 2 * 2)
        ties = [
            Tie((frozenset([one]), frozenset([other])), True) for one, other in zip(some[::2], some[1::2], strict=True)
        ]
        preferred = aside.union(*(tie.sets[0] for tie in ties))
        readings = [aside.union(*chosen) for chosen in product(*(tie.sets for tie in ties))]
        expected = [windows_module.windows_beside([component], reading) for reading in readings]
        tied = TiedReadings(component, preferred, ties)
        apart = {point for point, window in expected[0].items() if any(each[point] != window for each in expected)}
        assert tied.differing == apart
        for name in {point.event for point in expected[0]}:
            points = [TimePoint(name, side) for side in Side]
            told = tied.at(points)
            assert told.is_all
            assert set(told.windows) == {tuple(each[point] for point in points) for each in expected}
            assert next(iter(told.windows)) == tuple(expected[0][point] for point in points)
            for told_windows, changes in told.windows.items():
                reading = set_aside_by(preferred, ties, changes)
                assert tuple(windows_module.windows_beside([component], reading)[p] for p in points) == told_windows
                own = windows_module.window_kinds([component], reading).own
                assert tied.own_at(points, changes) == tuple(own[p] for p in points)
