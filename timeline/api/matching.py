"""Suggesting which events of several sides may be the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from timeline.errors import UsageError
from timeline.model.nearest import nearest_hint
from timeline.model.store import Store
from timeline.reconciliation.comparison import Comparison, Matrix
from timeline.reconciliation.diffing.comparing import compare_sides, matrix_of
from timeline.reconciliation.diffing.renaming import with_events_renamed
from timeline.reconciliation.diffing.sides import Side, side_of_source
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.everywhere import Found, KnownApart, match_everywhere
from timeline.reconciliation.matching.profile import profiles_of
from timeline.reconciliation.splits import with_splits

MIN_SCORE = criteria.MIN_SCORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What may be the same, and how much was looked at."""

    sides: tuple[str, ...]
    found: tuple[Found, ...]  # the most alike first
    alone: Mapping[str, int]  # how many events of a side stay without a partner, by its name; linked ones are none
    linked: int  # events that two sides, or more, have under one id


def match(
    store: Store,
    a: str | None = None,
    b: str | None = None,
    *,
    min_score: float = MIN_SCORE,
    today: str | None = None,
) -> Matching:
    """Return which events of two sources may be the same; without names, of any two sources of the store.

    Nothing is written, and nothing else ever takes a suggestion for a fact. What two share by id is linked already, and
    two events that one source tells of are two. `today` (ISO; default: the day it is) as in `reconcile`.
    Raises UsageError: there is no such source, or only one is named.
    """
    require_score(min_score)
    if (a is None) != (b is None):
        raise UsageError("name two sources, or none for all of them", "For example: timeline match A B")
    split = with_splits(store, today or date.today().isoformat()).store
    names = tuple(split.sources) if a is None or b is None else (a, b)
    for name in names:
        if name not in split.sources:
            hint = nearest_hint(name, split.sources, "sources")
            raise UsageError(f"{name}: no such source in {store.folder}", hint)
    return match_sides([side_of_source(split, name) for name in names], min_score=min_score)


def match_sides(sides: Sequence[Side], *, min_score: float = MIN_SCORE) -> Matching:
    """Return which events of any two of these sides may be the same. Their names differ."""
    profiles = {side.about.name: profiles_of(side) for side in sides}
    store = sides[0].store if sides else None
    is_one_store = store is not None and all(side.store is store for side in sides)
    apart = KnownApart.of(store) if store is not None and is_one_store else KnownApart.nothing()
    found = match_everywhere(profiles, apart, min_score=min_score)
    tellers = Counter(event for each in profiles.values() for event in each)
    partners = {event for each in found for event in (each.suggestion.a.event, each.suggestion.b.event)}
    return Matching(
        sides=tuple(profiles),
        found=found,
        alone={
            name: sum(tellers[event] == 1 and event not in partners for event in each)
            for name, each in profiles.items()
        },
        linked=sum(count > 1 for count in tellers.values()),
    )


def suggested_names(a: Side, b: Side, *, min_score: float = MIN_SCORE) -> dict[str, str]:
    """Return the events of B that may be one of A, under the ids that A has for them."""
    found = match_sides([a, b], min_score=min_score).found
    return {each.suggestion.b.event: each.suggestion.a.event for each in found}


def compare_by_likeness(sides: Sequence[Side], *, min_score: float = MIN_SCORE) -> Comparison | Matrix:
    """Compare two sides, or each pair of more, with what may be the same taken for one; such rows are `suggested`.

    Raises UsageError: a score that is none.
    """
    require_score(min_score)
    pairs = tuple(_compared(a, b, min_score) for a, b in combinations(sides, 2))
    return pairs[0] if len(pairs) == 1 else matrix_of(sides, pairs)


def _compared(a: Side, b: Side, min_score: float) -> Comparison:
    names = suggested_names(a, b, min_score=min_score)
    twins = {new: b.store.events[old] for old, new in names.items()}
    compared = compare_sides(a, with_events_renamed(b, names))
    rows = (
        replace(row, matched="suggested", twin=twins[row.event]) if row.event in twins else row for row in compared.rows
    )
    return replace(compared, rows=tuple(rows))


def require_score(score: float) -> None:
    """Raise UsageError unless a score lies between 0 and 1."""
    if not 0 <= score <= 1:
        raise UsageError(f"{score:g}: no score", "A score lies between 0 and 1: --min-score 0.7")
