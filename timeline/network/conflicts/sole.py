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
from timeline.network.conflicts.falls import fall
from timeline.network.conflicts.walks import Chain, from_smallest

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
    said = _said_on_hops(component, constraints)
    costs = {hop: own.cost for hop, own in said.items()}
    if not walk or not costs.keys() >= set(pairwise((*walk, walk[0]))):
        walk = fall(costs).walk
    if not walk or not is_sole(walk, costs):
        return None
    hops = list(pairwise((*walk, walk[0])))
    short = -sum(costs[hop] for hop in hops)
    gains: dict[int, int] = {}  # by statement: what the walk gains without it
    for cost, owner, without in map(said.__getitem__, hops):
        gains[owner] = gains.get(owner, 0) + without - cost
    if any(gains.get(statement, 0) < short for statement in clash):
        return None
    return from_smallest(walk)


def _said_on_hops(component: Component, constraints: Iterable[int]) -> Mapping[Hop, _Said]:
    found: dict[Hop, _Said] = {}
    for c in constraints:
        tail, head, cost = component.hops[c]
        owner, known = component.owners[c], found.get((tail, head))
        if known is None:
            found[tail, head] = _Said(cost, owner)
        elif cost < known.cost:
            found[tail, head] = _Said(cost, owner, known.without if owner == known.owner else known.cost)
        elif owner != known.owner:
            found[tail, head] = known._replace(without=min(cost, known.without))
    return found


def is_sole(walk: Sequence[int], costs: Mapping[Hop, int]) -> bool:
    """Whether no closed walk over distinct points is impossible but this one; False: some may be."""
    values = accumulate((costs[hop] for hop in pairwise(walk)), initial=0)
    known = {point: _Place(at, value) for at, (point, value) in enumerate(zip(walk, values, strict=True))}
    short = -(known[walk[-1]].value + costs[walk[-1], walk[0]])
    beside = costs.keys() - set(pairwise((*walk, walk[0])))
    back = [(tail, head) for tail, head in beside if head in known]
    for tail, head in beside.difference(back):
        if tail not in known or known[tail].at < 0:
            return False  # hops between points that are both beside the walk: too much for one look
        known[head] = known[tail].before(costs[tail, head], known.get(head))
    for tail, head in back:
        if tail in known:
            skips = known[head].at > known[tail].first
            if costs[tail, head] + known[tail].value - known[head].value < (short if skips else 0):
                return False
    return True


class _Place(NamedTuple):
    """Where a point is: on the walk, or beside it, where its value is what the least hop into it allows."""

    at: int  # on the walk; -1: beside it
    value: int
    since: int = -1  # of a point beside the walk: the first index from which a hop leads to it

    @property
    def first(self) -> int:
        """The first index from which one comes by this point."""
        return self.since if self.at < 0 else self.at

    def before(self, cost: int, known: "_Place | None") -> "_Place":
        """The place of a point beside the walk, to which a hop leads from here too."""
        if known is None:
            return _Place(-1, self.value + cost, self.at)
        return _Place(-1, min(known.value, self.value + cost), min(known.since, self.at))
