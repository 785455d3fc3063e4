"""The minimal sets among those who say an impossible closed walk, mostly seen at a glance.

Most statements make one constraint each. From where it leads, only constraints of events' own keys go on to the next
one. If these come to no other point of the walk, every impossible closed walk of the same statements takes all of them,
in the same order; so none of them can be spared. A look at each hop tells, where a search for other walks costs many.
"""

from collections.abc import Sequence

from timeline.network.budget import Allowance
from timeline.network.component import HARD
from timeline.network.conflicts.walks.walks import from_smallest
from timeline.network.conflicts.witnesses.accounts import Accounts
from timeline.network.conflicts.witnesses.few_walks import Walk

LOOKS_OF_A_TEST = 100  # of what is not seen at a glance; of a long walk its square
_FAR = 16  # points that events' own keys lead to from one: where they are more, nothing is seen at a glance


class Along:
    """Finds the minimal sets along closed walks of one component."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._component = accounts.component
        self._heads: dict[int, list[int]] = {}  # of the constraints that events' own keys make, by tail
        for c in self._component.hard:
            self._heads.setdefault(self._component.tails[c], []).append(self._component.heads[c])
        self._reached: dict[int, frozenset[int] | None] = {}

    def minimal_set_with(self, statement: int, walk: Sequence[int], allowance: Allowance) -> Walk | None:
        """Return the chain of a minimal set with a statement in it, among those who say a walk; None: not found.

        The walk is given as constraints in order, the first of them the statement's. It passes no point twice.
        """
        owners, tails = self._component.owners, self._component.tails
        says = frozenset(owners[c] for c in walk) - {HARD}
        if self._is_minimal(walk):
            return Walk(len(walk), from_smallest([tails[c] for c in walk]), says)
        allowance.spend(LOOKS_OF_A_TEST + len(walk) ** 2)
        return self._accounts.minimal_set_with(statement, says)

    def _is_minimal(self, walk: Sequence[int]) -> bool:
        """Whether those who say a walk are a minimal set; False: unknown."""
        owners, heads = self._component.owners, self._component.heads
        says = [owners[c] for c in walk if owners[c] != HARD]
        if len(set(says)) < len(says) or any(len(self._component.constraints_of[statement]) > 1 for statement in says):
            return False
        points, next_ones = {heads[c] for c in walk}, set[int]()
        for c in reversed(walk):
            next_ones.add(heads[c])
            if owners[c] != HARD:
                reached = self._reached_from(heads[c])
                if reached is None or not reached & points <= next_ones:
                    return False
                next_ones = set()
        return True

    def _reached_from(self, point: int) -> frozenset[int] | None:
        """The points that events' own keys lead to from one, itself among them; None: they are too many."""
        if point not in self._reached:
            reached = [point]
            for each in reached:
                reached.extend(head for head in self._heads.get(each, ()) if head not in reached)
                if len(reached) > _FAR:
                    break
            self._reached[point] = frozenset(reached) if len(reached) <= _FAR else None
        return self._reached[point]
