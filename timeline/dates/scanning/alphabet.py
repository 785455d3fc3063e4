"""A text as a string of kinds: one character for each word, number or sign, so that `re` matches words, not letters.

Every word that a rule or a table of the vocabulary knows has a character of its own; all others share one. Numbers and
dates in digits have one for their shape. A text of a hundred thousand words becomes a string that regular expressions
search at their full speed, and a pattern over words stays as small as it reads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Final

from timeline.dates.scanning.said import Phrase
from timeline.model.dataclass import dataclass

OTHER: Final = "other"  # a word or sign that no rule knows
NAME: Final = "name"  # the same, written with a capital letter
PLURAL: Final = "plural"  # the same, in lower case and with an s at its end
SHORT_WEEKDAY: Final = "short_weekday"  # "Wed", "Sun": a word of its own too
BREAK: Final = "break"  # an empty line: nothing reaches across

# Words that speak of time only when they are written with a capital letter.
_CAPITALISED: Final = frozenset({"may", "march", "mar", "august", "easter"})
# Abbreviations that are words or names too: they count with their point only.
_DOTTED_ONLY: Final = frozenset({"sun", "sat", "mon", "wed"})
_FIRST_CODE: Final = 0xE000

_ABBREVIATED: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun"
_DOTTED: Final = (
    rf"(?=[^\W\d_]{{1,4}}\.)(?:(?:{_ABBREVIATED})\.(?!\w)|[AaPp]\.\s?[Mm](?:\.|(?!\w))|[Bb]\.\s?[Cc](?:\.\s?[Ee])?(?:\.|(?!\w))"
    r"|[Aa]\.\s?[Dd](?:\.|(?!\w))|[Cc]a?\.(?=\s*\d))"
)
_SHAPES: Final[Mapping[str, str]] = {
    "dotted": _DOTTED,
    "name": r"(?!GMT|UTC)[A-Z]{1,3}-\d\w*(?:-\d\w*)*",
    "word": r"[^\W\d_]+(?:(?:\d|_[^\W_])\w*(?:['’]s(?!\w))?)?",
    "iso_time": r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)",
    "iso_date": r"\d{4}-\d\d-\d\d(?![\w-])",
    "numeric_date": r"(?<![\w./-])(?:\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)"
    r"|\d{4}(?P<sep2>[./])\d{1,2}(?P=sep2)\d{1,2})(?![\d/-])(?!\.\d)",
    "clock_digits": r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])",
    "ordinal": r"\d{1,4}[-‐‑]?(?:st|nd|rd|th)(?!\w)",
    "decade_digits": r"(?<!\w)(?:1\d|20)\d0['’]?s(?!\w)|(?<![\w-])\d{1,2}0['’]?s(?!\w)|['’‘]\d0s(?!\w)",
    "amount": r"\d{1,3}(?:,\d{3}){1,3}(?![\d,])|\d+(?:\.\d+)+",
    "short_year": r"(?<!\w)['’‘]\d\d(?!\w)",
    "digits": r"\d+",
    "suffix": r"['’][sS]?(?!\w)",
    BREAK: r"\n[^\S\n]*\n\s*",
    "sign": r"[^\w\s\u200b-\u200f\u2060\ufeff]",
}
_CODE: Final = re.compile(r"[Qq][1-4]|FY\d\d(?:\d\d)?|H[12]")
# The space before a word is taken with it: looking for a word at every space takes longer than all else.
_WORDS: Final = "[ ]?(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()) + ")"
_SIGNS: Final = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‛ʼ`´", "'") | dict.fromkeys("“”«»„", '"')
)
_PLAIN: Final = frozenset({"dotted", "word", "suffix", "sign"})
_REMEMBERED: Final = 50_000
_MOST_DIGITS: Final = 9
_DAYS: Final = range(1, 32)
_YEARS: Final = range(1000, 2200)

# The shapes of whole numbers; a slot names those that may fill it.
NUMBER_SHAPES: Final = ("day_digits", "two_digits", "three_digits", "year_digits", "four_digits", "many_digits")


@dataclass(slots=True)
class Words:
    """A text word by word: parallel sequences of codes, places and what was made of each so far."""

    text: str
    codes: str  # one character a word
    starts: list[int]  # code points of the text
    ends: list[int]
    values: list[Phrase | None]  # what a rule made of it; None: a word as it stands

    def phrases(self) -> Iterator[tuple[int, Phrase]]:
        """Yield what rules made of words, each with its index."""
        return ((index, value) for index, value in enumerate(self.values) if value is not None)

    def spelled(self, index: int) -> str:
        """Return a word in the form that tables know: lower case, without the points of an abbreviation."""
        return plain(self.text[self.starts[index] : self.ends[index]])


def plain(word: str) -> str:
    """Return a word in lower case, its quotes and dashes made alike, without the points of an abbreviation."""
    lower = word.translate(_SIGNS).lower()
    return lower.replace(".", "").replace(" ", "") if len(lower) > 1 else lower


def with_plain_digits(word: str) -> str:
    """Return a word with the digits of any script as 0 to 9."""
    return word if word.isascii() else "".join(str(int(c)) if c.isdecimal() else c for c in word)


@dataclass(slots=True)
class Alphabet:
    """The characters that stand for words, and for kinds of what is found."""

    words: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)  # the words as texts spell them; emptied when there are many

    def of_words(self, words: Iterable[str]) -> str:
        """Return the characters of these words, which are new to it or known."""
        return "".join(self._code(self.words, word) for word in words)

    def of_kinds(self, kinds: Iterable[str]) -> str:
        """Return the characters of these kinds."""
        return "".join(self._code(self.kinds, kind) for kind in kinds)

    def encode(self, text: str) -> Words:
        """Return a text as the characters of its words; white space and zero-width characters are dropped."""
        spans = [found.span(found.lastindex or 0) for found in re.finditer(_WORDS, text)]
        known = self._seen
        codes = [known.get(text[start:end]) or self._code_of(text, start, end) for start, end in spans]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        return Words(text, "".join(codes), starts, ends, [None] * len(codes))

    def _code_of(self, text: str, start: int, end: int) -> str:
        """Return the character of a word as the text spells it; the spelling says which shape it has."""
        found = re.compile(_WORDS).match(text, start)
        word, shape = text[start:end], found.lastgroup if found else None
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        code = self._seen[word] = self._code_of_new(word, shape or OTHER)
        return code

    def _code_of_new(self, word: str, shape: str) -> str:
        if _CODE.fullmatch(word):
            return self.of_kinds(("code",))
        if shape in _PLAIN:
            return self._code_of_word(word)
        if shape == "digits":
            shape = shape_of_digits(word)
        elif shape == "ordinal":
            shape = "ordinal_day" if int(word[:-2].rstrip("-‐‑")) in _DAYS else shape
        return self.of_kinds((OTHER if shape == "name" else shape,))

    def _code_of_word(self, word: str) -> str:
        key = plain(word)
        is_other = (key in _CAPITALISED and word.islower()) or (key in _DOTTED_ONLY and word[-1] != ".")
        if is_other and key in _DOTTED_ONLY and word.istitle():
            return self.of_kinds((SHORT_WEEKDAY,))
        return self.words[key] if key in self.words and not is_other else self.of_kinds((_kind_of_unknown(word),))

    def _code(self, table: dict[str, str], key: str) -> str:
        if key not in table:
            table[key] = chr(_FIRST_CODE + len(self.words) + len(self.kinds))
        return table[key]


def _kind_of_unknown(word: str) -> str:
    if word[0].isupper():
        return NAME
    return PLURAL if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else OTHER


def shape_of_digits(digits: str) -> str:
    """Return which of `NUMBER_SHAPES` a run of digits has; of a long one, that it is none."""
    if len(digits) <= 2:
        return "day_digits" if int(digits) in _DAYS else "two_digits"
    if len(digits) == 4:
        return "year_digits" if int(digits) in _YEARS else "four_digits"
    if len(digits) <= _MOST_DIGITS:
        return "three_digits" if len(digits) == 3 else "many_digits"
    return OTHER
