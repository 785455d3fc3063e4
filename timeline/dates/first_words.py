"""Which rules of a phrase can begin at a token: most cannot, and need not be tried.

A rule can begin with its first element, or with any further one behind elements that may be missing; a phrase, with
whatever its rules can begin with. A rule whose pattern asks for a word that is nowhere in the text fits nowhere in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field

from timeline.dates.pattern import Element, Rule, elements_of
from timeline.dates.slots import SLOTS
from timeline.model.dataclass import dataclass


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
    _rules: dict[tuple[str, str, tuple[str, ...]], tuple[Prepared, ...]] = field(default_factory=dict)

    def rules_for(self, phrase: str, word: str, slots: tuple[str, ...]) -> tuple[Prepared, ...]:
        """Return the rules of a phrase that can begin with a word, or with what fills one of the slots, in order."""
        beginnings = self._of(phrase)
        key = (phrase, word if word in beginnings.by_word else "", slots)
        if key not in self._rules:
            places = {place for slot in slots for place in beginnings.by_slot.get(slot, ())}
            places.update(beginnings.by_word.get(word, ()))
            self._rules[key] = tuple(beginnings.rules[place] for place in sorted(places))
        return self._rules[key]

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
