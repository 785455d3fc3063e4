"""Who else is in conflict: statements that stand in some minimal set, though in none of a chain that is listed.

The least slack from the calendar to a hop and from there back to it tells whether any closed walk over the hop can be
impossible at all. Where that walk passes no point twice, its statements mostly hold a minimal set with the one in
question, which then shows it; where not, walks over the hop are tried one by one. The same goes for circles without the
calendar, by way of the hops that close them (`Slacks.loops`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from timeline.network.accounts import Accounts
from timeline.network.budget import Allowance
from timeline.network.component import HARD
from timeline.network.fewwalks import Walk
from timeline.network.slacks import Slacks

TRIES = 300  # steps of the search for a walk with one statement in it


class _Loop(NamedTuple):
    """A hop that closes a circle which cannot hold, with the ways on from its head and back to its tail."""

    hop: tuple[int, int]
    slack: int
    onwards: Sequence[int]
    back: Sequence[int]


class Covering:
    """Finds, for statements that no listed chain shows, a minimal set that holds them."""

    def __init__(self, slacks: Slacks, accounts: Accounts, allowance: Allowance) -> None:
        self.ended_early = False  # whether steps ended before it was known of every statement
        self._slacks = slacks
        self._accounts = accounts
        self._component = accounts.component
        self._allowance = allowance

    def certificates(self, shown: set[int]) -> Mapping[int, Walk]:
        """Return, for every statement not shown that stands in a minimal set, the chain of one."""
        found: dict[int, Walk] = {}
        for statement in range(len(self._component.statements)):
            if statement not in shown and statement not in found:
                certificate = self._certificate(statement)
                if certificate is not None:
                    found |= {says: certificate for says in certificate.says if says not in found}
        return {statement: walk for statement, walk in sorted(found.items()) if statement not in shown}

    def _certificate(self, statement: int) -> Walk | None:
        possible = [c for c in self._component.constraints_of[statement] if self._is_possible(c)]
        for constraint in possible:
            walk = self._least_walk(constraint)
            found = self._minimal_set(statement, constraint, walk) if walk else None
            if found is not None:
                return found
        return self._by_trying(statement, possible) if possible else None

    def _is_possible(self, constraint: int) -> bool:
        """Whether a closed walk over a constraint may be impossible."""
        tail, head, cost = self._component.hops[constraint]
        slacks = self._slacks
        slack = cost + slacks.values[tail] - slacks.values[head]
        before = 0 if tail == slacks.origin else slacks.from_calendar.least[tail]
        after = 0 if head == slacks.origin else slacks.to_calendar.least[head]
        if before + slack + after < 0:
            return True
        return any(self._is_in_loop(loop, (tail, head), slack) for loop in self._loops)

    def _is_in_loop(self, loop: _Loop, hop: tuple[int, int], slack: int) -> bool:
        if hop == loop.hop:
            return slack + loop.back[hop[1]] < 0
        return self._slacks.origin not in hop and loop.onwards[hop[0]] + slack + loop.back[hop[1]] + loop.slack < 0

    @cached_property
    def _loops(self) -> list[_Loop]:
        slacks = self._slacks
        return [
            _Loop(
                (tail, head),
                slacks.slack((tail, head), slacks.costs[tail, head]),
                slacks.ways_from({head: 0}).least,
                slacks.ways_to({tail: 0}).least,
            )
            for tail, head in slacks.loops
        ]

    def _least_walk(self, constraint: int) -> list[int] | None:
        """The closed walk of least slack over the calendar and a constraint, from its head on; None: not simple."""
        tail, head, _ = self._component.hops[constraint]
        slacks = self._slacks
        walk = [head, *slacks.to_calendar.way(head)] if head != slacks.origin else []
        walk.append(slacks.origin)
        if tail != slacks.origin:
            walk += [*reversed(slacks.from_calendar.way(tail)), tail]
        return walk if len(set(walk)) == len(walk) else None

    def _minimal_set(self, statement: int, constraint: int, walk: Sequence[int]) -> Walk | None:
        """A minimal set with a statement in it, among those who say a walk from the head of its constraint on."""
        owners, on_hop = self._component.owners, self._accounts.on_hop
        choice = [constraint, *(on_hop(hop)[0] for hop in pairwise(walk))]
        if sum(self._component.costs[c] for c in choice) >= 0:
            return None
        return self._among(statement, frozenset(owners[c] for c in choice) - {HARD})

    def _among(self, statement: int, says: frozenset[int]) -> Walk | None:
        """A minimal set with a statement in it, among these."""
        if self._accounts.few.of(says) is not None:
            return self._accounts.few.minimal_set_with(statement, says)
        minimal = self._accounts.minimal
        found = minimal.note(says, [*sorted(says - {statement}), statement])
        self._allowance.spend(len(says))
        return Walk(len(minimal.chain_of[found]), minimal.chain_of[found], found) if statement in found else None

    def _by_trying(self, statement: int, constraints: Sequence[int]) -> Walk | None:
        tries = Allowance(min(TRIES, self._allowance.left))
        before = tries.left
        for constraint in constraints:
            for says in self._walks_over(constraint, tries):
                found = self._among(statement, says)
                if found is not None:
                    self._allowance.spend(before - tries.left)
                    return found
        self._allowance.spend(before - tries.left)
        self.ended_early |= tries.is_spent
        return None

    def _walks_over(self, constraint: int, tries: Allowance) -> Iterator[frozenset[int]]:
        """Yield who says the impossible walks over a constraint, whoever of those who speak of a hop says it."""
        component, slacks = self._component, self._slacks
        tail, head, cost = component.hops[constraint]
        slack = cost + slacks.values[tail] - slacks.values[head]
        yield from self._onwards((head,), slack, (component.owners[constraint],), (tail, self._bound(tail)), tries)

    def _onwards(
        self, path: tuple[int, ...], spent: int, says: tuple[int, ...], end: tuple[int, Sequence[int]], tries: Allowance
    ) -> Iterator[frozenset[int]]:
        tries.spend(1)
        last, (target, bound) = path[-1], end
        for head, _ in self._steps(last):
            if head in path or tries.is_spent:
                continue
            rest = 0 if head == target else bound[head]
            for c in self._accounts.on_hop((last, head)):
                further = spent + self._slacks.slack((last, head), self._component.costs[c])
                if further + rest >= 0:
                    break
                further_says = (*says, self._component.owners[c])
                if head == target:
                    yield frozenset(further_says) - {HARD}
                else:
                    yield from self._onwards((*path, head), further, further_says, end, tries)

    def _steps(self, point: int) -> Sequence[tuple[int, int]]:
        slacks = self._slacks
        if point == slacks.origin:
            return list(slacks.latest.items())
        date = [(slacks.origin, slacks.earliest[point])] if point in slacks.earliest else []
        return [*slacks.onwards[point], *date]

    def _bound(self, target: int) -> Sequence[int]:
        """By point: what a way to the target costs at least, over the calendar or not."""
        slacks = self._slacks
        if target == slacks.origin:
            return slacks.to_calendar.least
        first = slacks.from_calendar.least[target]
        direct = slacks.ways_to({target: 0}).least
        least = [min(way, back + first) for way, back in zip(direct, slacks.to_calendar.least, strict=True)]
        least[slacks.origin] = first
        return least
