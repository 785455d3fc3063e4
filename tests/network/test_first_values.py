"""Values to begin with: where they satisfy everything nothing clashes, and they change nothing of what is kept."""

import random

import pytest

from timeline.model.store import Store
from timeline.network import build_network
from timeline.network.component import Component
from timeline.network.conflicts.witnesses.minimal import MinimalSets
from timeline.network.kernels.first_values import all_hold, first_values
from timeline.network.kernels.kernel import Kernel

from .made import claim, day, event, relation, span, store


def _by_chance(seed: int) -> Store:
    """Dates, orders and gaps by chance on a few events, one part of another."""
    chance = random.Random(seed)
    claims = []
    for number in range(chance.randint(4, 16)):
        one, other = chance.sample("abcde", 2)
        gap = span(chance.randint(0, 2), chance.randint(2, 9)) if chance.random() < 0.4 else None
        first = chance.randint(0, 20)
        if chance.random() < 0.5:
            claims.append(claim(f"c{number:02}", one, when=day(first, first + chance.randint(0, 20))))
        else:
            claims.append(claim(f"c{number:02}", one, relation(chance.choice(["before", "after"]), other, gap=gap)))
    return store([event("a"), event("b", part_of="a"), *map(event, "cde")], claims)


def _kept_one_by_one(component: Component) -> set[int]:
    """Each statement that is possible beside those kept before it."""
    minimal, kept = MinimalSets(component), set[int]()
    for statement in range(len(component.statements)):
        if minimal.is_possible(frozenset([*kept, statement])):
            kept.add(statement)
    return kept


@pytest.mark.parametrize("seed", range(60))
def test_a_kernel_keeps_what_is_possible_one_by_one(seed: int) -> None:
    for component in build_network(_by_chance(seed)).components:
        kernel = Kernel(component)
        kernel.change_to(range(len(component.statements)))
        assert kernel.kept == _kept_one_by_one(component)
        constraints = [c for statement in kernel.kept for c in component.constraints_of[statement]]
        for tail, head, cost in (component.hops[c] for c in [*constraints, *component.hard]):
            assert kernel.potential[head] - kernel.potential[tail] <= cost


def test_values_that_satisfy_everything_are_seen_where_nothing_clashes() -> None:
    seen = {True: 0, False: 0}
    for seed in range(60):
        for component in build_network(_by_chance(seed)).components:
            holds = all_hold(component, first_values(component))
            is_possible = len(_kept_one_by_one(component)) == len(component.statements)
            assert is_possible or not holds
            seen[holds] += 1
    assert min(seen.values()) > 20
