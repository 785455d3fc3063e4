"""The time axis of a picture: one scale, or three where nearly all happens within a small part of the time.

A chronology of five weeks with a prelude of forty years would be a stroke on one scale. The time in which most of it
lies then takes most of the room, and what comes before and after is drawn on closer scales beside it, which is said.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from timeline.exports.picture.bars import Piece
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.clock import first_second, last_second
from timeline.reconciliation.views.scale import Fold, Scale, Tick, scale_of

MOST: Final = 0.8  # of all bounds lie in the main part
NEAR: Final = 0.1  # of its length: what comes so shortly before or after belongs to it
FEWEST: Final = 10  # of things drawn: fewer are on one scale
SMALL: Final = 0.5  # of the width: where the main part would take less, it gets a scale of its own
SIDE: Final = 0.16  # of the width, for what comes before, and for what comes after
FOLD: Final = 44  # pixels
CLOSER: Final = 0.65  # marks stand closer on the sides


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the axis with one scale: from which second on, and from which pixel."""

    first: int
    left: float
    scale: Scale
    is_main: bool = True

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.scale.width


@dataclass(frozen=True, slots=True)
class Axis:
    """One panel, or up to three, from left to right."""

    panels: tuple[Panel, ...]

    def place(self, second: int) -> float:
        """Return where a second stands; what lies outside stands at the end."""
        later = [panel for panel in self.panels if panel.first <= second] or self.panels[:1]
        return later[-1].left + later[-1].scale.place(second)

    def ticks(self, spacing: float) -> Iterator[Tick]:
        """Yield the marks of all panels; none closer than half of `spacing` to where a side panel ends."""
        for panel in self.panels:
            for tick in panel.scale.ticks(spacing if panel.is_main else CLOSER * spacing):
                place = panel.left + tick.place
                if all(other is panel or _distance(place, other) >= spacing / 3 for other in self.panels):
                    yield Tick(tick.second, place, tick.label, tick.context)

    @property
    def folds(self) -> tuple[Fold, ...]:
        """What is folded in all panels."""
        return tuple(
            Fold(panel.left + fold.left, panel.left + fold.right, fold.words)
            for panel in self.panels
            for fold in panel.scale.folds
        )

    @property
    def sides(self) -> tuple[Panel, ...]:
        """The panels in which time is drawn closer."""
        return tuple(panel for panel in self.panels if not panel.is_main)


def axis_of(pieces: Sequence[Piece], left: float, width: float) -> Axis:
    """Return the axis for what is drawn, from a pixel on."""
    plain = scale_of(pieces, width, FOLD)
    bounds = sorted(bound for piece in pieces for bound in piece)
    if not bounds:
        return Axis(())
    first, last = _main_part(bounds)
    if len(pieces) < FEWEST or plain.place(last + 1) - plain.place(first) >= SMALL * width:
        return Axis((Panel(bounds[0], left, plain),))
    has_before, has_after = bounds[0] < first, last < bounds[-1]
    parts = [(bounds[0], first - 1, False)] * has_before + [(first, last, True)]
    parts += [(last + 1, bounds[-1], False)] * has_after
    widths = [width * (SIDE if not is_main else 1 - SIDE * (len(parts) - 1)) for *_, is_main in parts]
    lefts = accumulate(widths, initial=left)
    return Axis(
        tuple(
            Panel(begin, at, _scale(pieces, begin, end, room), is_main)
            for (begin, end, is_main), room, at in zip(parts, widths, lefts, strict=False)
        )
    )


def _main_part(bounds: Sequence[int]) -> tuple[int, int]:
    """The shortest time in which most bounds lie, the earliest of several; whole days where it has more than one."""
    number = max(int(len(bounds) * MOST), 1)
    spans = zip(bounds, bounds[number - 1 :], strict=False)
    first, last = _grown(min(spans, key=lambda span: (span[1] - span[0], span)), bounds)
    if last - first < SECONDS_PER_DAY:
        return first, last
    days = first_second(first // SECONDS_PER_DAY), last_second(last // SECONDS_PER_DAY)
    return max(days[0], bounds[0]), min(days[1], bounds[-1])


def _grown(span: tuple[int, int], bounds: Sequence[int]) -> tuple[int, int]:
    """The same with what comes shortly before or after it, so that no swarm is cut in two."""
    first, last = span
    for bound in reversed(bounds[: bisect_left(bounds, first)]):
        if first - bound > NEAR * (last - first):
            break
        first = bound
    for bound in bounds[bisect_right(bounds, last) :]:
        if bound - last > NEAR * (last - first):
            break
        last = bound
    return first, last


def _scale(pieces: Sequence[Piece], first: int, last: int, width: float) -> Scale:
    """The scale of one part: of all pieces, what lies in it, from its first second to its last."""
    clipped = [Piece(max(p.first, first), min(p.last, last)) for p in pieces if p.first <= last and p.last >= first]
    return scale_of([*clipped, Piece(first, first), Piece(last, last)], width, FOLD)


def _distance(place: float, panel: Panel) -> float:
    """How far a place is from a panel; 0 within it."""
    return max(panel.left - place, place - panel.right, 0.0)
