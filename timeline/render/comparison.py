"""Two sources side by side: a lane each, events in time order, the verdict between them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text

from timeline.model.counted import counted
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.comparison import AttributeRow, Comparison, DiffRow, DiffSide, ReversedPair, Verdict
from timeline.reconciliation.datewords import edtf_words, values_words, window_parts, window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.voices import short_fingerprints
from timeline.reconciliation.wording import distance_words, statement_words
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, GRADE_STYLES, RULE, VERDICT_MARKS, Cell, Ink, Screen

VERDICT_WIDTH = 15
ALONE_DATES, ALONE_DATES_WIDE = 21, 31  # "starts by 29 Mar 2022", "starts 14 Feb 2001 – 7 Apr 2003"
WIDE_SCREEN = 110  # from here on the event stands beside its lanes, not above them
MEANINGS = {
    Verdict.AGREE: "the same window",
    Verdict.REFINES: "A is more exact",
    Verdict.REFINED_BY: "B is more exact",
    Verdict.OVERLAPS: "both can be true",
    Verdict.CONFLICT: "cannot both be true",
    Verdict.ONLY_A: "B is silent",
    Verdict.ONLY_B: "A is silent",
}
SHORT = DateStyle(short=True)

Lines = Sequence[Text]


@dataclass(frozen=True)
class SideBySide(Screen):
    """What `timeline diff A B` shows."""

    comparison: Comparison
    store: Store

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """Who is compared, the sum of it, the lanes; then reversed pairs and attributes that differ."""
        lanes = Lanes(ink, width, self.store, self._short(), self._told_at())
        yield from self._head(ink, width)
        yield Text()
        yield from lanes.heading(self.comparison)
        yield from lanes.events(self.comparison.rows)
        yield from self._reversed(ink, width)
        yield from self._attributes(lanes)

    def _short(self) -> dict[str, str]:
        found = [conflict.fingerprint for row in self.comparison.rows for conflict in row.conflicts]
        return short_fingerprints([*found, *(pair.fingerprint for pair in self.comparison.reversed)])

    def _told_at(self) -> dict[str, str]:
        """Where each conflict is told: at the first event that it touches."""
        rows = reversed(self.comparison.rows)
        return {conflict.fingerprint: row.event for row in rows for conflict in row.conflicts}

    def _head(self, ink: Ink, width: int) -> Iterator[Text]:
        for letter, source_id in (("A", self.comparison.a), ("B", self.comparison.b)):
            named = ink.line(ink.text(f"{letter}  {source_id}", BOLD), ink.text(self._about(source_id), DIM), gap="  ")
            yield from ink.indented(named, width, 0, 3)
        counts = Counter(row.verdict for row in self.comparison.rows)
        parts = [_counted_verdict(ink, verdict, counts[verdict]) for verdict in Verdict if counts[verdict]]
        reversed_pairs = counted(len(self.comparison.reversed), "pair")
        parts += [ink.text(f"{reversed_pairs} in reversed order", ALARM)] if self.comparison.reversed else []
        yield from ink.flow([ink.text(counted(len(self.comparison.rows), "event"), BOLD), *parts], width)

    def _about(self, source_id: str) -> str:
        source = self.store.sources.get(source_id)
        if source is None:
            return ""
        published = edtf_words(source.published[0], SHORT) if source.published else ""
        return " · ".join(part for part in (published, source.author, source.title, source.publisher) if part)

    def _reversed(self, ink: Ink, width: int) -> Iterator[Text]:
        if self.comparison.reversed:
            yield from ink.heading("Reversed order", width)
        for pair in self.comparison.reversed:
            yield from self._pair(pair, ink, width)

    def _pair(self, pair: ReversedPair, ink: Ink, width: int) -> Iterator[Text]:
        name = self._short()[pair.fingerprint]
        head = [ink.text(name, ALARM), ink.text(pair.grade, GRADE_STYLES[pair.grade])]
        yield from ink.indented(ink.line(*head, ink.text(f"timeline explain {name}", DIM), gap="  "), width, 2, 2)
        for letter, order in (("A", pair.a), ("B", pair.b)):
            yield from ink.indented(ink.text(f"{letter}  {order}"), width, 4, 3)
        yield from ink.indented(ink.text(f"claims {', '.join(pair.claims)}", DIM), width, 4, 2)

    def _attributes(self, lanes: "Lanes") -> Iterator[Text]:
        differing = [row for row in self.comparison.attributes if row.verdict is not Verdict.AGREE]
        if differing:
            yield from lanes.ink.heading("Attributes that differ", lanes.width)
        for row in differing:
            yield from lanes.attribute(row)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The columns of a comparison at one width."""

    ink: Ink
    width: int
    store: Store
    short: dict[str, str]
    told_at: dict[str, str]

    @property
    def event_width(self) -> int:
        """How wide the events' own column is; 0: they stand above their lanes."""
        return self.width * 3 // 10 if self.width >= WIDE_SCREEN else 0

    @property
    def lane(self) -> int:
        """How wide each lane is."""
        before = self.event_width + 2 if self.event_width else 2
        return (self.width - before - VERDICT_WIDTH - 4) // 2

    def heading(self, comparison: Comparison) -> Iterator[Text]:
        """The names of the lanes above a thin line."""
        ink = self.ink
        a, b = (ink.text(f"{letter} {name}", BOLD) for letter, name in (("A", comparison.a), ("B", comparison.b)))
        yield from self._row([], [a], [ink.text("verdict", DIM)], [b])
        yield ink.text(ink.mark(RULE) * self.width, DIM)

    def events(self, rows: Sequence[DiffRow]) -> Iterator[Text]:
        """Every event: in both lanes, set off by blank lines; in one line where only one source tells it."""
        for is_shared, members in groupby(rows, key=lambda row: row.a is not None and row.b is not None):
            if not is_shared:
                yield Text()
            for row in members:
                yield from self._shared(row) if is_shared else self._alone(row)

    def _shared(self, row: DiffRow) -> Iterator[Text]:
        """One event in both lanes."""
        yield Text()
        title, named = self._named(row)
        title.stylize(BOLD)
        a, b = (list(self._side(side, row)) for side in (row.a, row.b))
        yield from self._titled([title, named], a, list(self._verdict(row)), b)
        yield from self._decisions(row)

    def _alone(self, row: DiffRow) -> Iterator[Text]:
        """One event that only one source tells: which, when, and what."""
        ink, side = self.ink, row.a or row.b
        when = window_parts(side.start, side.end, SHORT) if side else ()
        mark = Cell(lines=[ink.text(ink.mark(VERDICT_MARKS[row.verdict]), DIM)], width=2, after=1)
        dates = Cell(
            lines=[ink.text(part) for part in when], width=ALONE_DATES_WIDE if self.event_width else ALONE_DATES
        )
        title = Cell(lines=[ink.line(*self._named(row), gap="  ")], width=self.width - dates.width - 5)
        yield from ink.row(mark, dates, title)
        yield from self._decisions(row)

    def _decisions(self, row: DiffRow) -> Iterator[Text]:
        """What people decided: it changes nothing of what the sources say, and stands below it."""
        for decided in row.decisions:
            words = self.ink.text(f"decided: {decision_line(decided)}", GOOD)
            yield from self.ink.indented(words, self.width, 2, 2)

    def _named(self, row: DiffRow) -> tuple[Text, Text]:
        """Title and id."""
        event = self.store.events.get(row.event)
        return self.ink.text(event.title if event else row.event), self.ink.text(row.event, DIM)

    def attribute(self, row: AttributeRow) -> Iterator[Text]:
        """One attribute in both lanes."""
        ink = self.ink
        title = [ink.text(row.key), ink.text(row.event, DIM)]
        a, b = ([ink.text(values_words(values))] for values in (row.a, row.b))
        yield from self._titled(title, a, [_verdict_text(ink, row.verdict)], b)

    def _titled(
        self, title: Sequence[Text], a: Sequence[Text], verdict: Sequence[Text], b: Sequence[Text]
    ) -> Iterator[Text]:
        if self.event_width:
            yield from self._row(title, a, verdict, b)
        else:
            yield from self.ink.fold(self.ink.line(*title, gap="  "), self.width)
            yield from self._row([], a, verdict, b)

    def _row(
        self, title: Sequence[Text], a: Sequence[Text], verdict: Sequence[Text], b: Sequence[Text]
    ) -> Iterator[Text]:
        first = Cell(lines=title, width=self.event_width)
        lanes = [Cell(lines=lines, width=self.lane) for lines in (a, b)]
        return self.ink.row(first, lanes[0], Cell(lines=verdict, width=VERDICT_WIDTH), lanes[1])

    def _side(self, side: DiffSide | None, row: DiffRow) -> Iterator[Text]:
        """When one source has it; in conflict, also what it says there, in its words."""
        ink = self.ink
        if side is None:
            yield ink.text("silent", DIM)
            return
        yield ink.text(window_words(side.start, side.end, SHORT))
        source = next((claim.source for claim in side.claims), None)
        chains = [c for c in row.conflicts if c.chain and self.told_at[c.fingerprint] == row.event]
        said = dict.fromkeys(s for conflict in chains for s in conflict.statements if s.claim.source == source)
        for statement in said:
            is_own = statement.claim.event == row.event
            if statement.key != "when" or not is_own:  # the date of the event itself stands above
                yield ink.text(statement_words(statement, self.store, "it" if is_own else statement.claim.event))
            yield from [ink.text(f"“{statement.quote}”", "italic")] if statement.quote else []
            yield ink.text(_place(statement), DIM)

    def _verdict(self, row: DiffRow) -> Iterator[Text]:
        ink = self.ink
        yield _verdict_text(ink, row.verdict)
        if row.apart is not None:
            yield ink.text(distance_words(row.apart))
        for conflict in row.conflicts:
            yield from [ink.text(f"{conflict.attribute} differs")] if conflict.attribute else []
            yield ink.text(self.short[conflict.fingerprint], ALARM)
            yield from [ink.text("told above", DIM)] if self.told_at[conflict.fingerprint] != row.event else []
        if row.matched == "suggested":
            yield ink.text("matched by likeness", DIM)


def _place(statement: Statement) -> str:
    """File and line without the folder, which the lane has no room for."""
    return str(statement.location).rpartition("/")[2]


def _verdict_text(ink: Ink, verdict: Verdict) -> Text:
    mark = VERDICT_MARKS[verdict]
    return ink.text(f"{ink.mark(mark)} {verdict}", mark[2])


def _counted_verdict(ink: Ink, verdict: Verdict, number: int) -> Text:
    return ink.line(ink.text(f"{number} "), _verdict_text(ink, verdict), ink.text(f" ({MEANINGS[verdict]})", DIM))
