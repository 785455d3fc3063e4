"""The shorter closed walks over some of the points of an impossible one."""

from collections.abc import Mapping
from itertools import accumulate

from timeline.network.conflicts.walks.walks import Chain, from_smallest
from timeline.network.conflicts.witnesses.accounts import hops_of

MOST_POINTS = 100  # of walks that are looked at: each costs its square


def shortened(chain: Chain, costs: Mapping[tuple[int, int], int]) -> Chain:
    """Return a closed walk over some points of an impossible one, which no hop between two of its points makes shorter.

    It is impossible too. `costs` are those of the cheapest hops. A walk of very many points is returned as it is.
    """
    while len(chain) <= MOST_POINTS:
        shorter = _closed_sooner(chain, costs)
        if shorter is None:
            break
        chain = shorter
    return chain


def _closed_sooner(chain: Chain, costs: Mapping[tuple[int, int], int]) -> Chain | None:
    """The shortest impossible part of a closed walk that one other hop closes."""
    spent = list(accumulate((costs[hop] for hop in hops_of((*chain, *chain))), initial=0))
    points, count = (*chain, *chain), len(chain)
    for length in range(2, count):
        parts = [
            from_smallest(points[first : first + length])
            for first in range(count)
            if (hop := (points[first + length - 1], points[first])) in costs
            and spent[first + length - 1] - spent[first] + costs[hop] < 0
        ]
        if parts:
            return min(parts)
    return None
