"""Those who say an impossible closed walk: what is found among them is a minimal set, seen at a glance or not."""

import random
from collections.abc import Iterator
from itertools import islice

import pytest

from timeline.network import Budget, Component, build_network
from timeline.network.budget import Allowance
from timeline.network.component import HARD
from timeline.network.conflicts.others.along import LOOKS_OF_A_TEST, Along
from timeline.network.conflicts.witnesses.accounts import Accounts
from timeline.network.conflicts.witnesses.few_walks import FewWalks
from timeline.network.conflicts.witnesses.minimal import MinimalSets

from .made import claim, event, relation, store

WALKS = 200


def _component(seed: int) -> Component:
    """Orders of five events, one of them within another and one an instant; some statements make two constraints."""
    chance = random.Random(seed)
    events = [event("a", part_of="b"), *map(event, "bcd"), event("e", instant=True)]
    claims = []
    for number in range(11):
        one, other = chance.sample("abcde", 2)
        claims.append(claim(f"c{number:02}", one, relation(chance.choice(["before"] * 6 + ["during"]), other)))
    return max(build_network(store(events, claims)).components, key=lambda part: len(part.statements))


def _impossible_walks(component: Component) -> Iterator[list[int]]:
    """Closed walks over distinct points, each as constraints from one that a statement makes."""
    hops = list(enumerate(component.hops))
    waiting = [[c] for c, _ in hops if component.owners[c] != HARD]
    for walk in waiting:
        passed = {component.tails[c] for c in walk}
        for c, (tail, head, _) in hops:
            if tail == component.heads[walk[-1]] and head == component.tails[walk[0]] and tail not in passed:
                if sum(component.costs[each] for each in (*walk, c)) < 0:
                    yield [*walk, c]
            elif tail == component.heads[walk[-1]] and tail not in passed and head not in passed:
                waiting.append([*walk, c])


@pytest.mark.parametrize("seed", range(12))
def test_what_is_found_is_a_minimal_set(seed: int) -> None:
    component, seen = _component(seed), 0
    minimal = MinimalSets(component)
    few = FewWalks(component, [0] * len(component.points))
    along = Along(Accounts(component, minimal, few, Budget()))
    for walk in islice(_impossible_walks(component), WALKS):
        allowance, statement = Allowance(10_000), component.owners[walk[0]]
        found = along.minimal_set_with(statement, walk, allowance)
        seen += allowance.left > 10_000 - LOOKS_OF_A_TEST
        if found is not None:
            assert statement in found.says
            assert not minimal.is_possible(found.says)
            assert all(minimal.is_possible(found.says - {one}) for one in found.says)
    assert seen
