"""One partner each, and the greatest total: as trying all ways finds it."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from timeline.reconciliation.matching.assignment import assign

LEFT, RIGHT = "abcde", "vwxyz"
Weights = dict[tuple[str, str], int]

weights = st.dictionaries(
    st.tuples(st.sampled_from(LEFT), st.sampled_from(RIGHT)), st.integers(-3, 12), min_size=1, max_size=25
)


def greatest_total(given: Weights) -> int:
    """By trying every way to give partners; a pair that is not there, or counts nothing, is nobody's."""
    ways = permutations(RIGHT)
    return max(sum(max(0, given.get(pair, 0)) for pair in zip(LEFT, way, strict=True)) for way in ways)


@given(weights)
def test_the_total_is_the_greatest_there_is(given: Weights) -> None:
    found = assign(given)
    assert len(set(found.values())) == len(found)
    assert all(given[pair] > 0 for pair in found.items())
    assert sum(given[pair] for pair in found.items()) == greatest_total(given)


@given(weights)
def test_the_order_in_which_pairs_come_does_not_matter(given: Weights) -> None:
    turned = dict(sorted(given.items(), reverse=True))
    assert list(assign(turned).items()) == list(assign(given).items())


def test_a_better_whole_goes_before_the_best_pair() -> None:
    assert assign({("a", "x"): 10, ("a", "y"): 9, ("b", "x"): 9}) == {"a": "y", "b": "x"}
    assert assign({("a", "x"): 10, ("a", "y"): 3, ("b", "x"): 3}) == {"a": "x"}


def test_many_that_all_hang_together_are_solved_in_no_time() -> None:
    size = 300
    chain = {(f"l{i:04}", f"r{j:04}"): 10 - (i != j) for i in range(size) for j in (i, i + 1)}
    assert assign(chain) == {f"l{i:04}": f"r{i:04}" for i in range(size)}


def test_nothing_is_assigned_of_nothing() -> None:
    assert assign({}) == {}
    assert assign({("a", "x"): 0, ("b", "y"): -1}) == {}
