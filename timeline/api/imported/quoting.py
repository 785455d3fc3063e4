"""Where the quotes of imported claims stand in the file: positions as whoever reads it as UTF-8 counts them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from timeline.extraction.importing.decoding import Decoded
from timeline.extraction.importing.rows import ImportedClaim

FARTHEST: Final = 20_000  # code points from the beginning of a claim's line
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def with_places(claims: Sequence[ImportedClaim], decoded: Decoded) -> tuple[ImportedClaim, ...]:
    """Return the claims with `at` of each quote that stands in the text before the next claim, be it over line ends.

    Those of a file that is not UTF-8 get none: nobody could find them. Nor do those of a file whose claims say
    themselves where some of their quotes stand: that is in another document.
    """
    if not decoded.is_utf8 or not any(claim.quote for claim in claims) or any(claim.at for claim in claims):
        return tuple(claims)
    starts = [0, *(found.end() for found in _LINE_END.finditer(decoded.text)), len(decoded.text)]
    lines = sorted({claim.line for claim in claims})
    return tuple(_placed(claims, starts, lines, decoded))


def _placed(
    claims: Sequence[ImportedClaim], starts: Sequence[int], lines: Sequence[int], decoded: Decoded
) -> Iterator[ImportedClaim]:
    for claim in claims:
        if claim.quote is None or claim.line >= len(starts):
            yield claim
            continue
        start = starts[claim.line - 1]
        following = bisect_left(lines, claim.line + 1)
        end = starts[lines[following] - 1] if following < len(lines) else len(decoded.text)
        found = _find(claim.quote, decoded.text, start, min(end, start + FARTHEST))
        yield replace(claim, at=(found[0] + decoded.mark, found[1] + decoded.mark)) if found else claim


def _find(quote: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a quote stands in a part of a text, over the ends of lines too; None: it does not."""
    place = text.find(quote, start, end)
    if place >= 0:
        return place, place + len(quote)
    found = re.compile(r"\s+".join(map(re.escape, quote.split()))).search(text, start, end)
    return found.span() if found else None
