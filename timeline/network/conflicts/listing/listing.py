"""The chains to list: impossible closed walks over as few points as possible, found without the longer ones.

The walks that hold no smaller one come first (`smallest`): longer ones over all points of such a walk mostly fold into
it, and are not looked for. This holds only where the smaller one is a chain that longer ones fold into. Where it turned
out not to be (another walk of its statements is shorter still, or it is weaker: one source against itself), longer ones
may have to be listed. A second search is for these (`larger`), over all points of each walk found that longer ones do
not fold into.

No walk to be listed is lost. Where it holds no other one over the calendar, or is a circle that holds none, the first
search meets it. Else it holds one of those that this met, its seed; and of all in the walk that hold the seed, the
longest leads to it: that one is to be listed as well, so that the second search has come to it, or will, from the same
seed.
"""

from collections.abc import Callable, Mapping, Sequence

from timeline.network.budget import Allowance
from timeline.network.conflicts.listing.hiding import Hiding
from timeline.network.conflicts.listing.larger import Larger
from timeline.network.conflicts.listing.roots import NO_POINTS, Points
from timeline.network.conflicts.listing.smallest import Smallest
from timeline.network.conflicts.slacks.slacks import Hop, Slacks
from timeline.network.conflicts.walks.walks import Chain, from_smallest

SMALL = 500  # points, up to which bounds are those for any seed, and nothing is searched over once for each


class Listing:
    """Finds the impossible closed walks of fewest points; `covers` says of each whether longer ones fold into it."""

    def __init__(
        self,
        slacks: Slacks,
        covers: Callable[[Chain], bool],
        hard: Mapping[Hop, int],
        allowance: Allowance,
        *,
        small: int = SMALL,
    ) -> None:
        self._slacks = slacks
        self._covers = covers
        self._hard = hard
        self._allowance = allowance
        self._has_seeds = len(slacks.values) > small
        self._hiding = Hiding(slacks.origin)
        self._uncovered: dict[tuple[Points, Points], None] = {}  # what to search over, each from its seed
        self._waiting: list[tuple[Points, Points]] = []  # the same
        self._seed = NO_POINTS

    def run(self) -> None:
        """Show `covers` every walk that may have to be listed, while steps last."""
        Smallest(self._slacks, self._is_covered, self._allowance).run()
        larger = Larger(self._slacks, self._is_covered, self._hard, self._hiding, self._allowance)
        for points, seed in self._waiting:
            if self._allowance.is_spent:
                return
            self._seed = seed
            larger.search_over(points, seed)

    def _is_covered(self, walk: Sequence[int]) -> bool:
        points = Points(walk)
        if self._covers(from_smallest(walk)):
            self._hiding.add(points)
            return True
        uncovered = points, self._seed_of(points)
        if uncovered not in self._uncovered:
            self._uncovered[uncovered] = None
            self._waiting.append(uncovered)
        return False

    def _seed_of(self, points: Points) -> Points:
        """The seed from which a walk was found, which may be itself; circles have none."""
        is_from_seed = self._has_seeds and self._slacks.origin in points
        return (self._seed or points) if is_from_seed else NO_POINTS
