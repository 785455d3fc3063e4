"""One cluster of sets: its least hitting sets, exactly, by branch and bound.

Statements are bits here, the first statement the lowest. First what cannot be in any least hitting set goes: a
statement that a lighter one replaces wherever it stands. What is left mostly hangs together so loosely that tables
tell all that is least at once (see `tables`). Where it does not, one statement after the other is chosen or left out,
and larger tables are only made where that takes long.
Ahead of each choice the weights of statements are shared out among the sets that are not met: what these take is a
bound on what must still be chosen, and a statement whose own rest does not fit any more is left out. The least weight
is found first then; after it the hitting sets of that weight are listed in order of their statements.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.corrections.lots import Ties
from timeline.network.corrections.masks import Statements, bits, divided, followed, smallest
from timeline.network.corrections.tables import Tables

_MASKS = 20_000  # whose bits are remembered
_IN_TURN = ((50_000, 40_000), (500_000, 1 << 60))  # values that tables may have; then comparisons of a search
_A_COMPARISON = 4  # values in tables, which cost as much
_MANY = 1_000  # hitting sets of one lot that are read from tables
_SOME = 100  # hitting sets that are searched for


class _Node(NamedTuple):
    """A state of the search: the statements chosen and left out, and what that leaves to be met."""

    chosen: int
    out: int
    sets: list[int]  # not met; of each, what is not left out
    rivals: list[int]  # of which more than one is neither chosen nor left out


class Cluster:
    """Sets that hang together, each to be met; and rivals, of which all but one must be chosen."""

    def __init__(
        self,
        sets: Iterable[Statements],
        rivals: Iterable[Statements],
        weights: Sequence[int],
        allowance: Allowance,
    ) -> None:
        together = [*rivals]
        alone = smallest(sets, together)
        self._members = sorted(frozenset().union(*alone, *together))
        self._weights = [weights[statement] for statement in self._members]
        bit = {statement: 1 << place for place, statement in enumerate(self._members)}
        self._sets = [sum(bit[s] for s in members) for members in alone]
        self._rivals = [sum(bit[s] for s in members) for members in together]
        self._allowance = allowance
        self._known_places: dict[int, tuple[int, ...]] = {}

    def ties(self) -> list[Ties]:
        """Return the least hitting sets, by lots."""
        if len(self._sets) + len(self._rivals) == 1:
            return [self._ties_of_one()]
        start = _Node(0, 0, self._sets, self._rivals)
        first = self._greedy(start)
        if self._allowance.is_spent:
            return [Ties((self._told(first),), is_proven=False, is_all=False)]
        return self._least(start, first)

    def _least(self, start: _Node, best: int) -> list[Ties]:
        """The least hitting sets by small tables; else by a search that ends soon; else by large tables; or by search.

        `best` is one to begin with. It is proven least only where the first one in order is found too.
        """
        whole, first = self._allowance, Ties((), is_proven=True, is_all=False)
        for largest, comparisons in _IN_TURN:
            lots = self._by_tables(start, self._weight(best), largest)
            if lots:
                return [self._told_in_order(found, is_all=True) for found in lots]
            self._allowance = Allowance(comparisons, whole)
            best = self._lightest(start, best)
            if not self._allowance.is_spent:
                first = self._all_of_weight(start, self._weight(best), Allowance(comparisons, whole))
                if first.is_all or len(first.sets) > _SOME:
                    break
        return [first if first.sets else Ties((self._told(best),), is_proven=False, is_all=False)]

    def _by_tables(self, start: _Node, limit: int, largest: int) -> list[list[int]]:
        """The hitting sets of least weight by lots; none: tables would be too large, or these are too many of one lot.

        `limit` is what is known to be enough.
        """
        node = self._reduced(start, limit, keep_ties=True)
        if node is None:
            return []
        lots = [[node.chosen]] if node.chosen else []
        for sets, rivals in divided(node.sets, node.rivals):
            tables = Tables(sets, rivals, largest)
            if tables.size > largest:
                return []
            self._allowance.spend(tables.size // _A_COMPARISON)
            found = tables.least(self._weights, _MANY + 1)
            if len(found) > _MANY:
                return []
            lots.append([self._without_needless(node.chosen | beside) & ~node.chosen for beside in found])
        return lots

    def _told_in_order(self, found: Iterable[int], *, is_all: bool) -> Ties:
        """Hitting sets in order of their statements."""
        told = sorted({self._told(chosen) for chosen in found}, key=sorted)
        return Ties(told, is_proven=True, is_all=is_all)

    def _ties_of_one(self) -> Ties:
        """Of one set the lightest; of rivals all but one of the heaviest."""
        everything = (1 << len(self._members)) - 1
        if self._sets:
            weight = min(self._weights)
            found = [1 << place for place, own in enumerate(self._weights) if own == weight]
        else:
            weight = max(self._weights)
            stays = [place for place, own in enumerate(self._weights) if own == weight]
            found = [everything & ~(1 << place) for place in reversed(stays)]
        return Ties([self._told(chosen) for chosen in found], is_proven=True, is_all=True)

    def _places(self, mask: int) -> tuple[int, ...]:
        """The places of the bits that are set, lowest first; most masks are met again and again."""
        known = self._known_places.get(mask)
        if known is None:
            if len(self._known_places) > _MASKS:
                self._known_places.clear()
            known = self._known_places[mask] = tuple(bits(mask))
        return known

    def _told(self, chosen: int) -> Statements:
        return frozenset(self._members[place] for place in self._places(chosen))

    def _weight(self, chosen: int) -> int:
        return sum(self._weights[place] for place in self._places(chosen))

    def _lightest(self, start: _Node, best: int) -> int:
        """A hitting set of least weight, where the allowance lasts; `best` is one to begin with."""
        limit = self._weight(best) - 1
        waiting = [self._reduced(start, limit, keep_ties=False)]
        while waiting and not self._allowance.is_spent:
            left = waiting.pop()
            node = self._settled(left, limit) if left is not None else None
            if node is None:
                continue
            if not node.sets and not node.rivals:
                best = self._without_needless(node.chosen)
                limit = self._weight(best) - 1
            else:
                waiting.extend(self._choices(node, self._busiest(node)))
        return best

    def _all_of_weight(self, start: _Node, weight: int, allowance: Allowance) -> Ties:
        """The hitting sets of least weight; of too many the first in order of their statements.

        Of these it finds as many as the allowance lasts for, or none.
        """
        found = list(self._of_weight(start, weight, self._busiest))
        if len(found) <= _SOME and not self._allowance.is_spent:
            return self._told_in_order(found, is_all=True)
        self._allowance = allowance
        return self._told_in_order(self._of_weight(start, weight, _lowest), is_all=False)

    def _of_weight(self, start: _Node, weight: int, to_decide: Callable[[_Node], int]) -> Iterator[int]:
        """Yield the hitting sets of least weight, one more than some; decided on in this order."""
        waiting, found = [self._reduced(start, weight, keep_ties=True)], 0
        while waiting and found <= _SOME and not self._allowance.is_spent:
            left = waiting.pop()
            node = self._settled(left, weight) if left is not None else None
            if node is None:
                continue
            if not node.sets and not node.rivals:
                found += 1
                yield self._without_needless(node.chosen)
            else:
                waiting.extend(self._choices(node, to_decide(node)))

    def _choices(self, node: _Node, bit: int) -> Iterator[_Node]:
        """A statement is left out, or chosen; the last one is looked at first."""
        yield node._replace(out=node.out | bit)
        yield node._replace(chosen=node.chosen | bit)

    def _busiest(self, node: _Node) -> int:
        """The statement to decide on: of the smallest set the one that meets most for its weight."""
        if not node.sets:
            return 1 << min(self._places(node.rivals[0]), key=lambda place: self._weights[place])
        smallest = min(node.sets, key=int.bit_count)
        meets = {place: sum(1 for mask in node.sets if mask >> place & 1) for place in self._places(smallest)}
        return 1 << min(meets, key=lambda place: (self._weights[place] / meets[place], place))

    def _settled(self, node: _Node, limit: int) -> _Node | None:
        """What follows from a choice at once; None: nothing that weighs no more than `limit` comes of it."""
        chosen, out, sets, rivals = node
        while True:
            self._allowance.spend(len(sets) + len(rivals) + 1)
            before = chosen, out
            left = followed(chosen, out, sets, rivals)
            if left is None:
                return None
            chosen, out, sets, rivals = left
            if before[0] == chosen:
                bound, rests = self._bound(chosen, sets, rivals)
                if bound > limit:
                    return None
                undecided = reduce(or_, (*sets, *rivals), 0)
                out |= undecided & sum([1 << place for place, rest in enumerate(rests) if bound + rest > limit])
                if before[1] == out:
                    return _Node(chosen, out, sets, rivals)

    def _bound(self, chosen: int, sets: Sequence[int], rivals: Sequence[int]) -> tuple[int, list[int]]:
        """What must be chosen weighs so much at least; and what is left of each weight when that is shared out.

        A set takes from all its statements what is left of the lightest; of rivals all but the heaviest are taken.
        """
        rests = self._weights.copy()
        bound = self._weight(chosen)
        for mask in rivals:
            *others, heaviest = sorted(self._places(mask), key=rests.__getitem__)
            bound += sum(rests[place] for place in others)
            rests[heaviest] -= rests[others[-1]]
            for place in others:
                rests[place] = 0
        for mask in sets:
            places = self._places(mask)
            least = min([rests[place] for place in places])
            if least:
                bound += least
                for place in places:
                    rests[place] -= least
        return bound, rests

    def _reduced(self, node: _Node, limit: int, *, keep_ties: bool) -> _Node | None:
        """Leave out statements that a lighter one replaces wherever they stand, as long as there are any."""
        while (settled := self._settled(node, limit)) is not None:
            outweighed = self._outweighed(settled, keep_ties=keep_ties)
            if not outweighed:
                return settled
            node = settled._replace(out=settled.out | outweighed)
        return None

    def _outweighed(self, node: _Node, *, keep_ties: bool) -> int:
        """Statements that stand nowhere without a lighter one; or, where ties need not be kept, one as light."""
        common: dict[int, int] = {}  # by statement: those that stand in every set beside it
        for mask in node.sets:
            for place in self._places(mask):
                common[place] = common.get(place, mask) & mask
        among_rivals = 0
        for mask in node.rivals:
            among_rivals |= mask
        found = 0
        for place, beside in common.items():
            if among_rivals >> place & 1:
                continue
            most = self._weights[place] - keep_ties
            others = beside & ~(1 << place) & ~found  # so of two as light that stand in the same sets one stays
            if any(self._weights[other] <= most for other in self._places(others)):
                found |= 1 << place
        return found

    def _greedy(self, node: _Node) -> int:
        """A hitting set to begin with: always the statement that meets most for its weight."""
        chosen = 0
        for mask in node.rivals:
            rest = mask & ~chosen
            heaviest = max(self._places(rest), key=self._weights.__getitem__, default=0)
            chosen |= rest & ~(1 << heaviest)
        left = {mask for mask in node.sets if not mask & chosen}
        meets = Counter(place for mask in left for place in self._places(mask))
        with_place: dict[int, list[int]] = {}
        for mask in left:
            for place in self._places(mask):
                with_place.setdefault(place, []).append(mask)
        while left:
            self._allowance.spend(len(meets))
            best = min(meets, key=lambda place: (self._weights[place] / meets[place], place))
            chosen |= 1 << best
            met = left.intersection(with_place[best])
            left -= met
            meets.subtract(place for mask in met for place in self._places(mask))
            meets = +meets
        return self._without_needless(chosen)

    def _without_needless(self, chosen: int) -> int:
        """Leave out what the others make needless, the heaviest first."""
        for place in sorted(self._places(chosen), key=lambda place: (-self._weights[place], place)):
            fewer = chosen & ~(1 << place)
            if all(mask & fewer for mask in self._sets if mask >> place & 1) and all(
                (mask & ~fewer).bit_count() <= 1 for mask in self._rivals if mask >> place & 1
            ):
                chosen = fewer
        return chosen


def _lowest(node: _Node) -> int:
    """The first statement of which something is left to decide: so hitting sets come in their order."""
    return min(mask & -mask for mask in (*node.sets, *node.rivals))
