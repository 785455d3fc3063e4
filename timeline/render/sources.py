"""The sources: who they are, how each fares, who repeats whom, and who looks like a copy of whom."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.text import Text

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.reconciliation.copies.proposals import CopyProposal
from timeline.reconciliation.datewords import edtf_words
from timeline.reconciliation.daywords import DateStyle, span_words
from timeline.reconciliation.overview import SourceOverview, SourcesOverview
from timeline.render.ink import ALARM, BOLD, DIM, Cell, Ink, Screen
from timeline.render.source_tree import alone_words, tree_lines

SHORT = DateStyle(short=True)
COLUMNS: Final = (("claims", 7), ("agrees", 10), ("conflicts", 9), ("loses", 6), ("weight", 6))  # with their widths
NUMBERS_WIDTH: Final = sum(width for _, width in COLUMNS) + 2 * len(COLUMNS)
BESIDE_FROM: Final = 40  # so many columns left for what a source is: it stands beside its numbers
LEGEND: Final = (
    "agrees: of the events that independent others date too, those on which nobody contradicts it · "
    "loses: the share of its claims of which something is set aside"
)
NOT_ENOUGH: Final = (
    "Whether one copied another can only be told from words here: a slip that two share shows only beside two others "
    "who agree on what is right."
)


@dataclass(frozen=True)
class SourcesTable(Screen):
    """What `timeline sources` shows."""

    sources: SourcesOverview

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """The table, with what a source is below its numbers, or beside them where there is room; then the rest."""
        rows = self.sources.rows
        yield from ink.fold(ink.text(_totals(self.sources), BOLD), width)
        if not rows:
            return
        yield Text()
        table = _Table(room=_room(rows, width), width=width, ink=ink)
        yield from table.row("", [name for name, _ in COLUMNS], (), DIM)
        for row in rows:
            about = [ink.text(text) for text in about_lines(row, self.sources)]
            yield from table.row(row.source.id, _numbers(row), about, lost=bool(row.lost_claims))
        yield from _below(ink.text(LEGEND, DIM), ink, width)
        yield from _tree(self.sources, ink, width)
        yield from _copies(self.sources, ink, width)


@dataclass(frozen=True)
class _Table:
    """The table of sources on one screen."""

    room: int  # for ids
    width: int
    ink: Ink

    def row(
        self, name: str, numbers: Sequence[str], about: Sequence[Text], style: str = "", *, lost: bool = False
    ) -> Iterator[Text]:
        """The id, numbers in their columns, then what it is; an id that is too long has a line of its own."""
        if len(name) > self.room:
            yield from self.ink.fold(self.ink.text(name, BOLD), self.width)
            name = ""
        styles = [ALARM if lost and column == "loses" else style for column, _ in COLUMNS]
        told = [
            Cell(lines=[self.ink.text(number, each)], width=columns, is_right=True)
            for number, each, (_, columns) in zip(numbers, styles, COLUMNS, strict=True)
        ]
        beside = self.width - self.room - NUMBERS_WIDTH - 2
        is_beside = beside >= BESIDE_FROM
        told += [Cell(lines=about, width=beside, after=0)] if is_beside else []
        yield from self.ink.row(Cell(lines=[self.ink.text(name, BOLD)], width=self.room, after=0), *told)
        for text in () if is_beside else about:
            yield from self.ink.indented(text, self.width, 2, 2)


def about_lines(row: SourceOverview, sources: SourcesOverview) -> Iterator[str]:
    """Yield what a source is: title; kind, author, publisher, publication; what it dates, whom it repeats; trust."""
    source = row.source
    yield source.title
    dates = ", then ".join(edtf_words(date, SHORT) for date in source.published)
    published = f"published {dates}" if dates else "publication date not known"
    yield " · ".join(part for part in (source.kind, source.author, source.publisher, published) if part)
    parts = [dated_words(row)] if row.first_day is not None else []
    yield " · ".join([*parts, roots_words(row, sources)])
    if row.learned is not None:
        yield f"learned: {row.learned.words}"


def roots_words(row: SourceOverview, sources: SourcesOverview) -> str:
    """Return where what it says comes from: `its own root`, `repeats wire, its root`, `repeats wire in 6 claims`."""
    repeats = sources.repeating.of_source.get(row.source.id, ())
    cited = [repeat for repeat in repeats if repeat.claims]
    if cited:
        words = ", ".join(f"{repeat.repeated} in {counted(len(repeat.claims), 'claim')}" for repeat in cited)
        is_all = sum(len(repeat.claims) for repeat in cited) == row.claims
        return f"repeats {words}" if is_all else f"repeats {words}, the rest is its own"
    if not repeats:
        return "its own root"
    repeated, roots = (", ".join(names) for names in ([repeat.repeated for repeat in repeats], row.roots))
    are = "its root" if len(row.roots) == 1 else "its roots"
    return f"repeats {repeated}, {are}" if repeated == roots else f"repeats {repeated}; {are}: {roots}"


def dated_words(row: SourceOverview) -> str:
    """Return the first and the last day that a source dates outright: `dates given 24 Feb 2022 – 22 Apr 2024`."""
    if row.first_day is None or row.last_day is None:
        return "no dates given"
    return f"dates given {span_words(row.first_day, row.last_day, SHORT)}"


def copy_lines(copies: Iterable[CopyProposal], ink: Ink, width: int) -> Iterator[Text]:
    """Yield what looks like a copy, why, and how it would be recorded."""
    for copy in copies:
        yield from ink.indented(ink.line(ink.text(copy.copy.id, BOLD), copy.words, gap=" "), width, 2, 2)
        yield from ink.indented(ink.text(f"to record it: {copy.remedy}", DIM), width, 4, 2)


def _totals(sources: SourcesOverview) -> str:
    """`5 sources: 3 repeat nobody, 2 repeat others`."""
    rows = sources.rows
    repeating = sum(row.source.id in sources.repeating.of_source for row in rows)
    total = counted(len(rows), "source")
    if not repeating:
        return total
    alone = len(rows) - repeating
    verbs = "repeats" if repeating == 1 else "repeat", "speaks" if alone == 1 else "speak"
    own = f", {alone} {verbs[1]} for {'itself' if alone == 1 else 'themselves'}" if alone else ""
    return f"{total}: {repeating} {verbs[0]} others{own}"


def _room(rows: Iterable[SourceOverview], width: int) -> int:
    """So many columns for ids: the longest of them, as far as the numbers leave room."""
    longest = max((len(row.source.id) for row in rows), default=0)
    return max(1, min(longest, width - NUMBERS_WIDTH))


def _numbers(row: SourceOverview) -> list[str]:
    found = row.agreement
    agrees = f"{found.agreed} of {found.events}" if found.events else "–"
    return [f"{row.claims:,}", agrees, f"{row.conflicts:,}", f"{row.lost_percent}%", str(row.weight)]


def _below(text: Text, ink: Ink, width: int) -> Iterator[Text]:
    yield Text()
    yield from ink.fold(text, width)


def _tree(sources: SourcesOverview, ink: Ink, width: int) -> Iterator[Text]:
    """Who repeats whom, where anybody does; and the circles on single events, which no tree shows."""
    if not sources.repeating.of_source:
        return
    yield from ink.heading("Who repeats whom", width)
    yield from tree_lines(sources, ink, width)
    alone = alone_words(sources)
    if alone:
        yield from ink.indented(ink.text(alone, DIM), width, 2, 2)
    for circle in sources.circles:
        about = f"{circle.event}: " if circle.event else ""
        yield from ink.indented(
            ink.text(f"a circle, which counts as one root: {about}{circle.words}", ALARM), width, 2, 2
        )


def _copies(sources: SourcesOverview, ink: Ink, width: int) -> Iterator[Text]:
    if sources.copies:
        yield from ink.heading("Looks copied (a proposal: it changes nothing until it is recorded)", width)
        yield from copy_lines(sources.copies, ink, width)
    elif len(sources.rows) > 1 and not sources.slips_can_be_known:
        yield from _below(ink.text(NOT_ENOUGH, DIM), ink, width)
        for unison in sources.unisons:
            yield from ink.indented(ink.text(unison.words), width, 2, 2)
