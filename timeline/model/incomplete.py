"""What a search may have missed, in sentences: conflicts before readings, as screens show only the first of many."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from timeline.model.counted import counted_entries

ENDED_EARLY: Final = "The search for conflicts ended early"  # how a sentence begins that speaks of conflicts


def gravest_first(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the different sentences in order, those first that say that conflicts may be missing."""
    return tuple(sorted(set(sentences), key=_rank))


def unsaid_words(unread: int, folder: Path) -> str:
    """Return the sentence that entries of a store were left out, and that not all findings on them are told."""
    told = f"{counted_entries(unread)} of {folder} could not be read, and not all is said"
    return f"{told}: see timeline check --select TL0,TL1"


def _rank(sentence: str) -> tuple[bool, str]:
    return not sentence.startswith(ENDED_EARLY), sentence
