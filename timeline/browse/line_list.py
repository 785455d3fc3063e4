"""A list of which only the lines on the screen are drawn, so that ten thousand rows are as quick as ten."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from timeline.browse.rows import Piece, Row

MARGIN = 2  # where the chosen row has its mark
CHOSEN_MARK = "▸ "


class LineList(ScrollView, can_focus=True):
    """Rows, of which one is chosen. Headings between them are passed over."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--chosen", "line-list--chosen-here"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    class Chosen(Message):
        """Another row is the chosen one; None: there is none."""

        def __init__(self, sender: "LineList", key: str | None) -> None:
            super().__init__()
            self.list, self.key = sender, key

        @property
        def control(self) -> "LineList":
            """The list that it is of."""
            return self.list

    class Opened(Chosen):
        """The chosen row is to be looked at closely."""

    def __init__(self, *, id: str, empty: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._empty = empty  # what is said where there are no rows
        self._rows: Sequence[Row] = ()
        self._starts: list[int] = []  # the first line of each row, and one beyond the last
        self._stops: list[int] = []  # the places of the rows that can be chosen
        self._at = 0  # a place in `_stops`

    @property
    def key(self) -> str | None:
        """What is chosen; None: there is nothing."""
        return self._rows[self._stops[self._at]].key if self._stops else None

    @property
    def keys(self) -> tuple[str, ...]:
        """All that can be chosen, in order."""
        return tuple(key for place in self._stops if (key := self._rows[place].key) is not None)

    def show(self, rows: Sequence[Row], key: str | None = None) -> None:
        """Show other rows; the one with the key is chosen, else that which stands where the chosen one stood."""
        self._rows = rows
        self._starts = [0, *accumulate(row.height for row in rows)]
        self._stops = [place for place, row in enumerate(rows) if row.key is not None]
        self._at = max(0, min(self._at, len(self._stops) - 1))
        self.virtual_size = Size(self.size.width, self._starts[-1])
        self.refresh()
        self.choose(key if key in self.keys else self.key)

    def choose(self, key: str | None) -> bool:
        """Choose a row by its key and bring it into sight; return whether it is there."""
        found = next((at for at, place in enumerate(self._stops) if self._rows[place].key == key), None)
        if found is not None:
            self._go(found, in_middle=True)
        else:
            self.post_message(self.Chosen(self, self.key))
        return found is not None

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not self._stops:
            return self._strip([Piece(self._empty if not y else "")], width, self.rich_style, "  ")
        if line >= self._starts[-1]:
            return Strip.blank(width, self.rich_style)
        place = bisect_right(self._starts, line) - 1
        row, number = self._rows[place], line - self._starts[place]
        is_chosen = place == self._stops[self._at]
        mark = CHOSEN_MARK if is_chosen and not number else " " * MARGIN
        return self._strip(row.pieces(width - MARGIN)[number], width, self._style(is_chosen=is_chosen), mark)

    def action_move(self, by: int) -> None:
        """Go some rows down, or up."""
        self._go(self._at + by)

    def action_page(self, by: int) -> None:
        """Go as many lines as are seen."""
        if self._stops:
            line = self._starts[self._stops[self._at]] + by * max(1, self.size.height - 1)
            self._go(bisect_left(self._stops, bisect_right(self._starts, max(0, line)) - 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(len(self._stops) - 1)

    def action_open(self) -> None:
        """Say that the chosen row is to be looked at."""
        if self._stops:
            self.post_message(self.Opened(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked; a second click opens it."""
        line = event.y + self.scroll_offset.y
        place = bisect_right(self._starts, line) - 1
        if line >= (self._starts or [0])[-1] or self._rows[place].key is None:
            return
        self._go(self._stops.index(place))
        if event.chain > 1:
            self.action_open()

    def on_resize(self) -> None:
        """Keep the chosen row in sight."""
        self.virtual_size = Size(self.size.width, (self._starts or [0])[-1])
        self._reveal(in_middle=True)

    def _go(self, at: int, *, in_middle: bool = False) -> None:
        if not self._stops:
            return
        self._at = max(0, min(at, len(self._stops) - 1))
        self._reveal(in_middle=in_middle)
        self.refresh()
        self.post_message(self.Chosen(self, self.key))

    def _reveal(self, *, in_middle: bool = False) -> None:
        """Bring the chosen row into sight, and the headings right above it; where it is out of sight, `in_middle`."""
        if not self._stops or not self.size.height:  # it has no size yet
            return
        place = self._stops[self._at]
        top = place
        while top and self._rows[top - 1].key is None:  # its heading
            top -= 1
        first, end = self._starts[top], self._starts[place + 1]
        top_seen = self.scroll_offset.y
        is_seen = top_seen <= first and end <= top_seen + self.size.height
        region = Region(0, first, 1, end - first)
        self.scroll_to_region(region, animate=False, force=True, center=in_middle and not is_seen)

    def _style(self, *, is_chosen: bool) -> Style:
        if not is_chosen:
            return self.rich_style
        return self.get_component_rich_style(f"line-list--chosen{'-here' if self.has_focus else ''}")

    def _strip(self, pieces: Sequence[Piece], width: int, base: Style, mark: str) -> Strip:
        fixed = sum(piece.width for piece in pieces if piece.width is not None)
        rest = max(1, width - MARGIN - fixed - (len(pieces) - 1))
        segments = [Segment(mark, base)]
        for number, piece in enumerate(pieces):
            words = fitted(piece, rest if piece.width is None else piece.width)
            segments += [Segment(" ", base)] * (number > 0) + [Segment(words, base + self._ink(piece))]
        return Strip(segments).adjust_cell_length(width, base)

    def _ink(self, piece: Piece) -> Style:
        """The style of a column; without colour its shade of grey would be too faint, and says nothing."""
        style = Style.parse(piece.style)
        return style.without_color if self.app.no_color else style


def fitted(piece: Piece, width: int) -> str:
    """Return the words of a column exactly so many cells wide; `…` ends what is cut."""
    used = cell_len(piece.words)
    if used > width:
        return set_cell_size(piece.words, width - 1) + "…"
    space = " " * (width - used)
    return space + piece.words if piece.is_right else piece.words + space
