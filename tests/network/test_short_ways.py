"""Short ways between points of many hops: what is kept is the same, clashes are real and small, searches few."""

import random
from collections.abc import Sequence

import pytest

from tests.bench.hard_shapes import SHAPES
from tests.bench.made_stores import in_memory
from timeline.model.store import Store
from timeline.network import Budget, build_network
from timeline.network.component import Component
from timeline.network.conflicts.witnesses.minimal import MinimalSets
from timeline.network.corrections.correction import least_correction_sets
from timeline.network.kernels import kernel as kernel_module
from timeline.network.kernels.keeping import Clash
from timeline.network.kernels.kernel import Kernel
from timeline.network.kernels.short_ways import short_way

from .made import claim, day, event, relation, span, store

CLIQUE_OF_80 = 3_160


def _clique() -> Component:
    (component,) = build_network(in_memory(SHAPES["a clique of 300 events"](CLIQUE_OF_80))).components
    return component


def _dense(seed: int) -> Store:
    """Dates, orders and gaps by chance on a few events."""
    chance = random.Random(seed)
    claims = []
    for number in range(60):
        one, other = chance.sample("abcdefg", 2)
        gap = span(chance.randint(0, 2), chance.randint(2, 9)) if chance.random() < 0.4 else None
        if chance.random() < 0.2:
            claims.append(claim(f"c{number:02}", one, when=day(chance.randint(0, 30))))
        else:
            claims.append(claim(f"c{number:02}", one, relation(chance.choice(["before", "after"]), other, gap=gap)))
    return store(map(event, "abcdefg"), claims)


def _kept_and_clashes(component: Component) -> tuple[set[int], Sequence[Clash]]:
    kernel = Kernel(component)
    clashes = kernel.change_to(range(len(component.statements)))
    return kernel.kept, clashes


@pytest.mark.parametrize("seed", range(30))
def test_short_ways_keep_the_same_and_show_real_clashes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for component in build_network(_dense(seed)).components:
        monkeypatch.setattr(kernel_module, "DENSE", len(component.hops))
        expected, _ = _kept_and_clashes(component)
        monkeypatch.setattr(kernel_module, "DENSE", 0)
        kept, clashes = _kept_and_clashes(component)
        assert kept == expected
        assert {frozenset(clash - kept) for clash in clashes} == {frozenset([s]) for s in _left(component, kept)}
        assert not any(map(MinimalSets(component).is_possible, clashes))


def _left(component: Component, kept: set[int]) -> set[int]:
    return set(range(len(component.statements))) - kept


def test_in_a_clique_clashes_are_small_and_searches_few(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[int] = []
    real = kernel_module._Side.reach

    def counted(side: kernel_module._Side, potential: Sequence[int], mover: int, *said: int) -> kernel_module._Reach:
        searches.append(mover)
        return real(side, potential, mover, *said)

    monkeypatch.setattr(kernel_module._Side, "reach", counted)
    _, clashes = _kept_and_clashes(_clique())
    assert max(map(len, clashes)) < 12
    assert len(searches) < len(clashes) / 10


def test_a_short_way_is_given_up_after_so_many_looks() -> None:
    chain = [{point: (point + 1, 0, point)} for point in range(9)] + [{}]
    back: list[dict[int, tuple[int, int, int]]] = [{}] + [{point: (point, 0, point)} for point in range(9)]
    ends = (0, chain), (9, back)
    assert sorted(short_way([0] * 10, ends, 1, 100)) == list(range(9))
    assert short_way([0] * 10, ends, 1, 4) == []
    assert short_way([0] * 10, ends, 0, 100) == []


def test_what_is_too_large_to_be_proven_is_still_looked_for() -> None:
    component = _clique()
    wrong = sum(s.claim.event > s.claim.relations[0].event for s in component.statements)
    assert len(_set_aside(component, 200_000)) <= wrong < len(_set_aside(component, 1))


def _set_aside(component: Component, comparisons: int) -> frozenset[int]:
    everything = range(len(component.statements))
    kernel = Kernel(component)
    clashes = kernel.change_to(everything)
    budget = Budget(comparisons=comparisons)
    found = least_correction_sets(kernel, clashes, [1] * len(everything), budget)
    assert not found.is_proven
    assert kernel.kept == set(everything) - found.preferred
    return found.preferred
