"""The lanes of a comparison: time runs down, A to the left of its axis, B to the right, the verdict on it.

Nothing that stands lower in a lane is earlier than what stands above it in the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property
from itertools import groupby, islice

from rich.text import Text

from timeline.model.counted import counted, first_named
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.statement import Statement
from timeline.reconciliation.comparison import Comparison, DiffRow, DiffSide
from timeline.reconciliation.comparison_words import (
    ONE_SIDED,
    Folded,
    is_outside,
    parts_of,
    row_apart_words,
    sources_of,
)
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.sections import Section, place_of, sections_of, when_words
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.wording import statement_words
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, OUTSIDE_MARKS, VERDICT_MARKS, Ink
from timeline.render.two_lanes import WIDE_LANE, TwoLanes

MOST_IN_A_LANE, SHOWN_OF_MANY = 6, 4  # one after another that one source alone tells
MOST_CONFLICTS, MOST_SAID = 6, 12  # of one event, and by one side in these
DOTS = ("…", "...")


@dataclass(frozen=True)
class Lanes:
    """The lanes at one width."""

    ink: Ink
    width: int
    comparison: Comparison
    short: dict[str, str]

    @property
    def columns(self) -> TwoLanes:
        """Where the lanes stand."""
        return TwoLanes(self.ink, self.width)

    @cached_property
    def speakers(self) -> tuple[frozenset[str], frozenset[str]]:
        """The sources of each side."""
        return sources_of(self.comparison, "a"), sources_of(self.comparison, "b")

    def lines(self) -> Iterator[Text]:
        """Every section under its heading."""
        for section in sections_of(parts_of(self.comparison)):
            yield Text()
            yield self.columns.heading(section.heading, section.gap_before and f"· {section.gap_before}")
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Text]:
        for number, (kind, members) in enumerate(groupby(section.parts, key=_kind)):
            parts = tuple(members)
            yield from [self.columns.empty()] if number else []
            if kind == "alone":
                yield from self._run(tuple(part for part in parts if isinstance(part, DiffRow)), section.year)
                continue
            for place, part in enumerate(parts):
                yield from [self.columns.empty()] if place else []
                yield from self._folded(part) if isinstance(part, Folded) else self._shared(part, section.year)

    def _folded(self, folded: Folded) -> Iterator[Text]:
        dots = self.ink.mark(DOTS)
        yield from self.ink.fold(self.ink.text(f"{dots} {folded.words} {dots}", DIM), self.columns.page)

    def _shared(self, row: DiffRow, year: int | None) -> Iterator[Text]:
        """One event that both tell: its name and verdict, then what each says, the mark of the verdict between."""
        title = self.ink.line(*self._named(row, BOLD), gap="  ")
        yield from self.columns.titled(title, self._verdict(row))
        sides = zip((row.a, row.b), self.speakers, strict=True)
        a, b = (list(self._side(side, speakers, row, year)) for side, speakers in sides)
        if row.twin is not None:
            b.insert(0, self.ink.line(self.ink.text(row.twin.title), self.ink.text(row.twin.id, DIM), gap="  "))
        yield from self.columns.beside(a, b, VERDICT_MARKS[row.verdict])
        for decided in row.decisions:
            yield from self._decided(decided, self.columns.page)

    def _decided(self, decided: Resolution, width: int) -> Iterator[Text]:
        """What people decided: it changes nothing of what the sides say, and stands below it."""
        words = self.ink.text(f"decided: {decision_line(decided)}", GOOD)
        return self.ink.indented(words, width, self.columns.indent)

    def _named(self, row: DiffRow, style: str = "") -> tuple[Text, Text]:
        """Title and id."""
        event = self.comparison.store.events.get(row.event) if self.comparison.store else None
        return self.ink.text(event.title if event else row.event, style), self.ink.text(row.event, DIM)

    def _verdict(self, row: DiffRow) -> list[Text]:
        """The verdict, by how much, and what explains it."""
        ink = self.ink
        apart = f": {row_apart_words(row)}" if row.apart is not None else ""
        found = [ink.text(f"{row.verdict}{apart}", VERDICT_MARKS[row.verdict][2])]
        for conflict in row.conflicts[:MOST_CONFLICTS]:
            differs = f"{conflict.attribute} differs " if conflict.attribute else ""
            above = "" if self.comparison.told_at[conflict.fingerprint] == row.event else ", told above"
            name = ink.text(self.short[conflict.fingerprint], ALARM)
            found.append(ink.line(ink.text(differs), name, ink.text(above, DIM)))
        found += self._beyond(MOST_CONFLICTS, len(row.conflicts))
        return found + ([ink.text("matched by likeness", DIM)] if row.matched == "suggested" else [])

    def _side(self, side: DiffSide | None, speakers: frozenset[str], row: DiffRow, year: int | None) -> Iterator[Text]:
        """When one source has it; in conflict, also what it says there, in its words."""
        ink = self.ink
        if side is None:
            return
        yield ink.text(when_words(side, year), BOLD)
        chains = [c for c in row.conflicts if c.chain and self.comparison.told_at[c.fingerprint] == row.event]
        said = dict.fromkeys(s for conflict in chains for s in conflict.statements if s.claim.source in speakers)
        yield from self._statements(list(said), row.event)

    def _statements(self, said: Sequence[Statement], event: str) -> Iterator[Text]:
        """What one side says in a conflict, each thing once: words, quote and place, and who else says the same."""
        alike: dict[str, list[Statement]] = {}
        for statement in said:
            is_own = statement.claim.event == event
            words = statement_words(statement, self.comparison.store, "it" if is_own else statement.claim.event)
            alike.setdefault(words, []).append(statement)
        for words, (first, *others) in islice(alike.items(), MOST_SAID):
            stands_above = first.key == "when" and first.claim.event == event
            yield from [] if stands_above else [self.ink.text(words)]
            yield from [self.ink.text(f"“{first.quote}”", "italic")] if first.quote else []
            yield self.ink.text(place_words(first), DIM)
            if others:
                places = first_named(list(dict.fromkeys(map(place_words, others))), MOST_SAID)
                yield self.ink.text(f"+{len(others):,} more: {places}", DIM)
        yield from self._beyond(MOST_SAID, len(alike))

    def _beyond(self, most: int, number: int) -> list[Text]:
        """How many are not told, where there are more than so many."""
        return [self.ink.text(f"and {number - most:,} more", DIM)] if number > most else []

    def _run(self, rows: Sequence[DiffRow], year: int | None) -> Iterator[Text]:
        """Events one after another that one source alone tells: each in its lane."""
        track = Track()
        left_out = self._left_out(rows)
        for row in rows:
            if row.event not in left_out:
                track.put(row.verdict, self._alone(row, year), place_of(row))
        for verdict in (Verdict.ONLY_A, Verdict.ONLY_B):
            more = [row for row in rows if row.verdict is verdict and row.event in left_out]
            track.put(verdict, self._more(more, year) if more else [], None)
        for left, right in track.beside():
            yield from self.columns.columns(left, right)

    def _left_out(self, rows: Sequence[DiffRow]) -> frozenset[str]:
        """The events of a long run that are told by their number, unless they were asked for."""
        found: list[str] = []
        if all(row.is_context or row.verdict in ONE_SIDED for row in self.comparison.rows):
            return frozenset()
        for verdict in ONE_SIDED:
            members = [row.event for row in rows if row.verdict is verdict]
            found += members[SHOWN_OF_MANY:] if len(members) > MOST_IN_A_LANE else []
        return frozenset(found)

    def _alone(self, row: DiffRow, year: int | None) -> list[Text]:
        """One event that one source alone tells: when, and what."""
        ink, side = self.ink, row.a or row.b
        when = when_words(side, year) if side and place_of(row) is not None else ""
        title, named = self._named(row)
        words = ink.line(ink.text(when, BOLD), title, named if self.columns.lane >= WIDE_LANE else "", gap="  ")
        mark = (OUTSIDE_MARKS if is_outside(row) else VERDICT_MARKS)[row.verdict]
        lines = self.columns.marked(mark, words)
        return [*lines, *(line for decided in row.decisions for line in self._decided(decided, self.columns.lane))]

    def _more(self, rows: Sequence[DiffRow], year: int | None) -> list[Text]:
        """`12 more, the last 14 Mar 2022 or later`."""
        side = rows[-1].a or rows[-1].b
        last = f", the last {when_words(side, year)}" if side and place_of(rows[-1]) is not None else ""
        words = f"{self.ink.mark(DOTS)} {counted(len(rows), 'more event')}{last}"
        return self.columns.marked(VERDICT_MARKS[rows[0].verdict], self.ink.text(words, DIM))


@dataclass(frozen=True)
class Track:
    """Two columns that are filled from above: what is later in time never stands higher."""

    lanes: dict[Verdict, list[Text]] = field(default_factory=lambda: {Verdict.ONLY_A: [], Verdict.ONLY_B: []})
    begun: dict[Verdict, list[tuple[int | None, int]]] = field(
        default_factory=lambda: {Verdict.ONLY_A: [], Verdict.ONLY_B: []}
    )  # what stands in a lane: the second at which it is in time, and its first line

    def put(self, verdict: Verdict, lines: Sequence[Text], second: int | None) -> None:
        """Put lines into their lane, below all that is earlier in the other."""
        other = Verdict.ONLY_B if verdict is Verdict.ONLY_A else Verdict.ONLY_A
        earlier = (line for place, line in reversed(self.begun[other]) if second is not None and place != second)
        lane, first = self.lanes[verdict], next(earlier, -1) + 1
        lane.extend([Text()] * (first - len(lane)))
        self.begun[verdict].append((second, len(lane)))
        lane.extend(lines)

    def beside(self) -> Iterator[tuple[Text, Text]]:
        """The lines of both columns side by side."""
        a, b = self.lanes[Verdict.ONLY_A], self.lanes[Verdict.ONLY_B]
        for number in range(max(len(a), len(b))):
            yield (a[number] if number < len(a) else Text(), b[number] if number < len(b) else Text())


def place_words(statement: Statement) -> str:
    """Return file and line without the folder, which a lane has no room for."""
    return str(statement.location).rpartition("/")[2]


def _kind(part: DiffRow | Folded) -> str:
    if isinstance(part, Folded):
        return "folded"
    return "alone" if part.verdict in ONE_SIDED else "shared"
