"""Who says it: for every chain the witnesses to show, their supporters, and how many minimal sets fold into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain as concatenated

from timeline.network.budget import Budget
from timeline.network.component import HARD, Component
from timeline.network.minimal import MinimalSets
from timeline.network.search import WalkSearch
from timeline.network.walks import Chain

Choice = tuple[int, ...]  # one constraint a hop


@dataclass(frozen=True, slots=True)
class Account:
    """One chain, with the constraint that its witness makes on each hop."""

    chain: Chain
    choice: Choice
    supporters: tuple[tuple[int, ...], ...]  # statements, by hop
    beside: tuple[int, ...]  # statements that stand in a minimal set of this chain, but beside other witnesses only
    sets: int
    is_exact: bool  # False: at least so many sets


class Accounts:
    """Finds every chain of a component, and who says it."""

    def __init__(self, component: Component, minimal: MinimalSets, budget: Budget) -> None:
        self.component = component
        self.minimal = minimal
        self.ended_early = False
        self._budget = budget
        self._by_hop = _constraints_by_hop(component)
        self._best: dict[Chain, Choice] = {}
        self._exact: dict[Chain, bool] = {}  # the chains whose choices were tried; whether all of them were

    def find(self, search: WalkSearch) -> list[Account]:
        """Return every chain met, in order of points; those of sets already noted are always among them."""
        for walk in search.walks():
            self._explore(walk)
            if len(self.minimal.sets_of) >= self._budget.chains:
                self.ended_early = True
                break
        self.ended_early |= search.ended_early
        while waiting := sorted(self.minimal.sets_of.keys() - self._exact.keys()):
            for chain in waiting:
                self._explore(chain)
        return [self._account(chain) for chain in sorted(self.minimal.sets_of)]

    def _explore(self, walk: Chain) -> None:
        """Note the minimal sets that the choices of witnesses along a walk hold, the best choice first."""
        self._exact.setdefault(walk, True)
        most = self._budget.choices_on(len(walk))
        for tried, choice in enumerate(self._choices(walk)):
            if tried == most:
                self._exact[walk] = False
                return
            owners = frozenset(self.component.owners[c] for c in choice) - {HARD}
            if self.minimal.note(owners) == owners and self.minimal.chain_of[owners] == walk:
                self._best.setdefault(walk, choice)

    def _choices(self, walk: Chain) -> Iterator[Choice]:
        """Yield every choice that makes the walk impossible: all firm first, then the tightest, then by statement."""
        hops = [self._candidates(hop) for hop in hops_of(walk)]
        firm = [[c for c in candidates if self._is_firm(c)] for candidates in hops]
        mixed = (choice for choice in self._tightest_first(hops) if not all(map(self._is_firm, choice)))
        return concatenated(self._tightest_first(firm), mixed)

    def _tightest_first(self, hops: Sequence[Sequence[int]]) -> Iterator[Choice]:
        """Yield choices that cost less than 0, the cheapest first. Cost: a queue of those next to the ones yielded."""
        if not all(hops):
            return
        first = (0,) * len(hops)
        queue, seen = [self._ranked(hops, first)], {first}
        while queue:
            cost, _, places = heappop(queue)
            if cost >= 0:
                return
            yield tuple(candidates[place] for candidates, place in zip(hops, places, strict=True))
            for hop, place in enumerate(places):
                further = (*places[:hop], place + 1, *places[hop + 1 :])
                if place + 1 < len(hops[hop]) and further not in seen:
                    seen.add(further)
                    heappush(queue, self._ranked(hops, further))

    def _ranked(
        self, hops: Sequence[Sequence[int]], places: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
        choice = [candidates[place] for candidates, place in zip(hops, places, strict=True)]
        owners = tuple(self.component.owners[c] for c in choice)
        return sum(self.component.costs[c] for c in choice), owners, places

    def _candidates(self, hop: tuple[int, int]) -> list[int]:
        """The constraints on a hop, tightest first; the hard one alone where no statement is tighter."""
        costs = self.component.costs
        found = sorted(self._by_hop[hop], key=lambda c: (costs[c], self.component.owners[c]))
        return found[:1] if self.component.owners[found[0]] == HARD else found

    def _is_firm(self, constraint: int) -> bool:
        return self.component.constraints[constraint].is_firm

    def _account(self, chain: Chain) -> Account:
        choice = self._best.get(chain) or self._choice_of(chain, min(self.minimal.sets_of[chain], key=sorted))
        cost = sum(self.component.costs[c] for c in choice)
        supporters = tuple(self._supporters(witness, cost) for witness in choice)
        shown = {self.component.owners[c] for c in choice}.union(*supporters)
        beside = frozenset[int]().union(*self.minimal.sets_of[chain]) - shown
        count = len(self.minimal.sets_of[chain])
        return Account(chain, choice, supporters, tuple(sorted(beside)), count, self._exact[chain])

    def _choice_of(self, chain: Chain, statements: frozenset[int]) -> Choice:
        """The tightest constraint that these statements, or events' own keys, make on each hop."""
        owners, costs = self.component.owners, self.component.costs
        allowed = statements | {HARD}
        return tuple(
            min((c for c in self._by_hop[hop] if owners[c] in allowed), key=lambda c: (costs[c], owners[c]))
            for hop in hops_of(chain)
        )

    def _supporters(self, witness: int, cost: int) -> tuple[int, ...]:
        """The other statements whose own limit on that hop still breaks the chain, which costs so much with it."""
        owners, costs = self.component.owners, self.component.costs
        if owners[witness] == HARD:
            return ()
        others = cost - costs[witness]
        hop = (self.component.tails[witness], self.component.heads[witness])
        also = {owners[c] for c in self._by_hop[hop] if others + costs[c] < 0}
        return tuple(sorted(also - {HARD, owners[witness]}))


def hops_of(chain: Chain) -> list[tuple[int, int]]:
    """The hops of a closed walk, the one back to its first point last."""
    return list(zip(chain, (*chain[1:], chain[0]), strict=True))


def _constraints_by_hop(component: Component) -> dict[tuple[int, int], list[int]]:
    """The constraints on each hop, the cheapest of each statement."""
    cheapest: dict[tuple[int, int, int], int] = {}
    for c, hop in enumerate(zip(component.tails, component.heads, component.owners, strict=True)):
        if hop not in cheapest or component.costs[c] < component.costs[cheapest[hop]]:
            cheapest[hop] = c
    found: dict[tuple[int, int], list[int]] = {}
    for (tail, head, _), c in cheapest.items():
        found.setdefault((tail, head), []).append(c)
    return found
