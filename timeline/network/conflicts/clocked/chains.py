"""The conflicts of a component in which lengths by the clock and calendar links meet: its chains, and who says them.

What `minimal` and `accounts` do where costs add up: here each choice of witnesses is judged as a whole, and each set of
statements by bounds propagation.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product
from math import prod

from timeline.model.conflict import Conflict, SetCount, Unfolded
from timeline.network.budget import Allowance, Budget
from timeline.network.component import HARD, Component
from timeline.network.conflicts.clocked.walks import ClockedWalks, from_smallest
from timeline.network.conflicts.folding import fold_chains, with_unknown
from timeline.network.conflicts.told import conflict_of
from timeline.network.conflicts.walks.walks import Chain
from timeline.network.conflicts.witnesses.accounts import Account, Choice, hops_of
from timeline.network.conflicts.witnesses.few_walks import FewWalks
from timeline.network.conflicts.witnesses.minimal import MinimalSets, Statements
from timeline.network.kernels.clocked import Latest, cost_of_walk, steps_of
from timeline.network.kernels.kernel import Kernel


class ClockedSets(MinimalSets):
    """The minimal sets met so far, each with its chain; judged by the clock and the calendar."""

    def __init__(self, component: Component) -> None:
        super().__init__(component)
        self.steps = steps_of(component)

    def is_possible(self, statements: Statements) -> bool:
        """Whether these statements can all be true beside the hard constraints."""
        known = self._possible.get(statements)
        if known is None:
            known = self._possible[statements] = not self._walk(statements)
        return known

    def note(self, clash: Statements, order: Sequence[int] | None = None, walk: Chain = ()) -> Statements:  # noqa: ARG002
        """Return a minimal set within statements that cannot all be true, and keep it with its chain."""
        minimal = clash
        for statement in sorted(clash) if order is None else order:
            if statement in minimal and not self.is_possible(minimal - {statement}):
                minimal = minimal - {statement}
        if minimal not in self.chain_of:
            self.keep(minimal, self._chain(minimal))
        return minimal

    def _shortest_walk(self, constraints: Iterable[int], minimal: Statements) -> Chain | None:  # noqa: ARG002
        """The shortest walk; where none is found within reason, the one that bounds propagation ran into."""
        chosen = list(dict.fromkeys(constraints))
        found = ClockedWalks(self.component, self.steps, chosen, Allowance(_STEPS_OF_A_SET)).shortest()
        if found is not None:
            return found
        walk = Latest(self.component, self.steps).add(chosen)
        return from_smallest([self.component.tails[c] for c in walk]) if walk else None

    def _walk(self, statements: Statements) -> list[int]:
        return Latest(self.component, self.steps).add(dict.fromkeys(self._constraints(statements)))


_STEPS_OF_A_SET = 2_000
_Rank = tuple[bool, int, tuple[int, ...]]  # what makes a choice the one to show: all firm, then what costs least


class ClockedChains:
    """Finds the conflicts of one component."""

    def __init__(self, component: Component, clashes: Iterable[Statements], budget: Budget) -> None:
        """`clashes` are sets that cannot all be true, one for each statement not kept."""
        self.component = component
        self.ended_early = False
        self.unknown = 0  # statements of which it is not known whether they clash, as steps ended
        self._sets = ClockedSets(component)
        self._few = FewWalks(component, _values_by_sums(component))
        for clash in clashes:
            self._sets.note(clash)
        self._budget = budget
        self._is_firm = component.firm.__getitem__
        self._best: dict[Chain, tuple[_Rank, Choice]] = {}
        self._is_exact: dict[Chain, bool] = {}

    def conflicts(self, aside: Iterable[int], clash_of: Callable[[int], Statements]) -> list[Conflict]:
        """Return the conflicts to list, the longer chains folded into the shorter ones.

        The chain of a clash of each statement set `aside` is always there.
        """
        for statement in aside:
            self._sets.note(clash_of(statement))
        allowance = Allowance(self._budget.steps)
        everything = range(len(self.component.constraints))
        for walk in ClockedWalks(self.component, self._sets.steps, everything, allowance).walks():
            self._explore(walk)
            if len(self._sets.sets_of) >= self._budget.chains:
                self.ended_early = True
                break
        self.ended_early |= allowance.is_spent
        if not self.ended_early:
            self._note_missed()
        while waiting := sorted(self._sets.sets_of.keys() - self._is_exact.keys()):
            for chain in waiting:
                self._explore(chain)
        clashing = {self.component.statements[s] for minimal in self._sets.chain_of for s in minimal}
        listed = fold_chains(map(self._conflict, sorted(self._sets.sets_of)), clashing)
        if not self.ended_early:
            return list(listed)
        self.unknown = len(self.component.statements) - len({s for c in listed for s in c.all_statements})
        return [with_unknown(conflict, self.unknown) for conflict in listed]

    def _note_missed(self) -> None:
        """Note the minimal sets that walks over the tightest hops do not show.

        A calendar link rounds, so a walk that comes to it a little later may end a day earlier than the tightest one
        seems to. All sets are known when leaving out one statement of each, in any way, leaves what can be true.
        Each way is a test of all constraints, so as many are tried as steps allow.
        """
        everything = frozenset(range(len(self.component.statements)))
        waiting, seen = [frozenset[int]()], set[Statements]()
        most = max(self._budget.choices, self._budget.steps // len(self.component.constraints))
        while waiting:
            if len(seen) >= most:
                self.ended_early = True
                return
            aside = waiting.pop()
            known = min(filter(aside.isdisjoint, self._sets.chain_of), key=sorted, default=None)
            if known is None and not self._sets.is_possible(everything - aside):
                known = self._sets.note(everything - aside)
            fresh = {aside | {statement} for statement in known or ()} - seen
            seen |= fresh
            waiting.extend(sorted(fresh, key=sorted, reverse=True))

    @property
    def minimal_sets(self) -> list[Statements]:
        """The minimal sets met."""
        return list(self._sets.chain_of)

    def _explore(self, walk: Chain) -> None:
        """Note the minimal sets that the choices of witnesses along a walk hold."""
        if walk in self._is_exact:
            return
        most = self._budget.choices_on(len(walk)) * len(walk)
        candidates = [self._candidates(hop) for hop in hops_of(walk)]
        self._is_exact[walk] = prod(map(len, candidates)) <= most
        for choice in islice(product(*candidates), most):
            cost, owners = cost_of_walk(self.component, choice), tuple(self.component.owners[c] for c in choice)
            if cost < 0 and self._is_chain(walk, frozenset(owners) - {HARD}):
                rank = (not all(map(self._is_firm, choice)), cost, owners)
                if walk not in self._best or rank < self._best[walk][0]:
                    self._best[walk] = rank, choice

    def _is_chain(self, walk: Chain, owners: Statements) -> bool:
        """Whether statements that clash along a walk are a minimal set, and the walk its chain; it is kept then.

        Mostly sums tell: costs are the least that they can be. So where all walks that are impossible by these take all
        of the statements, no others are impossible without one of them; nor is any shorter than the first.
        """
        if self._few.is_chain(walk, owners):
            self._sets.keep(owners, walk)
            return True
        return self._is_minimal(owners) and self._sets.chain_of[owners] == walk

    def _is_minimal(self, clash: Statements) -> bool:
        """Whether a clash is a minimal set, which then is kept; mostly a known one within it tells that it is not."""
        if any(known < clash for known in self._sets.chain_of):
            return False
        return self._sets.note(clash) == clash

    def _candidates(self, hop: tuple[int, int]) -> list[int]:
        """The constraints on a hop, the firm ones first, then the tightest."""
        on_hop = self.component.on_hop.get(hop, ())
        return sorted(on_hop, key=lambda c: (not self._is_firm(c), self.component.costs[c], self.component.owners[c]))

    def _choice(self, chain: Chain) -> Choice:
        """The best choice; where it was not met, the one that a minimal set makes."""
        if chain in self._best:
            return self._best[chain][1]
        said = min(self._sets.sets_of[chain], key=sorted) | {HARD}
        on_hops = [[c for c in self._candidates(hop) if self.component.owners[c] in said] for hop in hops_of(chain)]
        return next(choice for choice in product(*on_hops) if cost_of_walk(self.component, choice) < 0)

    def _conflict(self, chain: Chain) -> Conflict:
        component, choice, sets = self.component, self._choice(chain), self._sets.sets_of[chain]
        supporters = tuple(tuple(self._supporters(choice, place)) for place in range(len(choice)))
        says = frozenset(component.owners[c] for c in choice).union(*supporters)
        account = Account(
            chain=chain,
            choice=choice,
            supporters=supporters,
            says=says,
            beside=tuple(sorted(frozenset[int]().union(*sets) - says)),
            is_firm=all(map(self._is_firm, choice)),
            is_wide=len({component.statements[s].claim.source for s in says - {HARD}}) > 1,
        )
        is_exact = self._is_exact[chain] and not self.ended_early
        return conflict_of(component, account, Unfolded(sets=SetCount(count=len(sets), exact=is_exact)))

    def _supporters(self, choice: Choice, place: int) -> list[int]:
        """The other statements whose own limit on that hop still breaks the chain."""
        owners, witness = self.component.owners, choice[place]
        if owners[witness] == HARD:
            return []
        hop = (self.component.tails[witness], self.component.heads[witness])
        others = (c for c in self.component.on_hop[hop] if owners[c] not in (HARD, owners[witness]))
        breaking = (c for c in others if cost_of_walk(self.component, _with(choice, place, c)) < 0)
        return sorted({owners[c] for c in breaking})


def _values_by_sums(component: Component) -> Sequence[int]:
    """Values that satisfy what can be true together where costs add up, events' own keys first."""
    kernel = Kernel(component)
    kernel.change_to(range(len(component.statements)))
    return kernel.potential


def _with(choice: Choice, place: int, constraint: int) -> Choice:
    return (*choice[:place], constraint, *choice[place + 1 :])
