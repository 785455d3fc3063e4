"""Finding phrases among tokens: the rules that can begin at a place are tried there, once; what was found is kept.

Cost: each phrase is tried once at each token, and a pattern has a fixed, small number of elements, so the whole is
linear in the number of tokens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from timeline.dates.first_words import FirstWords, Prepared
from timeline.dates.pattern import Element, Parse
from timeline.dates.slots import SLOTS, fitting_slots
from timeline.dates.tokens import Token
from timeline.model.dataclass import dataclass

Parts = Mapping[str, "int | str | Parse"]
Filled = Sequence[tuple[int, "int | str"]]
_NO_PARTS: Parts = {}


@dataclass(slots=True)
class Matcher:
    """The phrases of a grammar, looked for in one sequence of tokens."""

    tokens: Sequence[Token]
    grammar: FirstWords
    _found: dict[tuple[str, int], tuple[Parse, ...]] = field(default_factory=dict)
    _filled: dict[int, Mapping[str, Filled]] = field(default_factory=dict)
    _texts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._texts = frozenset(token.text for token in self.tokens)

    def find(self, phrase: str, start: int) -> tuple[Parse, ...]:
        """Return one parse for each place where such a phrase may end, the first rule that fits going first."""
        key = (phrase, start)
        if key not in self._found:
            self._found[key] = ()  # a phrase that begins with itself finds nothing, instead of never ending
            self._found[key] = tuple(self._find(phrase, start))
        return self._found[key]

    def find_whole(self, phrase: str, start: int) -> Parse | None:
        """Return the parse that reaches from `start` to the last token."""
        return next((parse for parse in self._find(phrase, start) if parse.end == len(self.tokens)), None)

    def _find(self, phrase: str, start: int) -> Iterator[Parse]:
        if start >= len(self.tokens):
            return
        ends: set[int] = set()
        for rule in self.grammar.rules_for(phrase, self.tokens[start].text, tuple(self._fitting(start))):
            if not self._has_words_of(rule):
                continue
            for end, parts in self._fill(rule.elements, start):
                if end not in ends:
                    ends.add(end)
                    yield Parse(rule.rule, end, parts)

    def _has_words_of(self, rule: Prepared) -> bool:
        return all(not words.isdisjoint(self._texts) for words in rule.needed)

    def _fitting(self, start: int) -> Mapping[str, Filled]:
        if start not in self._filled:
            self._filled[start] = fitting_slots(self.tokens, start)
        return self._filled[start]

    def _fill(self, elements: Sequence[Element], start: int) -> Sequence[tuple[int, Parts]]:
        """Return every way to fill the elements from a place on, ways that fill more of the earlier ones first."""
        ways = [(start, _NO_PARTS)]
        for element in elements:
            ways = [further for at, parts in ways for further in self._with(element, at, parts)]
            if not ways:
                break
        return ways

    def _with(self, element: Element, at: int, parts: Parts) -> Iterator[tuple[int, Parts]]:
        for end, value in self._fit(element, at):
            yield end, ({**parts, element.key: value} if element.key else parts)
        if element.optional:
            yield at, parts

    def _fit(self, element: Element, start: int) -> Sequence[tuple[int, "int | str | Parse"]]:
        if start >= len(self.tokens):
            return ()
        if not element.slot:
            text = self.tokens[start].text
            return ((start + 1, text),) if text in element.words else ()
        if element.slot in SLOTS:
            return self._fitting(start).get(element.slot, ())
        return [(parse.end, parse) for parse in self.find(element.slot, start)]
