"""What follows from the statements kept, beyond windows: which of two events must begin first."""

from dataclasses import replace

from timeline.model.conflict import TimePoint, Window
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.network.build import Network
from timeline.network.component import HARD, Component
from timeline.network.kernels.clocked import Latest, steps_of
from timeline.network.times.windows import settle, windows_beside


def entails_start_before(network: Network, set_aside: frozenset[Statement], first: str, second: str) -> bool:
    """Whether the statements kept leave no way for `first` to begin at or after the beginning of `second`.

    Strict order counts though both may share a day. Cost: shortest paths within the components of the two events.
    """
    early, late = TimePoint(first, Side.START), TimePoint(second, Side.START)
    of_early, of_late = network.component_of[early], network.component_of[late]
    if of_early is of_late:
        places = of_early.points.index(late), of_early.points.index(early)
        entails = _entails_by_clock if of_early.units.mixes else _entails
        return entails(of_early, set_aside, *places)
    found = windows_beside((of_early, of_late), set_aside)
    return _ends_before(found[early], found[late])


def _ends_before(early: Window, late: Window) -> bool:
    """Whether one window ends before the other begins; by days where one of them speaks of days alone."""
    if early.latest_second is not None and late.earliest_second is not None:
        return early.latest_second < late.earliest_second
    return early.latest is not None and late.earliest is not None and early.latest < late.earliest


def _entails(component: Component, set_aside: frozenset[Statement], late: int, early: int) -> bool:
    """Whether the way from the later point to the earlier one costs less than 0."""
    return _least_cost(component, set_aside, late, early) < 0


def _entails_by_clock(component: Component, set_aside: frozenset[Statement], late: int, early: int) -> bool:
    """Whether nothing could hold, did the later point not come after the earlier one."""
    kept = component.kept_beside({statement.id for statement in set_aside})
    turned = replace(
        component,
        constraints=[*component.constraints, component.constraints[component.hard[0]]._replace(metric=False)],
        tails=[*component.tails, early],
        heads=[*component.heads, late],
        costs=[*component.costs, 0],
        owners=[*component.owners, HARD],
    )
    return bool(Latest(turned, steps_of(turned)).add([*kept, len(component.constraints)]))


def _least_cost(component: Component, set_aside: frozenset[Statement], tail: int, head: int) -> int:
    """The least cost of a walk from tail to head; 0 where there is none: nothing follows."""
    aside = {index for index, statement in enumerate(component.statements) if statement in set_aside}
    steps: list[list[tuple[int, int]]] = [[] for _ in component.points]
    for constraint, owner in enumerate(component.owners):
        if owner == HARD or owner not in aside:
            steps[component.tails[constraint]].append((component.heads[constraint], component.costs[constraint]))
    costs: list[int | None] = [None] * len(component.points)
    costs[tail] = 0
    settle(costs, steps)
    return costs[head] or 0
