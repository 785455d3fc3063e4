"""Places: of two that are given, one may lie within the other, and is then the more exact one."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from timeline.reconciliation.verdict import Verdict

Around = Mapping[str, frozenset[str]]  # folded: each place with all that it lies within


def compare_places(around: Around, a: AbstractSet[str], b: AbstractSet[str]) -> Verdict:
    """Return how two lists of places compare; of nested ones in a list (`Istanbul, Turkey`) the innermost counts.

    A list that has, for each place of the other, that one or one within it, is more exact. They conflict where each
    names a place that lies neither within nor around any of the other. Cost: the product of their lengths.
    """
    ours, theirs = _innermost(around, a), _innermost(around, b)
    if ours == theirs:
        return Verdict.AGREE
    if _says_each(around, ours, theirs):
        return Verdict.REFINES
    if _says_each(around, theirs, ours):
        return Verdict.REFINED_BY
    is_apart = _has_a_stranger(around, ours, theirs) and _has_a_stranger(around, theirs, ours)
    return Verdict.CONFLICT if is_apart else Verdict.OVERLAPS


def _innermost(around: Around, places: AbstractSet[str]) -> AbstractSet[str]:
    outer = frozenset(name for place in places for name in around.get(place, ()))
    return places - outer


def _says_each(around: Around, exact: AbstractSet[str], broad: AbstractSet[str]) -> bool:
    return all(any(_is_within(around, place, outer) for place in exact) for outer in broad)


def _has_a_stranger(around: Around, places: AbstractSet[str], others: AbstractSet[str]) -> bool:
    return any(
        not any(_is_within(around, place, other) or _is_within(around, other, place) for other in others)
        for place in places
    )


def _is_within(around: Around, place: str, outer: str) -> bool:
    return place == outer or outer in around.get(place, ())
