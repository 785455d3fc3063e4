"""The merged timeline: a rail of dates, what each source says of every event, and where they clash."""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from timeline.model.counted import first_named
from timeline.model.dataclass import dataclass
from timeline.reconciliation.datewords import window_parts, window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.result import Alternative, ReconciledEvent, Reconciliation, Status
from timeline.reconciliation.views.rail import RailGroup, RailRow, rail_of
from timeline.reconciliation.voices import short_fingerprints
from timeline.reconciliation.wording import cite
from timeline.render.ink import ALARM, BOLD, DIM, GAP, RAIL, STATUS_STYLES, Cell, Ink, Screen
from timeline.render.marks import SourceMarks
from timeline.render.totals import head_lines

STATUS_WIDTH, WIDE_STATUS = 9, 18  # "undecided", "undecided, derived"
ROOM_FOR_WIDE_STATUS = 110
NARROWEST_DATES, WIDEST_DATES = 8, 22
WIDE_SCREEN, SMALL_SCREEN_DATES = 72, 15
WIDEST_TITLE = 110
MOST_CONFLICTS = 12  # of one event
NODES = {True: ("●", "*"), False: ("○", "o")}
NODE_MEANINGS = {True: "on the rail: the day is known", False: "it is not"}
FLAGS: dict[str, Callable[[ReconciledEvent], bool]] = {
    "planned": lambda event: event.planned,
    "derived": lambda event: event.derived,
}
WORD_MEANINGS = {
    Status.RESOLVED.value: "a person decided",
    Status.UNDECIDED.value: "readings of equal weight differ",
    Status.DISPUTED.value: "not all of it can be true",
    Status.SINGLE.value: "only one source tells it",
    Status.REFINED.value: "some sources are more exact",
    Status.AGREED.value: "all sources say the same",
    "planned": "no source reports it as past",
    "derived": "other events narrow it",
}
HINT = "timeline show EVENT: every claim and quote · timeline explain FINGERPRINT: why it cannot all be true"


@dataclass(frozen=True)
class MergedTimeline(Screen):
    """Events in time order; `events` of None shows all."""

    reconciliation: Reconciliation
    events: Sequence[ReconciledEvent] | None = None
    has_hint: bool = True

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """Title, totals, legend, rail, and what to look at next."""
        events = self.reconciliation.events if self.events is None else self.events
        yield from head_lines(self.reconciliation, events, ink, width)
        if not events:
            return
        groups = rail_of(events)
        frame = _frame(ink, self.reconciliation, groups, width)
        yield from frame.marks.legend(ink, width)
        for group in groups:
            yield Text()
            yield from frame.heading(group.heading)
            for row in group.rows:
                yield from frame.event(row, group.year)
        yield Text()
        yield from ink.flow(_key(ink, events), width)
        if self.has_hint:
            yield Text()
            yield from ink.fold(ink.text(HINT, DIM), width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The columns of the rail for one width: dates, rail, event, marks, status."""

    ink: Ink
    dates: int
    title: int
    marks: SourceMarks
    status: int
    short: dict[str, str]

    def heading(self, words: str) -> Iterator[Text]:
        """A month or year, with the letters of the sources above their marks."""
        ink = self.ink
        left = Cell(lines=[ink.text(words, BOLD)], width=self.dates + 3 + self.title)
        return ink.row(left, Cell(lines=[ink.text(self.marks.letters, DIM)], width=self.marks.width))

    def event(self, row: RailRow, year: int | None) -> Iterator[Text]:
        """One event: as many lines as its fullest column needs, the rail going through; then the gap, if it is long."""
        ink, event, style = self.ink, row.event, DateStyle(short=True, year=year)
        words = [ink.text(line) for line in _date_lines(event, style, self.dates)]
        yield from ink.row(
            Cell(lines=words, width=self.dates, is_right=True, after=1),
            Cell(lines=[Text(ink.mark(NODES[_is_known(event)]))], width=1, after=1, below=Text(ink.mark(RAIL), DIM)),
            Cell(lines=list(self._body(event, style)), width=self.title),
            Cell(lines=[self.marks.of_event(ink, event)], width=self.marks.width),
            Cell(lines=_status(ink, event, self.status), width=self.status),
        )
        if row.gap_after:
            rail = Cell(lines=[Text(ink.mark(GAP), DIM)], width=1, after=1)
            gap = Cell(lines=[ink.text(row.gap_after, DIM)], width=self.title)
            yield from ink.row(Cell(lines=(), width=self.dates, after=1), rail, gap)

    def _body(self, event: ReconciledEvent, style: DateStyle) -> Iterator[Text]:
        """Title, id and conflicts; the other windows it may have."""
        ink = self.ink
        named = ink.text(event.id + (f" in {event.event.part_of}" if event.event.part_of else ""), DIM)
        label = "conflict" if len(event.conflicts) == 1 else "conflicts"
        names = first_named([self.short.get(f, f) for f in event.conflicts], MOST_CONFLICTS)
        conflicts = [ink.line(ink.text(label, DIM), ink.text(names, ALARM), gap=" ")] if names else []
        yield ink.line(ink.text(event.event.title), named, *conflicts, gap="  ")
        for other in event.alternatives:
            yield ink.text(_other_words(other, style))


def _frame(ink: Ink, reconciliation: Reconciliation, groups: Sequence[RailGroup], width: int) -> Frame:
    marks = SourceMarks(tuple(reconciliation.store.sources), width)
    styled = [(DateStyle(short=True, year=group.year), row.event) for group in groups for row in group.rows]
    needed = [cell_len(line) for style, event in styled for line in _date_lines(event, style, WIDEST_DATES)]
    widest = WIDEST_DATES if width >= WIDE_SCREEN else SMALL_SCREEN_DATES
    dates = max([NARROWEST_DATES, *(length for length in needed if length <= widest)])
    dates = widest if any(length > widest for length in needed) else dates
    status = WIDE_STATUS if width >= ROOM_FOR_WIDE_STATUS else STATUS_WIDTH
    title = width - dates - 3 - 2 - marks.width - 2 - status
    short = short_fingerprints(reconciliation.conflict)
    return Frame(ink=ink, dates=dates, title=min(title, WIDEST_TITLE), marks=marks, status=status, short=short)


def _date_lines(event: ReconciledEvent, style: DateStyle, width: int) -> Iterator[str]:
    """When it was, a line for the start and one for the end; what is too long breaks between its two days."""
    for part in window_parts(event.start, event.end, style):
        yield from [part] if cell_len(part) <= width else _broken(part, width)


def _broken(part: str, width: int) -> Iterator[str]:
    """A part in two lines, or in as many as its days and times are, where that is too long."""
    first, dash, last = part.partition(" – ")
    for line in (f"{first} –", last) if dash else (part,):
        day, comma, time = line.partition(", ")
        yield from [line] if cell_len(line) <= width or not comma else [f"{day},", time]


def _key(ink: Ink, events: Sequence[ReconciledEvent]) -> Iterator[Text]:
    """What the rail and the statuses that are shown mean."""
    for is_known, meaning in NODE_MEANINGS.items():
        yield ink.text(f"{ink.mark(NODES[is_known])} {meaning}", DIM)
    shown = {str(event.status) for event in events}
    shown |= {word for word, is_so in FLAGS.items() if any(is_so(event) for event in events)}
    for word, meaning in WORD_MEANINGS.items():
        if word in shown:
            yield ink.line(ink.text(word), ink.text(f": {meaning}", DIM))


def _status(ink: Ink, event: ReconciledEvent, width: int) -> list[Text]:
    """The status, and what else is to be known: on one line where it fits."""
    words = [ink.text(event.status, STATUS_STYLES[event.status])]
    words += [ink.text(word, DIM) for word, is_so in FLAGS.items() if is_so(event)]
    line = ink.line(*words, gap=", ")
    return [line] if line.cell_len <= width else words


def _is_known(event: ReconciledEvent) -> bool:
    """Whether start and end are each one day."""
    sides = (event.start, event.end)
    return all(side.earliest is not None and side.earliest == side.latest for side in sides)


def _other_words(other: Alternative, style: DateStyle) -> str:
    """Another window, and what would have to be set aside for it."""
    without = ", ".join(cite(statement) for statement in other.set_aside)
    return f"or {window_words(other.start, other.end, style)}" + (f", without {without}" if without else "")
