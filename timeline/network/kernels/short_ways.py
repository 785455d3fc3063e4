"""A way of few hops that forbids a constraint, looked for from both of its ends.

Where many hops leave each point, most constraints that cannot hold are forbidden by a way over one or two other events.
Dijkstra's algorithm finds the way of least slack instead, which follows tight hops through everything that lies in
between, and looks at all hops of these points. A short way makes a small clash besides. Not every way is found: a point
is reached once, by as few hops as can be.
"""

from collections.abc import Mapping, Sequence

Followers = Sequence[Mapping[int, tuple[int, int, int]]]  # by point: (point, cost, constraint) by constraint


class _End:
    """What was reached from one end, hop by hop. `sign` makes one formula of both, as it does in the kernel."""

    def __init__(self, start: int, sign: int, followers: Followers) -> None:
        self.slack = {start: 0}
        self.front = [start]
        self.looks = 0
        self._sign = sign
        self._followers = followers
        self._through: dict[int, tuple[int, int]] = {}  # by point: the one before, and the constraint between them

    def go_on(self, potential: Sequence[int], need: int, other: "_End") -> int | None:
        """Take one hop more; return a point where both ends meet with less slack than is needed."""
        reached = []
        for point in self.front:
            spent = self.slack[point] + self._sign * potential[point]
            self.looks += len(self._followers[point])
            for further, cost, by in self._followers[point].values():
                slack = spent + cost - self._sign * potential[further]
                if slack < need and further not in self.slack:
                    self.slack[further] = slack
                    self._through[further] = point, by
                    if slack + other.slack.get(further, need) < need:
                        return further
                    reached.append(further)
        self.front = reached
        return None

    def way(self, point: int) -> list[int]:
        """The constraints between a point and this end."""
        found = []
        while point in self._through:
            point, by = self._through[point]
            found.append(by)
        return found


def short_way(
    potential: Sequence[int], ends: tuple[tuple[int, Followers], tuple[int, Followers]], need: int, most: int
) -> list[int]:
    """Return the constraints of a way of less slack than is needed between two points; empty: none was found.

    `ends` has first the point from which values fall, then that from which they rise, with what follows on each side.
    Ends after about so many hops were looked at.
    """
    (head, falling), (tail, rising) = ends
    down, up = _End(head, 1, falling), _End(tail, -1, rising)
    while down.front and up.front and down.looks + up.looks < most:
        one, other = (down, up) if len(down.front) <= len(up.front) else (up, down)
        meeting = one.go_on(potential, need, other)
        if meeting is not None:
            return [*down.way(meeting), *up.way(meeting)]
    return []
