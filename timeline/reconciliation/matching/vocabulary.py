"""How rare each word is on the two sides together, and which words are spellings of one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from math import log

from timeline.model.dataclass import dataclass
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.profile import Profile


@dataclass(frozen=True)
class Vocabulary:
    """The words of all events of both sides."""

    profiles: tuple[Profile, ...]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """In how many events, of either side, each word is."""
        return Counter(word for profile in self.profiles for word in profile.words)

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """What a word weighs for its rarity: one that all events have about 0.7, one of a single pair log of all."""
        events = len(self.profiles)
        return {word: log(1 + events / count) for word, count in self.counts.items()}

    @cached_property
    def greatest_rarity(self) -> float:
        """What a word weighs that one event of each side has."""
        return log(1 + len(self.profiles) / 2)

    @cached_property
    def spellings(self) -> Mapping[str, Mapping[str, float]]:
        """The words that are nearly another one, 0 to 1; each of two has the other."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for one, other in self._near_words():
            ratio = _likeness(one, other)
            if ratio:
                found[one][other] = found[other][one] = ratio
        return dict(found)

    def weights(self, profile: Profile) -> dict[str, float]:
        """Return what each word of an event weighs."""
        rarity = self.rarity
        return {word: worth * rarity[word] for word, worth in profile.words.items()}

    def _near_words(self) -> Iterator[tuple[str, str]]:
        """Words of letters alone that begin, or end, alike; few enough to be compared."""
        long = sorted(w for w in self.counts if len(w) >= criteria.SPELLING_LETTERS and w.isalpha())
        edge = criteria.SPELLING_EDGE
        for block in (*_blocks((word[:edge], word) for word in long), *_blocks((word[-edge:], word) for word in long)):
            if len(block) <= criteria.SPELLING_BLOCK:
                yield from combinations(block, 2)


def _blocks(words: Iterable[tuple[str, str]]) -> Iterable[list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for edge, word in words:
        found[edge].append(word)
    return found.values()


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # imported here: only matching pays for it

    return fuzz.ratio(one, other, score_cutoff=criteria.SPELLING) / 100
