"""From a text to its time expressions, in one pass over its words."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from timeline.dates.scanning.alphabet import Alphabet, Words
from timeline.dates.scanning.cascade import Level, level_of
from timeline.dates.scanning.expressing import Reader
from timeline.dates.scanning.expression import Expression
from timeline.dates.scanning.memory import Memory
from timeline.dates.scanning.slots import slots_of
from timeline.dates.scanning.survey import Survey
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate

_CHUNK: Final = 65_536  # code points that are read at once
_AHEAD: Final = 1_024  # code points behind a place at which a text may be cut, that have to be known
_CUTS: Final = (re.compile(r"\n[^\S\n]*\n\s*"), re.compile(r"[.!?][\"'”’)\]]*\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of the scanner, ready to be used."""

    alphabet: Alphabet
    levels: tuple[Level, ...]

    def read(self, text: str) -> Words:
        """Return the words of a text, those that speak of a time in one piece."""
        words = self.alphabet.encode(text)
        for level in self.levels:
            words = level.rewrite(words)
        return words


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Return the rules, compiled when first needed."""
    from timeline.dates.scanning.rules.levels import LEVELS

    alphabet = Alphabet()
    slots = slots_of(alphabet)
    return Grammar(alphabet, tuple(level_of(rules, alphabet, slots) for rules in LEVELS))


def scan_text(text: str, published: EdtfDate | None = None) -> tuple[Expression, ...]:
    """Return every time expression of a text, in its order."""
    survey = Survey()
    survey.add(text)
    return tuple(scan_blocks((text,), survey, published))


def scan_blocks(blocks: Iterable[str], survey: Survey, published: EdtfDate | None = None) -> Iterator[Expression]:
    """Yield the time expressions of a text that comes in blocks, offsets counted from the beginning of the first.

    Blocks may be of any size and cut anywhere: what is found does not depend on it. Memory is bounded by the largest
    block, not by the text, which is read in chunks of its own, cut behind a paragraph, a sentence or a word.
    """
    reader = Reader(Memory(survey.profile(published)))
    offset = 0
    for chunk in _chunks(blocks):
        yield from reader.expressions(grammar().read(chunk), offset)
        offset += len(chunk)


def _chunks(blocks: Iterable[str]) -> Iterator[str]:
    """Yield a text in pieces that are cut where nothing reaches across, at the same places however it comes."""
    pending = ""
    for block in blocks:
        pending += block
        start = 0
        while len(pending) - start >= _CHUNK + _AHEAD:
            end = _cut(pending, start)
            yield pending[start:end]
            start = end
        pending = pending[start:]
    if pending:
        yield pending


def _cut(text: str, start: int) -> int:
    """Return where to cut a text within its next chunk: behind a paragraph, a sentence, a word, or anywhere."""
    for cut in _CUTS:
        ends = [found.end() for found in cut.finditer(text, start + _CHUNK // 2, start + _CHUNK)]
        if ends:
            return ends[-1]
    return start + _CHUNK
