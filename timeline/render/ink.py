"""Ink: styles, marks and safe text, and the few layouts that every screen is made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.text import Span, Text

from timeline.model.conflict import Grade
from timeline.model.dataclass import dataclass
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import Status
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.voices import Voice

# Blue, vermilion and green that colour-blind people tell apart, each readable on black and on white (after Okabe and
# Ito). Colour only repeats what a word or a mark says.
CALM, ALARM, GOOD, DIM, BOLD = "#2a8fc7", "bold #d55e00", "#009e73", "dim", "bold"

STATUS_STYLES = {
    Status.RESOLVED: GOOD,
    Status.UNDECIDED: ALARM,
    Status.DISPUTED: ALARM,
    Status.UNDATED: DIM,
    Status.SINGLE: DIM,
    Status.REFINED: CALM,
    Status.AGREED: GOOD,
}
GRADE_STYLES = {Grade.CONTRADICTION: ALARM, Grade.TENSION: "#d55e00", Grade.REFINEMENT: CALM}
VOICE_MARKS = {
    Voice.DAY: ("●", "*", BOLD),
    Voice.WINDOW: ("○", "o", ""),
    Voice.SET_ASIDE: ("✗", "x", ALARM),
    Voice.NO_DATE: ("–", "-", ""),
    Voice.SILENT: ("·", ".", DIM),
}
VERDICT_MARKS = {
    Verdict.AGREE: ("=", "=", GOOD),
    Verdict.REFINES: ("⊂", "<=", CALM),
    Verdict.REFINED_BY: ("⊃", ">=", CALM),
    Verdict.OVERLAPS: ("≈", "~", ""),
    Verdict.CONFLICT: ("≠", "!=", ALARM),
    Verdict.ONLY_A: ("←", "<-", DIM),
    Verdict.ONLY_B: ("→", "->", DIM),
}
OUTSIDE_MARKS = {Verdict.ONLY_A: ("⇠", "<.", DIM), Verdict.ONLY_B: ("⇢", ".>", DIM)}  # of what the other cannot know
FLOW_GAP = 3
RAIL, GAP, RULE, ARROW = ("│", "|"), ("┊", ":"), ("─", "-"), ("→", "->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One column of a row: paragraphs, the width they are folded to, and the space after it."""

    lines: Sequence[Text]
    width: int
    is_right: bool = False
    after: int = 2
    below: Text = field(default_factory=Text)  # what stands on every line that the paragraphs leave free


@dataclass(frozen=True, slots=True)
class Ink:
    """Turns words into text for one console: safe, in its characters, folded to its width."""

    console: Console
    ascii_only: bool

    def text(self, words: str, style: str = "") -> Text:
        """Return words as text in which nothing is a command to the terminal, nor markup."""
        return Text(safe_text(words, ascii_only=self.ascii_only), style=style)

    def mark(self, twins: tuple[str, ...]) -> str:
        """Return a mark, or its ASCII twin, from (mark, twin, …)."""
        return twins[1] if self.ascii_only else twins[0]

    def line(self, *parts: Text | str, gap: str = "") -> Text:
        """Return parts as one line; strings are words in the plain style; empty parts leave no gap."""
        texts = [part if isinstance(part, Text) else self.text(part) for part in parts]
        return self.text(gap).join(text for text in texts if text)

    def fold(self, text: Text, width: int) -> list[Text]:
        """Return the lines of a paragraph, no wider than `width`; a word that is too long is broken."""
        if text.cell_len <= width:
            return [text]
        lines = text.wrap(self.console, width, overflow="fold", tab_size=1)
        for line in lines:
            line.rstrip()
        return list(lines) or [Text()]

    def row(self, *cells: Cell) -> Iterator[Text]:
        """Return columns side by side, each folded within its own width, without white space at the end of a line."""
        folded = [[line for part in cell.lines for line in self.fold(part, cell.width)] for cell in cells]
        for number in range(max(len(lines) for lines in folded)):
            columns = zip(folded, cells, strict=True)
            yield _beside([lines[number] if number < len(lines) else cell.below for lines, cell in columns], cells)

    def indented(self, text: Text, width: int, by: int, hang: int = 0) -> Iterator[Text]:
        """Return a paragraph moved to the right; lines after the first `hang` columns further."""
        first, *rest = self.fold(text, max(1, width - by - hang))
        yield Text(" " * by).append_text(first)
        yield from (Text(" " * (by + hang)).append_text(line) for line in rest)

    def flow(self, parts: Iterable[Text], width: int) -> Iterator[Text]:
        """Return parts one after another, each kept whole, on as many lines as they need."""
        line = Text()
        for part in parts:
            if line and line.cell_len + FLOW_GAP + part.cell_len > width:
                yield from self.fold(line, width)
                line = Text()
            line = line.append(" " * FLOW_GAP).append_text(part) if line else part.copy()
        if line:
            yield from self.fold(line, width)

    def rule(self, width: int) -> Text:
        """Return a thin line across the screen."""
        return Text(self.mark(RULE) * width, style=DIM)

    def heading(self, words: str, width: int) -> Iterator[Text]:
        """Return a heading with a blank line above it."""
        yield Text()
        yield from self.fold(self.text(words, BOLD), width)


def _beside(texts: Iterable[Text], cells: Iterable[Cell]) -> Text:
    """Return one line of all columns, made at once: to append to a text costs more than all else of a screen."""
    words: list[str] = []
    spans: list[Span] = []
    at = 0
    for text, cell in zip(texts, cells, strict=True):
        free, length = " " * max(0, cell.width - text.cell_len), len(text)
        begin = at + len(free) if cell.is_right else at
        padded = f"{free}{text.plain}" if cell.is_right else f"{text.plain}{free}"
        end = at + len(padded) + cell.after
        if text.style:
            spans.append(Span(begin, begin + length if cell.is_right else end, text.style))
        spans += [span.move(begin) for span in text.spans]
        words += (padded, " " * cell.after)
        at = end
    line = Text("".join(words), spans=spans)
    line.rstrip()
    return line


def _with_its_style(line: Text) -> Text:
    """Return a line as rich draws all of it: without spans it would leave out the style of the whole."""
    styled = line.copy()
    styled.stylize_before(line.style)
    return styled


class Screen:
    """A renderable made of lines; a screen says how, for any width and set of characters."""

    def lines(self, ink: Ink, width: int) -> Iterable[Text]:
        """Return the lines of the screen, none wider than `width`."""
        raise NotImplementedError

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Write the lines in the characters of the console."""
        is_plain = console.color_system is None  # as in a file or a pipe: no style is written, so none is looked at
        for line in self.lines(Ink(console, options.ascii_only), options.max_width):
            # folded already: rich need not wrap it again
            yield from [Segment(f"{line.plain}\n")] if is_plain else _with_its_style(line).render(console, end="\n")
