"""Walks that longer ones fold into: what they hide is not looked for."""

from collections.abc import Mapping

from timeline.network.conflicts.listing.roots import Points
from timeline.network.conflicts.slacks.slacks import FAR


class Hiding:
    """Walks that longer ones fold into, by their points."""

    def __init__(self, origin: int) -> None:
        self._origin = origin
        self._at: dict[int, dict[Points, None]] = {}  # by each of the points
        self._alone: set[int] = set()  # points that the calendar alone makes a walk with

    def add(self, points: Points) -> None:
        """Take note of a walk over these points."""
        for point in points:
            self._at.setdefault(point, {})[points] = None
        if len(points) == 2 and self._origin in points:
            self._alone |= points - {self._origin}

    def fewest_within(self, passed: Mapping[int, int], last: int) -> int:
        """How many points the shortest walk has that is over points passed, the last of them too; FAR: none is."""
        return min((len(walk) for walk in self._at.get(last, ()) if walk <= passed.keys()), default=FAR)

    def closed_beside(self, points: Points) -> Points | None:
        """The points that no walk over these passes unless it holds a shorter one; None: it holds one anyway."""
        near = [walk for point in points - {self._origin} for walk in self._at.get(point, ())]
        if any(walk <= points for walk in near):
            return None
        left = (walk - points for walk in near if not points < walk)
        alone = self._alone if self._origin in points else ()
        return Points().union(alone, *(rest for rest in left if len(rest) == 1))
