"""Which rules of a phrase can begin at a token: most cannot, and need not be tried.

A rule can begin with its first element, or with any further one behind elements that may be missing; a phrase, with
whatever its rules can begin with. A rule whose pattern asks for a word that is nowhere in the text fits nowhere in it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.dates.pattern import Element, Rule, elements_of
from timeline.dates.slots import SLOTS


@dataclass(frozen=True, slots=True)
class Prepared:
    """A rule with its pattern taken apart."""

    rule: Rule[object]
    elements: tuple[Element, ...]
    needed: tuple[frozenset[str], ...]  # of each of these sets, one word stands in the text


@dataclass(frozen=True, slots=True)
class _Beginnings:
    """The rules of a phrase, by their places in it under what each can begin with."""

    rules: tuple[Prepared, ...]
    by_word: Mapping[str, Sequence[int]]
    by_slot: Mapping[str, Sequence[int]]


@dataclass(slots=True)
class FirstWords:
    """The rules of a grammar, by what they can begin with; each phrase is gone through when it is first asked for."""

    phrases: Mapping[str, Sequence[Rule[object]]]
    _found: dict[str, _Beginnings] = field(default_factory=dict)

    def rules_for(self, phrase: str, word: str, fits: Callable[[str], bool]) -> Iterator[Prepared]:
        """Yield the rules of a phrase that can begin with a word, in their order; `fits` tells whether a slot can."""
        beginnings = self._of(phrase)
        places = set(beginnings.by_word.get(word, ()))
        for slot, under_slot in beginnings.by_slot.items():
            if fits(slot):
                places.update(under_slot)
        return (beginnings.rules[place] for place in sorted(places))

    def _of(self, phrase: str) -> _Beginnings:
        if phrase not in self._found:
            self._found[phrase] = self._prepare(phrase)
        return self._found[phrase]

    def _prepare(self, phrase: str) -> _Beginnings:
        rules = tuple(_prepared(rule) for rule in self.phrases[phrase])
        by_word: dict[str, list[int]] = {}
        by_slot: dict[str, list[int]] = {}
        self._found[phrase] = _Beginnings(rules, {}, {})  # a phrase that begins with itself adds nothing
        for place, prepared in enumerate(rules):
            words, slots = self._beginnings_of(prepared)
            for table, keys in ((by_word, words), (by_slot, slots)):
                for key in keys:
                    table.setdefault(key, []).append(place)
        return _Beginnings(rules, by_word, by_slot)

    def _beginnings_of(self, prepared: Prepared) -> tuple[set[str], set[str]]:
        """Return the words and the slots that a rule can begin with."""
        words: set[str] = set()
        slots: set[str] = set()
        for element in prepared.elements:
            words.update(element.words)
            if element.slot in SLOTS:
                slots.add(element.slot)
            elif element.slot:
                inner = self._of(element.slot)
                words.update(inner.by_word)
                slots.update(inner.by_slot)
            if not element.optional:
                break
        return words, slots


def _prepared(rule: Rule[object]) -> Prepared:
    elements = elements_of(rule.pattern)
    return Prepared(rule, elements, tuple(e.words for e in elements if e.words and not e.optional))
