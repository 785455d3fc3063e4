"""The part of a component in which something may clash holds every minimal set, and nothing where there is none."""

import random
from collections.abc import Iterable
from itertools import combinations

from timeline.model.store import Store
from timeline.network import build_network, solve
from timeline.network.clashing import clashing_part
from timeline.network.component import Component
from timeline.network.conflicts.witnesses.minimal import MinimalSets
from timeline.network.kernels.first_values import first_values

from .made import claim, day, event, relation, span, store

Names = frozenset[tuple[str, str]]  # of statements


def _by_chance(seed: int) -> Store:
    """Dates, orders and gaps by chance on a few events, one part of another."""
    chance = random.Random(seed)
    claims = []
    for number in range(chance.randint(4, 9)):
        one, other = chance.sample("abcd", 2)
        first = chance.randint(0, 12)
        if chance.random() < 0.6:
            claims.append(claim(f"c{number}", one, when=day(first, first + chance.randint(0, 9))))
        else:
            gap = span(chance.randint(0, 2), chance.randint(2, 9)) if chance.random() < 0.4 else None
            claims.append(claim(f"c{number}", one, relation(chance.choice(["before", "after"]), other, gap=gap)))
    return store([event("a"), event("b", part_of="a"), event("c"), event("d")], claims)


def _minimal_sets(component: Component) -> set[Names]:
    """Every minimal set, by trying all subsets, the smallest first."""
    minimal, found = MinimalSets(component), list[frozenset[int]]()
    for size in range(1, len(component.statements) + 1):
        for chosen in map(frozenset, combinations(range(len(component.statements)), size)):
            if not any(known <= chosen for known in found) and not minimal.is_possible(chosen):
                found.append(chosen)
    return {frozenset(component.statements[s].id for s in chosen) for chosen in found}


def _components(seeds: Iterable[int]) -> list[Component]:
    return [component for seed in seeds for component in build_network(_by_chance(seed)).components]


def test_every_minimal_set_is_in_the_part_that_clashes() -> None:
    seen = {"nothing": 0, "a part": 0, "everything": 0}
    for component in _components(range(120)):
        part = clashing_part(component, first_values(component))
        wanted = _minimal_sets(component)
        assert wanted == (set() if part is None else _minimal_sets(part.component))
        assert (part is None) == (not wanted) or part == (component, first_values(component))
        is_whole = part is not None and len(part.component.statements) == len(component.statements)
        seen["nothing" if part is None else "everything" if is_whole else "a part"] += 1
    assert min(seen.values()) > 10, seen


def test_order_that_cannot_hold_is_looked_at_as_a_whole() -> None:
    claims = [claim("c1", "a", relation("before", "b")), claim("c2", "b", relation("before", "a"))]
    [component] = build_network(store([event("a"), event("b")], claims)).components
    part = clashing_part(component, first_values(component))
    assert part is not None
    assert part.component is component


def test_what_is_told_of_a_part_names_the_whole() -> None:
    claims = [
        claim("c1", "a", relation("before", "b")),
        claim("c2", "b", when=day(5)),
        claim("c3", "b", when=day(9)),
    ]
    network = build_network(store([event("a"), event("b")], claims))
    [component] = network.components
    part = clashing_part(component, first_values(component))
    assert part is not None
    assert [statement.id[0] for statement in part.component.statements] == ["s/c2", "s/c3"]
    assert part.component.extent == component.extent == ("a", 2, 3, 5)
    [conflict] = solve(network, {}).conflicts
    assert {statement.id[0] for statement in conflict.statements} == {"s/c2", "s/c3"}
