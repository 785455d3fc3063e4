"""Words as tokens: lower case, quotes and dashes made alike, each with its place in the text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from timeline.model.dataclass import dataclass

_ALIKE: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‛ʼ`´", "'"))
_ABBREVIATED: Final = "jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun"
_KINDS: Final = (
    r"(?<![0-9])[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}(?![0-9])",  # 31.03.2022, 2022-03-31
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",  # 17:15
    r"[0-9]+-?(?:st|nd|rd|th)(?![^\W_])",  # 29th, 29-th
    r"'?[0-9]{2,4}'?s(?![^\W_])",  # 1990s
    r"(?<![^\W_])'[0-9]{2}(?![^\W_'])",  # '68
    r"(?<![0-9.])[0-9]{1,2}\.[0-9]{1,2}\.(?![0-9])",  # 31.3.
    r"[0-9]+",
    r"[ap]\.\s?m(?:\.|(?![^\W_]))",
    r"(?<![^\W_])(?:b\.\s?c\.(?:\s?e\.)?|a\.\s?d\.|c\.\s?e\.)",  # 44 B.C.
    rf"(?:{_ABBREVIATED})\.",
    r"[^\W\d_]+",
    r"'s(?![^\W_])",
    r"[^\s\u200b-\u200f\u2060\ufeff]",
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; `start` and `end` are code points of the text, end exclusive."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, in order; white space and zero-width characters separate and are dropped."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for found in _pattern().finditer(text.translate(_ALIKE)):
        word = found.group().lower()
        yield Token(word.rstrip(".").replace(". ", ".") if len(word) > 1 else word, found.start(), found.end())


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_KINDS), re.IGNORECASE)
