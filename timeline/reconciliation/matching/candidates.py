"""The pairs that are worth a look: near each other in time, or with a rare word in common."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from timeline.model.dataclass import dataclass
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.profile import Profile
from timeline.reconciliation.matching.vocabulary import Vocabulary

Pair = tuple[str, str]  # an event of the one side, an event of the other


def find_candidates(a: Sequence[Profile], b: Sequence[Profile], vocabulary: Vocabulary) -> list[Pair]:
    """Return the pairs to be scored, sorted; from either side the same, so that A and B can change places.

    Cost: a bounded number of pairs an event, whatever their number.
    """
    found = {(one, other) for one, other in _from(a, _Index.of(b), vocabulary)}
    found.update((one, other) for other, one in _from(b, _Index.of(a), vocabulary))
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _Index:
    """The events of one side, by time and by word."""

    places: Sequence[tuple[float, str]]  # sorted
    by_word: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, profiles: Iterable[Profile]) -> "_Index":
        places, by_word = [], defaultdict(list)
        for profile in profiles:
            if profile.place_in_time is not None:
                places.append((profile.place_in_time, profile.event))
            for word in profile.words:
                by_word[word].append(profile.event)
        return cls(sorted(places), by_word)

    def near(self, place: float) -> Iterator[str]:
        """Yield the events next to a moment, and as many more as lie no farther on either side than the last."""
        middle = bisect_left(self.places, (place, ""))
        yield from (event for _, event in self.places[max(0, middle - criteria.NEAREST_IN_TIME) : middle])
        yield from (event for _, event in self.places[middle : middle + criteria.NEAREST_IN_TIME])

    def sharing(self, profile: Profile, vocabulary: Vocabulary) -> list[str]:
        """Return the events with the most weight of rare words in common, ties by id."""
        shared: dict[str, float] = defaultdict(float)
        for word, weight in sorted(vocabulary.weights(profile).items()):
            for event in self._with_word(word, vocabulary):
                shared[event] += weight
        return nsmallest(criteria.SHARING_WORDS, shared, key=lambda event: (-shared[event], event))

    def _with_word(self, word: str, vocabulary: Vocabulary) -> Iterator[str]:
        """Yield the events that have a rare word, or one that is a spelling of it."""
        for spelling in (word, *vocabulary.spellings.get(word, ())):
            events = self.by_word.get(spelling, ())
            if len(events) <= criteria.RARE:
                yield from events


def _from(profiles: Iterable[Profile], index: _Index, vocabulary: Vocabulary) -> Iterator[Pair]:
    for profile in profiles:
        near = index.near(profile.place_in_time) if profile.place_in_time is not None else ()
        for event in {*near, *index.sharing(profile, vocabulary)}:
            yield profile.event, event
