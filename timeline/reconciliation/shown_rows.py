"""Which rows of a comparison are shown: those of some verdicts, or all that differ, with so many beside them.

Whatever is shown, the sum stays that of the whole comparison.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby

from timeline.reconciliation.comparison import Comparison, DiffRow
from timeline.reconciliation.verdict import Verdict

LONGEST_RUN, ENDS_OF_RUN = 8, 2  # rows one after another on which both agree, and how many of more stand at each end
BOTH_DIFFER = frozenset({Verdict.REFINES, Verdict.REFINED_BY, Verdict.OVERLAPS, Verdict.CONFLICT})


def shown_rows(comparison: Comparison, only: Collection[Verdict] = (), context: int | None = None) -> Comparison:
    """Return a comparison with the rows that were asked for, and how many are left out before each and at the end.

    `only`: the verdicts of rows and attributes; none: all. Pairs in reversed order belong to the conflicts. `context`:
    how many rows stand on both sides of one that was asked for, whatever their verdict; with it and no `only`, rows on
    which both agree are asked for no more. None: all rows, or with `only` no others. Cost: linear.
    """
    if not only and context is None:
        return comparison
    wanted = [_is_wanted(row, only) for row in comparison.rows]
    rows, after = _marked(comparison.rows, wanted, _near(wanted, context or 0))
    return replace(
        comparison,
        rows=tuple(rows),
        left_out=comparison.left_out + after,
        reversed=comparison.reversed if not only or Verdict.CONFLICT in only else (),
        attributes=tuple(row for row in comparison.attributes if not only or row.verdict in only),
        counts=comparison.summary,
        untimed_count=comparison.untimed,
        reversed_count=comparison.reversed_total,
        attribute_counts=comparison.attribute_summary,
    )


def readable_rows(comparison: Comparison, most: int) -> Comparison:
    """Return a comparison with no more rows than a person may read on a screen.

    Of many rows one after another on which both agree the first and the last stand for all. Still too many: those on
    which both speak and differ; still too many: those in conflict, and of them the first. Rows that were asked for are
    cut, and none is left out for its verdict. Cost: linear.
    """
    is_asked = comparison.counts is not None
    found = comparison if is_asked else _with_short_agreement(comparison)
    for only in () if is_asked else (BOTH_DIFFER, frozenset({Verdict.CONFLICT})):
        if len(found.rows) > most:
            found = replace(
                shown_rows(comparison, only), attributes=comparison.attributes, reversed=comparison.reversed
            )
    after = sum(row.left_out + 1 for row in found.rows[most:])
    return replace(
        found,
        rows=found.rows[:most],
        left_out=found.left_out + after,
        counts=comparison.summary,
        untimed_count=comparison.untimed,
    )


def _with_short_agreement(comparison: Comparison) -> Comparison:
    """The same without the middle of long runs of rows on which both agree."""
    shown: list[bool] = []
    for agrees, members in groupby(comparison.rows, key=lambda row: row.verdict is Verdict.AGREE):
        count = len(tuple(members))
        folded = count - 2 * ENDS_OF_RUN if agrees and count > LONGEST_RUN else 0
        ends = (count - folded) // 2
        shown += [True] * ends + [False] * folded + [True] * (count - folded - ends)
    rows, after = _marked(comparison.rows, shown, shown)
    return replace(comparison, rows=tuple(rows), left_out=comparison.left_out + after)


def _is_wanted(row: DiffRow, only: Collection[Verdict]) -> bool:
    return row.verdict in only if only else row.verdict is not Verdict.AGREE


def _near(wanted: Sequence[bool], context: int) -> list[bool]:
    """Whether each place is wanted, or no further than `context` places from one that is."""
    near = list(wanted)
    for places in (range(len(wanted)), range(len(wanted) - 1, -1, -1)):
        reach = 0
        for place in places:
            reach = context + 1 if wanted[place] else reach - 1
            near[place] = near[place] or reach > 0
    return near


def _marked(rows: Sequence[DiffRow], wanted: Sequence[bool], near: Sequence[bool]) -> tuple[list[DiffRow], int]:
    """The rows that are shown, each with how many are left out before it; and how many after the last one."""
    shown: list[DiffRow] = []
    left_out = 0
    for row, is_wanted, is_shown in zip(rows, wanted, near, strict=True):
        left_out += row.left_out
        if is_shown:
            shown.append(replace(row, is_context=not is_wanted, left_out=left_out))
        left_out = 0 if is_shown else left_out + 1
    return shown, left_out
