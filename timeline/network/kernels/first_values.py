"""Values to begin with: near what a component asks for, so that most of its constraints hold at once.

Mostly all of them hold, and nothing clashes; or those of most statements, and few values change as these are kept.
"""

from timeline.network.component import Component

_SWEEPS = 2  # over all hops between points: with more, what one early date asks for is far from what all others do


def first_values(component: Component) -> list[int]:
    """Return for each point the first of its last dates, lowered as the hops to it ask, in a few sweeps over them.

    Points that no last date reaches come after everything else. Long, because it looks at every constraint.
    """
    origin = component.origin
    values = [1 + 2 * sum(map(abs, component.costs))] * len(component.points)
    values[origin] = 0
    between = []
    for hop in component.hops:
        tail, head, cost = hop
        if tail == origin:
            if cost < values[head]:
                values[head] = cost
        elif head != origin:
            between.append(hop)
    for _ in range(_SWEEPS):
        for tail, head, cost in between:
            if values[tail] + cost < values[head]:
                values[head] = values[tail] + cost
        between.reverse()
    return values


def all_hold(component: Component, values: list[int]) -> bool:
    """Whether values satisfy every constraint."""
    return all(values[head] - values[tail] <= cost for tail, head, cost in component.hops)
