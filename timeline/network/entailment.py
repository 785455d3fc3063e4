"""What follows from the statements kept, beyond windows: which of two events must begin first."""

from timeline.model.statement import Statement
from timeline.network.build import Network
from timeline.network.component import HARD, Component
from timeline.network.constraints import ends_of
from timeline.network.windows import settle, windows_where


def entails_start_before(network: Network, set_aside: frozenset[Statement], first: str, second: str) -> bool:
    """Whether the statements kept leave no way for `first` to begin at or after the beginning of `second`.

    Strict order counts though both may share a day. Cost: shortest paths within the components of the two events.
    """
    early, late = ends_of(first).start, ends_of(second).start
    of_early, of_late = network.component_of[early], network.component_of[late]
    if of_early is of_late:
        return _least_cost(of_early, set_aside, of_early.points.index(late), of_early.points.index(early)) < 0
    found = windows_where((of_early, of_late), lambda c: c.because not in set_aside)
    latest, earliest = found[early].latest, found[late].earliest
    return latest is not None and earliest is not None and latest < earliest


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
