"""Values that are lengths of time: ISO 8601 durations and ranges, or plain words.

Words are taken at their word here ("two days" is two days, "10-15 years" ten to fifteen): what a value is compared with
is another value. What customary counts allow a date is for dates.
"""

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from timeline.errors import EdtfError
from timeline.model.duration import Duration, parse_duration
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.spans import BETWEEN, ENDLESS, MAX_LENGTH, Bound, Span, split_bound

_ISO_UNITS: Final = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "fortnight": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "decade": "P{}Y",
    "century": "P{}Y",
    "centuries": "P{}Y",
}
_UNITS_IN: Final = {"fortnight": 2, "decade": 10, "century": 100, "centuries": 100}
_UNIT: Final = rf"(?P<unit>{'|'.join(_ISO_UNITS)})s?"
_COUNT: Final = r"(?:[a-z]+ty-[a-z]+|\w+)"
_RANGE: Final = re.compile(
    rf"(?:between\s+(?=.*\sand\s))?(?P<low>{_COUNT})(?:(?:{BETWEEN}|\s+and\s+)(?P<high>{_COUNT}))?[\s-]+{_UNIT}"
)
_PART: Final = re.compile(rf"(?P<count>{_COUNT})\s+{_UNIT}(?:,?\s+(?:and\s+)?|$)")

Ends = tuple[Fraction, Bound]  # seconds; the second without limit where there is none


@lru_cache(maxsize=1 << 12)
def parse_length(text: str) -> Span | None:
    """Return the seconds that `PT3H`, `P2D/P5D`, `~P3W`, `>PT3H`, "over three hours" or "10-15 years" allow.

    Months and years enter as their hull. None: not a length of time.
    """
    if len(text) > MAX_LENGTH:
        return None
    before, rest = split_bound(text.strip())
    length = _iso(rest)
    ends = _ends_in_words(rest.casefold()) if length is None else _ends(length)
    if ends is None:
        return None
    is_rough = before.approximate or (length is not None and length.approximate)
    span = replace(before, approximate=is_rough).applied_to(*ends)
    return replace(span, low=max(span.low, Fraction(0)))


def _iso(text: str) -> Duration | None:
    try:
        return parse_duration(text)
    except EdtfError:
        return None


def _ends(length: Duration) -> Ends:
    """The least and the most that a duration can be."""
    shortest, longest = length.shortest_seconds, length.longest_seconds
    if shortest is None:
        shortest = length.shortest_days * SECONDS_PER_DAY
    if longest is None and length.longest_days is not None:
        longest = length.longest_days * SECONDS_PER_DAY
    return Fraction(shortest), ENDLESS if longest is None else Fraction(longest)


def _ends_in_words(words: str) -> Ends | None:
    """Read "two days", "10-15 years", "between two and three hours", "1 hour 42 minutes"; None: none of these."""
    found = _RANGE.fullmatch(words)
    if found is None:
        return _sum_of_parts(words)
    low = _counted(found["low"], found["unit"])
    high = _counted(found["high"], found["unit"]) if found["high"] else low
    if low is None or high is None or high[1] < low[0]:
        return None
    return low[0], high[1]


def _sum_of_parts(words: str) -> Ends | None:
    if not words or _PART.sub("", words):
        return None
    least: Fraction = Fraction(0)
    most: Bound = Fraction(0)
    for found in _PART.finditer(words):
        part = _counted(found["count"], found["unit"])
        if part is None:
            return None
        least, most = least + part[0], most + part[1]
    return least, most


def _counted(count: str, unit: str) -> Ends | None:
    """So many of a unit; None: not a number."""
    number = _number(count)
    length = None if number is None else _iso(_ISO_UNITS[unit].format(number * _UNITS_IN.get(unit, 1)))
    return None if length is None else _ends(length)


def _number(text: str) -> int | None:
    """Read "15", "three", "twenty-five", "a"; None: not a number."""
    if text.isascii() and text.isdigit():
        return int(text)
    from timeline.dates.numbers import number
    from timeline.dates.tokens import tokenize

    tokens = tokenize(text)
    found = number(tokens, 0) if tokens else None
    return int(found[1]) if found is not None and found[0] == len(tokens) else None
