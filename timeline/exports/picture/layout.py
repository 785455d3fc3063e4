"""Where everything of a picture stands: which events are drawn, on what scale, and who speaks in which column."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from string import ascii_uppercase
from typing import Final, NamedTuple

from timeline.exports.picture.bars import Bar, Piece, Rival, bar_of, is_by_clock
from timeline.exports.picture.lettering import width_of
from timeline.exports.picture.panels import Axis, axis_of
from timeline.exports.picture.shapes import SMALL_SIZE
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.result import ReconciledEvent, Reconciliation

WIDTH: Final = 1280  # pixels, of the page
MARGIN: Final = 36
NAMES: Final = 410  # pixels for titles and dates
GUTTER: Final = 44  # on both sides of the bars: arrows of what is open stand there
COLUMN: Final = 17  # of one source
ROW: Final = 38
LINE_OF_OUTLINES: Final = 11  # a row is so much higher for each further line of times that were set aside
SHORTEST_OUTLINE: Final = 9
LETTERS_AFTER: Final = 4  # pixels between an outline and its letters
LONG_DAY: Final = 24  # pixels: hours show where a day takes more
MOST_EVENTS: Final = 400  # a page of 15,000 pixels
MOST_COLUMNS: Final = 16


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event and its bar."""

    event: ReconciledEvent
    bar: Bar


class Outline(NamedTuple):
    """A time that lost, as it is drawn: from where to where, and the letters behind it."""

    left: float
    right: float
    letters: str

    @property
    def end(self) -> float:
        """Where its letters end."""
        return self.right + LETTERS_AFTER + width_of(self.letters, SMALL_SIZE)


@dataclass(frozen=True, slots=True)
class Row:
    """An event on the page: its upper edge below that of all rows, its height, what was set aside in lines below it."""

    drawn: Drawn
    top: float
    height: float
    outlines: tuple[tuple[Outline, ...], ...]


@dataclass(frozen=True)
class Layout:
    """A reconciliation as it is laid out on a page."""

    reconciliation: Reconciliation
    left_out_before: tuple[str, ...] = ()  # what is gone already

    @cached_property
    def datable(self) -> tuple[Drawn, ...]:
        """The events that something bounds, in time order, as they are where hours do not count."""
        bars = ((event, bar_of(event)) for event in self.reconciliation.events)
        found = [Drawn(event, bar) for event, bar in bars if bar is not None]
        return tuple(sorted(found, key=lambda drawn: drawn.bar.whole.first))

    @cached_property
    def axis(self) -> Axis:
        """The axis of everything that is drawn."""
        pieces = [piece for drawn in self.datable[:MOST_EVENTS] for piece in drawn.bar.pieces]
        return axis_of(pieces, self.left, self.right - self.left)

    @cached_property
    def by_clock(self) -> bool:
        """Whether hours show: an event is known by the clock, and a day of the main part takes some room."""
        if not any(map(is_by_clock, self.reconciliation.events)):
            return False
        mains = [stretch for panel in self.axis.panels if panel.is_main for stretch in panel.scale.stretches]
        open_ones = [stretch for stretch in mains if not stretch.is_folded]
        seconds = sum(stretch.last - stretch.first for stretch in open_ones)
        room = sum(stretch.right - stretch.left for stretch in open_ones)
        return room * SECONDS_PER_DAY >= LONG_DAY * seconds

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        """The events for which there is room."""
        kept = [(drawn, bar_of(drawn.event, by_clock=self.by_clock)) for drawn in self.datable[:MOST_EVENTS]]
        return tuple(Drawn(drawn.event, bar or drawn.bar) for drawn, bar in kept)

    @cached_property
    def undated(self) -> tuple[ReconciledEvent, ...]:
        """The events that nothing bounds on any side."""
        drawn = {each.event.id for each in self.datable}
        return tuple(event for event in self.reconciliation.events if event.id not in drawn)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources that have a column, in the order of the store: where there are too many, those that say most."""
        every = list(self.reconciliation.store.sources)
        if len(every) <= MOST_COLUMNS:
            return tuple(every)
        claims = Counter(claim.source for drawn in self.drawn for claim in drawn.event.claims)
        loudest = set(sorted(every, key=lambda source: (-claims[source], source))[:MOST_COLUMNS])
        return tuple(source for source in every if source in loudest)

    @cached_property
    def letters(self) -> dict[str, str]:
        """What stands above the column of a source: `A`, `B`."""
        return dict(zip(self.sources, ascii_uppercase, strict=False))

    @property
    def left(self) -> float:
        """Where the bars begin, arrows aside."""
        return MARGIN + NAMES + GUTTER

    @cached_property
    def right(self) -> float:
        """Where they end."""
        return self.columns - GUTTER

    @cached_property
    def columns(self) -> float:
        """Where the columns of the sources begin."""
        return WIDTH - MARGIN - COLUMN * len(self.sources)

    def span(self, piece: Piece) -> tuple[float, float]:
        """From where to where on the page something is drawn."""
        return self.axis.place(piece.first), self.axis.place(piece.last + 1)

    def column(self, source: str) -> float:
        """The middle of a source's column on the page."""
        return self.columns + COLUMN * (self.sources.index(source) + 0.5)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Everything that is drawn, from top to bottom."""
        found, top = [], 0.0
        for drawn in self.drawn:
            outlines = tuple(_lined(map(self._outline, drawn.bar.rivals)))
            height = ROW + LINE_OF_OUTLINES * max(len(outlines) - 1, 0)
            found.append(Row(drawn, top, height, outlines))
            top += height
        return tuple(found)

    @property
    def height(self) -> float:
        """Of all rows."""
        return self.rows[-1].top + self.rows[-1].height if self.rows else 0.0

    def _outline(self, rival: Rival) -> Outline:
        left, right = self.span(rival.piece)
        missing = max(SHORTEST_OUTLINE - (right - left), 0.0) / 2
        letters = ", ".join(self.letters[source] for source in rival.sources if source in self.letters)
        return Outline(left - missing, right + missing, letters)

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """One sentence for each thing that the picture leaves out."""
        many, undated = len(self.datable) - len(self.drawn), self.undated
        silent = len(self.reconciliation.store.sources) - len(self.sources)
        said = [f"{_named(undated)} left out: nothing dates {'it' if len(undated) == 1 else 'them'}"] if undated else []
        said += [f"{counted(many, 'event')} after these left out, a picture has {MOST_EVENTS}"] if many else []
        said += [f"{counted(silent, 'source')} without a column, a picture has {MOST_COLUMNS}"] if silent else []
        return tuple(said)


def _lined(outlines: Iterable[Outline]) -> Iterator[tuple[Outline, ...]]:
    """Outlines in lines in which none touches another."""
    waiting = sorted(outlines)
    while waiting:
        line: list[Outline] = []
        for outline in waiting:
            if not line or outline.left > line[-1].end:
                line.append(outline)
        waiting = [outline for outline in waiting if outline not in line]
        yield tuple(line)


def _named(events: Sequence[ReconciledEvent]) -> str:
    some = "; ".join(event.event.title for event in events[:3]) + ("; …" if len(events) > 3 else "")
    return f"{counted(len(events), 'event')} ({some})"
