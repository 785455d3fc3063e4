"""Constraints in columns are the constraints that they were made of, in the whole network and in any part of it."""

import random

import pytest

from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import in_memory
from tests.network.made import claim, day, event, relation, source, store
from timeline.model.statement import Statement
from timeline.network import Constraint, Network, build_network
from timeline.network.columns import Columns, limits_of
from timeline.network.component import HARD, Component, component_of


def _network(seed: int) -> Network:
    recipe = Recipe(claims=60, times=0.3 * (seed % 2), relations=0.4, wrong=0.1, topic=(3, 9), seed=seed)
    return build_network(in_memory(blocks(recipe)))


def _same(one: Component, other: Component) -> bool:
    names = ("points", "origin", "statements", "constraints", "tails", "heads", "costs", "owners", "units", "firm")
    return all(_listed(getattr(one, name)) == _listed(getattr(other, name)) for name in names)


def _listed(value: object) -> object:
    return list(value) if isinstance(value, list | tuple | Columns) else value


@pytest.mark.parametrize("seed", range(12))
def test_what_is_made_of_columns_makes_them_again(seed: int) -> None:
    network = _network(seed)
    constraints = list(network.constraints)
    again = component_of(network.points, constraints)
    assert _same(network.whole, again)
    assert constraints
    assert list(again.constraints) == constraints
    assert [again.constraints[-place] for place in range(1, len(constraints) + 1)] == constraints[::-1]
    assert again.constraints[2:9:3] == constraints[2:9:3]
    assert limits_of(again.constraints)._asdict() == {
        "days": tuple(c.limit for c in constraints),
        "kinds": tuple(limits_of(constraints).kinds),
        "seconds": tuple(c.seconds for c in constraints),
    }


@pytest.mark.parametrize("seed", range(12))
def test_a_part_is_what_its_constraints_make_alone(seed: int) -> None:
    network = _network(seed)
    for component in network.components:
        points = [point for point in network.points if point in component.points]
        assert _same(component, component_of(points, list(component.constraints)))
        assert {component.event_behind(c) for c in component.hard} == {
            because.event for c in component.constraints if not isinstance(because := c.because, Statement)
        }
    assert sum(len(component.constraints) for component in network.components) == len(network.constraints)


@pytest.mark.parametrize("seed", range(12))
def test_without_statements_is_what_the_others_make(seed: int) -> None:
    network = _network(seed)
    removed = frozenset(random.Random(seed).sample(network.statements, 9))
    left: list[Constraint] = [c for c in network.constraints if c.because not in removed]
    assert _same(network.without(removed).whole, component_of(network.points, left))


def test_statements_are_numbered_by_id_however_many_relations_a_claim_has() -> None:
    events = [event(name) for name in ("a", *map(str, range(12)))]
    relations = [relation("before", str(number)) for number in range(12)]
    said = claim("c", "a", *relations, start=day(1), end=day(3), when=day(2), source="s")
    network = build_network(store(events, [said, claim("b", "a", when=day(2))], [source("s", published=9)]))
    ids = [statement.id for statement in network.statements]
    assert ids == sorted(ids)
    assert len(ids) == 18
    for constraint, owner in zip(network.constraints, network.whole.owners, strict=True):
        if isinstance(constraint.because, Statement):
            assert network.statements[owner] is constraint.because
        else:
            assert owner == HARD
