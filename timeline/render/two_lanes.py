"""Two lanes with an axis between them, at one width."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from timeline.model.dataclass import dataclass
from timeline.render.ink import BOLD, DIM, RAIL, RULE, Cell, Ink

AXIS_WIDTH = 3
WIDEST_LANE = 90
WIDE_LANE = 50  # from here on there is room for ids
WIDEST_VERDICT = 26
CROSS = ("┼", "+")

Mark = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class TwoLanes:
    """The columns of whatever sets two sides beside each other."""

    ink: Ink
    width: int

    @property
    def lane(self) -> int:
        """How wide each lane is."""
        return min(WIDEST_LANE, (self.width - AXIS_WIDTH) // 2)

    @property
    def page(self) -> int:
        """How wide both lanes are with the axis between them."""
        return 2 * self.lane + AXIS_WIDTH

    @property
    def indent(self) -> int:
        """The room for a mark at the beginning of a lane."""
        return 3 if self.ink.ascii_only else 2

    def heading(self, words: str, after: str = "") -> Text:
        """A line across both lanes with words on the left; it says which lane is whose."""
        ink, rule = self.ink, self.ink.mark(RULE)
        said = ink.line(ink.text(f"{words} ", BOLD), ink.text(f"{after} " if after else "", DIM))
        left = Text(rule * max(0, self.lane - said.cell_len - 3), DIM)
        axis, right = Text(f"{rule}{ink.mark(CROSS)}{rule}", DIM), Text(rule * (self.lane - 3), DIM)
        return ink.line(said, left, ink.text(" A ", BOLD), axis, ink.text(" B ", BOLD), right)

    def titled(self, title: Text, verdict: Sequence[Text]) -> Iterator[Text]:
        """A title on the left and a verdict on the right: in one line where there is room.

        On a wide page the verdict begins where the right lane does, which is nearer to the title.
        """
        line = self.ink.line(*verdict, gap="  ")
        before = self.lane + AXIS_WIDTH + self.indent
        if self.lane >= WIDE_LANE and title.cell_len + 2 <= before and line.cell_len <= self.lane - self.indent:
            return self.ink.row(Cell(lines=[title], width=before, after=0), _whole(line, self.lane - self.indent))
        room = line.cell_len
        if title.cell_len + 2 + room > self.page:
            room = min(WIDEST_VERDICT, max((text.cell_len for text in verdict), default=0))
        else:
            verdict = [line]
        right = Cell(lines=verdict, width=room, is_right=True, after=0)
        return self.ink.row(Cell(lines=[title], width=self.page - room - 2), right)

    def beside(self, a: Sequence[Text], b: Sequence[Text], mark: Mark) -> Iterator[Text]:
        """What both sides say, a mark between them on the first line."""
        ink, by = self.ink, self.indent
        axis = Cell(lines=[ink.text(f" {ink.mark(mark)}", mark[2])], width=AXIS_WIDTH, after=0, below=self._axis())
        space = Cell(lines=(), width=by, after=0)
        left, right = (Cell(lines=lines, width=self.lane - by, after=0) for lines in (a, b))
        return ink.row(space, left, axis, space, right)

    def columns(self, left: Text, right: Text) -> Iterator[Text]:
        """One line of both lanes; it fits already."""
        axis = Cell(lines=[self._axis()], width=AXIS_WIDTH, after=0)
        return self.ink.row(_whole(left, self.lane), axis, _whole(right, self.lane))

    def marked(self, mark: Mark, words: Text) -> list[Text]:
        """A paragraph behind a mark, in one lane."""
        ink, by = self.ink, self.indent
        first = Cell(lines=[ink.text(ink.mark(mark), mark[2])], width=by, after=0)
        return list(ink.row(first, Cell(lines=[words], width=self.lane - by, after=0)))

    def empty(self) -> Text:
        """A line with nothing but the axis."""
        return Text(" " * self.lane).append_text(self._axis())

    def _axis(self) -> Text:
        return Text(" ").append(self.ink.mark(RAIL), DIM)


def _whole(text: Text, width: int) -> Cell:
    return Cell(lines=[text], width=width, after=0)
