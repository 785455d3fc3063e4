"""Quotes that stand in a file as they are: without its escapes and its markup nobody would find them there."""

from typing import Final

from timeline.extraction.folding import fold
from timeline.model.claim import MAX_QUOTE_WORDS

_FEWEST_WORDS: Final = 3  # fewer say nothing, unless they are all there are


def standing_quote(words: str, written: str) -> str | None:
    """Return the first words, at most 12, as far as they stand in what is written, whatever its white space.

    None: not even three of them do, or there are none. Cost: some searches of what is written.
    """
    first = fold(words).split(" ")[:MAX_QUOTE_WORDS]
    folded = fold(written)
    for count in range(len(first), min(_FEWEST_WORDS, len(first)) - 1, -1):
        quote = " ".join(first[:count])
        if quote and quote in folded:
            return quote
    return None
