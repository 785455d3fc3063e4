"""Lots: what can be set aside in several ways that weigh the same, told apart where no choice bears on another.

Least sets of a cluster are often every choice out of some independent lots: of one event two dates weigh the same, and
so do two of another. Told as lots these are two and two, however many lots there are; told as sets they are multiplied
out. Which lots some sets fall into depends on the sets alone, not on how they were found.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import NamedTuple

from timeline.network.corrections.masks import Statements


class Ties(NamedTuple):
    """The least hitting sets of one lot, in order of their statements; each is minimal."""

    sets: Sequence[Statements]
    is_proven: bool  # False: the allowance was spent; lighter ones may exist
    is_all: bool  # False: more weigh the same than are listed

    def meet(self, members: Statements) -> bool:
        """Whether each of them meets these."""
        return all(not members.isdisjoint(tie) for tie in self.sets)


def in_lots(ties: Ties, most: int) -> list[Ties]:
    """Return the same by lots, at most so many sets of each; where not all are known, it stays one lot."""
    lots = factors(ties.sets) if ties.is_all else [ties.sets]
    return [Ties(sets[:most], ties.is_proven, ties.is_all and len(sets) <= most) for sets in lots]


def factors(sets: Sequence[Statements]) -> list[Sequence[Statements]]:
    """Return lots of which each choice of one set out of each is, united, one of these sets, and the other way round.

    What all sets hold is a lot of one set. Lots stand in order of their first statements, their sets in their order.
    Cost: for every two statements that not all sets hold, comparing in which sets they are.
    """
    shared = sets[0].intersection(*sets[1:])
    if len(sets) < 4:  # two lots of two sets
        return [sets]
    divided = [_within(sets, block) for block in _blocks(sets, sorted(frozenset().union(*sets) - shared))]
    if prod(map(len, divided)) != len(sets):
        return [sets]
    return [*([[shared]] if shared else []), *divided]


def _within(sets: Sequence[Statements], block: Statements) -> list[Statements]:
    return sorted({members & block for members in sets}, key=sorted)


def _blocks(sets: Sequence[Statements], doubtful: Sequence[int]) -> list[Statements]:
    """Statements that say something of each other: in how many sets both stand is not what chance would have."""
    among = {s: sum([1 << number for number, members in enumerate(sets) if s in members]) for s in doubtful}
    blocks, left = [], list(doubtful)
    while left:
        block = [left.pop(0)]
        for statement in block:
            bears_on = _bears_on(among[statement], len(sets))
            block += [other for other in left if bears_on(among[other])]
            left = [other for other in left if not bears_on(among[other])]
        blocks.append(frozenset(block))
    return blocks


def _bears_on(one: int, count: int) -> Callable[[int], bool]:
    """Tells of a mask of sets whether it is not met as often as chance would have it."""
    size = one.bit_count()
    return lambda other: (one & other).bit_count() * count != size * other.bit_count()
