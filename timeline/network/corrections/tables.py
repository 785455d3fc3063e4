"""What is least to choose where statements hang together loosely: by tables, exactly, and all that is as light.

A statement knows of others only by the sets that it shares with them. So it can be decided on for every choice of these
neighbours, and forgotten: a table keeps, for each such choice, what is least. The neighbours know of each other from
then on. Those with few neighbours go first; so tables stay small where sets hang together like a chain or a tree, as
mostly in time, however many they are. In the end the tables are read backwards: of what came last first it is known
what is least, and what goes with it.

Source: U. Bertelè and F. Brioschi, Nonserial dynamic programming, 1972; elimination by least degree.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations
from operator import add

from timeline.network.corrections.masks import bits

_NEVER = 1 << 200  # weighs more than all statements
_Table = Sequence[int]  # a weight by what is chosen of a scope, the first of it the lowest bit
_Scope = Sequence[int]  # places of statements, in the order in which they are decided on


class Tables:
    """The statements of sets and rivals, in an order that keeps tables small."""

    def __init__(self, sets: Sequence[int], rivals: Sequence[int], most: int) -> None:
        """Masks, as in a cluster. No order is looked for any more where tables have more than `most` values."""
        self.size = 0  # of all tables, as far as it is known
        self._sets, self._rivals = sets, rivals
        self._order: list[tuple[int, int]] = []  # a place, and the mask of its neighbours by then
        self._find_order(most)

    def least(self, weights: Sequence[int], most: int) -> list[int]:
        """Return what is least to choose so that all sets are met, and of rivals all but one; at most so many masks."""
        rank = {place: number for number, (place, _) in enumerate(self._order)}
        sets = self._by_first(rank)
        known: dict[int, list[tuple[_Scope, _Table]]] = {}
        tables: list[tuple[_Scope, _Table]] = []
        for place, others in self._order:
            scope = [place, *sorted(bits(others), key=rank.__getitem__)]
            values: Iterable[int] = [0, weights[place]] * (1 << len(scope) - 1)
            for narrower, less in known.pop(place, ()):
                values = map(add, values, _spread(less, narrower, scope))
            table = list(values)
            for mask in sets.get(place, ()):
                for index in _missing(mask, scope):
                    table[index] = _NEVER
            tables.append((scope, table))
            if others:
                known.setdefault(scope[1], []).append((scope[1:], list(map(min, table[::2], table[1::2]))))
        return _read_backwards(tables, most)

    def _find_order(self, most: int) -> None:
        """Decide on the statement with the fewest neighbours next, the first of those."""
        near: dict[int, int] = {}  # by place: its neighbours, and itself
        for mask in (*self._sets, *self._rivals):
            for place in bits(mask):
                near[place] = near.get(place, 0) | mask
        waiting = [(mask.bit_count(), place) for place, mask in near.items()]
        heapify(waiting)
        while waiting and self.size <= most:
            count, place = heappop(waiting)
            if place not in near or near[place].bit_count() != count:
                continue
            together = near.pop(place)
            others = together & ~(1 << place)
            self._order.append((place, others))
            self.size += 1 << count
            for other in bits(others):
                near[other] = (near[other] | together) & ~(1 << place)
                heappush(waiting, (near[other].bit_count(), other))

    def _by_first(self, rank: dict[int, int]) -> dict[int, list[int]]:
        """The sets by the statement of each that is decided on first; of rivals, one of every two must be chosen."""
        pairs = (1 << one | 1 << other for mask in self._rivals for one, other in combinations(bits(mask), 2))
        found: dict[int, list[int]] = {}
        for mask in (*self._sets, *pairs):
            found.setdefault(min(bits(mask), key=rank.__getitem__), []).append(mask)
        return found


def _spread(table: _Table, scope: _Scope, wider: _Scope) -> Iterator[int]:
    """The values of a table for each choice of a wider scope."""
    indexes, bit, inside = [0], 1, set(scope)
    for place in wider:
        if place in inside:
            indexes += [index + bit for index in indexes]
            bit *= 2
        else:
            indexes += indexes
    return map(table.__getitem__, indexes)


def _missing(mask: int, scope: _Scope) -> Iterable[int]:
    """The indexes in a table at which nothing of a set is chosen."""
    indexes = [0]
    for number, place in enumerate(scope):
        if not mask >> place & 1:
            indexes += [index + (1 << number) for index in indexes]
    return indexes


def _read_backwards(tables: Iterable[tuple[_Scope, _Table]], most: int) -> list[int]:
    """The choices that are least, given what is for each choice of those decided on later; at most so many."""
    found = [0]
    for (place, *others), table in reversed([*tables]):
        so_far, found = found[:most], []
        for chosen in so_far:
            index = sum([2 << number for number, other in enumerate(others) if chosen >> other & 1])
            without, beside = table[index], table[index + 1]
            if without <= beside:
                found.append(chosen)
            if beside <= without:
                found.append(chosen | 1 << place)
    return found[:most]
