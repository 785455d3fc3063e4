"""The language in which the rules of the scanner are written: which words stand where, and what they mean.

A pattern is a line of elements, separated by spaces, as in `dates.pattern`:

- `on`, `day|days`      one of these words or signs
- `{month_name}`        a word of a table, a shape of digits, or what an earlier level made (`slots`), kept by its name
- `{last:day_number}`   the same, kept under the name before the colon
- `{side=start|end}`    one of these words, kept
- `of?`, `{year}?`      may be missing
- `in|by [ {year} ] !men|troops`   outside of the brackets stands what has to be there, or must not (`!`), and is left
  alone; each such element looks at the one word beside the brackets. `{year} ] !men` does without the first.

A meaning gives a phrase, or several pieces of the words, or None: these words are no such thing after all, and the next
rule that fits is asked. Of the rules that fit at a place the longest goes first, then the one that stands first.

The slots `other`, `plural` and `name` are filled by words that no rule and no table mentions.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeVar

from timeline.dates.pattern import Element, elements_of
from timeline.dates.scanning.alphabet import Alphabet, Words, with_plain_digits
from timeline.dates.scanning.said import Length, Number, Phrase, Piece, Said
from timeline.dates.scanning.slots import number_of, value_of
from timeline.model.dataclass import dataclass

Meaning = Callable[["Fit"], "Phrase | tuple[Piece, ...] | None"]
_Kind = TypeVar("_Kind")


@dataclass(frozen=True)
class ScanRule:
    """Words of a certain shape, and what they mean; a meaning of None: these words are no such thing after all."""

    pattern: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Fit:
    """The words that a rule was found to fit, and what fills its slots."""

    words: Words
    match: "re.Match[str]"

    @property
    def start(self) -> int:
        """Index of the first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index of the word after the last."""
        return self.match.end()

    @property
    def next_word(self) -> str:
        """The word behind it as the text spells it; empty: none."""
        at = self.end
        return self.words.text[self.words.starts[at] : self.words.ends[at]] if at < len(self.words.starts) else ""

    @property
    def opens_sentence(self) -> bool:
        """Whether no word stands before it in its sentence."""
        return self._opens_sentence(self.start)

    @property
    def second_in_sentence(self) -> bool:
        """Whether one word stands before it in its sentence."""
        return self.start == 0 or self._opens_sentence(self.start - 1)

    def _opens_sentence(self, index: int) -> bool:
        return index == 0 or self.words.spelled(index - 1)[-1:] in _ENDS

    def has(self, key: str) -> bool:
        """Whether an optional part is there."""
        return key in self.match.re.groupindex and self.match.start(key) >= 0

    def word(self, key: str) -> str:
        """Return the word in a slot, as tables know it; digits of any script as 0 to 9."""
        return with_plain_digits(self.words.spelled(self.match.start(key)))

    def value(self, key: str, kind: "type[_Kind]") -> "_Kind":
        """Return what an earlier rule made of what fills a slot."""
        value = self.words.values[self.match.start(key)]
        if not isinstance(value, kind):
            raise TypeError(f"a rule asks for {kind.__name__}, its slot is filled by {value!r}")
        return value

    def number(self, key: str) -> int:
        """Return the number in a slot, in digits or words."""
        value = self.words.values[self.match.start(key)]
        if isinstance(value, Number):
            return value.number
        number = number_of(self.word(key))
        if number is None:
            raise TypeError(f"{self.word(key)!r} is no number")
        return number

    def in_table(self, slot: str) -> int:
        """Return the number that a table gives to the word in a slot."""
        value = value_of(slot, self.word(slot))
        if not isinstance(value, int):
            raise TypeError(f"the table {slot} is not one of numbers")
        return value

    def place(self, key: str) -> tuple[int, int]:
        """Return where the word in a slot stands in the text."""
        index = self.match.start(key)
        return self.words.starts[index], self.words.ends[index]

    def piece(self, key: str, value: Phrase, end: str = "") -> Piece:
        """Return what the word in a slot means, or the words up to another."""
        return Piece(self.match.start(key), self.match.end(end or key), value)


def keep(slot: str, kind: "type[Said | Length]") -> Meaning:
    """Return the meaning of words that leave what fills a slot as it is."""

    def meaning(fit: Fit) -> Said | Length:
        return fit.value(slot, kind)

    return meaning


@dataclass
class Compiled:
    """A rule as a regular expression over the characters of an alphabet."""

    rule: ScanRule
    source: str  # without names for what is kept, to be joined with others
    named: str
    first: str  # the characters that its first word may have

    @cached_property
    def expression(self) -> "re.Pattern[str]":
        """The expression that keeps what fills the slots."""
        return re.compile(self.named)


_ENDS: Final = frozenset({".", "!", "?", '"', "\n"})  # what a sentence may begin behind
_OPENS: Final = "["
_CLOSES: Final = "]"


@dataclass(slots=True)
class Compiler:
    """Turns patterns into regular expressions."""

    alphabet: Alphabet
    slots: Mapping[str, str]  # the characters that may fill a slot

    def compile(self, rule: ScanRule) -> Compiled:
        """Return a rule as a regular expression."""
        before, core, after = _parts(rule.pattern)
        ahead = "".join(self._context(word, behind=False) for word in after)
        behind = "".join(self._context(word, behind=True) for word in before)
        elements = elements_of(core)
        source, named = (
            behind + "".join(self._element(element, keeps=keeps) for element in elements) + ahead
            for keeps in (False, True)
        )
        return Compiled(rule, source, named, "".join(self._first(elements)))

    def _first(self, elements: Sequence[Element]) -> Iterator[str]:
        for element in elements:
            yield self._characters(element)
            if not element.optional:
                return

    def _element(self, element: Element, *, keeps: bool) -> str:
        inside = f"[{self._characters(element)}]"
        kept = f"(?P<{element.key}>{inside})" if keeps and element.key else inside
        return f"(?:{kept})?" if element.optional and kept != inside else kept + "?" * element.optional

    def _context(self, word: str, *, behind: bool) -> str:
        negative = word.startswith("!") and len(word) > 1
        (element,) = elements_of(word.removeprefix("!") if negative else word)
        look = ("<" if behind else "") + ("!" if negative else "=")
        return f"(?{look}[{self._characters(element)}])"

    def _characters(self, element: Element) -> str:
        if not element.slot:
            return self.alphabet.of_words(sorted(element.words))
        return self.slots[element.slot]


def _parts(pattern: str) -> tuple[list[str], str, list[str]]:
    words = pattern.split()
    if any(word.startswith("!") and len(word) > 1 for word in words) and not {_OPENS, _CLOSES}.intersection(words):
        raise ValueError(f"{pattern}: what is not to stand beside the words stands outside of brackets")
    opens = words.index(_OPENS) if _OPENS in words else -1
    closes = words.index(_CLOSES) if _CLOSES in words else len(words)
    return words[: max(opens, 0)], " ".join(words[opens + 1 : closes]), words[closes + 1 :]
