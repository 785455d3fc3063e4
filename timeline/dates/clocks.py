"""Dates in digits, times of day and time zones: each function looks at one place of the tokens.

What it returns is the place after it, and its value; None: there is no such thing.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from timeline.dates import vocabulary
from timeline.dates.numbers import Found
from timeline.dates.tokens import Token

_SOLDIERS_DIGITS: Final = 4
_HOURS: Final = frozenset({"hours", "hrs", "hr"})
_NOON: Final = 12
_HALVES: Final[Mapping[str, int]] = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}


def numeric_date(tokens: Sequence[Token], start: int) -> Found:
    """Read three numbers between the same signs: "31.03.2022"."""
    text = tokens[start].text
    return (start + 1, text) if text[0].isdecimal() and sum(map(text.count, "./-")) == 2 else None


def short_date(tokens: Sequence[Token], start: int) -> Found:
    """Read "31.3.": a day and a month, each with its full stop."""
    text = tokens[start].text
    return (start + 1, text) if text[0].isdecimal() and text.count(".") == 1 else None


def clock(tokens: Sequence[Token], start: int) -> Found:
    """Read "17:15", "5:15 pm", "5 p.m.", "5.15 pm", "1715 hours", "noon"; the value is `HH:MM` or `HH:MM:SS`."""
    text = tokens[start].text
    if text == "noon":
        return start + 1, "12:00"
    behind = [token.text for token in tokens[start + 1 : start + 4]]
    if len(text) == _SOLDIERS_DIGITS and text.isdecimal():
        return (start + 2, f"{text[:2]}:{text[2:]}") if behind and behind[0] in _HOURS else None
    hour, colon, rest = text.partition(":")
    if not hour.isdecimal() or len(hour) > 2:
        return None
    return _by_halves(start, hour, rest, behind) or ((start + 1, f"{int(hour):02d}:{rest}") if colon else None)


def _by_halves(start: int, hour: str, minutes: str, behind: Sequence[str]) -> Found:
    """Read the rest of a time on a clock with twelve hours; a full stop may stand before the minutes."""
    end = start + 2
    if behind[:1] == ["."] and len(behind) > 2 and len(behind[1]) == 2 and behind[1].isdecimal():
        minutes, behind, end = behind[1], behind[2:], start + 4
    half = _HALVES.get(behind[0].replace(" ", "")) if behind else None
    if half is None or not 1 <= int(hour) <= _NOON:
        return None
    return end, f"{int(hour) % _NOON + half:02d}:{minutes or '00'}"


def zone(tokens: Sequence[Token], start: int) -> Found:
    """Read "GMT", "UTC+3", "Kyiv time", "local time"; the value is an offset, an IANA zone, a name of several zones."""
    word = tokens[start].text
    behind = [token.text for token in tokens[start + 1 : start + 3]]
    if behind[:1] == ["time"] and word in vocabulary.PLACES:
        return start + 2, vocabulary.PLACES[word] or word
    if word in ("utc", "gmt") and len(behind) == 2 and behind[0] in ("+", "-"):
        hours, _, minutes = behind[1].partition(":")
        if hours.isdecimal() and len(hours) <= 2:
            return start + 3, f"{behind[0]}{int(hours):02d}:{minutes or '00'}"
    return (start + 1, vocabulary.ZONES[word] or word) if word in vocabulary.ZONES else None
