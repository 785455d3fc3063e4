"""Three and more sides: who they are, and how each pair of them stands to each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from rich.text import Text

from timeline.reconciliation.comparison import Comparison, Matrix, Verdict
from timeline.reconciliation.comparison_words import (
    MEANINGS,
    ONE_SIDED,
    differing_count,
    matrix_headline,
    period_words,
    shared_count,
    side_words,
)
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, VERDICT_MARKS, Cell, Ink, Screen

NUMBER, PAIR = 5, 7
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
        yield from self._heading(ink)
        for names, pair in zip(self._pairs(), self.matrix.pairs, strict=True):
            yield from self._row(names, pair, ink)
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

    def _heading(self, ink: Ink) -> Iterator[Text]:
        cells = [_number(ink.text(ink.mark(VERDICT_MARKS[verdict]), VERDICT_MARKS[verdict][2])) for verdict in Verdict]
        both, order, told = (_number(ink.text(words, DIM), 9) for words in ("both tell", "reversed", "attribs"))
        yield from ink.row(Cell(lines=[ink.text("pair", DIM)], width=PAIR), both, *cells, order, told)

    def _row(self, names: str, pair: Comparison, ink: Ink) -> Iterator[Text]:
        cells = [_number(self._count(ink, pair.summary[verdict], verdict)) for verdict in Verdict]
        differing = differing_count(pair)
        order = self._count(ink, pair.reversed_total, Verdict.CONFLICT)
        yield from ink.row(
            Cell(lines=[ink.text(names, BOLD)], width=PAIR),
            _number(self._count(ink, shared_count(pair), Verdict.AGREE, style=""), 9),
            *cells,
            _number(order, 9),
            _number(self._count(ink, differing, Verdict.OVERLAPS), 9),
        )

    def _count(self, ink: Ink, number: int, verdict: Verdict, style: str | None = None) -> Text:
        if not number:
            return ink.text(ink.mark(NOTHING), DIM)
        return ink.text(f"{number:,}", VERDICT_MARKS[verdict][2] if style is None else style)

    def _key(self, ink: Ink) -> Iterator[Text]:
        """What the marks at the head of the columns mean; A and B are the first and the second of a pair."""
        for verdict in Verdict:
            mark = VERDICT_MARKS[verdict]
            words = MEANINGS[verdict]
            if verdict in ONE_SIDED or verdict in (Verdict.REFINES, Verdict.REFINED_BY):
                words = words.replace("A ", "the first ").replace("B ", "the second ")
            yield ink.line(ink.text(ink.mark(mark), mark[2]), ink.text(f" {words}", DIM))


def _number(text: Text, width: int = NUMBER) -> Cell:
    return Cell(lines=[text], width=width, is_right=True, after=1)
