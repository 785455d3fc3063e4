"""The language in which the rules are written: what stands where, and what it means.

A pattern is a line of elements, separated by spaces:

- `on`, `day|days`      one of these words or signs
- `{month}`             a slot (`slots.SLOTS`) or a phrase (`grammar.PHRASES`), kept under its name
- `{last:day_number}`   the same, kept under the name before the colon
- `{side=start|end}`    one of these words, kept
- `of?`, `{year}?`      may be missing
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from timeline.dates.meaning import Count, Reading, Span, Stretch
from timeline.dates.value import RelativeTime
from timeline.model.dataclass import dataclass

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Rule(Generic[T_co]):
    """Words of a certain shape, and what they mean."""

    pattern: str
    meaning: "Callable[[Parts], T_co]"


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: one of `words`, or whatever fills `slot`."""

    words: frozenset[str]
    slot: str  # "": words
    key: str  # "": not kept
    optional: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """A rule and the words that it was found to fit; not yet read against anything."""

    rule: "Rule[object]"
    end: int  # index of the token after it
    parts: "Mapping[str, int | str | Parse]"

    def says(self, key: str) -> bool:
        """Whether a part of that name was filled, here or further down."""
        inner = (part for part in self.parts.values() if isinstance(part, Parse))
        return key in self.parts or any(part.says(key) for part in inner)


@dataclass(frozen=True, slots=True)
class Parts:
    """What filled the slots of a rule, read against the context on demand."""

    parse: Parse
    reading: Reading

    def has(self, key: str) -> bool:
        """Whether an optional part is there."""
        return key in self.parse.parts

    def says(self, key: str, inner: str) -> bool:
        """Whether the phrase under `key` has a part named `inner`."""
        part = self.parse.parts[key]
        return isinstance(part, Parse) and part.says(inner)

    def number(self, key: str) -> int:
        """The number in a slot."""
        return self._as(int, self.parse.parts[key])

    def word(self, key: str) -> str:
        """The word in a slot."""
        return self._as(str, self.parse.parts[key])

    def stretch(self, key: str, reading: Reading | None = None) -> Stretch:
        """The date that a phrase means; read against another context where one is given."""
        return self._as(Stretch, self._meaning(key, reading))

    def stretch_in(self, key: str, year: int) -> Stretch:
        """The date that a phrase means in a year; that year is known, and nothing is assumed of it."""
        assumed = list(self.reading.notes.assumed)
        found = self.stretch(key, self.reading.in_year(year))
        self.reading.notes.assumed[:] = assumed
        return found

    def edge(self) -> Stretch:
        """The date that something is counted from or bounded by; its weekday is not that of the event."""
        found = self.stretch("date")
        self.reading.note_weekday(None)
        return found

    def span(self, key: str = "span") -> Span:
        """The length that a phrase means."""
        return self._as(Span, self._meaning(key))

    def count(self, key: str = "count") -> Count:
        """The number of units that a phrase names."""
        return self._as(Count, self._meaning(key))

    def relative(self) -> RelativeTime:
        """The relation that a phrase means."""
        return self._as(RelativeTime, self._meaning("relation"))

    def _meaning(self, key: str, reading: Reading | None = None) -> object:
        part = self._as(Parse, self.parse.parts[key])
        return part.rule.meaning(Parts(part, reading or self.reading))

    @staticmethod
    def _as(kind: "type[_Kind]", value: object) -> "_Kind":
        if not isinstance(value, kind):
            raise TypeError(f"a rule asks for {kind.__name__}, its pattern gives {value!r}")
        return value


_Kind = TypeVar("_Kind")


@lru_cache(maxsize=1024)
def elements_of(pattern: str) -> tuple[Element, ...]:
    """Return the elements of a pattern; compiled when first needed."""
    return tuple(_element(part) for part in pattern.split())


def _element(part: str) -> Element:
    optional = part.endswith("?") and len(part) > 1
    part = part.removesuffix("?") if optional else part
    if not part.startswith("{"):
        return Element(frozenset(part.split("|")), "", "", optional)
    inside = part[1:-1]
    key, equals, words = inside.partition("=")
    if equals:
        return Element(frozenset(words.split("|")), "", key, optional)
    key, colon, slot = inside.partition(":")
    return Element(frozenset(), slot if colon else key, key, optional)
