"""How words and EDTF were read: what was given, the EDTF, the first and the last day."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from timeline.model.dataclass import dataclass
from timeline.reconciliation.datewords import values_words
from timeline.render.ink import ALARM, BOLD, DIM, Cell, Ink, Screen

DAY_WIDTH = 13  # "-170000-01-01"
OPEN = "open"


@dataclass(frozen=True)
class ReadingsTable(Screen):
    """What `timeline date` shows; a row has the keys of a reading's JSON shape, as `timeline.api.dates` gives it."""

    rows: Sequence[Mapping[str, Any]]

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """A line an expression; what is wrong with it, or was assumed, below."""
        columns = (width - 2 * DAY_WIDTH - 6) // 2
        yield from _row(ink, columns, [ink.text(words, DIM) for words in ("input", "EDTF", "earliest", "latest")])
        for row in self.rows:
            yield from _row(ink, columns, [ink.text(str(row["input"]), BOLD), *_reading(row, ink)])
            for note in (*_length(row), *_instants(row), *(row.get("assumed") or ())):
                yield from ink.indented(ink.text(str(note), DIM), width, 2, 2)
            if row.get("error"):
                yield from ink.indented(ink.text(str(row["error"]), ALARM), width, 2, 2)


def _reading(row: Mapping[str, Any], ink: Ink) -> list[Text]:
    """The EDTF and the two days, or that it cannot be read."""
    if not row.get("valid"):
        return [ink.text("not read", ALARM), Text(), Text()]
    if row.get("edtf") is None:
        return [ink.text(_length_or_relation(row)), Text(), Text()]
    return [ink.text(_edtf(row)), *(ink.text(row.get(key) or OPEN) for key in ("earliest", "latest"))]


def _edtf(row: Mapping[str, Any]) -> str:
    """The EDTF, and its calendar where that is not the one of the days beside it."""
    is_usual = row.get("calendar") in (None, "gregorian")
    return str(row["edtf"]) if is_usual else f"{row['edtf']} ({str(row['calendar']).capitalize()})"


def _instants(row: Mapping[str, Any]) -> list[str]:
    """The instants that a time lies between, where a zone makes them known."""
    instants = row.get("instants")
    if not instants:
        return []
    return [" to ".join(dict.fromkeys(str(instants[side] or OPEN) for side in ("earliest", "latest")))]


def _length_or_relation(row: Mapping[str, Any]) -> str:
    """`P33D/P34D`, or `after … by P1D`."""
    relation = row.get("relation")
    if relation is None:
        return str(row.get("duration"))
    amounts = (("by", relation["gap"]), ("within", relation["within"]))
    return " ".join([f"{relation['type']} …", *(f"{word} {amount}" for word, amount in amounts if amount)])


def _length(row: Mapping[str, Any]) -> list[str]:
    """A length of time in words."""
    return [f"lasts {values_words([row['duration']])}"] if row.get("duration") else []


def _row(ink: Ink, wide: int, texts: Sequence[Text]) -> Iterator[Text]:
    widths = (wide, wide, DAY_WIDTH, DAY_WIDTH)
    return ink.row(*(Cell(lines=[text], width=width) for text, width in zip(texts, widths, strict=True)))
