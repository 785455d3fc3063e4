"""Why two events may be the same, in words."""

from collections.abc import Iterator

from timeline.reconciliation.matching.likeness import Likeness
from timeline.reconciliation.matching.match import Suggestion
from timeline.reconciliation.matching.profile import Profile
from timeline.reconciliation.windows import EventWindows
from timeline.reconciliation.wording import distance_words

MOST_WORDS = 5


def reasons(suggestion: Suggestion) -> tuple[str, ...]:
    """Return what speaks for a suggestion, and what against it: time, words, details, neighbours."""
    a, b, likeness = suggestion.a, suggestion.b, suggestion.likeness
    found = [_time(a, b, likeness), _words(suggestion), *_numbers(a, b), *_details(a, b, likeness)]
    return (*found, *_neighbours(likeness))


def _time(a: Profile, b: Profile, likeness: Likeness) -> str:
    if likeness.time is None:
        undated = [name for name, each in (("A", a), ("B", b)) if each.place_in_time is None]
        return f"{' and '.join(undated)} without a date" if undated else "dates that cannot be compared"
    one, other = EventWindows(a.start, a.end), EventWindows(b.start, b.end)
    apart = one.apart_from(other)
    if apart.size:
        return distance_words(apart)
    if one.is_same_as(other):
        return "same day" if a.start == a.end and a.start.earliest == a.start.latest else "same dates"
    for inner, outer, names in ((one, other, ("A", "B")), (other, one, ("B", "A"))):
        if inner.lies_in(outer):
            return f"{names[0]} lies within the dates of {names[1]}"
    return "dates overlap"


def _words(suggestion: Suggestion) -> str:
    if suggestion.likeness.words is None:
        return "no words to compare"
    words = suggestion.shared_words
    more = f" and {len(words) - MOST_WORDS} more" if len(words) > MOST_WORDS else ""
    return f"words in common: {', '.join(words[:MOST_WORDS])}{more}" if words else "no word in common"


def _numbers(a: Profile, b: Profile) -> Iterator[str]:
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        yield f"other numbers: {', '.join(sorted(a.numbers))} and {', '.join(sorted(b.numbers))}"


def _details(a: Profile, b: Profile, likeness: Likeness) -> Iterator[str]:
    if likeness.details is None:
        return
    shared = [key for key in sorted(a.details) if a.details[key] & b.details.get(key, frozenset())]
    if shared:
        yield f"alike in {', '.join(shared)}"
    else:
        yield f"nothing in common in {', '.join(sorted(a.details.keys() & b.details.keys()))}"


def _neighbours(likeness: Likeness) -> Iterator[str]:
    if likeness.neighbours:
        yield "events beside them match" if likeness.neighbours == 1 else "some events beside them match"
