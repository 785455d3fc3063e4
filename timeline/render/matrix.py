"""Three and more sides: who they are, and how each pair of them stands to each other."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from rich.text import Text

from timeline.model.dataclass import dataclass
from timeline.reconciliation.comparison import Matrix
from timeline.reconciliation.comparison_words import (
    MEANINGS,
    ONE_SIDED,
    differing_count,
    matrix_headline,
    period_words,
    shared_count,
    side_words,
)
from timeline.reconciliation.verdict import Verdict
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, VERDICT_MARKS, Cell, Ink, Screen

NARROWEST, PAIR = 5, 8
NOTHING = ("·", ".")


@dataclass(frozen=True)
class MatrixScreen(Screen):
    """What `timeline diff A B C …` shows."""

    matrix: Matrix

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """The sides by letter, one sentence, a row a pair, and what the columns mean."""
        yield from self._sides(ink, width)
        clashes = any(pair.summary[Verdict.CONFLICT] for pair in self.matrix.pairs)
        yield Text()
        yield from ink.fold(ink.text(matrix_headline(self.matrix), ALARM if clashes else f"bold {GOOD}"), width)
        yield Text()
        is_table = sum(column.width + 1 for column in self._columns()) + PAIR < width
        yield from self._table(ink) if is_table else self._blocks(ink, width)
        yield Text()
        yield from ink.flow(list(self._key(ink)), width)

    def _letters(self) -> list[str]:
        """A letter a side; numbers where there are more sides than letters."""
        count = len(self.matrix.sides)
        return list(ascii_uppercase[:count]) if count <= len(ascii_uppercase) else [str(n) for n in range(1, count + 1)]

    def _pairs(self) -> list[str]:
        letters = self._letters()
        return [f"{one} {other}" for number, one in enumerate(letters) for other in letters[number + 1 :]]

    def _sides(self, ink: Ink, width: int) -> Iterator[Text]:
        room = min(max(len(side.name) for side in self.matrix.sides), width // 3)
        for letter, side in zip(self._letters(), self.matrix.sides, strict=True):
            about = " · ".join(words for words in (side_words(side), period_words(side)) if words)
            yield from ink.row(
                Cell(lines=[ink.text(letter, BOLD)], width=max(map(len, self._letters()))),
                Cell(lines=[ink.text(side.name, BOLD)], width=room),
                Cell(lines=[ink.text(about, DIM)], width=width - room - 6, after=0),
            )

    def _columns(self) -> list["Column"]:
        """What is counted of each pair, each as wide as its widest number."""
        told = [
            (verdict, VERDICT_MARKS[verdict], [p.summary[verdict] for p in self.matrix.pairs]) for verdict in Verdict
        ]
        marked = [Column(mark, numbers, verdict) for verdict, mark, numbers in told]
        pairs = self.matrix.pairs
        shared = Column(("both tell", "both tell", DIM), [shared_count(p) for p in pairs], "told by both")
        order = Column(("reversed", "reversed", DIM), [p.reversed_total for p in pairs], "in opposite order")
        values = Column(("attribs", "attribs", DIM), [differing_count(p) for p in pairs], "attributes told differently")
        return [shared, *marked, order, values]

    def _table(self, ink: Ink) -> Iterator[Text]:
        columns = self._columns()
        heads = [_number(ink.text(ink.mark(c.mark), c.mark[2]), c.width) for c in columns]
        yield from ink.row(Cell(lines=[ink.text("pair", DIM)], width=PAIR - 1, after=1), *heads)
        for number, names in enumerate(self._pairs()):
            cells = [_number(_count(ink, column, number), column.width) for column in columns]
            yield from ink.row(Cell(lines=[ink.text(names, BOLD)], width=PAIR - 1, after=1), *cells)

    def _blocks(self, ink: Ink, width: int) -> Iterator[Text]:
        """The same where a line a pair has no room: as many lines a pair as it needs."""
        columns = self._columns()
        for number, names in enumerate(self._pairs()):
            yield ink.text(names, BOLD)
            told = [
                ink.line(_count(ink, column, number), ink.text(f" {column.name}", DIM))
                for column in columns
                if column.numbers[number]
            ]
            yield from (Text("  ").append_text(line) for line in ink.flow(told, width - 2))

    def _key(self, ink: Ink) -> Iterator[Text]:
        """What the marks at the head of the columns mean; A and B are the first and the second of a pair."""
        for verdict in Verdict:
            mark = VERDICT_MARKS[verdict]
            words = MEANINGS[verdict]
            if verdict in ONE_SIDED or verdict in (Verdict.REFINES, Verdict.REFINED_BY):
                words = words.replace("A ", "the first ").replace("B ", "the second ")
            yield ink.line(ink.text(ink.mark(mark), mark[2]), ink.text(f" {words}", DIM))


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is counted of every pair."""

    mark: tuple[str, str, str]
    numbers: Sequence[int]
    name: str

    @property
    def width(self) -> int:
        """How wide its head and its numbers are."""
        return max(NARROWEST, len(self.mark[0]), *(len(f"{number:,}") for number in self.numbers))


def _count(ink: Ink, column: Column, number: int) -> Text:
    count = column.numbers[number]
    style = "" if column.mark[2] == DIM else column.mark[2]
    return ink.text(f"{count:,}", style) if count else ink.text(ink.mark(NOTHING), DIM)


def _number(text: Text, width: int) -> Cell:
    return Cell(lines=[text], width=width, is_right=True, after=1)
