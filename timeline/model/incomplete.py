"""What a search may have missed, in sentences: conflicts before readings, as screens show only the first of many."""

from collections.abc import Iterable
from typing import Final

ENDED_EARLY: Final = "The search for conflicts ended early"  # how a sentence begins that speaks of conflicts


def gravest_first(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the different sentences in order, those first that say that conflicts may be missing."""
    return tuple(sorted(set(sentences), key=_rank))


def _rank(sentence: str) -> tuple[bool, str]:
    return not sentence.startswith(ENDED_EARLY), sentence
