"""Least hitting sets by tables: against trying everything, however soon tables are held to be too large."""

import random
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.network import Allowance
from timeline.network.corrections import cluster as cluster_module
from timeline.network.corrections.cluster import Cluster
from timeline.network.corrections.tables import Tables

SIZE = 9
MASKS = st.integers(1, 2**SIZE - 1).filter(lambda mask: 2 <= mask.bit_count() <= 4)
SETS = st.lists(MASKS, min_size=1, max_size=12)
RIVALS = st.lists(MASKS.filter(lambda mask: mask.bit_count() > 2), max_size=2)
WEIGHTS = st.lists(st.integers(1, 4), min_size=SIZE, max_size=SIZE)
EVERYTHING = 10**9


@settings(deadline=None, max_examples=150)
@given(SETS, RIVALS, WEIGHTS)
def test_tables_tell_all_that_is_least(sets: Sequence[int], rivals: Sequence[int], weights: Sequence[int]) -> None:
    expected = _least(sets, rivals, weights)
    tables = Tables(sets, rivals, EVERYTHING)
    assert sorted(tables.least(weights, EVERYTHING)) == expected
    (one,) = tables.least(weights, 1)
    assert one in expected


@pytest.mark.parametrize("many", [2, 1_000])
@pytest.mark.parametrize("largest", [0, 32, 50_000])
@settings(deadline=None, max_examples=60)
@given(SETS, RIVALS, WEIGHTS)
def test_clusters_come_to_the_same_however_little_tables_may_hold(
    largest: int, many: int, sets: Sequence[int], rivals: Sequence[int], weights: Sequence[int]
) -> None:
    expected = sorted(map(_told, _least(sets, rivals, weights)), key=sorted)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cluster_module, "_IN_TURN", ((largest, 40), (2 * largest, EVERYTHING)))
        patched.setattr(cluster_module, "_MANY", many)
        cluster = Cluster(map(_told, sets), map(_told, rivals), weights, Allowance(EVERYTHING))
        lots = cluster.ties()
    united = [frozenset[int]().union(*chosen) for chosen in product(*(ties.sets for ties in lots))]
    assert all(ties.is_proven and ties.is_all for ties in lots)
    assert sorted(united, key=sorted) == expected


@settings(deadline=None, max_examples=60)
@given(SETS, RIVALS, WEIGHTS)
def test_of_too_many_to_be_listed_the_first_in_order_are(
    sets: Sequence[int], rivals: Sequence[int], weights: Sequence[int]
) -> None:
    expected = sorted(map(_told, _least(sets, rivals, weights)), key=sorted)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cluster_module, "_IN_TURN", ((0, EVERYTHING),))
        patched.setattr(cluster_module, "_SOME", 1)
        (ties,) = Cluster(map(_told, sets), map(_told, rivals), weights, Allowance(EVERYTHING)).ties()
    assert ties.is_proven
    assert list(ties.sets) == (expected if ties.is_all else expected[:2])
    assert ties.is_all or len(expected) > 1


def test_tables_of_a_long_loose_chain_are_small_and_of_a_dense_lot_not_even_made() -> None:
    chance = random.Random(1)
    near = [sum(1 << place for place in chance.sample(range(first, first + 6), 3)) for first in range(500)]
    assert Tables(near, (), EVERYTHING).size < 505 * 2**7
    pairs = [1 << one | 1 << other for one in range(200) for other in range(one)]
    assert Tables(pairs, (), 1_000).size == 1 << 200  # of the first alone


def _least(sets: Sequence[int], rivals: Sequence[int], weights: Sequence[int]) -> list[int]:
    """All that is least, in order of masks, by trying everything; weights are more than 0."""
    weight = {mask: sum(w for place, w in enumerate(weights) if mask >> place & 1) for mask in range(2**SIZE)}
    enough = [
        mask
        for mask in weight
        if all(mask & members for members in sets) and all((rival & ~mask).bit_count() <= 1 for rival in rivals)
    ]
    least = min(weight[mask] for mask in enough)
    return [mask for mask in enough if weight[mask] == least]


def _told(mask: int) -> frozenset[int]:
    return frozenset(place for place in range(SIZE) if mask >> place & 1)
