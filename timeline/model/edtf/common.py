"""The dates that stores are full of: days, and windows between days, read in a quarter of the time.

What comes back is what `parse_edtf` gives; for all else, wrong dates among it, nothing does.
"""

import re
from datetime import date
from typing import Final

from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd, EdtfKind, Precision

_DAY: Final = "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}"
_COMMON: Final = re.compile(rf"({_DAY})|\[(?:({_DAY})?\.\.({_DAY})|({_DAY})\.\.)\]", re.ASCII)


def read_common_date(text: str) -> EdtfDate | None:
    """Return the time that `2022-03-30`, `[2022-03-29..2022-03-31]` or `[..2022-03-31]` allows; None: other forms."""
    match = _COMMON.fullmatch(text)
    if match is None:
        return None
    day, first, last, only_first = match.groups()
    try:
        if day is not None:
            ordinal = date.fromisoformat(day).toordinal()
            end = _end(ordinal, ordinal)
            return EdtfDate(text=text, level=0, kind=EdtfKind.DATE, start=end, end=end)
        earliest, latest = _ordinal(first or only_first), _ordinal(last)
    except ValueError:
        return None
    if earliest is None or latest is None:
        return _date(text, _end(earliest, latest), None)
    return _date(text, _end(earliest, latest), 0) if earliest <= latest else None  # the event lasts one day of these


def _ordinal(day: str | None) -> int | None:
    return None if day is None else date.fromisoformat(day).toordinal()


def _end(earliest: int | None, latest: int | None) -> EdtfEnd:
    return EdtfEnd(earliest=earliest, latest=latest, precision=Precision.DAY)


def _date(text: str, end: EdtfEnd, longest_days: int | None) -> EdtfDate:
    return EdtfDate(text=text, level=2, kind=EdtfKind.ONE_OF, start=end, end=end, longest_days=longest_days)
