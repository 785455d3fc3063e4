"""Closed walks in small sets of constraints: whether one is impossible, and the shortest of these.

Hops are `{(tail, head): cost}`, the cheapest constraint of each; a closed walk is impossible when it costs less than 0.
"""

from collections.abc import Iterable, Mapping

Hops = Mapping[tuple[int, int], int]
Leaving = Mapping[int, list[tuple[int, int]]]  # by tail: heads in order, with the cost of each hop
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


def shortest_impossible_walk(hops: Hops, through: Iterable[tuple[int, int]]) -> Chain | None:
    """Return the impossible closed walk of fewest points, the smallest of several; None: everything is possible.

    `through` has hops of which every impossible walk takes one. A closed walk that visits a point twice falls into
    two, one of them impossible and shorter; so the one returned visits each point once. Cost: length times hops, for
    each hop in `through` and each point up to the smallest of the walk.
    """
    leaving = _leaving(hops)
    length = _fewest_hops(hops, leaving, through)
    if length is None:
        return None
    for start in sorted(leaving):
        rests = [_last_step(hops, start)]
        while len(rests) < length:
            rests.append(_one_step_more(rests[-1], leaving, start))
        if rests[-1].get(start, 0) < 0:
            return _smallest_walk(start, length, leaving, rests)
    return None


def _fewest_hops(hops: Hops, leaving: Leaving, through: Iterable[tuple[int, int]]) -> int | None:
    """How many hops the shortest impossible walk has."""
    rests = {hop: {hop[0]: 0} for hop in through if hop in hops}
    for length in range(2, len(leaving) + 1):
        for (tail, head), rest in rests.items():
            rests[tail, head] = _one_step_more(rest, leaving)
            if hops[tail, head] + rests[tail, head].get(head, -hops[tail, head]) < 0:
                return length
    return None


def _leaving(hops: Hops) -> Leaving:
    found: dict[int, list[tuple[int, int]]] = {}
    for (tail, head), cost in sorted(hops.items()):
        found.setdefault(tail, []).append((head, cost))
    return found


def _last_step(hops: Hops, start: int) -> dict[int, int]:
    """What the one hop back to `start` costs, from every point after it."""
    return {tail: cost for (tail, head), cost in hops.items() if head == start and tail > start}


def _one_step_more(rest: dict[int, int], leaving: Leaving, start: int = -1) -> dict[int, int]:
    """What the way back costs with one hop more; with a start, through points after it alone."""
    found: dict[int, int] = {}
    for tail, steps in leaving.items():
        if tail >= start:
            costs = [cost + rest[head] for head, cost in steps if head in rest and head > start]
            if costs:
                found[tail] = min(costs)
    return found


def _smallest_walk(start: int, length: int, leaving: Leaving, rests: list[dict[int, int]]) -> Chain:
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
