"""Whether a long impossible walk is the only one: then who says it is a minimal set, and this is its chain.

Points of the walk get the values that make its hops tight, all but the one that closes it, which falls short by as much
as the walk does. Where no other hop falls short, every impossible walk closes by that same hop. It is another one only
if it skips points of this one; where hops that skip some leave as much slack as the walk falls short by, none does. So
a walk costs one look at each hop, where tests of its statements would cost many.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from timeline.network.component import Component
from timeline.network.conflicts.walks.falls import fall
from timeline.network.conflicts.walks.walks import Chain, cheapest_hops, from_smallest

Statements = frozenset[int]
Hop = tuple[int, int]
_NEVER = 1 << 200


class _Said(NamedTuple):
    """What a hop costs, who says so, and what it costs without them."""

    cost: int
    owner: int
    without: int = _NEVER


def chain_said_by_all(
    component: Component, constraints: Iterable[int], clash: Statements, walk: Sequence[int] = ()
) -> Chain | None:
    """Return the chain of a clash, given its constraints with the hard ones around, if all of it is a minimal set.

    `walk` is one that they make impossible, where it is known. None: some statements may not be needed, or other walks
    may be impossible too.
    """
    given = list(constraints)
    costs = cheapest_hops(map(component.hops.__getitem__, given))
    if not walk or not all(hop in costs for hop in pairwise((*walk, walk[0]))):
        walk = fall(costs).walk
    if not walk or not is_sole(walk, costs):
        return None
    said = _said_on(walk, component, given)
    short = -sum(each.cost for each in said)
    gains: dict[int, int] = {}  # by statement: what the walk gains without it
    for cost, owner, without in said:
        gains[owner] = gains.get(owner, 0) + without - cost
    if any(gains.get(statement, 0) < short for statement in clash):
        return None
    return from_smallest(walk)


def _said_on(walk: Sequence[int], component: Component, constraints: Iterable[int]) -> Iterable[_Said]:
    """Who says each hop of a walk."""
    found: dict[int, _Said] = {}  # by tail
    next_one = dict(pairwise((*walk, walk[0])))
    for c in constraints:
        tail, head, cost = component.hops[c]
        if next_one.get(tail) != head:
            continue
        owner, known = component.owners[c], found.get(tail)
        if known is None:
            found[tail] = _Said(cost, owner)
        elif cost < known.cost:
            found[tail] = _Said(cost, owner, known.without if owner == known.owner else known.cost)
        elif owner != known.owner:
            found[tail] = known._replace(without=min(cost, known.without))
    return found.values()


def is_sole(walk: Sequence[int], costs: Mapping[Hop, int]) -> bool:
    """Whether no closed walk over distinct points is impossible but this one; False: some may be."""
    at = {point: place for place, point in enumerate(walk)}
    values = list(accumulate((costs[hop] for hop in pairwise(walk)), initial=0))
    short = -(values[-1] + costs[walk[-1], walk[0]])
    before: dict[int, tuple[int, int]] = {}  # by point beside the walk: the first place it is reached from, its value
    for (tail, head), cost in costs.items():
        if head not in at:
            if tail not in at:
                return False  # hops between points that are both beside the walk: too much for one look
            place = at[tail]
            first, value = before.get(head, (place, _NEVER))
            before[head] = min(first, place), min(value, values[place] + cost)
    for (tail, head), cost in costs.items():
        place = at.get(head, -1)
        if place < 0 or at.get(tail) == (place or len(walk)) - 1:
            continue  # beside the walk, or on it
        first, value = (at[tail], values[at[tail]]) if tail in at else before.get(tail, (0, _NEVER))
        if cost + value - values[place] < (short if place > first else 0):
            return False
    return True
