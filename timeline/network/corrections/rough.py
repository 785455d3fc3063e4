"""Hitting sets for what is too large to be solved exactly: light ones, by always taking what meets most for its weight.

No masks of bits here, which are slow and large where thousands of statements hang together: the cost is that of looking
at every set once, and at a statement again where others met what it would have met.
"""

from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush

from timeline.network.corrections.masks import Statements


def light_hitting_set(
    sets: Collection[Statements], rivals: Collection[Statements], weights: Sequence[int]
) -> Statements:
    """Return statements that meet every set, and of rivals all but one: the heaviest that no other ones took."""
    chosen: set[int] = set()
    for together in rivals:
        left = together - chosen
        if len(left) == len(together):
            left -= {max(left, key=lambda statement: (weights[statement], -statement))}
        chosen |= left
    return frozenset(chosen | _meeting([members for members in sets if not members & chosen], weights))


def _meeting(sets: Sequence[Statements], weights: Sequence[int]) -> set[int]:
    """Statements that meet every set, the one with most for its weight first."""
    holding: dict[int, set[int]] = {}
    for number, members in enumerate(sets):
        for statement in members:
            holding.setdefault(statement, set()).add(number)
    waiting = [(weights[statement] / len(numbers), statement) for statement, numbers in holding.items()]
    heapify(waiting)
    chosen: set[int] = set()
    while waiting:
        share, statement = heappop(waiting)
        numbers = holding[statement]
        if numbers and weights[statement] / len(numbers) > share:
            heappush(waiting, (weights[statement] / len(numbers), statement))
        elif numbers:
            chosen.add(statement)
            for number in tuple(numbers):
                for other in sets[number]:
                    holding[other].discard(number)
    return chosen
