"""The part of a component in which something may clash: no impossible closed walk takes a hop outside it.

Where order and lengths alone can hold, all impossible walks are over the calendar. The latest values that last dates
and hops between points allow satisfy everything but first dates (hops to the calendar). Seen from them all other hops
leave slack, 0 or more, and a walk costs what its first date falls short and the slacks on the way to it. So only hops
clash from which some way to such a date leaves less slack than it falls short; mostly they are near it.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from timeline.network.columns import Columns, Limits
from timeline.network.component import HARD, Component

_SWEEPS = 12  # over all hops between points, in which their values settle, or else are left
_NOWHERE = -(1 << 200)  # less than any value

Hop = tuple[int, int, int]  # tail, head and cost


class Clashing(NamedTuple):
    """What may clash in a component, and values of its points."""

    component: Component
    values: Sequence[int]


def clashing_part(component: Component, values: Sequence[int]) -> Clashing | None:
    """Return what may clash, given values of `first_values`; None: nothing does.

    Where order and lengths alone cannot hold that is everything. Cost: a few looks at each hop.
    """
    origin, latest = component.origin, list(values)
    between = [hop for hop in component.hops if hop[0] != origin != hop[1]]
    if not _settle(latest, between):
        return Clashing(component, values)
    short: dict[int, int] = {}  # by point: by how much its first date falls short
    for tail, head, cost in component.hops:
        if head == origin and latest[tail] + cost < short.get(tail, 0):
            short[tail] = latest[tail] + cost
    if not short:
        return None
    least = _least_left(short, between, latest)
    room = [latest[point] - least[point] if point in least else _NOWHERE for point in range(len(latest))]
    room[origin] = 0
    chosen = [c for c, (tail, head, cost) in enumerate(component.hops) if latest[tail] + cost < room[head]]
    return _excerpt(component, latest, chosen)


def _settle(values: list[int], between: list[Hop]) -> bool:
    """Lower values as hops ask, in sweeps over them; False: that did not come to an end."""
    for _ in range(_SWEEPS):
        changed = False
        for tail, head, cost in between:
            if values[tail] + cost < values[head]:
                values[head] = values[tail] + cost
                changed = True
        if not changed:
            return True
        between.reverse()
    return False


def _least_left(short: Mapping[int, int], between: Iterable[Hop], values: Sequence[int]) -> Mapping[int, int]:
    """The least slack of ways to the dates that fall short, by point, as far as it is below 0. Cost: Dijkstra."""
    arriving: dict[int, list[Hop]] = {}
    for hop in between:
        arriving.setdefault(hop[1], []).append(hop)
    least = dict(short)
    queue = [(slack, point) for point, slack in short.items()]
    heapify(queue)
    while queue:
        slack, point = heappop(queue)
        if slack > least[point]:
            continue
        spent = slack - values[point]
        for tail, _, cost in arriving.get(point, ()):
            reached = spent + cost + values[tail]
            if reached < least.get(tail, 0):
                least[tail] = reached
                heappush(queue, (reached, tail))
    return least


def _excerpt(whole: Component, values: Sequence[int], chosen: Sequence[int]) -> Clashing:
    """These constraints alone, with the points and statements in them; all cost what they cost in the whole."""
    assert isinstance(whole.constraints, Columns), "made of rows"
    days, kinds, seconds = whole.constraints.limits
    tails, heads, owners = ([column[c] for c in chosen] for column in (whole.tails, whole.heads, whole.owners))
    points, said = sorted({whole.origin, *tails, *heads}), sorted(set(owners) - {HARD})
    place, number = ({old: new for new, old in enumerate(kept)} for kept in (points, said))
    number[HARD] = HARD
    hops = [place[tail] for tail in tails], [place[head] for head in heads]
    names, statements = [whole.points[point] for point in points], [whole.statements[owner] for owner in said]
    owners, costs = [number[owner] for owner in owners], [whole.costs[c] for c in chosen]
    limits = Limits([days[c] for c in chosen], [kinds[c] for c in chosen], [seconds[c] for c in chosen])
    keys = whole.constraints.keys_among(chosen)
    columns = Columns(names, hops, limits, owners, keys, statements)
    part = Component(names, place[whole.origin], statements, columns, *hops, costs, owners, whole.units, whole.extent)
    return Clashing(part, [values[point] for point in points])
