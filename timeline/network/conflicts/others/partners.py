"""Whether a statement stands in any minimal set, exactly: whether it clashes with others that can all be true.

If it does, each minimal set among them and itself holds it, as the others alone make none. So from the head of a
constraint of the statement one goes on over what others say, as far as that can all be true, and asks whether a way
back to its tail says so much that the constraint cannot hold.

A way is left where another one to the same point says no more and costs no more: what lies ahead of that one is no
worse. So no way need remember its points, as what can all be true gains nothing by passing a point twice. Where a way
does gain by it, or closes, and its statements cannot all be true, the minimal sets among them are learnt, and no later
way holds one of these.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from timeline.network.budget import Allowance
from timeline.network.component import HARD
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.witnesses.accounts import Accounts

Statements = frozenset[int]
STEPS_OF_A_TEST = 10  # that what a way says can all be true


class _Way(NamedTuple):
    """A way from the head of a constraint."""

    least: int  # what it costs once it has closed, at least: what looks best is gone first
    spent: int  # so far
    number: int
    point: int
    says: int  # a bit for each statement
    learnt: int  # how many minimal sets were known when it was found to hold none
    before: "_Way | None"


class Partners:
    """Finds others that can all be true, but not with a given statement."""

    def __init__(self, slacks: Slacks, accounts: Accounts) -> None:
        self.slacks = slacks
        self.accounts = accounts
        self._bits = {HARD: 0}  # by statement
        self._met: list[int] = []  # the statements, in the order of their bits
        self._learnt: list[int] = []  # minimal sets, as bits
        self._learnt_of: dict[int, list[int]] = {}  # the same by each of their bits

    def clash_of(
        self, statement: int, constraint: int, bound: Sequence[int], allowance: Allowance
    ) -> Statements | None:
        """Return a clash of a statement with such others, by one of its constraints; None: not found while steps last.

        `bound` says by point what a way to the tail of the constraint costs at least.
        """
        return _Search(self, statement, constraint, bound, allowance).run()

    def bit(self, statement: int) -> int:
        """The bit that stands for a statement; 0 for events' own keys."""
        bit = self._bits.get(statement)
        if bit is None:
            bit = self._bits[statement] = 1 << len(self._met)
            self._met.append(statement)
        return bit

    def statements_of(self, says: int) -> Statements:
        """The statements that bits stand for."""
        return frozenset(s for place, s in enumerate(self._met[: says.bit_length()]) if says >> place & 1)

    @property
    def learnt(self) -> int:
        """How many minimal sets are known."""
        return len(self._learnt)

    def is_known_to_clash(self, says: int, bit: int) -> bool:
        """Whether statements hold a minimal set that is known, with a given one of them in it."""
        return any(clash & says == clash for clash in self._learnt_of.get(bit, ()))

    def is_found_to_clash(self, says: int, since: int) -> bool:
        """Whether statements hold a minimal set that was learnt since so many were known."""
        return any(clash & says == clash for clash in self._learnt[since:])

    def are_possible(self, says: int) -> bool:
        """Whether statements can all be true; where not, the minimal sets among them are learnt."""
        clashes = list(self._minimal_sets(self.statements_of(says)))
        for clash in clashes:
            self.learn(clash)
        return not clashes

    def learn(self, clash: Iterable[int]) -> None:
        """Take note of a minimal set."""
        bits = [self.bit(statement) for statement in clash]
        says = sum(bits)
        self._learnt.append(says)
        for bit in bits:
            self._learnt_of.setdefault(bit, []).append(says)

    def _minimal_sets(self, statements: Statements) -> Iterator[Statements]:
        walks = self.accounts.few.of(statements)
        if walks is not None:
            clashes = {walk.says for walk in walks}
            yield from (clash for clash in clashes if not any(other < clash for other in clashes))
        elif not self.accounts.minimal.is_possible(statements):
            yield self.accounts.minimal.shrink(statements, sorted(statements))


class _Search:
    """The search for partners of one statement, over one of its constraints."""

    def __init__(
        self, partners: Partners, statement: int, constraint: int, bound: Sequence[int], allowance: Allowance
    ) -> None:
        component = partners.accounts.component
        self._partners = partners
        self._slacks = partners.slacks
        self._on_hop = partners.accounts.on_hop
        self._costs, self._owners = component.costs, component.owners
        self._statement = statement
        self._target, head, cost = component.hops[constraint]
        self._bound = bound
        self._allowance = allowance
        self._queue: list[_Way] = []
        self._at: dict[int, list[tuple[int, ...]]] = {}  # by point, sorted: what ways to it cost and say
        self._number = 0
        self._keep(head, self._slacks.slack((self._target, head), cost), 0, None)

    def run(self) -> Statements | None:
        """Return the first clash found."""
        while self._queue and not self._allowance.is_spent:
            way = heappop(self._queue)
            if self._is_left(way):
                continue
            for head, spent, says in self._steps(way):
                if (head == self._target or self._is_back(way, head)) and self._is_clash(says):
                    return self._partners.statements_of(says) | {self._statement}
                if head != self._target:
                    self._keep(head, spent, says, way)
        return None

    def _is_left(self, way: _Way) -> bool:
        """Whether a better way was found to the same point, or what this one says cannot all be true."""
        ways, kept = self._at[way.point], (way.spent, way.says)
        place = bisect_left(ways, kept)
        is_best = place < len(ways) and ways[place] == kept
        return not is_best or self._partners.is_found_to_clash(way.says, way.learnt)

    def _steps(self, way: _Way) -> Iterator[tuple[int, int, int]]:
        """Yield where a way may go on to, what it costs then, and what it says."""
        point, target, partners = way.point, self._target, self._partners
        for head, _ in self._slacks.steps_from(point):
            rest = 0 if head == target else self._bound[head]
            for c in self._on_hop((point, head)):
                spent = way.spent + self._slacks.slack((point, head), self._costs[c])
                if spent + rest >= 0:
                    break
                owner = self._owners[c]
                bit = 0 if owner == self._statement else partners.bit(owner)
                says = way.says | bit
                is_said = says == way.says
                is_possible = is_said or not partners.is_known_to_clash(says, bit)
                if is_possible and (head == target or not self._is_worse(head, spent, says)):
                    yield head, spent, says
                if is_said:  # already, so others who say less on this hop add nothing
                    break

    def _is_worse(self, point: int, spent: int, says: int) -> bool:
        """Whether another way to a point costs no more and says no more. One loop: it is the hot one."""
        for cost, said in self._at.get(point, ()):
            if cost > spent:
                return False
            if said & says == said:
                return True
        return False

    def _is_back(self, way: _Way, point: int) -> bool:
        """Whether a way has been at a point before; as it is there at less cost now, not all that it says is true."""
        step: _Way | None = way
        while step is not None:
            if step.point == point:
                return True
            step = step.before
        return False

    def _is_clash(self, says: int) -> bool:
        """Whether what a way says clashes with the statement alone; known to clash with it."""
        self._allowance.spend(STEPS_OF_A_TEST)
        return self._partners.are_possible(says)

    def _keep(self, point: int, spent: int, says: int, before: _Way | None) -> None:
        self._allowance.spend(1)
        if self._partners.is_found_to_clash(says, before.learnt if before else 0):
            return
        ways = self._at.setdefault(point, [])
        place = bisect_left(ways, (spent,))
        ways[place:] = [kept for kept in ways[place:] if kept[1] & says != says]
        insort(ways, (spent, says))
        self._number += 1
        way = _Way(spent + self._bound[point], spent, self._number, point, says, self._partners.learnt, before)
        heappush(self._queue, way)
