"""A set of statements kept consistent, one statement at a time.

Keeps a *potential*: a value for every point of a component, in costs, that satisfies every kept constraint with the
origin at 0. A new constraint that the potential breaks is repaired by lowering its head and what depends on it, and,
where dates hold that up, by raising its tail and what it depends on. Where neither suffices, the walk that stands in
the way is returned: its constraints cannot all hold.

Of the dates of a point only the tightest on each side can stop it, so dates are kept apart from hops between points.
Most statements hold as they come and cost one comparison a constraint; the others a search, by Dijkstra's algorithm,
over the points whose value must change.

Source: S. Cotton, O. Maler, Fast and flexible difference constraint propagation for DPLL(T), SAT 2006; here in both
directions around a fixed origin.
"""

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from timeline.network.component import HARD, Component
from timeline.network.kernels.first_values import first_values
from timeline.network.kernels.keeping import Clash, Keeping
from timeline.network.kernels.short_ways import short_way
from timeline.network.units import UNBOUNDED

FEW = 48  # points that are moved, and hops looked at, without a search at first
MANY = 49_152  # and at last, where there are points enough; and of hops on short ways
HOPS_A_POINT = 4  # where a point has more, a search is sooner done than a move without one that meets points again
DENSE = 16  # hops a point, from which on short ways are looked for first
NOBODY = -1  # stands for a constraint where there is none


class Kernel(Keeping):
    """The statements kept, and values that satisfy them all."""

    def __init__(self, component: Component, potential: Sequence[int] | None = None) -> None:
        """`potential` is where the values begin; the nearer they are, the less is to be done."""
        super().__init__(component)
        self.potential = first_values(component) if potential is None else list(potential)
        self._hops, self._origin = component.hops, component.origin
        self._falling = _Side(component, 1)
        self._rising = _Side(component, -1)
        self._is_dense = len(component.hops) > DENSE * len(component.points)
        for constraint in component.hard:  # all of them can hold
            tail, head, cost = self._hops[constraint]
            if self.potential[head] - self.potential[tail] > cost:
                self._repair(constraint)
            self._keep(constraint, tail, head, cost)

    def insert(self, statement: int) -> Clash:
        """Keep a statement; or leave it out and return statements, with it among them, that cannot all be true."""
        potential, hops, keep = self.potential, self._hops, self._keep
        constraints = self.component.constraints_of[statement]
        for constraint in constraints:
            tail, head, cost = hops[constraint]
            if potential[head] - potential[tail] > cost:
                walk = self._repair(constraint)
                if walk:
                    for earlier in constraints[: constraints.index(constraint)]:
                        self._drop(earlier)
                    owners = self.component.owners
                    return frozenset([statement, *(owners[c] for c in walk if owners[c] != HARD)])
            keep(constraint, tail, head, cost)
        self.kept.add(statement)
        return frozenset()

    def remove(self, statement: int) -> None:
        """Keep a statement no longer; the values still satisfy the others."""
        self.kept.discard(statement)
        for constraint in self.component.constraints_of[statement]:
            self._drop(constraint)

    def _keep(self, constraint: int, tail: int, head: int, cost: int) -> None:
        """Count a constraint that the values satisfy among those to be kept so."""
        if tail == self._origin:
            side = self._rising
            if cost < side.stops[head]:
                side.stops[head] = cost
                side.stopped_by[head] = constraint
        elif head == self._origin:
            side = self._falling
            if cost < side.stops[tail]:
                side.stops[tail] = cost
                side.stopped_by[tail] = constraint
        else:
            self._falling.followers[tail][constraint] = (head, cost, constraint)
            self._rising.followers[head][constraint] = (tail, cost, constraint)

    def _drop(self, constraint: int) -> None:
        tail, head, _ = self._hops[constraint]
        if tail == self._origin:
            self._rising.drop_stop(head, constraint, self.kept)
        elif head == self._origin:
            self._falling.drop_stop(tail, constraint, self.kept)
        else:
            del self._falling.followers[tail][constraint]
            del self._rising.followers[head][constraint]

    def _repair(self, constraint: int) -> list[int]:
        """Change the values so that one more constraint holds; or return the walk that forbids it, itself included."""
        potential = self.potential
        tail, head, cost = self._hops[constraint]
        need = potential[head] - potential[tail] - cost
        way = self._short_way(tail, head, need) if self._is_dense else []
        if way:
            return [constraint, *way]
        if self._nudge(tail, head, need):
            return []
        down = self._falling.reach(potential, head, need, tail)
        if tail in down.slack:
            return [constraint, *self._falling.way(down, tail)]
        lowered = min(down.room, need)
        if lowered < need:
            up = self._rising.reach(potential, tail, need - lowered, head)
            if lowered + up.room < need:
                return [constraint, *self._falling.way_to_stop(down), *self._rising.way_to_stop(up)]
            self._rising.move(potential, up, need - lowered)
        self._falling.move(potential, down, lowered)
        return []

    def _short_way(self, tail: int, head: int, need: int) -> list[int]:
        """A way of few hops that forbids a constraint, the origin left aside."""
        ends = (head, self._falling.followers), (tail, self._rising.followers)
        return short_way(self.potential, ends, need, MANY)

    def _nudge(self, tail: int, head: int, need: int) -> bool:
        """Lower the head or raise the tail, whichever moves less: so a chain that grows costs its shorter end."""
        few, many = FEW, min(MANY, HOPS_A_POINT * len(self.potential))
        sides = [(self._falling, head, tail)] if head != self._origin else []
        sides += [(self._rising, tail, head)] if tail != self._origin else []
        while sides and few <= max(FEW, many):
            going = []
            for side, mover, fixed in sides:
                done = side.nudge(self.potential, mover, need, fixed, few)
                if done:
                    return True
                if done is None:
                    going.append((side, mover, fixed))
            sides, few = going, few * 4
        return False


class _Reach(NamedTuple):
    """How far each point must follow when one moves, and how far dates allow it."""

    slack: dict[int, int]  # by point: how far the mover goes before this one must follow
    through: dict[int, int]  # by point: the last constraint on the way to it
    room: int  # how far the mover may go before a date stops it
    stopped: int  # the point that the date stops; the mover itself where it is the origin


class _Side:
    """One direction in which values move, what follows, and what stops it. `sign` makes one formula of both."""

    def __init__(self, component: Component, sign: int) -> None:
        count = len(component.points)
        self.component = component
        self.sign = sign  # 1: values fall and heads follow tails; -1: they rise and tails follow heads
        self.followers: list[dict[int, tuple[int, int, int]]] = [{} for _ in range(count)]  # (point, cost, constraint)
        self.stops = [UNBOUNDED] * count  # the least cost to the origin, or from it
        self.stopped_by = [NOBODY] * count

    def drop_stop(self, point: int, constraint: int, kept: set[int]) -> None:
        """Let a date stop its point no longer; the tightest one kept does instead."""
        if self.stopped_by[point] != constraint:
            return
        hops, owners, origin = self.component.hops, self.component.owners, self.component.origin
        at = 1 if self.sign == 1 else 0  # where these dates have the origin
        others = (
            (hops[c][2], c) for c in self.component.dates_of[point] if hops[c][at] == origin and owners[c] in kept
        )
        self.stops[point], self.stopped_by[point] = min(others, default=(UNBOUNDED, NOBODY))

    def nudge(self, potential: list[int], mover: int, need: int, fixed: int, few: int) -> bool | None:
        """Move one point as far as it needs, and what must follow, if these are few and no date stops them.

        False: a date stops them, None: they are more; nothing has changed then. Finds most changes without a queue.
        """
        sign, stops, followers = self.sign, self.stops, self.followers
        before: list[tuple[int, int]] = []
        left = few
        moves = [(mover, potential[mover] - sign * need)]
        for point, value in moves:
            if sign * potential[point] <= sign * value:
                continue
            is_stopped = point == fixed or sign * value + stops[point] < 0
            left -= 1 + len(followers[point])
            if is_stopped or left < 0:
                for moved, known in reversed(before):
                    potential[moved] = known
                return False if is_stopped else None
            before.append((point, potential[point]))
            potential[point] = value
            for other, cost, _ in followers[point].values():
                furthest = value + sign * cost
                if sign * potential[other] > sign * furthest:
                    moves.append((other, furthest))
        return True

    def reach(self, potential: Sequence[int], mover: int, need: int, fixed: int) -> _Reach:
        """Find the points that must follow when `mover` goes as far as it needs, nearest first.

        Ends where `fixed` must follow too. Long, because it is where all time is spent.
        """
        sign, stops, followers = self.sign, self.stops, self.followers
        slacks: dict[int, int] = {}
        through: dict[int, int] = {}
        origin = self.component.origin
        if mover == origin:
            return _Reach(slacks, through, 0, origin)
        room, stopped = UNBOUNDED, origin
        nearest: dict[int, int] = {}  # so that a point waits again only where a way to it is shorter
        queue = [(0, mover, NOBODY)]
        while queue:
            slack, point, constraint = heappop(queue)
            if point in slacks:
                continue
            slacks[point] = slack
            through[point] = constraint
            if point == fixed:
                break
            spent = slack + sign * potential[point]
            if spent + stops[point] < room:
                room, stopped = spent + stops[point], point
                if fixed == origin and room < need:
                    need = room  # the other end cannot give way: all is lost, and this is the nearest reason so far
            for other, cost, by in followers[point].values():
                further = spent + cost - sign * potential[other]
                if further < need and further < nearest.get(other, need):
                    nearest[other] = further
                    heappush(queue, (further, other, by))
        return _Reach(slacks, through, room, stopped)

    def move(self, potential: list[int], reach: _Reach, distance: int) -> None:
        """Let the mover go so far, and what must follow after it."""
        for point, slack in reach.slack.items():
            if slack < distance:
                potential[point] -= self.sign * (distance - slack)

    def way(self, reach: _Reach, point: int) -> list[int]:
        """The constraints between the mover and a point that must follow."""
        hops, before = self.component.hops, 0 if self.sign == 1 else 1
        way = []
        while (constraint := reach.through[point]) != NOBODY:
            way.append(constraint)
            point = hops[constraint][before]
        return way

    def way_to_stop(self, reach: _Reach) -> list[int]:
        """The constraints between the mover and the origin where a date stops it."""
        if reach.stopped == self.component.origin:
            return []
        return [self.stopped_by[reach.stopped], *self.way(reach, reach.stopped)]
