"""Suggesting which events of several sides may be the same, and comparing sides by such suggestions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from timeline.api.sides import Sides
from timeline.errors import UsageError
from timeline.model.store import Store
from timeline.reconciliation.comparison import Comparison, Matrix, SideKind
from timeline.reconciliation.diffing.comparing import compare_sides, matrix_of
from timeline.reconciliation.diffing.renaming import with_events_renamed
from timeline.reconciliation.diffing.sides import Side
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.sides import Matching, match_sides

MIN_SCORE = criteria.MIN_SCORE


def match(
    store: Store, a: str | None = None, b: str | None = None, *, min_score: float = MIN_SCORE, today: str | None = None
) -> Matching:
    """Return which events of two sides may be the same; without names, of any two sources of the store.

    The sides are what a diff takes: sources of the store, claims files, folders of stores, git revisions. Nothing is
    written, and nothing else ever takes a suggestion for a fact. What two share by id is linked already, and two events
    that one source tells of are two. `today` (ISO; default: the day it is) as in `reconcile`.
    Raises UsageError: a name that is none, only one, or a score that is none; HistoryUnreadable.

    >>> import timeline
    >>> matching = timeline.match(timeline.load("data"), "progress-2022", "schmitt-2025", min_score=0.5)
    >>> for found in matching.found:
    ...     print(found.suggestion.a.event, found.suggestion.b.event, round(found.suggestion.score, 1))
    previous-round belarus-talks 0.6
    """
    if (a is None) != (b is None):
        raise UsageError("name two sources, or none for all of them", "For example: timeline match A B")
    names = tuple(store.sources) if a is None or b is None else (a, b)
    sides = Sides(store, store.folder, today or date.today().isoformat())
    return match_given([sides.named_once(name) for name in names], min_score=min_score)


def match_given(sides: Sequence[Side], *, min_score: float = MIN_SCORE) -> Matching:
    """Return which events of any two of these sides may be the same. Raises UsageError: no side, or no score."""
    require_score(min_score)
    if not sides:
        raise UsageError("there is no source yet", "Begin with a claims file: timeline import, timeline extract")
    return match_sides(sides, min_score=min_score)


def is_of_store(matching: Matching) -> bool:
    """Whether all sides are sources of the store, so that what is suggested can be accepted."""
    return all(side.kind is SideKind.SOURCE for side in matching.sides)


def compare_by_likeness(sides: Sequence[Side], *, min_score: float = MIN_SCORE) -> Comparison | Matrix:
    """Compare two sides, or each pair of more, with what may be the same taken for one; such rows are `suggested`.

    Raises UsageError: a score that is none.
    """
    require_score(min_score)
    pairs = tuple(_compared(a, b, min_score) for a, b in combinations(sides, 2))
    return pairs[0] if len(pairs) == 1 else matrix_of(sides, pairs)


def _compared(a: Side, b: Side, min_score: float) -> Comparison:
    found = match_sides([a, b], min_score=min_score).found
    names = {each.suggestion.b.event: each.suggestion.a.event for each in found}
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
