"""One event with all its claims and quotes: what is known, who says it, what lost, and where it clashes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from rich.text import Text

from timeline.model.counted import counted, first_named
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.quote_context import QuoteContext
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.accord import Accord, accord_words, accords_of, type_words
from timeline.reconciliation.clock import has_clock
from timeline.reconciliation.datewords import values_words, window_words
from timeline.reconciliation.decision_words import decision_head
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.tied import readings_words
from timeline.reconciliation.values import is_readable, unread_words
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.views.bars import Span, is_placed, own_span, spans_of_event
from timeline.reconciliation.voices import short_fingerprints
from timeline.reconciliation.wording import cite, message_of, statement_words
from timeline.render.chart import frame_for, legend
from timeline.render.claims import ClaimBlock
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, GRADE_STYLES, STATUS_STYLES, Cell, Ink, Screen
from timeline.render.reconciled import set_aside_lines, split_lines

LABEL_WIDTH = 11
SOURCE_WIDTH = 24
MOST_NAMED = 24  # roots, or parts


@dataclass(frozen=True)
class EventPage(Screen):
    """What `timeline show EVENT` shows."""

    reconciliation: Reconciliation
    event_id: str
    contexts: Mapping[str, QuoteContext] = field(default_factory=dict)  # by claim: its quote where it stands

    @property
    def event(self) -> ReconciledEvent:
        """The event of the page."""
        return self.reconciliation.event[self.event_id]

    @property
    def store(self) -> Store:
        """The store that it comes from."""
        return self.reconciliation.store

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """The event, then its claims, then what others say of it, attributes, what lost, and conflicts."""
        yield from ink.fold(ink.text(self.event.event.title, BOLD), width)
        yield from ink.fold(ink.text(self.event_id, DIM), width)
        yield Text()
        for label, value in self._facts(ink):
            yield from _labelled(ink, label, value, width)
        yield from self._windows(ink, width)
        yield from self._claims(ink, width)
        yield from self._others(ink, width)
        yield from self._attributes(ink, width)
        yield from self._splits(ink, width)
        yield from self._set_aside(ink, width)
        yield from self._conflicts(ink, width)

    def _facts(self, ink: Ink) -> Iterator[tuple[str, Text]]:
        event = self.event
        edtf = ink.text(event.edtf or "", DIM)
        yield "when", ink.line(window_words(event.start, event.end), edtf, gap="  ")
        for other in event.alternatives:
            without = ", ".join(cite(statement) for statement in other.set_aside)
            reading = ink.text(f"in the reading without {without}" if without else "in another reading", DIM)
            yield "or", ink.line(window_words(other.start, other.end), reading, gap="  ")
        if readings_words(event):
            yield "in all", ink.text(readings_words(event))
        yield (
            "status",
            ink.line(ink.text(event.status, STATUS_STYLES[event.status]), ink.text(_flags(event)), gap=" · "),
        )
        sources, roots = counted(len(event.sources), "source"), counted(len(event.roots), "root")
        named = first_named(event.roots, MOST_NAMED)
        yield "support", ink.text(f"{sources}, {roots}: {named}" if event.sources else "no source")
        if event.event.part_of:
            yield "part of", ink.text(event.event.part_of)
        parts = [e.id for e in self.reconciliation.events if e.event.part_of == self.event_id]
        if parts:
            yield "holds", ink.text(first_named(parts, MOST_NAMED))
        if event.event.tags:
            yield "tags", ink.text(", ".join(event.event.tags))
        if event.event.note:
            yield "note", ink.text(event.event.note)

    def _windows(self, ink: Ink, width: int) -> Iterator[Text]:
        """What all come to, and what each source says by itself, as bars on one axis."""
        event = self.event
        own = [own_span(claim for claim in event.claims if claim.source == source) for source in event.sources]
        if len(own) < 2 or not (is_placed(event) or any(own)):
            return  # one source alone: its date says it
        spans = [*spans_of_event(event), *(span for span in own if span)]
        frame = frame_for(ink, width, [*spans, *_room_around(event, spans)], has_dates=False)
        rows = [replace(frame.event_row(event), label=ink.text("all together")), *frame.source_rows(event)]
        yield from ink.heading("Windows, source by source", width)
        yield from frame.axis_lines()
        for row in rows:
            yield from frame.lines(replace(row, words=()))
        yield from frame.below()
        yield from ink.flow(legend(ink, rows, ()), width)

    def _claims(self, ink: Ink, width: int) -> Iterator[Text]:
        lost = frozenset(each.statement for each in self.event.set_aside)
        yield from ink.heading(counted(len(self.event.claims), "claim").capitalize(), width)
        for number, claim in enumerate(self.event.claims):
            yield from [Text()] if number else []
            yield from ClaimBlock(claim, self.store, lost, self.contexts.get(claim.full_id)).lines(ink, width)

    def _others(self, ink: Ink, width: int) -> Iterator[Text]:
        """What claims on other events say about the order of this one."""
        said = list(_relations_to(self.event_id, self.store))
        if said:
            yield from ink.heading("Said of it from other events", width)
        for statement in said:
            words = f"{statement.claim.source} {statement_words(statement, it=statement.claim.event)}"
            place = ink.text(str(statement.location), DIM)
            yield from ink.indented(ink.line(words, place, gap="  "), width, 2, 2)

    def _attributes(self, ink: Ink, width: int) -> Iterator[Text]:
        accords = accords_of(self.store.settings, self.event.claims)
        if accords:
            yield from ink.heading("Attributes, source by source", width)
        source_width = min(SOURCE_WIDTH, width // 3)
        for accord in accords:
            yield from ink.indented(_accord_head(accord, ink), width, 2, 2)
            for claim, values in accord.given:
                named = Cell(lines=[ink.text(f"  {claim.source}")], width=source_width)
                words = Cell(lines=[_value_text(accord, values, ink)], width=width - source_width - 4)
                yield from ink.row(Cell(lines=(), width=0), named, words)

    def _splits(self, ink: Ink, width: int) -> Iterator[Text]:
        """The decisions by which it is two events, or was split from another one."""
        if self.event.splits:
            yield from ink.heading("Split", width)
        for split in self.event.splits:
            yield from split_lines(split, short_fingerprints(self.reconciliation.conflict), ink, width)

    def _set_aside(self, ink: Ink, width: int) -> Iterator[Text]:
        if self.event.set_aside:
            yield from ink.heading("Set aside", width)
        for lost in self.event.set_aside:
            yield from set_aside_lines(lost, short_fingerprints(self.reconciliation.conflict), ink, width)

    def _conflicts(self, ink: Ink, width: int) -> Iterator[Text]:
        if not self.event.conflicts:
            return
        yield from ink.heading(counted(len(self.event.conflicts), "conflict").capitalize(), width)
        short = short_fingerprints(self.reconciliation.conflict)
        for fingerprint in self.event.conflicts:
            conflict = self.reconciliation.conflict[fingerprint]
            grade = ink.text(conflict.grade, GRADE_STYLES[conflict.grade])
            why = ink.text(f"timeline explain {short[fingerprint]}", DIM)
            decided = self.reconciliation.resolutions.get(fingerprint)
            judged = ink.text(decision_head(decided) if decided else "", GOOD)
            head = ink.line(ink.text(short[fingerprint], ALARM), grade, judged, why, gap="  ")
            yield from ink.indented(head, width, 2, 2)
            yield from ink.indented(ink.text(message_of(conflict, self.store)), width, 4)


def _room_around(event: ReconciledEvent, spans: Iterable[Span]) -> Iterator[Span]:
    """The days before and after, where nothing is known by the clock: a day is then no whole chart."""
    bounds = [bound for span in spans for bound in span.bounds]
    if not any(has_clock(window) for window in (event.start, event.end)):
        yield Span(min(bounds) - SECONDS_PER_DAY, None, None, max(bounds) + SECONDS_PER_DAY)


def _labelled(ink: Ink, label: str, value: Text, width: int) -> Iterator[Text]:
    name = Cell(lines=[ink.text(label, DIM)], width=LABEL_WIDTH - 2)
    return ink.row(name, Cell(lines=[value], width=width - LABEL_WIDTH, after=0))


def _flags(event: ReconciledEvent) -> str:
    flags = ["planned: no source reports it as past"] if event.planned else []
    flags += ["derived: other events make the window tighter"] if event.derived else []
    one = "at the same moment" if has_clock(event.start) else "on the same day"
    flags += [f"instant: starts and ends {one}"] if event.event.instant else []
    return " · ".join(flags)


def _relations_to(event_id: str, store: Store) -> Iterator[Statement]:
    for claim in store.claims.values():
        for number, relation in enumerate(claim.relations):
            if relation.event == event_id:
                yield Statement(claim, f"relations[{number}]")


def _accord_head(accord: Accord, ink: Ink) -> Text:
    """The key, then how its values compare, then its type."""
    name = ink.text(f"{accord.key} (planned)" if accord.planned else accord.key, BOLD)
    is_clash = accord.verdict is Verdict.CONFLICT
    stand = ink.text(accord_words(accord), ALARM if is_clash else DIM)
    return ink.line(name, ink.line(stand, ink.text(type_words(accord.typed), DIM), gap=" · "), gap="  ")


def _value_text(accord: Accord, values: tuple[str, ...], ink: Ink) -> Text:
    text = ink.text(values_words(values))
    told = "" if is_readable(accord.typed, values) else f"({unread_words(accord.typed)}: compared as text)"
    return ink.line(text, ink.text(told, DIM), gap=" ")
