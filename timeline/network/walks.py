"""Closed walks in small sets of constraints: whether one is impossible, and the shortest of these.

Hops are `{(tail, head): cost}`, the cheapest constraint of each; a closed walk is impossible when it costs less than 0.
"""

from collections.abc import Iterable, Mapping

Hops = Mapping[tuple[int, int], int]
Chain = tuple[int, ...]  # the points of a closed walk in order, from the smallest on


def cheapest_hops(constraints: Iterable[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
    """Fold (tail, head, cost) into the cheapest cost of each hop."""
    hops: dict[tuple[int, int], int] = {}
    for tail, head, cost in constraints:
        known = hops.get((tail, head))
        if known is None or cost < known:
            hops[tail, head] = cost
    return hops


def is_possible(hops: Hops) -> bool:
    """Whether no closed walk is impossible. Cost: points times hops (Bellman, Ford)."""
    steps = [(tail, head, cost) for (tail, head), cost in hops.items()]
    value = dict.fromkeys((point for hop in hops for point in hop), 0)
    for _ in range(len(value) + 1):
        changed = False
        for tail, head, cost in steps:
            if value[tail] + cost < value[head]:
                value[head] = value[tail] + cost
                changed = True
        if not changed:
            return True
    return False


def shortest_impossible_walk(hops: Hops) -> Chain | None:
    """Return the impossible closed walk of fewest points, the smallest of several; None: everything is possible.

    A closed walk that visits a point twice falls into two, one of them impossible and shorter; so the one returned
    visits each point once. Cost: points squared times hops.
    """
    points = sorted({point for hop in hops for point in hop})
    leaving = _leaving(hops)
    rests = {start: [_last_step(hops, start)] for start in points}
    for length in range(2, len(points) + 1):
        for start in points:
            rests[start].append(_one_step_more(rests[start][-1], leaving, start))
            if rests[start][-1].get(start, 0) < 0:
                return _smallest_walk(start, length, leaving, rests[start])
    return None


def _leaving(hops: Hops) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for (tail, head), cost in sorted(hops.items()):
        found.setdefault(tail, []).append((head, cost))
    return found


def _last_step(hops: Hops, start: int) -> dict[int, int]:
    """What the one hop back to `start` costs, from every point after it."""
    return {tail: cost for (tail, head), cost in hops.items() if head == start and tail > start}


def _one_step_more(rest: dict[int, int], leaving: dict[int, list[tuple[int, int]]], start: int) -> dict[int, int]:
    """What the way back to `start` costs with one hop more, through points after it alone."""
    found: dict[int, int] = {}
    for tail, steps in leaving.items():
        if tail >= start:
            costs = [cost + rest[head] for head, cost in steps if head > start and head in rest]
            if costs:
                found[tail] = min(costs)
    return found


def _smallest_walk(
    start: int, length: int, leaving: dict[int, list[tuple[int, int]]], rests: list[dict[int, int]]
) -> Chain:
    """Walk `length` hops from `start` back to it, at each point to the smallest that still leads below 0."""
    walk, spent = [start], 0
    for left in range(length - 1, 0, -1):
        rest = rests[left - 1]
        head, cost = next(
            (head, cost)
            for head, cost in leaving[walk[-1]]
            if head > start and head in rest and spent + cost + rest[head] < 0
        )
        walk.append(head)
        spent += cost
    return tuple(walk)
