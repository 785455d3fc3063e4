"""Text as words: folded in case and accents, no language assumed."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from timeline.reconciliation.matching import criteria

_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*[^\W\d_]*|[^\W_]+(?:['’][^\W\d_]+)?")
_UNSPACED = re.compile(  # scripts that part no words: pairs of neighbouring characters serve as words
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}"
)
_SENTENCE_END = frozenset(".!?:;“”\"'«»(")


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """Return a word without case and diacritics: `Ångström` and `angstrom` are one."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare.replace("’", "'").removesuffix("'s")


def words_with_worth(text: str) -> Iterator[tuple[str, float]]:
    """Yield the folded words of a text, each with what it counts before its rarity; one may come several times."""
    for found in _WORD.finditer(text):
        typed = found[0]
        word, worth = folded(typed), _worth(typed, is_first=_begins_sentence(text, found.start()))
        if _UNSPACED.search(typed):
            yield from ((pair, worth) for pair in _pairs(word))
        elif word:
            yield word, worth


def numbers_in(text: str) -> frozenset[str]:
    """Return the words of a text that begin with a digit."""
    return frozenset(word for word, _ in words_with_worth(text) if word[:1].isdigit())


def _worth(typed: str, *, is_first: bool) -> float:
    if any(character.isdigit() for character in typed):
        return criteria.NUMBER
    if typed[0].isupper() and (not is_first or typed.isupper()):
        return criteria.NAME
    return criteria.SHORT_WORD if len(typed) <= criteria.SHORT_LETTERS and typed.isascii() else 1.0


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 3) : place].rstrip()
    return not before or before[-1] in _SENTENCE_END


def _pairs(word: str) -> Iterator[str]:
    yield from (word[place : place + 2] for place in range(len(word) - 1))
