"""A quote where it stands: what screens show of a document, and nobody stores."""

from typing import NamedTuple


class QuoteContext(NamedTuple):
    """The words of a quote as the document has them, and some before and after; white space folded.

    `line` counts from 1. Words are whole; where the text goes on, the side begins or ends with dots.
    """

    before: str
    quote: str
    after: str
    line: int
