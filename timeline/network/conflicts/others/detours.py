"""Short closed walks around statements that no listed chain shows, found for many of them at once.

A hop of a listed chain gives way to one over other points, a detour. Where the closed walk stays impossible and its
statements are a minimal set, that is a longer chain which folds into the listed one. So one look around each hop tells
of many statements, and in a dense component of nearly all. Detours of few hops come first: they leave most room.

What is found is sure; who is not found may clash all the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.conflicts.others.along import Along
from timeline.network.conflicts.others.trees import Trees
from timeline.network.conflicts.slacks.slacks import FAR, Slacks
from timeline.network.conflicts.witnesses.accounts import Account, Accounts
from timeline.network.conflicts.witnesses.few_walks import Walk

PATIENCE = 20_000  # looks at most while nobody is found
LOOKS_OF_ONE = 2_000  # that somebody found is worth
FEW = 2  # hops to a statement, and from it on: another statement's, and one that its event makes


Statements = frozenset[int]


class Detour(NamedTuple):
    """A minimal set with statements on a detour of a listed chain."""

    statements: Sequence[int]  # those that were not named before
    account: Account  # of the listed chain
    walk: Walk  # the chain of the minimal set


class _Said(NamedTuple):
    """A constraint of a statement."""

    statement: int
    constraint: int
    tail: int
    head: int
    slack: int


class _Gap(NamedTuple):
    """A listed chain without one of its hops."""

    account: Account
    hop: tuple[int, int]
    rest: Sequence[int]  # the constraints of the other hops, in order from the head of this one on
    room: int  # the slack that ways from its tail to its head must stay below


class Detours:
    """Finds closed walks around statements of one component that are not named yet."""

    def __init__(self, slacks: Slacks, accounts: Accounts, unnamed: Iterable[int], allowance: Allowance) -> None:
        self.unnamed = dict.fromkeys(unnamed)  # those still looked for
        self._slacks = slacks
        self._accounts = accounts
        self._component = accounts.component
        self._along = Along(accounts)
        self._allowance = allowance
        self._end = 0  # so many looks left: it is in vain to go on
        self._trees = Trees(slacks, allowance)
        self._at: dict[int, list[_Said]] = {}  # by tail
        for statement in self.unnamed:
            for said in self._said_by(statement):
                self._at.setdefault(said.tail, []).append(said)

    def of(self, listed: Iterable[Account], most: int) -> Iterator[Detour]:
        """Yield the statements on detours of some chains, each once; those that are most impossible come first.

        `most` hops lead to each statement, and from it on. Ends where hardly anybody is found.
        """
        self._end = self._allowance.left - PATIENCE
        for account in sorted(listed, key=self._rank):
            for gap in self._gaps(account):
                if not self.unnamed or self._is_in_vain:
                    return
                yield from self._across(gap, most)

    def around(self) -> Iterator[Walk]:
        """Yield the chains of minimal sets with statements in them, on closed walks of few hops around each.

        Ends where hardly anybody is found.
        """
        self._end = self._allowance.left - PATIENCE
        for statement in list(self.unnamed):
            if self._is_in_vain:
                return
            walk = self._around(statement) if statement in self.unnamed else None
            if walk is not None:
                yield walk

    def _around(self, statement: int) -> Walk | None:
        for said in self._said_by(statement):
            way = self._trees.between(said.head, said.tail, -said.slack)
            walk = None if way is None else self._minimal_set(said, way)
            if walk is not None:
                return walk
        return None

    @property
    def _is_in_vain(self) -> bool:
        return self._allowance.left < self._end or self._allowance.is_spent

    def drop(self, statements: Statements) -> list[int]:
        """Look for these no more; return those that were looked for."""
        found = sorted(statements & self.unnamed.keys())
        for statement in found:
            del self.unnamed[statement]
        self._end = max(self._end - LOOKS_OF_ONE * len(found), self._allowance.left - PATIENCE)
        return found

    def _said_by(self, statement: int) -> Iterator[_Said]:
        for constraint in self._component.constraints_of[statement]:
            tail, head, cost = self._component.hops[constraint]
            yield _Said(statement, constraint, tail, head, self._slacks.slack((tail, head), cost))

    def _rank(self, account: Account) -> tuple[bool, int, Sequence[int]]:
        """Strong ones first, as more fold into them."""
        return not account.is_firm or not account.is_wide, self._cost(account), account.chain

    def _cost(self, account: Account) -> int:
        return sum(self._component.costs[c] for c in account.choice)

    def _gaps(self, account: Account) -> Iterator[_Gap]:
        cost, values, choice = self._cost(account), self._slacks.values, account.choice
        for place, c in enumerate(choice):
            self._allowance.spend(len(choice))
            tail, head, own = self._component.hops[c]
            room = own - cost + values[tail] - values[head]
            yield _Gap(account, (tail, head), (*choice[place + 1 :], *choice[:place]), room)

    def _across(self, gap: _Gap, most: int) -> Iterator[Detour]:
        """Yield the statements on ways over a gap, with so many hops at most to each and from it on."""
        closed = gap.account.points
        out = self._trees.onwards(gap.hop[0], gap.room, closed).grow(most)
        near = [point for point in out.spent if point in self._at]
        back = self._trees.backwards(gap.hop[1], gap.room, closed).grow(most if near else 0)
        for point in near:
            waiting = self._at[point] = [said for said in self._at[point] if said.statement in self.unnamed]
            self._allowance.spend(len(waiting))
            for said in waiting:
                is_over = out.spent[point] + said.slack + back.spent.get(said.head, FAR) < gap.room
                if is_over and said.statement in self.unnamed:
                    walk = self._minimal_set(said, back.way(said.head), gap.rest, out.way(point)[::-1])
                    if walk is not None:
                        yield Detour(self.drop(walk.says), gap.account, walk)
                    if self._is_in_vain:
                        return

    def _minimal_set(
        self, said: _Said, back: Sequence[int], rest: Sequence[int] = (), out: Sequence[int] = ()
    ) -> Walk | None:
        """The chain of a minimal set along a constraint, a way from there, what comes next, and a way up to there."""
        if not set(out).isdisjoint(back):
            return None
        after, before = ([self._accounts.on_hop(hop)[0] for hop in pairwise(way)] for way in (back, out))
        return self._along.minimal_set_with(said.statement, [said.constraint, *after, *rest, *before], self._allowance)
