"""Finding many quotes in one text: it is gone through once for all of them, not once for each.

All words of a quote but the first and the last stand in the text between spaces, as they are. These inner words are
looked up at every place, and the whole quotes only where such words stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import product

from timeline.model.dataclass import dataclass

_INNER = 3  # as many words has a quote at least that has inner ones


def has_inner_words(quote: str) -> bool:
    """Whether a folded quote is one that `places_of_each` finds."""
    return quote.count(" ") + 1 >= _INNER


def places_of_each(text: str, quotes: Iterable[str]) -> dict[str, list[int]]:
    """Return where in a folded text each folded quote begins, in ascending order.

    The quotes have inner words. Cost: linear in the text, for each length in words that quotes have.
    """
    found: dict[str, list[int]] = {quote: [] for quote in quotes}
    starts, ends = _words(text)
    for length, wanted in _by_length(found).items():
        for first in range(len(starts) - length + 1):
            start, end = starts[first + 1], ends[first + length - 2]
            around = wanted.get(text[start:end])
            for before, after in around.pairs() if around is not None else ():
                if start >= before and (places := found.get(text[start - before : end + after])) is not None:
                    places.append(start - before)
    return found


@dataclass(slots=True)
class _Around:
    """How many characters stand in quotes before and behind the same inner words."""

    before: set[int] = field(default_factory=set)
    after: set[int] = field(default_factory=set)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Return every pair of both, those first that begin first."""
        return product(sorted(self.before, reverse=True), sorted(self.after))


def _by_length(quotes: Iterable[str]) -> Mapping[int, Mapping[str, _Around]]:
    """Return what stands around inner words, by the length of the quotes in words."""
    grouped: dict[int, dict[str, _Around]] = defaultdict(lambda: defaultdict(_Around))
    for quote in quotes:
        words = quote.split(" ")
        around = grouped[len(words)][" ".join(words[1:-1])]
        around.before.add(len(words[0]) + 1)
        around.after.add(len(words[-1]) + 1)
    return grouped


def _words(text: str) -> tuple[list[int], list[int]]:
    """Return where the words of a folded text begin and end."""
    spaces = list(_spaces(text))
    return [0, *(space + 1 for space in spaces)], [*spaces, len(text)]


def _spaces(text: str) -> Iterator[int]:
    place = text.find(" ")
    while place >= 0:
        yield place
        place = text.find(" ", place + 1)
