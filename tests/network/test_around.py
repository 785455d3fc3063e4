"""Walks around a constraint: there is one wherever trying all walks finds one, and it is one of these."""

import random
from collections.abc import Iterator

import pytest

from timeline.model.conflict import ORIGIN, TimePoint
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.network.budget import Allowance
from timeline.network.component import Component, component_of
from timeline.network.conflicts.others.around import Around
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.walks.walks import cheapest_hops
from timeline.network.constraints import Constraint

from .made import claim

POINTS = [TimePoint(name, side) for name in "abc" for side in Side]
Hops = dict[tuple[int, int], int]


def _component(seed: int) -> Component:
    """Six points with a dozen hops between them and a few dates; every other network with circles that cannot hold."""
    chance = random.Random(seed)
    least = -1 if seed % 2 else -4
    constraints = [_between(chance, number, least) for number in range(13)]
    constraints += [_date(chance, number) for number in range(13, 18)]
    return component_of(POINTS, constraints)


def _between(chance: random.Random, number: int, least: int) -> Constraint:
    tail, head = chance.sample(POINTS, 2)
    return Constraint(tail, head, chance.randint(least, 6), _statement(number), metric=True)


def _date(chance: random.Random, number: int) -> Constraint:
    point, day = chance.choice(POINTS), chance.randint(100, 108)
    tail, head, limit = (ORIGIN, point, day) if chance.random() < 0.5 else (point, ORIGIN, -day)
    return Constraint(tail, head, limit, _statement(number), metric=True)


def _statement(number: int) -> Statement:
    return Statement(claim(f"c{number}", "a"), "when")


def _walks_by_trying_all(hops: Hops, constraint: tuple[int, int, int]) -> Iterator[tuple[int, ...]]:
    """Every impossible closed walk that takes a constraint, from its head on."""
    tail, head, cost = constraint
    waiting: list[tuple[tuple[int, ...], int]] = [((head,), cost)]
    for walk, spent in waiting:
        for (one, other), step in hops.items():
            if one == walk[-1] and other not in walk and walk[-1] != tail:
                waiting.append(((*walk, other), spent + step))
        if walk[-1] == tail and spent < 0:
            yield walk


@pytest.mark.parametrize("seed", range(60))
def test_one_is_found_wherever_there_is_one(seed: int) -> None:
    component = _component(seed)
    hops = cheapest_hops(component.hops)
    slacks = Slacks(component, [0] * len(component.points), hops)
    around = Around(slacks, Allowance(100_000))
    for constraint in component.hops:
        found = [tuple(walk) for walk in around.walks(constraint, Allowance(100_000))]
        there = set(_walks_by_trying_all(hops, constraint))
        assert bool(found) == bool(there)
        assert there.issuperset(found)
    assert not around.turns.ended_early


def test_the_networks_have_circles_and_walks_that_pass_a_point_twice_alone() -> None:
    """What makes the search hard is there: else the test above would show little."""
    loops, left = 0, 0
    for seed in range(60):
        component = _component(seed)
        hops = cheapest_hops(component.hops)
        slacks = Slacks(component, [0] * len(component.points), hops)
        around = Around(slacks, Allowance(100_000))
        loops += len(slacks.loops)
        for constraint in component.hops:
            may_close = around.turns.may_close(constraint)
            left += may_close and not any(around.walks(constraint, Allowance(100_000)))
    assert loops > 20
    assert left > 20
