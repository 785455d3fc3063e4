"""The network against Z3, on networks too large for brute force: what is consistent, each witness, what is set aside.

Z3 is told what words mean, not how the network works. A time point is a moment on a day: dates, gaps and lengths speak
of days, times of day and order of moments.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pytest
import z3
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import in_memory
from timeline.model.claim import Claim
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Component, Network, Solution, build_network, solve

from .judge import CALENDAR, EVENTS_OWN, Demand, Judge, Says

MODEST = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],  # a smaller seed makes no smaller store
)


class Hour(NamedTuple):
    """A time of day that a date gives: a time point lies within these seconds, both included."""

    point: str
    earliest: int
    latest: int
    says: Says


class Opinion:
    """What Z3 makes of some demands, each of them held only where its statement is."""

    def __init__(self, demands: Iterable[Demand], hours: Sequence[Hour]) -> None:
        self.held: dict[Says, z3.BoolRef] = {}
        self.demands: list[z3.BoolRef] = []
        self._days: dict[str, z3.ArithRef] = {CALENDAR: z3.IntVal(0)}
        for demand in demands:
            meant = self._meant(demand)
            self.demands.append(meant if demand.says == EVENTS_OWN else z3.Implies(self._holds(demand.says), meant))
        for hour in hours:
            moment = _moment(hour.point)
            within = z3.And(hour.earliest <= moment, moment < hour.latest + 1)
            self.demands.append(z3.Implies(self._holds(hour.says), within))
        if hours:
            self.demands += [_is_on(point, day) for point, day in self._days.items() if point != CALENDAR]
        self._solver = z3.Solver()
        self._solver.add(*self.demands)

    def _holds(self, says: Says) -> z3.BoolRef:
        return self.held.setdefault(says, z3.Bool(f"held {says}"))

    def _day(self, point: str) -> z3.ArithRef:
        return self._days.setdefault(point, z3.Int(f"day of {point}"))

    def _meant(self, demand: Demand) -> z3.BoolRef:
        tail, head = self._day(demand.tail), self._day(demand.head)
        if demand.metric:
            return head - tail <= demand.limit
        earlier, later = _moment(demand.head), _moment(demand.tail)
        within = earlier < later if demand.strict else earlier <= later
        return z3.Or(head < tail, z3.And(head == tail, within))

    def allows(self, statements: Iterable[Says]) -> bool:
        """Whether these statements can all be true beside the events' own keys."""
        verdict = self._solver.check(*(self.held[says] for says in statements))
        assert verdict != z3.unknown
        return bool(verdict == z3.sat)

    def least_weight(self, weights: Mapping[Says, int]) -> int:
        """The least total weight that must be set aside."""
        optimum = z3.Optimize()
        optimum.add(*self.demands)
        lost = z3.Sum(*(z3.If(held, 0, weights[says]) for says, held in self.held.items()))
        found = optimum.minimize(lost)
        assert optimum.check() == z3.sat
        return int(found.value().as_long())


def _moment(point: str) -> z3.ArithRef:
    return z3.Real(f"moment of {point}")


def _is_on(point: str, day: z3.ArithRef) -> z3.BoolRef:
    return z3.And(SECONDS_PER_DAY * day <= _moment(point), _moment(point) < SECONDS_PER_DAY * (day + 1))


class Case:
    """A made store, solved, and Z3's opinion of each component."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.network: Network = build_network(store)
        self.weights = {statement: 1 + (7 * number) % 5 for number, statement in enumerate(self.network.statements)}
        self.solution: Solution = solve(self.network, self.weights)
        self.parts: tuple[Component, ...] = tuple(part for part in self.network.components if part.statements)
        self.part_of = {statement: part for part in self.parts for statement in part.statements}
        self.hours = [hour for claim in store.claims.values() for hour in _hours(claim)]
        self.demands_of: dict[str, list[Demand]] = {}
        for demand in Judge(store).demands:
            self.demands_of.setdefault(demand.head if demand.head != CALENDAR else demand.tail, []).append(demand)

    def opinion(self, part: Component) -> Opinion:
        points = [str(point) for point in part.points]
        demands = (demand for point in points for demand in self.demands_of.get(point, ()))
        return Opinion(demands, [hour for hour in self.hours if hour.point in points])


def _hours(claim: Claim) -> Iterator[Hour]:
    """The times of day that the dates of a start or an end give."""
    for key, date in claim.dates:
        clock = date.start.clock
        if key != "when" and clock is not None and clock.earliest is not None and clock.latest is not None:
            yield Hour(f"{claim.event}.{key}", clock.earliest, clock.latest, (claim.full_id, key))


@st.composite
def cases(draw: DrawFn, most: int = 300) -> Case:
    recipe = Recipe(
        claims=draw(st.integers(most // 5, most)),
        times=draw(st.sampled_from([0.0, 0.0, 0.3])),
        wrong=draw(st.sampled_from([0.01, 0.05, 0.3])),
        relations=draw(st.sampled_from([0.3, 0.8])),
        topic=draw(st.sampled_from([(3, 8), (5, 40), (60, 90)])),
        seed=draw(st.integers(0, 10**6)),
    )
    return Case(in_memory(blocks(recipe)))


def _says(statements: Iterable[Statement]) -> set[Says]:
    return {statement.id for statement in statements}


@given(cases())
@MODEST
def test_a_component_is_without_conflict_where_z3_finds_it_consistent(case: Case) -> None:
    clashing = {case.part_of[c.witnesses[0]].extent.name for c in case.solution.conflicts}
    verdicts = {part.extent.name: case.opinion(part).allows(_says(part.statements)) for part in case.parts}
    assert {name for name, is_consistent in verdicts.items() if not is_consistent} == clashing


@given(cases())
@MODEST
def test_witnesses_cannot_all_be_true_but_could_without_any_one(case: Case) -> None:
    opinions = {part.extent.name: case.opinion(part) for part in case.parts}
    for conflict in case.solution.conflicts:
        opinion, witnesses = opinions[case.part_of[conflict.witnesses[0]].extent.name], _says(conflict.witnesses)
        assert not opinion.allows(witnesses)
        assert all(opinion.allows(witnesses - {one}) for one in witnesses)


@given(cases(most=200))
@settings(MODEST, max_examples=6)
def test_what_is_kept_can_all_be_true(case: Case) -> None:
    aside = _says(case.solution.readings[0])
    for part in case.parts:
        opinion, kept = case.opinion(part), _says(part.statements) - aside
        assert opinion.allows(kept)
        assert not any(opinion.allows(kept | {one}) for one in _says(part.statements) & aside)


@given(cases(most=100))
@settings(MODEST, max_examples=8)
def test_nothing_lighter_could_be_set_aside(case: Case) -> None:
    weights = {statement.id: weight for statement, weight in case.weights.items()}
    for part in case.parts:
        aside = _says(case.solution.readings[0]) & _says(part.statements)
        if aside and not case.solution.incomplete:
            assert sum(weights[says] for says in aside) == case.opinion(part).least_weight(weights)


@pytest.mark.parametrize("wrong", [0.01, 0.3])
def test_made_stores_have_components_of_both_kinds(wrong: float) -> None:
    case = Case(in_memory(blocks(Recipe(claims=300, wrong=wrong, topic=(5, 40)))))
    clashing = {case.part_of[c.witnesses[0]].extent.name for c in case.solution.conflicts}
    assert 0 < len(clashing) < len(case.parts)


@pytest.mark.parametrize(
    ("claims", "wrong", "times"), [(300, 0.0, 0.0), (600, 0.3, 0.3), (2000, 0.0, 0.0), (2000, 0.05, 0.0)]
)
def test_a_large_store_is_consistent_once_what_loses_is_set_aside(claims: int, wrong: float, times: float) -> None:
    """Asked of the whole store at once; without wrong claims nothing is set aside."""
    case = Case(in_memory(blocks(Recipe(claims=claims, wrong=wrong, times=times, seed=claims))))
    opinion, everything = Opinion(Judge(case.store).demands, case.hours), _says(case.network.statements)
    assert opinion.allows(everything) == (not case.solution.conflicts) == (not wrong)
    assert opinion.allows(everything - _says(case.solution.readings[0]))
