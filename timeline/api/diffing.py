"""Comparing two sides in time, or each pair of more."""

from collections.abc import Sequence
from datetime import date

from timeline.api.sides import AT_LEAST, Sides
from timeline.model.store import Store
from timeline.reconciliation.comparison import Comparison, Matrix
from timeline.reconciliation.diffing.comparing import compare_all, compare_sides
from timeline.reconciliation.diffing.sides import Side


def diff(
    store: Store,
    a: str | Store,
    b: str | Store | None = None,
    *,
    match: bool | float = False,
    today: str | None = None,
) -> Comparison:
    """Compare two sides in time.

    `diff(store, "a", "b")`: two sources of a store, or whatever `timeline diff` takes by name: a claims file, the
    folder of a store, a git revision. `diff(store, "a", other)`: one of these against a whole store. `diff(one, two)`:
    what two stores come to. With `match`, what `timeline.match` suggests is taken for one event, and such rows are
    `suggested`; a number is the least score. `today` as in `reconcile`.
    Raises UsageError: a name or a score that is none; HistoryUnreadable.

    >>> import timeline
    >>> found = timeline.diff(timeline.load("data"), "schmitt-2025", "weiss-2022")
    >>> [row.event for row in found.rows if row.verdict == "conflict"][:2]
    ['poisoning', 'eastern-focus-announced']
    >>> found.reversed[0].a
    'poisoning-reports before poisoning'
    """
    sides = _sides(store, today)
    given: tuple[str | Store, ...] = (store, a) if b is None else (a, b)
    found = [_side(sides, each) for each in given]
    compared = compare_sides(*found) if match is False else _by_likeness(found, match)
    assert isinstance(compared, Comparison)
    return compared


def diff_all(store: Store, *sides: str | Store, match: bool | float = False, today: str | None = None) -> Matrix:
    """Compare each pair of three and more sides, as `diff` takes them; `match` as there.

    >>> import timeline
    >>> store = timeline.load("data")
    >>> matrix = timeline.diff_all(store, "near-miss-2024", "schmitt-2025", "weiss-2022")
    >>> [(pair.a, pair.b, pair.summary["conflict"]) for pair in matrix.pairs][1:]
    [('near-miss-2024', 'weiss-2022', 1), ('schmitt-2025', 'weiss-2022', 4)]
    """
    named = _sides(store, today)
    found = [_side(named, each) for each in sides]
    compared = compare_all(found) if match is False else _by_likeness(found, match)
    assert isinstance(compared, Matrix)
    return compared


def _by_likeness(sides: Sequence[Side], match: bool | float) -> Comparison | Matrix:
    from timeline.api.matching import MIN_SCORE, compare_by_likeness  # which a comparison by ids does without

    return compare_by_likeness(sides, min_score=MIN_SCORE if match is True else match)


def compare_named(sides: Sequence[Side]) -> Comparison | Matrix:
    """Compare two sides, or each pair of more."""
    return compare_sides(*sides) if len(sides) == AT_LEAST else compare_all(sides)


def _sides(store: Store, today: str | None) -> Sides:
    return Sides(store, store.folder, today or date.today().isoformat())


def _side(sides: Sides, given: str | Store) -> Side:
    return sides.named_once(given) if isinstance(given, str) else sides.of_store(given)
