"""From a text to its time expressions, in one pass over its words."""

from collections.abc import Iterable, Iterator

from timeline.dates.scanning.expression import Expression
from timeline.model.edtf import EdtfDate


class Survey:
    """What a whole text tells about its dates before any is read: which numeric order it uses, how far back it goes."""

    def add(self, block: str) -> None:
        """Take note of the next block of the text."""


def scan_text(text: str, published: EdtfDate | None = None) -> tuple[Expression, ...]:
    """Return every time expression of a text, in its order."""
    survey = Survey()
    survey.add(text)
    return tuple(scan_blocks((text,), survey, published))


def scan_blocks(blocks: Iterable[str], survey: Survey, published: EdtfDate | None = None) -> Iterator[Expression]:
    """Yield the time expressions of a text that comes in blocks, offsets counted from the beginning of the first.

    Blocks may be of any size and cut anywhere; memory is bounded by the largest, not by the text.
    """
    yield from ()
