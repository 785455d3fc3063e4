"""From two sides to a comparison, from many to a matrix."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from timeline.network import Budget
from timeline.reconciliation.comparison import Comparison, Matrix
from timeline.reconciliation.diffing.between import between
from timeline.reconciliation.diffing.joining import joined
from timeline.reconciliation.diffing.reversals import reversals
from timeline.reconciliation.diffing.rows import rows_of
from timeline.reconciliation.diffing.sides import Side
from timeline.reconciliation.diffing.silence import period_of, silences
from timeline.reconciliation.diffing.values import attribute_rows


def compare_sides(a: Side, b: Side, *, budget: Budget | None = None) -> Comparison:
    """Compare two sides: a verdict on every event in time order, the pairs that they reverse, attributes that differ.

    The other way round is the mirror, and a side agrees with itself. Cost: mostly linear in the claims.
    """
    sides = joined(a, b)
    clashes = between(sides, None, budget or Budget())
    found = rows_of(sides, clashes)
    periods = period_of(row.a for row in found), period_of(row.b for row in found)
    rows = tuple(silences(found, *periods))
    reversed_pairs = reversals(sides, clashes, rows)
    return Comparison(
        a=a.about.name,
        b=b.about.name,
        rows=rows,
        reversed=reversed_pairs.listed,
        reversed_count=reversed_pairs.total,
        reversed_is_exact=reversed_pairs.is_exact,
        attributes=tuple(attribute_rows(sides)),
        zone=sides.store.settings.zone,
        sides=(replace(a.about, period=periods[0]), replace(b.about, period=periods[1])),
        store=sides.store,
    )


def compare_all(sides: Sequence[Side]) -> Matrix:
    """Compare each pair of sides once: the first with all that follow, then the second, and so on."""
    return matrix_of(sides, tuple(compare_sides(a, b) for a, b in combinations(sides, 2)))


def matrix_of(sides: Sequence[Side], pairs: tuple[Comparison, ...]) -> Matrix:
    """Return the matrix of comparisons that were made, first with second, first with third, …, second with third, …."""
    about = {side.name: side for pair in pairs for side in pair.sides}
    return Matrix(sides=tuple(about[side.about.name] for side in sides), pairs=pairs)
