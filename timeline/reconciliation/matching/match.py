"""The matching of two sides: candidates, a first look, a second one with neighbours, one partner each."""

from collections.abc import Callable, Iterable, Mapping

from timeline.model.dataclass import dataclass
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.assignment import assign
from timeline.reconciliation.matching.candidates import Pair, find_candidates
from timeline.reconciliation.matching.likeness import Comparing, Likeness
from timeline.reconciliation.matching.neighbours import Beside, Order
from timeline.reconciliation.matching.profile import Profile
from timeline.reconciliation.matching.vocabulary import Vocabulary

Profiles = Mapping[str, Profile]
Scores = Mapping[Pair, float]
_STEPS = 1_000_000  # scores are told apart to the millionth, then ids decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two events that may be the same, and why."""

    a: Profile
    b: Profile
    likeness: Likeness
    shared_words: tuple[str, ...]  # what weighs most first
    also: tuple["Rival", ...] = ()  # what comes close, the best first

    @property
    def score(self) -> float:
        """How alike they are, 0 to 1."""
        return self.likeness.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another pair with one of the two events, that is nearly as alike."""

    a: str
    b: str
    score: float
    taken: bool  # the event that is not of the pair beside it is suggested for another one


def match_profiles(
    a: Profiles,
    b: Profiles,
    *,
    min_score: float = criteria.MIN_SCORE,
    is_apart: Callable[[str, str], bool] = lambda _a, _b: False,
) -> tuple[Suggestion, ...]:
    """Return the pairs of events of two sides that may be the same, one to one; the most alike first, then by id.

    What both have under one id is linked, and is not suggested; `is_apart` says which two are known not to be one.
    No pair scores less than `min_score`, and what a pair scores does not depend on it. The total of the scores is the
    greatest there is; between equal totals the order of ids decides.
    """
    linked = a.keys() & b.keys()
    ours, theirs = _without(a, linked), _without(b, linked)
    comparing = Comparing(Vocabulary((*ours.values(), *theirs.values())))
    pairs = find_candidates(list(ours.values()), list(theirs.values()), comparing.vocabulary)
    first = _possible(
        ((pair, comparing.likeness(a[pair[0]], b[pair[1]])) for pair in pairs), min(min_score, criteria.MIN_SCORE)
    )
    first = {pair: each for pair, each in first.items() if not is_apart(*pair)}
    partners = {event: event for event in linked} | _best(_scores(first), criteria.MIN_SCORE)
    second = _with_neighbours(first, Beside(Order.of(a), Order.of(b), partners))
    scores = _scores(second)
    chosen = _best(scores, min_score)
    close = _rivals(scores, chosen, min_score)
    found = (_suggestion(pair, a, b, second[pair], comparing, close) for pair in chosen.items())
    return tuple(sorted(found, key=lambda each: (-each.score, each.a.event, each.b.event)))


def _without(profiles: Profiles, linked: Iterable[str]) -> dict[str, Profile]:
    left_out = set(linked)
    return {event: profile for event, profile in profiles.items() if event not in left_out}


def _possible(scored: Iterable[tuple[Pair, Likeness]], min_score: float) -> dict[Pair, Likeness]:
    """Those that neighbours may lift over the least score."""
    least = (min_score - criteria.NEIGHBOURS_GAIN) / (1 - criteria.NEIGHBOURS_GAIN)
    return {pair: each for pair, each in scored if each.score >= least}


def _scores(likenesses: Mapping[Pair, Likeness]) -> Scores:
    return {pair: each.score for pair, each in likenesses.items()}


def _best(scores: Scores, min_score: float) -> dict[str, str]:
    """One partner each. Of equal totals the one whose ids are in the same order on both sides."""
    enough = {pair: score for pair, score in scores.items() if score >= min_score and score > 0}
    ranks_a, ranks_b = (_ranks(pair[side] for pair in enough) for side in (0, 1))
    room = (len(ranks_a) + len(ranks_b) + 1) ** 3  # more than all differences of ranks together, squared
    return assign(
        {(a, b): round(score * _STEPS) * room - (ranks_a[a] - ranks_b[b]) ** 2 for (a, b), score in enough.items()}
    )


def _ranks(events: Iterable[str]) -> dict[str, int]:
    return {event: rank for rank, event in enumerate(sorted(set(events)))}


def _with_neighbours(likenesses: Mapping[Pair, Likeness], beside: Beside) -> dict[Pair, Likeness]:
    return {pair: each._replace(neighbours=beside.likeness(*pair)) for pair, each in likenesses.items()}


def _rivals(scores: Scores, chosen: Mapping[str, str], min_score: float) -> dict[tuple[int, str], list[Rival]]:
    """The pairs that were not chosen, by side and event."""
    found: dict[tuple[int, str], list[Rival]] = {}
    partnered = set(chosen.values())
    for (a, b), score in scores.items():
        if chosen.get(a) != b and score >= min_score - criteria.ALSO_CLOSE:
            found.setdefault((0, a), []).append(Rival(a=a, b=b, score=score, taken=b in partnered))
            found.setdefault((1, b), []).append(Rival(a=a, b=b, score=score, taken=a in chosen))
    return found


def _suggestion(
    pair: Pair,
    a: Profiles,
    b: Profiles,
    likeness: Likeness,
    comparing: Comparing,
    close: Mapping[tuple[int, str], list[Rival]],
) -> Suggestion:
    one, other = a[pair[0]], b[pair[1]]
    near = {*close.get((0, one.event), ()), *close.get((1, other.event), ())}
    least = likeness.score - criteria.ALSO_CLOSE
    also = sorted((r for r in near if r.score >= least), key=lambda r: (-r.score, r.a, r.b))
    words = tuple(comparing.shared_words(one, other))
    return Suggestion(a=one, b=other, likeness=likeness, shared_words=words, also=tuple(also))
