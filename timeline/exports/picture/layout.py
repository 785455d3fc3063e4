"""Where everything of a picture stands: which events are drawn, on what scale, and who speaks in which column."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase
from typing import Final

from timeline.exports.picture.bars import Bar, Piece, bar_of, is_by_clock
from timeline.exports.picture.panels import Axis, axis_of
from timeline.model.counted import counted
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.result import ReconciledEvent, Reconciliation

WIDTH: Final = 1280  # pixels, of the page
MARGIN: Final = 36
NAMES: Final = 410  # pixels for titles and dates
GUTTER: Final = 44  # on both sides of the bars: arrows of what is open stand there
COLUMN: Final = 17  # of one source
ROW: Final = 38
LONG_DAY: Final = 24  # pixels: hours show where a day takes more
MOST_EVENTS: Final = 400  # a page of 15,000 pixels
MOST_COLUMNS: Final = 16


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event and its bar."""

    event: ReconciledEvent
    bar: Bar


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
    def left_out(self) -> tuple[str, ...]:
        """One sentence for each thing that the picture leaves out."""
        many, undated = len(self.datable) - len(self.drawn), self.undated
        silent = len(self.reconciliation.store.sources) - len(self.sources)
        said = [f"{_named(undated)} left out: nothing dates {'it' if len(undated) == 1 else 'them'}"] if undated else []
        said += [f"{counted(many, 'event')} after these left out, a picture has {MOST_EVENTS}"] if many else []
        said += [f"{counted(silent, 'source')} without a column, a picture has {MOST_COLUMNS}"] if silent else []
        return tuple(said)


def _named(events: Sequence[ReconciledEvent]) -> str:
    some = "; ".join(event.event.title for event in events[:3]) + ("; …" if len(events) > 3 else "")
    return f"{counted(len(events), 'event')} ({some})"
