"""Two sources side by side: who is compared, the sum of it, the lanes, and what cannot stand in a lane."""

from collections.abc import Iterator
from dataclasses import replace

from rich.text import Text

from timeline.model.dataclass import dataclass
from timeline.reconciliation.comparison import ComparedSide, Comparison, SideKind
from timeline.reconciliation.comparison_words import (
    ONE_SIDED,
    headline,
    is_outside,
    likeness_words,
    meaning,
    period_words,
    side_of,
    side_words,
)
from timeline.reconciliation.shown_rows import readable_rows
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.voices import short_fingerprints
from timeline.render.comparison_below import Below
from timeline.render.comparison_lanes import Lanes
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, OUTSIDE_MARKS, VERDICT_MARKS, Cell, Ink, Screen

BAR, BAR_WIDTH, VERDICT_WIDTH = ("█", "#"), 14, 10
MOST_ROWS = 1000  # on one screen


@dataclass(frozen=True)
class ComparisonHead(Screen):
    """Who is compared, and the sum of it: what `timeline diff A B --summary` shows."""

    comparison: Comparison

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """The two sides, one sentence, and the verdicts counted: the key of the marks, too."""
        sides = {letter: side_of(self.comparison, letter.lower()) for letter in "AB"}
        room = min(max(len(side.name) for side in sides.values()), width // 3)
        for letter, side in sides.items():
            yield from _side(letter, side, room, ink, width)
        yield Text()
        clashes = self.comparison.has_conflicts or self.comparison.summary[Verdict.CONFLICT]
        style = ALARM if clashes else f"bold {GOOD}"
        yield from ink.fold(ink.text(headline(self.comparison), style), width)
        yield from [Text()] if sum(self.comparison.summary.values()) else []
        for verdict in Verdict:
            yield from self._counted(verdict, ink, width)
        likeness = likeness_words(self.comparison)
        if likeness:
            yield Text()
            yield from ink.fold(ink.text(likeness, DIM), width)

    def _counted(self, verdict: Verdict, ink: Ink, width: int) -> Iterator[Text]:
        """One verdict: how many events, its mark and name, a bar, and what it means."""
        summary = self.comparison.summary
        number, most = summary[verdict], max(summary.values())
        if not number:
            return
        mark, room = VERDICT_MARKS[verdict], max(4, len(f"{most:,}"))
        bar = ink.mark(BAR) * max(1, round(BAR_WIDTH * number / most))
        yield from ink.row(
            Cell(lines=[ink.text(f"{number:,}", BOLD)], width=room, is_right=True),
            Cell(lines=[ink.text(ink.mark(mark), mark[2])], width=2, after=1),
            Cell(lines=[ink.text(verdict, mark[2])], width=VERDICT_WIDTH),
            Cell(lines=[Text(bar, mark[2])], width=BAR_WIDTH),
            Cell(
                lines=[self._meaning(verdict, ink)],
                width=width - room - VERDICT_WIDTH - BAR_WIDTH - 9,
                after=0,
            ),
        )

    def _meaning(self, verdict: Verdict, ink: Ink) -> Text:
        """What a verdict says, and the mark of what the other side cannot know."""
        outside = any(is_outside(row) for row in self.comparison.rows if row.verdict is verdict)
        mark = ink.mark(OUTSIDE_MARKS[verdict]) if outside else ""
        return ink.text(f"{meaning(verdict, self.comparison)} {mark}".rstrip(), DIM)


@dataclass(frozen=True)
class SideBySide(Screen):
    """What `timeline diff A B` shows."""

    comparison: Comparison

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """The head; events in two lanes on a time axis; then pairs in reversed order and attributes that differ."""
        whole = replace(self.comparison, counts=self.comparison.summary)
        shown = readable_rows(self.comparison, MOST_ROWS)
        yield from ComparisonHead(whole).lines(ink, width)
        if len(whole.rows) > MOST_ROWS:
            yield Text()
            yield from ink.fold(ink.text(_too_many(len(whole.rows), len(shown.rows)), DIM), width)
        short = self._short()
        yield from Lanes(ink, width, shown, short).lines()
        yield from Below(ink, width, shown, short).lines()
        yield Text()
        yield from ink.flow([ink.text(hint, DIM) for hint in self._hints(short, shown)], width)

    def _hints(self, short: dict[str, str], shown: Comparison) -> Iterator[str]:
        """What to look at next."""
        first = next(self._conflicts_of_the_store(), None)
        yield from [f"timeline explain {short[first]}: why it cannot all be true"] if first else []
        yield "timeline show EVENT: all claims and quotes"
        is_folded = any(row.left_out for row in shown.rows) or shown.left_out
        listed = [*ONE_SIDED, *([Verdict.AGREE] if is_folded else [])]
        only = " ".join(f"--only {verdict}" for verdict in sorted(listed) if self.comparison.summary[verdict])
        yield from [f"{only}: each such event"] if only else []

    def _conflicts_of_the_store(self) -> Iterator[str]:
        """Yield the fingerprints that `explain` may know: of sources, and without events that are one by likeness."""
        if all(side.kind is SideKind.SOURCE for side in self.comparison.sides):
            suggested = {row.event for row in self.comparison.rows if row.matched == "suggested"}
            found = (conflict for row in self.comparison.rows for conflict in row.conflicts)
            yield from (conflict.fingerprint for conflict in found if suggested.isdisjoint(conflict.events))

    def _short(self) -> dict[str, str]:
        found = [conflict.fingerprint for row in self.comparison.rows for conflict in row.conflicts]
        return short_fingerprints([*found, *(pair.fingerprint for pair in self.comparison.reversed)])


def _too_many(events: int, shown: int) -> str:
    told = f"below are {shown:,} on which they differ" if shown else "they differ on none that both tell"
    return (
        f"{events:,} events are too many for a screen: {told}. "
        "All of them: --format csv, markdown, html or json; some: --only, --context."
    )


def _side(letter: str, side: ComparedSide, room: int, ink: Ink, width: int) -> Iterator[Text]:
    about = [ink.text(words, DIM) for words in (side_words(side), period_words(side)) if words]
    return ink.row(
        Cell(lines=[ink.text(letter, BOLD)], width=1),
        Cell(lines=[ink.text(side.name, BOLD)], width=room),
        Cell(lines=about, width=width - room - 5, after=0),
    )
