"""The axis of a chart: contexts, labels and ticks above the bars, breaks where time is folded."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from rich.text import Text

from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.daywords import LONG, day_words
from timeline.reconciliation.views.bars import FOLD_WIDTH, Part
from timeline.reconciliation.views.focus import Focus
from timeline.reconciliation.views.scale import Scale, Tick
from timeline.render.ink import DIM, Ink

SPACING = 8  # columns from one label to the next at least
BREAK = ("╱", "/")
LINE, TICK = ("─", "-"), ("┬", "+")


@dataclass(frozen=True)
class Axis:
    """A scale in the characters of one console."""

    ink: Ink
    focus: Focus

    @property
    def scale(self) -> Scale:
        """Where each second stands."""
        return self.focus.scale

    @property
    def width(self) -> int:
        """How many columns it has."""
        return int(self.scale.width)

    @cached_property
    def folds(self) -> frozenset[int]:
        """The columns in which time is folded."""
        columns = ((round(fold.left), round(fold.right)) for fold in self.scale.folds)
        return frozenset(column for left, right in columns for column in range(left, max(right, left + 1)))

    @cached_property
    def edges(self) -> frozenset[int]:
        """Those of them at the edges, in which things begin or end."""
        between = {column for fold in self.focus.folds for column in range(round(fold.left), round(fold.right))}
        return self.folds - between

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks for which there is room."""
        return self.scale.ticks(SPACING)

    def lines(self) -> Iterator[Text]:
        """Contexts, where there are any; labels; the line with its ticks and breaks."""
        contexts = [(int(tick.place), tick.context) for tick in self.ticks]
        changes = [each for i, each in enumerate(contexts) if not i or contexts[i - 1][1] != each[1]]
        if any(words for _, words in changes):
            yield self._labels(changes)
        yield self._labels([(int(tick.place), tick.label) for tick in self.ticks])
        marks = {min(int(tick.place), self.width - 1) for tick in self.ticks}
        line = (BREAK if c in self.folds else TICK if c in marks else LINE for c in range(self.width))
        yield Text("".join(self.ink.mark(twins) for twins in line), DIM)

    def drawn(self, row: Sequence[Part], marks: Mapping[Part, tuple[str, str, str]]) -> Text:
        """Return a row of parts in their marks; breaks go through bars, not through dates that were set aside."""
        text = Text()
        for column, part in enumerate(row):
            through = (Part.NOTHING,) if column in self.edges else (Part.NOTHING, Part.POSSIBLE, Part.CERTAIN)
            is_break = column in self.folds and part in through
            style = DIM if is_break and part is Part.NOTHING else marks[part][2]
            text.append(self.ink.mark(BREAK) if is_break else self.ink.mark(marks[part]), style)
        return text

    def folds_said(self, width: int) -> Iterator[Text]:
        """How long each of the breaks lasts; what stands at the edges."""
        sign, said = self.ink.mark(BREAK) * FOLD_WIDTH, []
        if self.focus.folds:
            lengths = ", ".join(fold.words for fold in self.focus.folds)
            said.append(f"{sign} folded, as nothing begins or ends there: {lengths}")
        if self.focus.has_earlier:
            said.append(f"{sign} at the left edge, not to scale: before {_day(self.focus.first)}")
        if self.focus.has_later:
            said.append(f"{sign} at the right edge, not to scale: after {_day(self.focus.last - 1)}")
        for number, words in enumerate(said):
            yield from [] if number else [Text()]
            yield from self.ink.indented(self.ink.text(words, DIM), width, 0, 3)

    def _labels(self, labels: Sequence[tuple[int, str]]) -> Text:
        """Words at their places, each where the one before leaves room; the last may lean to the left."""
        line = ""
        for place, words in labels:
            at = max(0, min(place, self.width - len(words)))
            if len(words) <= self.width and (not line or len(line) < at):
                line = line.ljust(at) + words
        return self.ink.text(line, DIM)


def _day(second: int) -> str:
    return day_words(second // SECONDS_PER_DAY, LONG)
