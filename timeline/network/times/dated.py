"""Which time points are bounded on both sides, by more than that a source had been published.

A bound of one point bounds whatever a limit leads to from there. So a point has a latest time where limits lead to it
from the calendar, and an earliest where they lead from it to the calendar: nothing is reckoned.
"""

from collections.abc import Collection, Iterable, Sequence

from timeline.model.conflict import TimePoint
from timeline.model.statement import REPORT_KEY, Statement
from timeline.network.component import Component


def dated_points(components: Iterable[Component], set_aside: Collection[Statement]) -> set[TimePoint]:
    """Return the time points that have an earliest and a latest time by what is kept, publication left out.

    They are those that `windows_beside` bounds on both sides. Cost: linear.
    """
    aside = {statement.id for statement in set_aside}
    return {point for component in components for point in _dated_in(component, aside)}


def _dated_in(component: Component, aside: Collection[tuple[str, str]]) -> set[TimePoint]:
    says_nothing = [each.key == REPORT_KEY or each.id in aside for each in component.statements]
    says_nothing.append(False)  # HARD
    onward: list[list[int]] = [[] for _ in component.points]
    backward: list[list[int]] = [[] for _ in component.points]
    for tail, head, owner in zip(component.tails, component.heads, component.owners, strict=True):
        if not says_nothing[owner]:
            onward[tail].append(head)
            backward[head].append(tail)
    both = _reached(onward, component.origin) & _reached(backward, component.origin)
    return {point for point in map(component.points.__getitem__, both) if isinstance(point, TimePoint)}


def _reached(steps: Sequence[Sequence[int]], start: int) -> set[int]:
    """All places to which steps lead."""
    reached = {start}
    waiting = [start]
    while waiting:
        for place in steps[waiting.pop()]:
            if place not in reached:
                reached.add(place)
                waiting.append(place)
    return reached
