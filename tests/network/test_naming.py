"""Whoever clashes is named, also in dense networks: a statement that others leave no room for, in whatever order."""

import random

import pytest

from timeline.model.claim import Claim
from timeline.model.relation import Relation
from timeline.model.store import Store
from timeline.network import build_network, solve
from timeline.network.kernels.kernel import Kernel

from .made import claim, day, event, relation, source, span, store

EVENTS = "abcde"
ORDERS = 300


def _dense(seed: int) -> Store:
    """Some thirty statements on five events, most of which clash with others."""
    chance = random.Random(seed)
    claims = [_claim(f"c{number}", chance) for number in range(22)]
    sources = [source("s"), source("p", 112)]
    return store([event("a", part_of="b"), *map(event, "bcd"), event("e", instant=True)], claims, sources)


def _claim(name: str, chance: random.Random) -> Claim:
    about, first = chance.choice(EVENTS), chance.randint(100, 116)
    says: dict[str, object] = {"source": chance.choice("sp")}
    shape = chance.choice(["when", "start", "end", "duration", "relation", "relation"])
    if shape == "when":
        says["when"] = day(first, first + chance.randint(0, 6))
    elif shape == "duration":
        says["duration"] = span(chance.randint(0, 4), chance.randint(4, 8))
    elif shape == "relation":
        return claim(name, about, _relation(about, chance), **says)  # type: ignore[arg-type]
    else:
        says[shape] = day(first)
    return claim(name, about, **says)  # type: ignore[arg-type]


def _relation(about: str, chance: random.Random) -> Relation:
    kind = chance.choice(["before", "after", "before", "after", "during", "overlaps", "same_day"])
    gap = (
        span(chance.randint(1, 3), chance.randint(3, 5))
        if kind in ("before", "after") and chance.random() < 0.5
        else None
    )
    return relation(kind, chance.choice(EVENTS.replace(about, "")), gap=gap)


@pytest.mark.parametrize("seed", range(12))
def test_what_a_possible_set_has_no_room_for_is_named(seed: int) -> None:
    network, chance = build_network(_dense(seed)), random.Random(seed)
    solution = solve(network, {})
    named = {statement for conflict in solution.conflicts for statement in conflict.all_statements}
    assert not any("ended early" in sentence for sentence in solution.incomplete)
    assert all(conflict.is_all_named for conflict in solution.conflicts)
    for component in network.components:
        order = list(range(len(component.statements)))
        for _ in range(ORDERS):
            chance.shuffle(order)
            kernel = Kernel(component)
            kernel.change_to(order)
            assert {component.statements[s] for s in order if s not in kernel.kept} <= named
