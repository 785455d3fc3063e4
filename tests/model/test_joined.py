"""What hangs together, against a slow twin."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.joined import joined

_PAIRS = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(count), st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=20)
    )
)


def _joined_slowly(count: int, pairs: list[tuple[int, int]]) -> list[int]:
    """Give both of each pair the smaller one's number, until nothing changes."""
    found, before = list(range(count)), None
    while found != before:
        before = list(found)
        for one, other in pairs:
            found[one] = found[other] = min(found[one], found[other])
    return found


@given(_PAIRS)
def test_each_number_has_the_smallest_that_it_is_connected_with(made: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = made
    assert joined(count, pairs) == _joined_slowly(count, pairs)


def test_a_long_chain_is_one_whichever_way_it_is_told() -> None:
    chain = [(number, number + 1) for number in range(9_999)]
    assert joined(10_000, chain) == joined(10_000, chain[::-1]) == [0] * 10_000


def test_nothing_joined_stays_apart() -> None:
    assert joined(3, []) == [0, 1, 2]
    assert joined(0, []) == []
