"""A witness chronology, checked by hand: every constraint kept holds between the days that it gives."""

import random

import pytest

from timeline.model.conflict import TimePoint
from timeline.network import build_network, solve
from timeline.network.times.chronology import chronology

from .made import OPEN, bound, claim, day, event, interval, relation, span, store


@pytest.mark.parametrize("seed", range(60))
def test_every_constraint_that_is_kept_holds(seed: int) -> None:
    chance = random.Random(seed)
    names = ["a", "b", "c", "d", "e", "f"]
    said = []
    for number in range(chance.randint(3, 14)):
        one, other = chance.sample(names, 2)
        first = chance.randint(100, 130)
        said.append(
            chance.choice(
                [
                    claim(f"c{number}", one, when=day(first, first + 3)),
                    claim(f"c{number}", one, when=interval(bound(first, first + 9), OPEN)),
                    claim(f"c{number}", one, relation(chance.choice(["before", "after", "during", "meets"]), other)),
                    claim(f"c{number}", one, relation("after", other, gap=span(chance.randint(0, 4), 6))),
                    claim(f"c{number}", one, duration=span(2, 5)),
                ]
            )
        )
    network = build_network(store([event("a", part_of="f"), *map(event, names[1:])], said))
    aside = solve(network, {}).readings[0]
    found = chronology(network.components, aside)
    assert set(found) == set(network.points)
    for constraint in network.constraints:
        if constraint.because not in aside:
            tail, head = (found[p].day if isinstance(p, TimePoint) else 0 for p in constraint[:2])
            assert head - tail <= constraint.limit
