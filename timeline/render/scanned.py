"""Time expressions as they are found: a line each, in columns that do not depend on what is still to come."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from timeline.model.dataclass import dataclass
from timeline.render.ink import BOLD, CALM, DIM, Cell, Ink, Screen

PLACE_WIDTH, TYPE_WIDTH, GAP = 9, 8, 2
WIDE = 110  # from here on what an expression was read against has a column of its own
WIDE_COLUMNS = 24, 16, 24  # words, TIMEX3, EDTF: [2022-03-29..2022-03-31] has 24
SHARES = 20, 11, 24  # the same where there is less room; so wide in 80 columns
INDENT = PLACE_WIDTH + GAP
HEADINGS = ("line:col", "words", "type", "TIMEX3", "EDTF", "read against; assumed")


@dataclass(frozen=True)
class ScannedHead(Screen):
    """What stands above the columns."""

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """One line."""
        return _row(ink, width, [ink.text(words, DIM) for words in HEADINGS])


@dataclass(frozen=True)
class ScannedRow(Screen):
    """One expression; it has the keys of the JSON shape that `timeline.api.scanning` gives it."""

    row: Mapping[str, Any]

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """One line, if the words are not too many; on narrow screens what they were read against stands below."""
        row = self.row
        note = ink.text(_note(row, ink), DIM)
        yield from _row(
            ink,
            width,
            [
                ink.text(f"{row['line']}:{row['column']}", DIM),
                ink.text(" ".join(row["text"].split()), BOLD),
                ink.text(row["type"]),
                ink.text(row["value"]),
                ink.text(row["edtf"] or "", CALM),
                note,
            ],
        )
        if note and width < WIDE:
            yield from ink.indented(note, width, INDENT, 2)


def _row(ink: Ink, width: int, texts: list[Text]) -> Iterator[Text]:
    widths = _widths(width)
    cells = [Cell(lines=[text], width=wide, after=GAP) for text, wide in zip(texts, widths, strict=False)]
    return ink.row(Cell(lines=[texts[0]], width=PLACE_WIDTH, is_right=True, after=GAP), *cells[1:])


def _widths(width: int) -> list[int]:
    """Return how wide the columns are; without that of the notes where there is no room for one."""
    room = width - PLACE_WIDTH - TYPE_WIDTH - 4 * GAP
    words, timex, edtf = WIDE_COLUMNS if width >= WIDE else (room * share // sum(SHARES) for share in SHARES)
    note = [room - words - timex - edtf - GAP] if width >= WIDE else []
    return [PLACE_WIDTH, words, TYPE_WIDTH, timex, edtf, *note]


def _note(row: Mapping[str, Any], ink: Ink) -> str:
    """What the expression was read against, and what was assumed."""
    return "; ".join([*_against(row["anchor"], ink), *row["assumed"]])


def _against(anchor: Mapping[str, Any] | None, ink: Ink) -> Iterator[str]:
    if anchor is None:
        return
    arrow = ink.mark(("←", "<-"))
    if anchor["kind"] == "publication":
        yield f"{arrow} published {anchor['text']}"
    elif anchor["kind"] == "event":
        yield f"{arrow} event “{anchor['text']}”"
    else:
        date = f" {anchor['edtf']}" if anchor["edtf"] and anchor["edtf"] != anchor["text"] else ""
        yield f"{arrow} “{anchor['text']}”{date}"
