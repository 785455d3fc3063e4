"""Longer chains fold into shorter ones: one disagreement is one conflict, however many ways lead to it.

When two sources date an event differently, every chain that reaches one of the dates by way of other events is a
conflict too, and says nothing new. So a chain is listed only when its time points are minimal: when no other chain runs
over some of them alone. What stands in a longer chain is kept in the shorter one, as `indirect`: no claim that is in
conflict goes unnamed, and one that joins by a longer way makes the conflict new.

A chain never folds into a weaker one: a contradiction not into a tension, sources against each other not into what one
source says against itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.model.conflict import Conflict, Grade, Scope, SetCount
from timeline.model.statement import Statement

Folded = tuple[tuple[Conflict, ...], tuple[Conflict, ...]]


def fold_chains(conflicts: Iterable[Conflict]) -> Folded:
    """Return the conflicts to list, and the longer ones that fold into them; attributes are always listed.

    Quadratic in the chains that share a point, which are few.
    """
    listed: list[Conflict] = []
    longer: list[tuple[Conflict, Conflict]] = []
    for conflict in sorted(conflicts, key=lambda c: (len(c.points), c.fingerprint)):
        shorter = next((one for one in listed if _folds_into(conflict, one)), None)
        if shorter is None:
            listed.append(conflict)
        else:
            longer.append((shorter, conflict))
    with_longer = tuple(_with(one, [c for shorter, c in longer if shorter is one]) for one in listed)
    return with_longer, tuple(conflict for _, conflict in longer)


def _folds_into(longer: Conflict, shorter: Conflict) -> bool:
    is_as_strong = shorter.grade is Grade.CONTRADICTION or longer.grade is shorter.grade
    is_as_wide = shorter.scope is Scope.CROSS_SOURCE or longer.scope is shorter.scope
    return bool(shorter.chain) and shorter.points < longer.points and is_as_strong and is_as_wide


def _with(conflict: Conflict, longer: Sequence[Conflict]) -> Conflict:
    """The conflict with what the longer chains say, and all minimal sets counted."""
    if not longer:
        return conflict
    own = frozenset(conflict.statements)
    others: dict[Statement, None] = {s: None for chain in longer for s in chain.statements if s not in own}
    every = (conflict, *longer)
    sets = SetCount(count=sum(c.sets.count for c in every), exact=all(c.sets.exact for c in every))
    return replace(conflict, indirect=tuple(others), sets=sets)
