"""Longer chains fold into shorter ones: one disagreement is one conflict, however many ways lead to it.

When two sources date an event differently, every chain that reaches one of the dates by way of other events is a
conflict too, and says nothing new. So a chain is listed only when its time points are minimal: when no other chain runs
over some of them alone. The longer ones are kept in it: no claim that is in conflict goes unnamed.

A chain never folds into a weaker one: a contradiction not into a tension, sources against each other not into what one
source says against itself.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from timeline.model.conflict import ORIGIN, Conflict, Grade, Named, Scope, Unfolded
from timeline.model.statement import Statement


def fold_chains(conflicts: Iterable[Conflict], clashing: Container[Statement] | None = None) -> tuple[Conflict, ...]:
    """Return the conflicts to list, shortest first, each with the longer ones that fold into it.

    A chain that could fold into several folds into the shortest, ties by fingerprint. A conflict names those of its
    longer chains that stand in a minimal set: `clashing`; None: all of them do. Cost: only chains that share a time
    point are compared.
    """
    listed: dict[str, Conflict] = {}
    longer: dict[str, list[Conflict]] = {}
    at_point: dict[str, list[Conflict]] = {}  # listed conflicts, each at the smallest of its points
    for conflict in sorted(conflicts, key=_size):
        names = sorted(str(point) for point in conflict.points - {ORIGIN})
        near = [one for name in names for one in at_point.get(name, ())]
        shorter = next((one for one in sorted(near, key=_size) if _folds_into(conflict, one)), None)
        if shorter is None:
            listed[conflict.fingerprint] = conflict
            at_point.setdefault(names[0], []).append(conflict)
        else:
            longer.setdefault(shorter.fingerprint, []).append(conflict)
    return tuple(_with(conflict, longer.get(name, ()), clashing) for name, conflict in listed.items())


def with_unknown(conflict: Conflict, statements: int) -> Conflict:
    """The conflict, where it is not known of so many statements around it whether they clash."""
    named = Named(conflict.by_longer, statements)
    return replace(conflict, unfolding=Unfolded(longer=conflict.longer, sets=conflict.sets, named=named))


def _size(conflict: Conflict) -> tuple[int, str]:
    return len(conflict.points), conflict.fingerprint


def _folds_into(longer: Conflict, shorter: Conflict) -> bool:
    is_as_strong = shorter.grade is Grade.CONTRADICTION or longer.grade is shorter.grade
    is_as_wide = shorter.scope is Scope.CROSS_SOURCE or longer.scope is shorter.scope
    return shorter.points < longer.points and is_as_strong and is_as_wide


def _with(conflict: Conflict, longer: Sequence[Conflict], clashing: Container[Statement] | None) -> Conflict:
    """The conflict with the longer chains, whose statements it names; a supporter may stand in no minimal set."""
    found = dict.fromkeys(s for chain in longer for s in (*chain.statements, *chain.beside))
    named = tuple(found) if clashing is None else tuple(s for s in found if s in clashing)
    unfolding = Unfolded(longer=tuple(longer), sets=conflict.sets, named=Named(named))
    return replace(conflict, unfolding=unfolding)
