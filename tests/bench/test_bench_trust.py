"""The benches of trust and of copies run on small stores, and what they measure is as good as it was."""

import pytest

from tests.bench import bench_copies, bench_trust
from tests.bench.bench_copies import WAYS
from tests.bench.bench_trust import MIXES


@pytest.mark.parametrize("mix", MIXES, ids=lambda mix: mix.name)
def test_learned_trust_holds_the_truth_at_least_as_often(mix: bench_trust.Mix) -> None:
    disputed, (by_kind, learned, with_copies), _ = bench_trust.row(mix, 60, range(2))
    assert disputed > 20
    assert by_kind <= learned <= with_copies


def test_learned_trust_finds_who_is_good_among_the_poor() -> None:
    disputed, (by_kind, learned, _), weights = bench_trust.row(MIXES[0], 60, [0])
    assert learned - by_kind > disputed // 10
    assert int(weights.split()[0]) > int(weights.split()[-1])


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_nobody_is_said_to_copy_who_does_not(way: bench_copies.Way) -> None:
    assert bench_copies.row(way, 60, range(4))[2] == 0


def test_whoever_takes_over_all_of_a_poor_source_is_found() -> None:
    assert bench_copies.row(WAYS[3], 60, range(4)) == (4, 4, 0)
