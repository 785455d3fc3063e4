"""The timeline as a chart: a row an event, its window a bar on an axis of time; on demand a row a source below it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.cells import set_cell_size
from rich.text import Text

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.reconciliation.datewords import window_parts
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.result import ReconciledEvent, Reconciliation, Status
from timeline.reconciliation.views.bars import (
    NO_SPAN,
    Part,
    Span,
    bar_of,
    is_placed,
    lost_spans,
    own_span,
    span_of,
    spans_of_event,
)
from timeline.reconciliation.views.focus import EVERYTHING, Range, focus_for
from timeline.reconciliation.views.grouping import By, Group, groups_of
from timeline.reconciliation.voices import Voice, voice_of
from timeline.render.axis import Axis
from timeline.render.ink import ALARM, BOLD, CALM, DIM, GOOD, VOICE_MARKS, Cell, Ink, Screen
from timeline.render.merged import HINT
from timeline.render.totals import head_lines

ROWS_BETWEEN_AXES = 40
WITH_DATES = 110  # a screen so wide has the date in words beside the bar
DATES_WIDTH = 30
SHORT = DateStyle(short=True)
PARTS: dict[Part, tuple[str, str, str]] = {
    Part.NOTHING: (" ", " ", ""),
    Part.OTHER: ("?", "?", ALARM),
    Part.POSSIBLE: ("░", "-", CALM),
    Part.CERTAIN: ("█", "#", CALM),
    Part.GOES_BACK: ("◂", "<", CALM),
    Part.GOES_ON: ("▸", ">", CALM),
    Part.SET_ASIDE: ("✗", "x", ALARM),
}
MEANINGS = {
    Part.CERTAIN: "certain",
    Part.POSSIBLE: "possible",
    Part.GOES_BACK: "open: nothing says since when",
    Part.GOES_ON: "open: nothing says until when",
    Part.OTHER: "another reading of equal weight",
    Part.SET_ASIDE: "a date that was set aside",
}
FLAGS = {
    Status.DISPUTED: ("!", "!", ALARM, "disputed"),
    Status.UNDECIDED: ("?", "?", ALARM, "undecided"),
    Status.RESOLVED: ("✓", "v", GOOD, "a person decided"),
}
PLANNED = ("p", "planned: no source reports it as past")


@dataclass(frozen=True)
class Chart(Screen):
    """Events as bars on one axis, in time order or in groups."""

    reconciliation: Reconciliation
    events: Sequence[ReconciledEvent]
    by: By | None = None
    wanted: Range = EVERYTHING  # the time that is shown to scale

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """Title, totals, meanings, then axis and rows, then what is folded and what has no place."""
        yield from head_lines(self.reconciliation, self.events, ink, width)
        if not self.events:
            return
        yield from self._chart(ink, width)
        yield Text()
        yield from ink.fold(ink.text(HINT, DIM), width)

    def _chart(self, ink: Ink, width: int) -> Iterator[Text]:
        placed = [event for event in self.events if is_placed(event)]
        frame = frame_for(ink, width, chain.from_iterable(map(spans_of_event, placed)), self.wanted)
        blocks = list(self._blocks(frame, placed))
        yield from ink.flow(legend(ink, chain.from_iterable(blocks), placed), width)
        since = ROWS_BETWEEN_AXES
        for block in blocks:
            if since >= ROWS_BETWEEN_AXES:
                since = 0
                yield Text()
                yield from frame.axis_lines()
            since += len(block)
            for row in block:
                yield from frame.lines(row)
        yield from frame.below()
        yield from _without_place(ink, width, [event for event in self.events if not is_placed(event)])

    def _blocks(self, frame: "Frame", placed: Sequence[ReconciledEvent]) -> Iterator[list["Row"]]:
        """Rows that stand together: an event and its sources; the heading of a group and its first event."""
        if self.by is not By.TAG:
            for event in placed:
                sources = frame.source_rows(event) if self.by is By.SOURCE else ()
                yield [frame.event_row(event), *sources]
            return
        for group in groups_of(placed, By.TAG):
            first, *others = map(frame.event_row, group.events)
            yield [Row(label=Text()), Row(label=_group_label(frame.ink, group)), first]
            yield from ([row] for row in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a chart: what stands at the left, the parts of its bar, and the words beside it."""

    label: Text
    flags: Text | None = None
    bar: tuple[Part, ...] = ()
    said: str = ""  # in the place of the bar, where there is none
    words: tuple[str, ...] = ()  # beside it, a line each


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The columns of a chart for one width: label, flags, bar, dates."""

    ink: Ink
    width: int
    label: int
    dates: int  # 0: no room for them
    axis: Axis

    @property
    def indent(self) -> int:
        """How many columns stand before the bars."""
        return self.label + 4

    def event_row(self, event: ReconciledEvent) -> Row:
        """The row of an event as all sources together have it."""
        others = [span_of(other.start, other.end) for other in event.alternatives]
        bar = bar_of(self.axis.scale, span_of(event.start, event.end), others, lost_spans(event))
        words = window_parts(event.start, event.end, SHORT)
        return Row(label=self.ink.text(event.event.title), flags=_flags(self.ink, event), bar=bar, words=words)

    def source_rows(self, event: ReconciledEvent) -> Iterator[Row]:
        """A row for each source: what it says by itself; crosses where that was set aside."""
        for source in event.sources:
            voice, claims = voice_of(event, source), [claim for claim in event.claims if claim.source == source]
            label = self.ink.line("  ", self.ink.text(self.ink.mark(VOICE_MARKS[voice]), VOICE_MARKS[voice][2]), " ")
            span = own_span(claims, [each.statement for each in event.set_aside])
            gone = list(lost_spans(event, source))
            told = "only the order" if voice in (Voice.WINDOW, Voice.SET_ASIDE) else "no time"
            parts = bar_of(self.axis.scale, span or NO_SPAN, (), gone) if span or gone else ()
            yield Row(label=label.append_text(self.ink.text(source, DIM)), bar=parts, said=told)

    def lines(self, row: Row) -> Iterator[Text]:
        """One line; a label that is too long ends in dots."""
        ink = self.ink
        label = shortened(ink, row.label, self.label)
        bar = self.axis.drawn(row.bar, PARTS) if row.bar else ink.text(row.said, DIM)
        cells = [
            Cell(lines=[label], width=self.label, after=1),
            Cell(lines=[row.flags or Text()], width=2, after=1),
            Cell(lines=[bar], width=self.axis.width),
        ]
        words = [Cell(lines=[ink.text(line, DIM) for line in row.words], width=self.dates, after=0)]
        return ink.row(*cells, *(words if self.dates else ()))

    def axis_lines(self) -> Iterator[Text]:
        """The years or days, the marks, and the line that bars hang from."""
        for line in self.axis.lines():
            yield Text(" " * self.indent).append_text(line)

    def below(self) -> Iterator[Text]:
        """How long what is folded lasts."""
        yield from self.axis.folds_said(self.width)


def frame_for(
    ink: Ink, width: int, spans: Iterable[Span], wanted: Range = EVERYTHING, *, has_dates: bool = True
) -> Frame:
    """Return the columns for one width, with a scale on which all of these have a place."""
    dates = DATES_WIDTH if has_dates and width >= WITH_DATES else 0
    label = min(max(width * 2 // 5, 20), 46) if not dates else min(width // 3, 56)
    bars = width - label - 4 - (dates + 2 if dates else 0)
    return Frame(ink=ink, width=width, label=label, dates=dates, axis=Axis(ink, focus_for(spans, bars, wanted)))


def legend(ink: Ink, rows: Iterable[Row], events: Iterable[ReconciledEvent]) -> Iterator[Text]:
    """What the parts of bars and the flags mean, of those that are shown."""
    shown = set(chain.from_iterable(row.bar for row in rows))
    for part, meaning in MEANINGS.items():
        if part in shown:
            yield ink.line(ink.text(ink.mark(PARTS[part]), PARTS[part][2]), ink.text(f" {meaning}", DIM))
    there = list(events)
    for status, flag in FLAGS.items():
        if any(event.status is status for event in there):
            yield ink.line(ink.text(ink.mark(flag), flag[2]), ink.text(f" {flag[3]}", DIM))
    if any(event.planned for event in there):
        yield ink.line(PLANNED[0], ink.text(f" {PLANNED[1]}", DIM))


def shortened(ink: Ink, text: Text, width: int) -> Text:
    """Return a text that fits one line; one that is too long ends in dots."""
    line = Text(" ").join(text.split("\n")) if "\n" in text.plain else text
    if line.cell_len <= width:
        return line
    dots = ink.mark(("…", "..."))
    kept = set_cell_size(line.plain, max(width - len(dots), 0)).rstrip()
    return Text(kept + dots, style=line.style)


def _flags(ink: Ink, event: ReconciledEvent) -> Text:
    flag = FLAGS.get(event.status)
    first = ink.text(ink.mark(flag), flag[2]) if flag else Text("")
    return first.append(PLANNED[0]) if event.planned else first


def _group_label(ink: Ink, group: Group) -> Text:
    return ink.text(f"{group.name} · {counted(len(group.events), 'event')}", BOLD)


def _without_place(ink: Ink, width: int, events: Sequence[ReconciledEvent]) -> Iterator[Text]:
    if events:
        yield Text()
        head = f"{counted(len(events), 'event')} without a place, as nothing dates them:"
        yield from ink.indented(ink.text(f"{head} {', '.join(event.id for event in events)}", DIM), width, 0, 2)
