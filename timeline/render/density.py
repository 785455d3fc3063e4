"""How many events begin when, as a plot: one for all of them, or a line for each source or tag."""

from collections.abc import Iterator, Sequence
from math import ceil

from rich.text import Text

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.views.density import Density, density_of, start_of
from timeline.reconciliation.views.focus import EVERYTHING, Range, focus_for
from timeline.reconciliation.views.grouping import By, Group, groups_of
from timeline.render.axis import BREAK, Axis
from timeline.render.chart import shortened
from timeline.render.ink import CALM, DIM, Cell, Ink, Screen
from timeline.render.totals import head_lines

HIGHEST = 8  # lines of the plot
EIGHTHS = " ▁▂▃▄▅▆▇█"
ASCII_STEPS = " .:-=+*#@"
KNOWN, EVERY, LITTLE = ("█", "#"), ("░", ":"), ("▁", ".")
SCALE_WIDTH = 6  # the counts at the left
NAMES_WIDTH = 24


@dataclass(frozen=True)
class DensityPlot(Screen):
    """When events begin, over time."""

    reconciliation: Reconciliation
    events: Sequence[ReconciledEvent]
    by: By | None = None
    wanted: Range = EVERYTHING

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """Title, totals, the plot or the lines, the axis, and what is not in it."""
        yield from head_lines(self.reconciliation, self.events, ink, width)
        if not self.events:
            return
        left = SCALE_WIDTH if self.by is None else min(NAMES_WIDTH, width // 3)
        spans = [span for event in self.events if (span := start_of(event))]
        axis = Axis(ink, focus_for(spans, width - left - (0 if self.by is None else SCALE_WIDTH), self.wanted))
        if self.by is None:
            density = self._density(self.events, axis)
            yield from _plot(ink, axis, density)
            yield from _below(axis, left)
        else:
            yield from _above(axis, left)
            for group in groups_of(self.events, self.by):
                yield _line(ink, axis, group, self._density(group.events, axis), left)
        yield from axis.folds_said(width)
        yield from self._said(ink, width, axis)

    def _density(self, events: Sequence[ReconciledEvent], axis: Axis) -> Density:
        return density_of(events, axis.focus, axis.folds - axis.edges)

    def _said(self, ink: Ink, width: int, axis: Axis) -> Iterator[Text]:
        """What is counted, and what is not."""
        density = self._density(self.events, axis)
        known, every, little = map(ink.mark, (KNOWN, EVERY, LITTLE))
        marks = f"{known} the day is known   {every} one of several days, in equal parts   {little} less than half"
        shades = ink.mark((EIGHTHS[1:], ASCII_STEPS[1:]))
        yield Text()
        yield from ink.fold(ink.text(marks if self.by is None else f"{shades} few to most in one line", DIM), width)
        left_out = f"; {counted(density.without_start, 'event')} left out, whose start is open"
        words = f"Counted where they begin: {counted(density.counted, 'event')}"
        yield from ink.fold(ink.text(words + (left_out if density.without_start else ""), DIM), width)


def _plot(ink: Ink, axis: Axis, density: Density) -> Iterator[Text]:
    """Columns as high as the fullest allows; the count at the left of the top, the middle and the foot."""
    step = ceil(density.most / HIGHEST) or 1
    height = ceil(density.most / step) or 1
    for level in range(height, 0, -1):
        is_named = level in (height, ceil(height / 2))
        line = Text(f"{level * step:{SCALE_WIDTH - 1},} " if is_named else " " * SCALE_WIDTH, DIM)
        for column in range(axis.width):
            line.append(*_cell(ink, axis, density, column, (level - 0.5) * step, is_foot=level == 1))
        line.rstrip()
        yield line


def _cell(ink: Ink, axis: Axis, density: Density, column: int, height: float, *, is_foot: bool) -> tuple[str, str]:
    """What one column shows at a height: known days first, doubtful ones on top; what is there is seen at the foot."""
    if density.known[column] >= height:
        return ink.mark(KNOWN), CALM
    if density.every[column] >= height:
        return ink.mark(EVERY), CALM
    if is_foot and density.every[column]:
        return ink.mark(LITTLE), CALM
    return (ink.mark(BREAK), DIM) if column in axis.folds else (" ", "")


def _line(ink: Ink, axis: Axis, group: Group, density: Density, left: int) -> Text:
    """One source or tag in one line: shades from few to most, and the number at its end."""
    steps = ink.mark((EIGHTHS, ASCII_STEPS))
    most = density.most or 1.0
    line = Text()
    for column, value in enumerate(density.every):
        is_break = column in axis.folds and not value
        shade = steps[ceil(value / most * (len(steps) - 1) - 1e-9)]
        line.append(ink.mark(BREAK) if is_break else shade, DIM if is_break else CALM)
    name = Cell(lines=[shortened(ink, ink.text(group.name), left - 1)], width=left - 1, after=1)
    number = Cell(lines=[ink.text(f"{len(group.events):,}", DIM)], width=SCALE_WIDTH - 1, is_right=True, after=0)
    return next(ink.row(name, Cell(lines=[line], width=axis.width, after=1), number))


def _above(axis: Axis, left: int) -> Iterator[Text]:
    return (Text(" " * left).append_text(line) for line in axis.lines())


def _below(axis: Axis, left: int) -> Iterator[Text]:
    """The axis under a plot: its line first, then labels, then what they lie in."""
    lines = list(axis.lines())
    return (Text(" " * left).append_text(line) for line in reversed(lines))
