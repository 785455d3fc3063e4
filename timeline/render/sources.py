"""The sources: who they are, whom they repeat, and how each fares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from timeline.model.counted import counted
from timeline.reconciliation.datewords import edtf_words
from timeline.reconciliation.daywords import DateStyle, span_words
from timeline.reconciliation.overview import SourceOverview
from timeline.render.ink import ALARM, BOLD, DIM, Cell, Ink, Screen

SHORT = DateStyle(short=True)
NUMBERS_WIDTH = 26


@dataclass(frozen=True)
class SourcesTable(Screen):
    """What `timeline sources` shows."""

    rows: Sequence[SourceOverview]

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """A block a source: who, when and what on the left; how it fares on the right."""
        yield from ink.fold(ink.text(counted(len(self.rows), "source"), BOLD), width)
        for row in self.rows:
            yield Text()
            about = Cell(lines=list(_about(row, ink)), width=width - NUMBERS_WIDTH - 2)
            yield from ink.row(about, Cell(lines=list(_numbers(row, ink)), width=NUMBERS_WIDTH, after=0))


def _about(row: SourceOverview, ink: Ink) -> Iterator[Text]:
    source = row.source
    yield ink.line(ink.text(source.id, BOLD), ink.text(f"{source.kind}, weight {row.weight}", DIM), gap="  ")
    yield ink.text(source.title)
    dates = ", then ".join(edtf_words(date, SHORT) for date in source.published)
    published = f"published {dates}" if dates else "publication date not known"
    yield ink.text(" · ".join(part for part in (source.author, source.publisher, published) if part))
    if row.roots != (source.id,):
        yield ink.text(f"repeats {', '.join(row.roots)}")


def _numbers(row: SourceOverview, ink: Ink) -> Iterator[Text]:
    yield ink.text(counted(row.claims, "claim"))
    if row.first_day is not None and row.last_day is not None:
        yield ink.text(span_words(row.first_day, row.last_day, SHORT))
    roots = "its own root" if row.roots == (row.source.id,) else counted(len(row.roots), "root")
    yield ink.text(roots, DIM)
    yield ink.text(counted(row.conflicts, "conflict"), ALARM if row.conflicts else DIM)
    yield ink.text(f"{row.set_aside:,} set aside", ALARM if row.set_aside else DIM)
