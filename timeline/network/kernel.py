"""A set of statements kept consistent, one statement at a time.

Keeps a *potential*: a value for every point of a component, in costs, that satisfies every kept constraint with the
origin at 0. A new constraint that the potential breaks is repaired by lowering its head and what depends on it, and,
where dates hold that up, by raising its tail and what it depends on. Where neither suffices, the walk that stands in
the way is returned: its constraints cannot all hold.

Source: S. Cotton, O. Maler, Fast and flexible difference constraint propagation for DPLL(T), SAT 2006; here in both
directions around a fixed origin. Cost of one constraint: Dijkstra over the points whose value must change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from timeline.network.component import HARD, Component

UNBOUNDED = 1 << 200


@dataclass
class _Reach:
    """How far each point must follow when one moves, and how far dates allow it."""

    slack: dict[int, int] = field(default_factory=dict)  # by point: how far the mover goes before this one must follow
    through: dict[int, int] = field(default_factory=dict)  # by point: the last constraint on the way to it
    room: int = UNBOUNDED  # how far the mover may go before the origin stops it
    stop: int | None = None  # the constraint to or from the origin that does


class Kernel:
    """The statements kept, and values that satisfy them all."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self.potential = [0] * len(component.points)  # satisfies the hard constraints: all of them allow 0
        self.active = bytearray(len(component.constraints))
        self.kept: set[int] = set()
        for constraint in component.hard:
            self.active[constraint] = 1

    def insert(self, statement: int) -> frozenset[int]:
        """Keep a statement; or leave it out and return statements, with it among them, that cannot all be true."""
        done: list[int] = []
        for constraint in self.component.constraints_of[statement]:
            walk = self._admit(constraint)
            if walk is not None:
                for earlier in done:
                    self.active[earlier] = 0
                owners = {self.component.owners[c] for c in walk} | {statement}
                return frozenset(owners - {HARD})
            self.active[constraint] = 1
            done.append(constraint)
        self.kept.add(statement)
        return frozenset()

    def remove(self, statement: int) -> None:
        """Keep a statement no longer; the values still satisfy the others."""
        self.kept.discard(statement)
        for constraint in self.component.constraints_of[statement]:
            self.active[constraint] = 0

    def change_to(self, statements: Iterable[int]) -> list[frozenset[int]]:
        """Keep these statements, in this order where they are new, and no others.

        Returns sets that cannot all be true, one for each statement left out; empty when all could be kept.
        """
        wanted = list(statements)
        for statement in self.kept - set(wanted):
            self.remove(statement)
        clashes = [self.insert(statement) for statement in wanted if statement not in self.kept]
        return [clash for clash in clashes if clash]

    def _admit(self, constraint: int) -> list[int] | None:
        """Change the values so that one more constraint holds, or return the walk of constraints that forbids it."""
        tail, head = self.component.tails[constraint], self.component.heads[constraint]
        need = self.potential[head] - self.potential[tail] - self.component.costs[constraint]
        if need <= 0:
            return None
        down = self._reach(head, need, forward=True)
        if tail in down.slack:
            return [constraint, *self._way(down, tail, forward=True)]
        lowered = min(down.room, need)
        up = self._reach(tail, need - lowered, forward=False)
        if lowered + up.room < need:
            return [constraint, *self._way_to_stop(down, forward=True), *self._way_to_stop(up, forward=False)]
        self._move(down, -lowered)
        self._move(up, need - lowered)
        return None

    def _reach(self, mover: int, need: int, *, forward: bool) -> _Reach:
        """Find the points that must follow when `mover` falls (forward) or rises by `need`, nearest first."""
        reach = _Reach()
        if mover == self.component.origin:
            reach.room = 0
            return reach
        queue = [(0, mover, -1)] if need > 0 else []
        while queue:
            slack, point, through = heappop(queue)
            if point in reach.slack:
                continue
            reach.slack[point] = slack
            reach.through[point] = through
            for further, follower, constraint in self._followers(point, slack, forward=forward):
                if follower == self.component.origin:
                    if further < reach.room:
                        reach.room, reach.stop = further, constraint
                elif further < need and follower not in reach.slack:
                    heappush(queue, (further, follower, constraint))
        return reach

    def _followers(self, point: int, slack: int, *, forward: bool) -> list[tuple[int, int, int]]:
        component, potential, active = self.component, self.potential, self.active
        ends = component.heads if forward else component.tails
        value = potential[point] if forward else -potential[point]
        found = []
        for constraint in (component.leaving if forward else component.arriving)[point]:
            if active[constraint]:
                follower = ends[constraint]
                other = potential[follower] if forward else -potential[follower]
                found.append((slack + component.costs[constraint] + value - other, follower, constraint))
        return found

    def _move(self, reach: _Reach, by: int) -> None:
        distance, sign = abs(by), 1 if by > 0 else -1
        for point, slack in reach.slack.items():
            if slack < distance:
                self.potential[point] += sign * (distance - slack)

    def _way(self, reach: _Reach, point: int, *, forward: bool) -> list[int]:
        """The constraints between the mover and a point that must follow."""
        ends = self.component.tails if forward else self.component.heads
        way = []
        while (constraint := reach.through[point]) >= 0:
            way.append(constraint)
            point = ends[constraint]
        return way

    def _way_to_stop(self, reach: _Reach, *, forward: bool) -> list[int]:
        if reach.stop is None:
            return []
        ends = self.component.tails if forward else self.component.heads
        return [reach.stop, *self._way(reach, ends[reach.stop], forward=forward)]
