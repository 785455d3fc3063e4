"""Words by which an export shows a date that is not exact: "starts 15–22 March 2022", "within March 2022".

Formats that know only a first and a last day cannot say whether something lasted from the one to the other or was some
day between them; the words beside them can.
"""

import re
from collections.abc import Mapping
from typing import Final

from timeline.extraction.importing.rows import ImportOptions, Refused
from timeline.extraction.importing.when import read_when
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.value import EdtfKind

_WITHIN: Final = re.compile(r"within (?P<within>.+)")
_ENDS: Final = re.compile(r"(?:starts (?P<start>.+?))?(?:(?:, )?ends (?P<end>.+))?")
_DAY: Final = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS_BEFORE: Final = re.compile(r"in (?=\S)")


def read_shown(words: str, options: ImportOptions) -> Mapping[str, str] | None:
    """Return what such words say, by the keys `start` and `end` of a claim; None: they are not such words."""
    try:
        within = _WITHIN.fullmatch(words)
        if within is not None:
            window = _window(within["within"], options)
            return {"start": window, "end": window}
        found = _ENDS.fullmatch(words)
        sides = {key: side for key, side in found.groupdict().items() if side} if found else {}
        return {key: _window(side, options) for key, side in sides.items()} or None
    except Refused:
        return None


def agrees(shown: Mapping[str, str], first: int | None, last: int | None) -> bool:
    """Whether what is shown begins and ends on the civil days that stand beside it; a side that is open always does."""
    dates = [parse_edtf(text) for text in shown.values()]
    begins, ends = dates[0].start.earliest, dates[-1].end.latest
    return begins in (None, first) and ends in (None, last)


def _window(words: str, options: ImportOptions) -> str:
    """Return the one date that words mean; of a stretch of time one moment in it. Raises Refused: they mean none."""
    read = read_when(_WORDS_BEFORE.sub("", words, count=1), options)
    if read is None:
        raise Refused("no words")
    date = parse_edtf(read.edtf)
    return _one_of(date.text, options) if date.kind is EdtfKind.INTERVAL else read.edtf


def _one_of(interval: str, options: ImportOptions) -> str:
    """Return the window that an interval's two dates span; a day beside a time is its first or its last minute."""
    first, _, last = interval.partition("/")
    if _DAY.fullmatch(first) and "T" in last:
        first += "T00:00"
    if _DAY.fullmatch(last) and "T" in first:
        last += "T23:59"
    found = read_when(f"[{first}..{last}]", options) if first and last else None
    if found is None:
        raise Refused("a stretch without an end")
    return found.edtf
