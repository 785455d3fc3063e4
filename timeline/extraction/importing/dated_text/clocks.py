"""The time of day that a passage begins with: "14:30 – The gate opens", "2.15 p.m.: …", "1530 GMT - …"."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d))?|(?P<soldiers>\d{4})(?=\s*(?:hours|hrs|GMT|UTC)\b)"
    r"|(?P<whole>\d{1,2})(?=\s*[ap]\.?\s?m\b)|(?P<noon>noon)\b",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"\s*(?:hours|hrs)?(?P<half>[ap]\.?\s?m\b\.?)?"
    r"(?:\s*\(?(?P<zone>local time|(?:GMT|UTC)(?:[+-]\d{1,2})?|CES?T|[ECMP][SD]T|BST|IST|MSK)\)?)?"
    r"(?P<parted>\s*[-–—:|]\s+|\s*\t\s*|\s{2,}|,\s+|\s*\Z)",
    re.IGNORECASE,
)


_LONGEST_BEHIND: Final = 60  # characters up to where the rest begins


class ClockFound(NamedTuple):
    """A time of day at the beginning of a passage."""

    words: str  # as the date reader has them behind a day: `14:30 GMT`
    rest: int  # where what follows begins


def find_clock(text: str, reads: Callable[[str], bool]) -> ClockFound | None:
    """Return the time of day that a text begins with, and a sign parts from the rest; None: there is none.

    `reads` says whether the date reader makes anything of the words.
    """
    clock = _CLOCK.match(text)
    behind = _BEHIND.match(text, clock.end(), clock.end() + _LONGEST_BEHIND) if clock else None
    if clock is None or behind is None:
        return None
    half = (behind["half"] or "").replace(" ", "")
    words = " ".join(part for part in (_written(clock), half, behind["zone"] or "") if part)
    return ClockFound(words, behind.end()) if reads(words) else None


def _written(clock: re.Match[str]) -> str:
    if clock["noon"]:
        return "noon"
    if clock["whole"]:
        return clock["whole"]
    if clock["soldiers"]:
        return f"{clock['soldiers'][:2]}:{clock['soldiers'][2:]}"
    return ":".join(part for part in (clock["hour"], clock["minute"], clock["second"]) if part)
