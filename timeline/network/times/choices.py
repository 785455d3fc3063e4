"""Choices: what a reading of the same weight sets aside instead of what the preferred one does."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from timeline.model.statement import Statement
from timeline.network.solution import Tie

Changes = tuple[
    tuple[int, int], ...
]  # in which ties a reading differs from the preferred one, and by which set of each

MOST_TOGETHER = 64  # choices out of ties that may bear on each other; of more, one tie is changed at a time


def choices(ties: Sequence[Tie], numbers: Sequence[int]) -> tuple[list[Changes], bool]:
    """Return the choices out of some of these ties, that of no change first, and whether these are all of them."""
    sizes = [range(len(ties[number].sets)) for number in numbers]
    is_all = all(ties[number].is_all for number in numbers)
    if prod(map(len, sizes)) <= MOST_TOGETHER:
        every = (zip(numbers, chosen, strict=True) for chosen in product(*sizes))
        return [tuple((number, at) for number, at in chosen if at) for chosen in every], is_all
    single = (((number, at),) for number, size in zip(numbers, sizes, strict=True) for at in size if at)
    return [(), *single], False


def likeness(changes: Changes) -> tuple[int, Changes]:
    """A sort key: few changes first, then by the order of ties and of their sets."""
    return len(changes), changes


def instead(ties: Sequence[Tie], changes: Changes) -> Iterator[tuple[frozenset[Statement], frozenset[Statement]]]:
    """Yield what the preferred reading sets aside in each tie that changes, and what is set aside instead."""
    for number, at in changes:
        yield ties[number].sets[0], ties[number].sets[at]


def set_aside_by(preferred: frozenset[Statement], ties: Sequence[Tie], changes: Changes) -> frozenset[Statement]:
    """Return what a reading sets aside in all, given what the preferred one does."""
    for first, other in instead(ties, changes):
        preferred = preferred - first | other
    return preferred
