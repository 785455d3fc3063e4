"""Components in which lengths by the clock and calendar links meet: no sum judges their walks, functions do.

"Three hours later" and "the next day" in one component: see `daylinks` for why bounds propagation decides here, and
why what forbids a constraint is a closed walk. Costs are those of `units`, so that of equal sums order alone is told
from what was measured; a calendar link is a step that rounds.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.model.conflict import TimePoint, Window
from timeline.model.edtf.calendar import SECONDS_PER_DAY, day_of_second
from timeline.network.component import HARD, Component
from timeline.network.kernels.daylinks import Step, room_on, step_of
from timeline.network.kernels.keeping import Clash, Keeping
from timeline.network.kernels.kernel import NOBODY

Ways = Sequence[Sequence[tuple[int, Step]]]


class Label(NamedTuple):
    """The latest value of a point: which constraint says so, by the value of its tail."""

    value: int
    constraint: int  # NOBODY: the value to begin with
    tail: "Label | None"


class Latest:
    """The latest values of all points under some constraints, each with the walk that it comes from."""

    def __init__(self, component: Component, steps: "Steps") -> None:
        self.component = component
        self._steps, self._day, self._never = steps
        self._labels: dict[int, Label] = {component.origin: Label(0, NOBODY, None)}  # of points that are bounded
        self._leaving: dict[int, dict[int, None]] = {}
        self._arriving: dict[int, dict[int, None]] = {}

    def add(self, constraints: Iterable[int]) -> list[int]:
        """Let constraints count; or leave all of them out, and return a walk that cannot hold: its constraints."""
        chosen = list(constraints)
        for constraint in chosen:
            tail, head, _ = self.component.hops[constraint]
            self._leaving.setdefault(tail, {})[constraint] = None
            self._arriving.setdefault(head, {})[constraint] = None
        before: dict[int, Label] = {}
        walk = self._settle(chosen, before)
        if walk:
            for point, label in before.items():
                self._labels[point] = label
            self._leave_out(chosen)
        return walk

    def drop(self, constraints: Iterable[int]) -> None:
        """Let constraints count no longer. Cost: all values that came from them are found anew."""
        dropped = list(constraints)
        self._leave_out(dropped)
        known: dict[int, bool] = {}
        gone = frozenset(dropped)
        lost = [point for point, label in self._labels.items() if _comes_from(label, gone, known)]
        for point in lost:
            del self._labels[point]
        walk = self._settle([c for point in lost for c in self._arriving.get(point, ())], {})
        assert not walk, "what held beside more constraints holds without them"

    def _leave_out(self, constraints: Iterable[int]) -> None:
        for constraint in constraints:
            tail, head, _ = self.component.hops[constraint]
            del self._leaving[tail][constraint]
            del self._arriving[head][constraint]

    def _settle(self, constraints: Iterable[int], before: dict[int, Label]) -> list[int]:
        """Lower heads until everything holds, or return a walk that cannot; notes the labels there were before."""
        labels, hops, origin, never = self._labels, self.component.hops, self.component.origin, self._never
        waiting = deque(constraints)
        while waiting:
            constraint = waiting.popleft()
            tail, head, _ = hops[constraint]
            from_tail, known = labels.get(tail, never), labels.get(head, never)
            value = self._steps[constraint].apply(from_tail.value, self._day)
            if value >= known.value:
                continue
            label = Label(value, constraint, from_tail)
            if head == origin:
                return _walk_to(label)
            if head in before and (loop := self._impossible_loop(label)):
                return loop
            before.setdefault(head, known)
            labels[head] = label
            waiting.extend(self._leaving.get(head, ()))
        return []

    def _impossible_loop(self, label: Label) -> list[int]:
        """The constraints between two visits of a point, where these alone cannot hold."""
        hops = self.component.hops
        point = hops[label.constraint][1]
        way: list[int] = []
        at: Label | None = label
        while at is not None and at.constraint != NOBODY:
            way.append(at.constraint)
            if hops[at.constraint][0] == point and cost_of_walk(self.component, way[::-1]) < 0:
                return way[::-1]
            at = at.tail
        return []


class ClockedKernel(Keeping):
    """The statements kept, and the latest values that they allow; does for such components what `Kernel` does."""

    def __init__(self, component: Component) -> None:
        super().__init__(component)
        self._latest = Latest(component, steps_of(component))
        self._latest.add(component.hard)

    def insert(self, statement: int) -> Clash:
        """Keep a statement; or leave it out and return statements, with it among them, that cannot all be true."""
        walk = self._latest.add(self.component.constraints_of[statement])
        if walk:
            return frozenset(self.component.owners[c] for c in walk) - {HARD} | {statement}
        self.kept.add(statement)
        return frozenset()

    def remove(self, statement: int) -> None:
        """Keep a statement no longer."""
        if statement in self.kept:
            self.kept.discard(statement)
            self._latest.drop(self.component.constraints_of[statement])


class Steps(NamedTuple):
    """The constraints of a component as steps, in costs."""

    by_constraint: Sequence[Step]
    day: int
    never: Label  # beyond everything that is said


def steps_of(component: Component) -> Steps:
    """Return each constraint as a step: a cost is rounded to its second first, then down to the day."""
    units = component.units
    second = units.second or 1
    steps = [
        Step(second // 2, (c.limit + 1) * units.day - second + units.share) if c.is_calendar_link else Step(cost)
        for c, cost in zip(component.constraints, component.costs, strict=True)
    ]
    days = sum(abs(c.limit) + 1 for c in component.constraints) + 2
    return Steps(steps, units.day, Label(days * units.day - second, NOBODY, None))


def cost_of_walk(component: Component, walk: Sequence[int]) -> int:
    """Return what a closed walk of constraints leaves: impossible when below 0.

    In costs, where it takes no calendar link; else in seconds.
    """
    chosen = [component.constraints[c] for c in walk]
    if not any(c.is_calendar_link for c in chosen):
        return sum(component.costs[c] for c in walk)
    return room_on(chosen, SECONDS_PER_DAY)


def windows_by_clock(component: Component, chosen: Sequence[int]) -> Mapping[TimePoint, Window]:
    """Return the window of every time point under these constraints.

    Raises ValueError: they cannot all hold.
    """
    if Latest(component, steps_of(component)).add(chosen):
        raise ValueError("the statements kept cannot all be true: set aside a correction set first")
    latest = _bounds(component, chosen, forward=True)
    earliest = _bounds(component, chosen, forward=False)
    return {
        point: Window(day_of_second(first), day_of_second(last), first, last)
        for point, first, last in zip(component.points, earliest, latest, strict=True)
        if isinstance(point, TimePoint)
    }


def times_by_clock(component: Component, chosen: Sequence[int]) -> Mapping[TimePoint, int]:
    """Return a second for every time point, so that all these constraints hold.

    What dates reach from below comes as early as it can, then what hangs on these as late as it can, and so on. Raises
    ValueError: they cannot all hold.
    """
    windows_by_clock(component, chosen)
    back, onwards = _ways_of(component, chosen, forward=False), _ways_of(component, chosen, forward=True)
    found = {component.origin: 0}
    for point in (component.origin, *range(len(component.points))):
        if point not in found:
            found[point] = 0
        reached = -1
        while reached != len(found):
            reached = len(found)
            for ways, forward in ((back, False), (onwards, True)):
                spread(found, _beside(found, ways, forward=forward), ways, SECONDS_PER_DAY, forward=forward)
    return {point: found[index] for index, point in enumerate(component.points) if isinstance(point, TimePoint)}


def _bounds(component: Component, chosen: Iterable[int], *, forward: bool) -> list[int | None]:
    """The latest second of each point; or the earliest, from heads to tails."""
    found: dict[int, int] = {}
    ways = _ways_of(component, chosen, forward=forward)
    spread(found, [(component.origin, 0)], ways, SECONDS_PER_DAY, forward=forward)
    return [found.get(point) for point in range(len(component.points))]


def _ways_of(component: Component, chosen: Iterable[int], *, forward: bool) -> Ways:
    """The steps of these constraints in seconds, by tail; or by head, told backwards."""
    ways: list[list[tuple[int, Step]]] = [[] for _ in component.points]
    for c in chosen:
        tail, head, _ = component.hops[c]
        ways[tail if forward else head].append((head if forward else tail, _second_step(component, c)))
    return ways


def _beside(values: Mapping[int, int], ways: Ways, *, forward: bool) -> list[tuple[int, int]]:
    """What steps demand of points that have no value yet."""
    return [
        (other, step.apply(value, SECONDS_PER_DAY) if forward else step.reverse(value, SECONDS_PER_DAY))
        for point, value in values.items()
        for other, step in ways[point]
        if other not in values
    ]


def spread(values: dict[int, int], seeds: Iterable[tuple[int, int]], ways: Ways, day: int, *, forward: bool) -> None:
    """Lower values to those of the seeds and to what follows along ways; told backwards, raise them.

    `ways` has by point, or told backwards by head, the other ends of its steps. What closes a circle must be possible.
    """
    sign = 1 if forward else -1
    waiting: deque[int] = deque()
    found = seeds
    while True:
        for point, value in found:
            if point not in values or sign * value < sign * values[point]:
                values[point] = value
                waiting.append(point)
        if not waiting:
            return
        point = waiting.popleft()
        value = values[point]
        found = [
            (other, step.apply(value, day) if forward else step.reverse(value, day)) for other, step in ways[point]
        ]


def _second_step(component: Component, constraint: int) -> Step:
    return step_of(component.constraints[constraint], SECONDS_PER_DAY)


def _walk_to(label: Label) -> list[int]:
    """The constraints by which a value came about, in order."""
    way = []
    at: Label | None = label
    while at is not None and at.constraint != NOBODY:
        way.append(at.constraint)
        at = at.tail
    return way[::-1]


def _comes_from(label: Label, dropped: frozenset[int], known: dict[int, bool]) -> bool:
    """Whether a value came about by one of these constraints. Labels that share a tail share the answer."""
    way, at = [], label
    while id(at) not in known and at.tail is not None and at.constraint not in dropped:
        way.append(at)
        at = at.tail
    answer = known.get(id(at), at.constraint in dropped)
    known.update((id(one), answer) for one in (*way, at))
    return answer
