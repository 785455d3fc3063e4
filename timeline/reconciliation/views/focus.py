"""A scale for a chart of few columns: the stretch of time in which most begins or ends, the rest folded at its edges.

Where some bounds lie so far out that most others would share a column, the shortest stretch that holds most of
them takes the room. What lies outside stands in the fold at that edge, in order but not to scale.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.model.dataclass import dataclass
from timeline.reconciliation.views.bars import FOLD_WIDTH, Span
from timeline.reconciliation.views.scale import Fold, Scale, Stretch, scale_of

MOST_OF_THEM = 0.85
FEWEST_BOUNDS = 24  # fewer stand on one scale
ROOM_FOR_MOST = 0.5  # of the width: where the bulk has so much already, all stand on one scale

Extent = tuple[int, int]  # the first and the last second, both inclusive


class Range(NamedTuple):
    """From one second to another, the last exclusive; None: as far as the data go."""

    first: int | None = None
    last: int | None = None


EVERYTHING = Range()


@dataclass(frozen=True, slots=True)
class Focus:
    """A scale, and the stretch of it that is not at its edges."""

    scale: Scale
    first: int  # seconds, the last exclusive
    last: int
    has_earlier: bool  # there is a fold at the left edge in which things begin or end
    has_later: bool

    @property
    def folds(self) -> tuple[Fold, ...]:
        """What is folded between the edges."""
        inner = self.scale.folds[1 if self.has_earlier else 0 :]
        return inner[:-1] if self.has_later else inner


def focus_for(spans: Iterable[Span], width: int, wanted: Range = EVERYTHING) -> Focus:
    """Return the scale on which all of these have a place, so many columns wide; `wanted` is shown to scale."""
    extents = [(bounds[0], max(bounds[-1] - 1, bounds[0])) for span in spans if (bounds := span.bounds)]
    if not extents:
        return Focus(scale_of((), width, FOLD_WIDTH), 0, 0, False, False)
    whole = min(first for first, _ in extents), max(last for _, last in extents) + 1
    if wanted != EVERYTHING:
        first = whole[0] if wanted.first is None else wanted.first
        return _focused(extents, width, whole, (first, whole[1] if wanted.last is None else wanted.last))
    scale = scale_of(extents, width, FOLD_WIDTH)
    bulk = _bulk(sorted(bound for first, last in extents for bound in (first, last + 1)))
    if bulk is None or scale.place(bulk[1]) - scale.place(bulk[0]) >= ROOM_FOR_MOST * width:
        return Focus(scale, *whole, False, False)
    return _focused(extents, width, whole, bulk)


def _bulk(bounds: Sequence[int]) -> tuple[int, int] | None:
    """The shortest stretch with most of the bounds; None: they are few, or all at one moment."""
    count = len(bounds)
    if count < FEWEST_BOUNDS:
        return None
    some = int(count * MOST_OF_THEM)
    first, last = min(((bounds[i], bounds[i + some - 1]) for i in range(count - some + 1)), key=lambda b: b[1] - b[0])
    return (first, last) if last > first else None


def _focused(extents: Sequence[Extent], width: int, whole: Extent, bulk: Extent) -> Focus:
    """The scale of one stretch, between the folds for what lies before it and after it."""
    first, last = bulk
    before, after = (FOLD_WIDTH if whole[0] < first else 0), (FOLD_WIDTH if whole[1] > last else 0)
    clipped = [(max(a, first), min(b, last - 1)) for a, b in extents if a < last and b >= first]
    inner = scale_of([*clipped, (first, first), (last - 1, last - 1)], width - before - after, FOLD_WIDTH)
    moved = [Stretch(s.first, s.last, s.left + before, s.right + before, s.is_folded) for s in inner.stretches]
    early = [Stretch(whole[0], first, 0, before, is_folded=True)] if before else []
    late = [Stretch(last, whole[1], width - after, width, is_folded=True)] if after else []
    return Focus(Scale((*early, *moved, *late), width), first, last, bool(before), bool(after))
