"""Where impossible closed walks begin and end: at the calendar, or else at a hop that closes a circle of orders."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.network.conflicts.slacks.slacks import Slacks

Points = frozenset[int]
NO_POINTS = Points()
Least = Sequence[int] | Mapping[int, int]  # by point


class Root(NamedTuple):
    """Where walks begin and end."""

    point: int
    firsts: Iterable[tuple[int, int]]  # the points to go to first, with the slack of the hop
    bound: Least  # by point: no way that ends the walk costs less
    closing: Mapping[int, int]  # by point: the slack of the hop back to the root
    direct: Mapping[int, int]  # by point: the slack of the hop from the root


def root_at_calendar(slacks: Slacks, bound: Least) -> Root:
    """The calendar, given what no way to it costs less than."""
    return Root(slacks.origin, slacks.latest.items(), bound, slacks.earliest, slacks.latest)


def roots_of_circles(slacks: Slacks, points: Points) -> Iterator[Root]:
    """The tails of hops that close circles, for walks that stay in a region in which all these points are."""
    for tail, head in slacks.loops:
        region = slacks.regions.at.get(tail, NO_POINTS)
        if head in region and points <= region:
            hops = dict(slacks.onwards[tail])
            back = slacks.ways_within(region, tail, slacks.regions.gains[region] + hops[head])
            yield Root(tail, [(head, hops[head])], back, dict(slacks.backwards[tail]), hops)
