"""Union-find: which of some things hang together, given the pairs that do."""

from collections.abc import Iterable


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each number below `count` the smallest of those that pairs connect it with, itself included.

    Almost linear: ways are halved as they are walked. Long, because it is run for everything that is said.
    """
    above = list(range(count))
    for one, other in pairs:
        while (over := above[one]) != one:
            above[one] = one = above[over]
        while (over := above[other]) != other:
            above[other] = other = above[over]
        if one < other:
            above[other] = one
        elif other < one:
            above[one] = other
    for number, over in enumerate(above):
        above[number] = above[over]  # that of a smaller number, so it is known
    return above
