"""How alike two events are, as two sides tell them: 0 to 1, out of time, words and details."""

from collections.abc import Mapping
from dataclasses import field
from math import fsum, log10, sqrt  # fsum: the same whatever the order, so whatever the hash seed
from typing import NamedTuple

from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.profile import Profile, Seconds
from timeline.reconciliation.matching.vocabulary import Vocabulary

_WEIGHTS = (criteria.TIME_WEIGHT, criteria.WORDS_WEIGHT, criteria.DETAILS_WEIGHT)


class Likeness(NamedTuple):
    """How alike two events are, and in what; each part 0 to 1, None: one side says nothing that could be compared."""

    time: float | None
    words: float | None
    details: float | None
    neighbours: float | None = None  # the share of the events beside them that match, too

    @property
    def score(self) -> float:
        """The whole: the weighted mean of what there is, and what the neighbours add."""
        own = self._own
        return own + (1 - own) * criteria.NEIGHBOURS_GAIN * (self.neighbours or 0.0)

    @property
    def _own(self) -> float:
        time, words, _, _ = self
        if time is None and words is None:
            return 0.0
        total = weight = 0.0
        for part, of_part in zip(self, _WEIGHTS, strict=False):
            if part is not None:
                total, weight = total + part * of_part, weight + of_part
        covered = criteria.WITHOUT_TIME if time is None else criteria.WITHOUT_WORDS if words is None else 1.0
        return total / weight * covered


@dataclass(frozen=True)
class Comparing:
    """Compares events of two sides that have one vocabulary; what was looked up of an event is kept."""

    vocabulary: Vocabulary
    weights: dict[int, tuple[Mapping[str, float], float]] = field(default_factory=dict)  # by identity of the profile

    def likeness(self, a: Profile, b: Profile) -> Likeness:
        """Return how alike two events are, neighbours left out; the same if they change places."""
        return Likeness(time=time_likeness(a, b), words=self.words(a, b), details=self.details(a, b))

    def words(self, a: Profile, b: Profile) -> float | None:
        """Return how far the words of two events are the same, by the squares of their weights; None: one has none.

        The mean of two customary measures: their cosine, and how much of the fewer words the other has, too.
        """
        (one, total), (other, other_total) = self._weighed(a), self._weighed(b)
        if not total or not other_total:
            return None
        shared = fsum(weight for _, weight in self._shared(one, other))
        alike = (shared / sqrt(total * other_total) + min(1.0, shared / min(total, other_total))) / 2
        differ = a.numbers and b.numbers and not a.numbers & b.numbers
        return min(1.0, alike) * (criteria.OTHER_NUMBERS if differ else 1.0)

    def details(self, a: Profile, b: Profile) -> float | None:
        """Return how far places, participants, tags and other attributes that both give are the same.

        What many events share says little: a tag that a third of all have is no sign of anything.
        """
        found = [self._overlap(a.details[key], b.details[key]) for key in a.details if key in b.details]
        return fsum(found) / len(found) if found else None

    def shared_words(self, a: Profile, b: Profile) -> list[str]:
        """Return the words that two events share, as A has them, what weighs most first."""
        shared = self._shared(self._weighed(a)[0], self._weighed(b)[0])
        least = criteria.TELLING * max((weight for _, weight in shared), default=0.0)
        return [word for word, weight in sorted(shared, key=lambda each: (-each[1], each[0])) if weight >= least]

    def _overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of the fewer words that are the same, by their rarity, times how rare the rarest of them is."""
        rarity, shared = self.vocabulary.rarity, one & other
        if not shared:
            return 0.0
        least = min(fsum(rarity[word] for word in words) for words in (one, other))
        told = min(1.0, max(rarity[word] for word in shared) / self.vocabulary.greatest_rarity)
        return min(1.0, fsum(rarity[word] for word in shared) / least) * told

    def _weighed(self, profile: Profile) -> tuple[Mapping[str, float], float]:
        known = self.weights.get(id(profile))
        if known is None:
            weights = self.vocabulary.weights(profile)
            known = self.weights[id(profile)] = (weights, fsum(weight * weight for weight in weights.values()))
        return known

    def _shared(self, one: Mapping[str, float], other: Mapping[str, float]) -> list[tuple[str, float]]:
        same = [(word, weight * other[word]) for word, weight in one.items() if word in other]
        return same + self._spelt_otherwise(one, other)

    def _spelt_otherwise(self, one: Mapping[str, float], other: Mapping[str, float]) -> list[tuple[str, float]]:
        """Words of the one that the other has in another spelling, each with one partner, the nearest first."""
        spellings = self.vocabulary.spellings
        pairs = [
            (-ratio, min(word, twin), max(word, twin), word, twin)
            for word in one
            if word in spellings and word not in other
            for twin, ratio in spellings[word].items()
            if twin in other and twin not in one
        ]
        found, taken = [], set[str]()
        for ratio, _, _, word, twin in sorted(pairs):
            if word not in taken and twin not in taken:
                taken |= {word, twin}
                found.append((word, -ratio * one[word] * other[twin]))
        return found


def time_likeness(a: Profile, b: Profile) -> float | None:
    """Return how near two events are in time, and how exactly that is known; None: nothing speaks for or against.

    Starts are compared with starts and ends with ends, where both are bounded. Where none are, only that the two
    cannot have been at once counts, against them.
    """
    starts, ends = (a.start_seconds, b.start_seconds), (a.end_seconds, b.end_seconds)
    sides = (starts,) if starts == ends else (starts, ends)
    found = [_closeness(one, other) for one, other in sides if None not in (*one, *other)]
    if found:
        return sum(found) / len(found)
    gap = max(_gap_seconds(one, other) for one, other in sides)
    return _nearness(gap / SECONDS_PER_DAY, criteria.DAYS_SCALE) if gap > 0 else None


def _closeness(one: Seconds, other: Seconds) -> float:
    """Of two windows that are bounded on both sides."""
    first, last = min(_known(one[0]), _known(other[0])), max(_known(one[1]), _known(other[1]))
    days = (last - first + 1) / SECONDS_PER_DAY
    exact = 1 / (1 + max(0.0, log10(days)) / criteria.PRECISION)
    return exact * _nearness(*_gap_and_scale(one, other))


def _gap_and_scale(one: Seconds, other: Seconds) -> tuple[float, float]:
    """The days between two windows, and how many count half: whole days unless both give a time of day."""
    gap = _gap_seconds(one, other)
    width, other_width = (_known(latest) - _known(earliest) + 1 for earliest, latest in (one, other))
    if width < SECONDS_PER_DAY and other_width < SECONDS_PER_DAY:
        return gap / SECONDS_PER_DAY, criteria.CLOCK_SCALE_DAYS
    return float(-(-gap // SECONDS_PER_DAY)), max(criteria.DAYS_SCALE, (width + other_width) / SECONDS_PER_DAY)


def _gap_seconds(one: Seconds, other: Seconds) -> int:
    """How long after the one the other is at least; 0: a moment fits both."""
    (early, late), (other_early, other_late) = one, other
    if early is not None and other_late is not None and early > other_late:
        return early - other_late
    return other_early - late if other_early is not None and late is not None and other_early > late else 0


def _nearness(gap: float, scale: float) -> float:
    return 1 / (1 + gap / scale)


def _known(second: int | None) -> int:
    assert second is not None
    return second
