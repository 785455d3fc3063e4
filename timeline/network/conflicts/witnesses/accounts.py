"""Who says it: for every chain the witnesses to show, their supporters, and how many minimal sets it has."""

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import chain as concatenated

from timeline.model.dataclass import dataclass
from timeline.network.budget import Budget
from timeline.network.component import HARD, Component
from timeline.network.conflicts.walks.search import WalkSearch
from timeline.network.conflicts.walks.walks import Chain
from timeline.network.conflicts.witnesses.few_walks import FewWalks, Walk
from timeline.network.conflicts.witnesses.minimal import LONG, MinimalSets

Choice = tuple[int, ...]  # one constraint a hop

_CHEAP = 4  # what the square of a long clash is divided by, to be told in steps


@dataclass(frozen=True, slots=True)
class Account:
    """One chain, with the constraint that its witness makes on each hop."""

    chain: Chain
    choice: Choice
    supporters: tuple[tuple[int, ...], ...]  # statements, by hop
    says: frozenset[int]  # who makes these constraints, HARD where an event's own key does, and the supporters
    beside: tuple[int, ...]  # statements that stand in a minimal set of this chain, but beside other witnesses only
    is_firm: bool  # every witness is: a contradiction
    is_wide: bool  # several sources say it

    @property
    def names(self) -> frozenset[int]:
        """The statements that it names: witnesses, supporters and those beside them; HARD may be among them."""
        return self.says.union(self.beside)

    @property
    def points(self) -> frozenset[int]:
        """The points of the chain."""
        return frozenset(self.chain)

    def folds_into(self, shorter: "Account") -> bool:
        """Whether another chain says what this one says, over fewer of the same points, and is not weaker."""
        is_weaker = (self.is_firm and not shorter.is_firm) or (self.is_wide and not shorter.is_wide)
        return not is_weaker and len(shorter.chain) < len(self.chain) and shorter.points < self.points


class Accounts:
    """Finds who says a chain of a component, and what else there is to know of it."""

    def __init__(
        self, component: Component, minimal: MinimalSets, few: FewWalks, budget: Budget, *, learns: bool = False
    ) -> None:
        """`learns`: a minimal set is kept as well where it is met within a choice of witnesses, with another chain."""
        self.component = component
        self.minimal = minimal
        self.few = few
        self.ended_early = False
        self.spent = 0  # steps: what it cost to try who says long walks
        self._budget = budget
        self._learns = learns
        self._is_firm = component.firm.__getitem__
        self._on_hop: dict[tuple[int, int], Sequence[int]] = {}
        self._accounts: dict[Chain, Account | None] = {}
        self._best: dict[Chain, Choice] = {}
        self._exact: dict[Chain, bool] = {}  # the chains whose choices were tried; whether all of them were

    def of(self, walk: Chain) -> Account | None:
        """Return the account of an impossible closed walk; None: it is the chain of no minimal set that was tried.

        Costs little where the first choice of witnesses is a minimal set, as it mostly is.
        """
        if walk not in self._accounts:
            self._accounts[walk] = self._account(walk)
        return self._accounts[walk]

    def minimal_set_with(self, statement: int, says: frozenset[int]) -> Walk | None:
        """Return the chain of a minimal set with a statement in it, among statements that clash; None: not found."""
        if self.few.of(says) is not None:
            return self.few.minimal_set_with(statement, says)
        found = self.minimal.note(says, [*sorted(says - {statement}), statement])
        return (
            Walk(len(self.minimal.chain_of[found]), self.minimal.chain_of[found], found) if statement in found else None
        )

    def standing_in(self, walk: Walk) -> Iterator[int]:
        """The others who break the chain of a minimal set, in the place of a statement that makes one hop of it."""
        owners, costs, says = self.component.owners, self.component.costs, {*walk.says, HARD}
        on_hops = [self.on_hop(hop) for hop in hops_of(walk.chain)]
        choice = [next(c for c in on_hop if owners[c] in says) for on_hop in on_hops]
        cost, hops_made = sum(costs[c] for c in choice), Counter(owners[c] for c in choice)
        for c, on_hop in zip(choice, on_hops, strict=True):
            if owners[c] != HARD and hops_made[owners[c]] == 1:
                yield from (owners[other] for other in on_hop if cost - costs[c] + costs[other] < 0)

    def sets(self, chain: Chain) -> tuple[int, bool]:
        """Return how many minimal sets have this chain; False: at least so many. Cost: a test for each of them."""
        if chain not in self._exact:
            self._explore(chain)
        return len(self.minimal.sets_of[chain]), self._exact[chain]

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
        found = (self.of(chain) for chain in sorted(self.minimal.sets_of))
        return [account for account in found if account is not None]

    def _account(self, walk: Chain) -> Account | None:
        hops = [self._candidates(hop) for hop in hops_of(walk)]
        tightest = tuple([candidates[0] for candidates in hops])
        choice = self._first_choice(hops, tightest)
        if choice is None or not self._is_chain(walk, self._who_says(choice)):
            self._explore(walk)
            if walk not in self.minimal.sets_of:
                return None
            choice = self._best.get(walk) or self._choice_of(walk, min(self.minimal.sets_of[walk], key=sorted))
        component = self.component
        supporters = self._supporters(choice, hops)
        says = frozenset([component.owners[c] for c in choice]).union(*supporters)
        beside = () if choice == tightest else tuple(sorted(self._beside(walk, says)))
        sources = {component.statements[s].claim.source for s in says if s != HARD}
        return Account(walk, choice, supporters, says, beside, all(map(self._is_firm, choice)), len(sources) > 1)

    def _first_choice(self, hops: Sequence[Sequence[int]], tightest: Choice) -> Choice | None:
        """The choice to try first: the tightest of the firm ones, else the tightest of all; None: neither will do."""
        firm: Sequence[int | None] = tightest
        if not all(map(self._is_firm, tightest)):
            firm = [next(filter(self._is_firm, candidates), None) for candidates in hops]
        costs = self.component.costs
        for choice in (firm, tightest):
            chosen = tuple([c for c in choice if c is not None])
            if len(chosen) == len(hops) and sum([costs[c] for c in chosen]) < 0:
                return chosen
        return None

    def _beside(self, chain: Chain, shown: frozenset[int]) -> frozenset[int]:
        """Who stands in a minimal set of this chain only beside other witnesses: nobody where they are the tightest."""
        if chain not in self._exact:
            self._explore(chain)
        return frozenset[int]().union(*self.minimal.sets_of.get(chain, ())) - shown

    def _who_says(self, choice: Choice) -> frozenset[int]:
        return frozenset(self.component.owners[c] for c in choice) - {HARD}

    def _is_chain(self, walk: Chain, owners: frozenset[int]) -> bool:
        """Whether statements that clash along a walk are a minimal set, and the walk its chain."""
        known = self.few.is_chain(walk, owners)
        if known is not None:
            return known
        return self.minimal.note(owners, walk=walk) == owners and self.minimal.chain_of[owners] == walk

    def _explore(self, walk: Chain) -> None:
        """Note the minimal sets that the choices of witnesses along a walk hold, the best choice first."""
        self._exact.setdefault(walk, True)
        most = self._budget.choices_on(len(walk))
        for tried, choice in enumerate(self._choices(walk)):
            if tried == most:
                self._exact[walk] = False
                return
            owners = self._who_says(choice)
            self.spent += len(owners) ** 2 // _CHEAP if len(owners) > LONG else 0
            if self._is_chain(walk, owners):
                self.minimal.keep(owners, walk)
                self._best.setdefault(walk, choice)
            elif self._learns:
                self.minimal.note(owners)

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

    def _candidates(self, hop: tuple[int, int]) -> Sequence[int]:
        """The constraints on a hop, tightest first; the hard one alone where no statement is tighter."""
        found = self.on_hop(hop)
        return found[:1] if self.component.owners[found[0]] == HARD else found

    def on_hop(self, hop: tuple[int, int]) -> Sequence[int]:
        """The constraints on a hop, the cheapest of each statement, tightest first."""
        known = self._on_hop.get(hop)
        if known is None:
            known = self.component.on_hop[hop]
            if len(known) > 1:
                costs, owners = self.component.costs, self.component.owners
                found: dict[int, int] = {}
                for c in sorted(known, key=lambda c: (costs[c], owners[c])):
                    found.setdefault(owners[c], c)
                known = list(found.values())
            self._on_hop[hop] = known
        return known

    def _choice_of(self, chain: Chain, statements: frozenset[int]) -> Choice:
        """The tightest constraint that these statements, or events' own keys, make on each hop."""
        owners, allowed = self.component.owners, statements | {HARD}
        return tuple(next(c for c in self.on_hop(hop) if owners[c] in allowed) for hop in hops_of(chain))

    def _supporters(self, choice: Choice, hops: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
        """By hop, the other statements whose own limit on it still breaks the chain beside these witnesses."""
        owners, costs = self.component.owners, self.component.costs
        cost = sum([costs[c] for c in choice])
        found: list[tuple[int, ...]] = []
        for witness, candidates in zip(choice, hops, strict=True):
            if len(candidates) == 1 or owners[witness] == HARD:
                found.append(())
            else:
                others = cost - costs[witness]
                also = {owners[c] for c in candidates if others + costs[c] < 0}
                found.append(tuple(sorted(also - {HARD, owners[witness]})))
        return tuple(found)


def hops_of(chain: Chain) -> list[tuple[int, int]]:
    """The hops of a closed walk, the one back to its first point last."""
    return list(zip(chain, (*chain[1:], chain[0]), strict=True))
