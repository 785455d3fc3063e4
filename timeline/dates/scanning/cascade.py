"""Finding in levels: each looks for its rules among the words, and what it finds becomes one word for the next.

Numbers come first, then dates and lengths, then what is said of these ("the end of March", "two days later"). At each
place the longest words that fit a rule win, then the rule that stands first. Cost: a level reads the words once, and a
rule looks at a small, fixed number of words, so the whole is linear in the text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from timeline.dates.scanning.alphabet import Alphabet, Words
from timeline.dates.scanning.language import Compiled, Compiler, Fit, ScanRule
from timeline.dates.scanning.said import Piece
from timeline.model.dataclass import dataclass


@dataclass(slots=True)
class Level:
    """The rules of one level, ready to be looked for."""

    alphabet: Alphabet
    rules: Sequence[Compiled]
    anywhere: "re.Pattern[str]"  # where one of them fits
    _by_first: dict[str, tuple[Compiled, ...]] = field(default_factory=dict)

    def rewrite(self, words: Words) -> Words:
        """Return the words with one word in the place of each phrase that was found."""
        new = Words(words.text, "", [], [], [])
        codes: list[str] = []
        at = kept = 0
        while (hit := self.anywhere.search(words.codes, at)) is not None:
            at = hit.start()
            found = self._longest(words, at)
            if found is None:
                at += 1
                continue
            end, pieces = found
            for piece in pieces:
                _copy(words, new, codes, kept, piece.start)
                _add(new, words, piece)
                codes.append(self.alphabet.of_kinds((piece.value.kind,)))
                kept = piece.end
            at = end
        _copy(words, new, codes, kept, len(words.starts))
        new.codes = "".join(codes)
        return new

    def _longest(self, words: Words, at: int) -> tuple[int, tuple[Piece, ...]] | None:
        """Return where the longest phrase ends that means something, and what its words mean."""
        tries = ((rule.expression.match(words.codes, at), rule) for rule in self._starting_with(words.codes[at]))
        fitting = [(match, rule) for match, rule in tries if match]
        for match, rule in sorted(fitting, key=lambda fit: -fit[0].end()):
            value = rule.rule.meaning(Fit(words, match))
            if isinstance(value, tuple):
                return match.end(), tuple(sorted(value, key=lambda piece: piece.start))
            if value is not None:
                return match.end(), (Piece(match.start(), match.end(), value),)
        return None

    def _starting_with(self, code: str) -> tuple[Compiled, ...]:
        if code not in self._by_first:
            self._by_first[code] = tuple(rule for rule in self.rules if code in rule.first)
        return self._by_first[code]


def level_of(rules: Sequence[ScanRule], alphabet: Alphabet, slots: Mapping[str, str]) -> Level:
    """Return a level of rules, compiled."""
    compiler = Compiler(alphabet, slots)
    compiled = [compiler.compile(rule) for rule in rules]
    first = "".join(sorted(set().union(*(rule.first for rule in compiled))))
    sources = "|".join(rule.source for rule in compiled)
    return Level(alphabet, compiled, re.compile(f"(?=[{first}])(?:{sources})"))


def _copy(words: Words, new: Words, codes: list[str], start: int, end: int) -> None:
    codes.append(words.codes[start:end])
    new.starts += words.starts[start:end]
    new.ends += words.ends[start:end]
    new.values += words.values[start:end]


def _add(new: Words, words: Words, piece: Piece) -> None:
    new.starts.append(words.starts[piece.start])
    new.ends.append(words.ends[piece.end - 1])
    new.values.append(piece.value)
