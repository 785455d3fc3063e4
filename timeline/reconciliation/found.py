"""What is found in one part of a store: conflicts, what people decided on them, the preferred reading.

    part -> its splits -> network -> conflicts + readings

Decisions act first: a claim that was split off counts for its new event, and what a resolution sets aside is gone
before the readings are weighed. A conflict stays open where it is there without what was set aside. Conflicts are those
of all claims, decided or not, so that a decision never hides what it decided. Where a longer chain was folded into a
conflict that a decision ends, and is still there without what was set aside, it is listed as a conflict of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.model.conflict import Conflict, Grade
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Action, Resolution
from timeline.model.incomplete import gravest_first
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Solution
from timeline.reconciliation.decisions import statements_set_aside
from timeline.reconciliation.losses import Decided
from timeline.reconciliation.splits import SplitStore, with_splits


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in one part: what takes time to find, and no more, so that it is sent at little cost."""

    store: Store | None  # the part with its splits; None: none acts in it
    conflicts: tuple[Conflict, ...]  # contradictions first, then by size, then by fingerprint
    decided: Decided
    incomplete: tuple[str, ...]  # one sentence for each budget that ended


def find_in_part(part: Store, *, today: str | None = None, budget: Budget | None = None) -> Found:
    """Return what is to be found in one part of a store, where resolutions may have expired by `today`."""
    return found_in(part, with_splits(part, today, budget))


def found_in(part: Store, split: SplitStore) -> Found:
    """Return what is to be found in one part of a store with its splits."""
    clashes = split.clashes
    removed = statements_set_aside(split.resolutions, split.decided_still.values())
    solution = clashes.without(removed)
    decided = _decided(split, removed, solution)
    conflicts = tuple(sorted(_listed(split, decided, solution), key=by_importance))
    return Found(
        store=None if split.store is part else split.store,
        conflicts=conflicts,
        decided=decided,
        incomplete=gravest_first((*clashes.solution.incomplete, *solution.incomplete)),
    )


def by_importance(conflict: Conflict) -> tuple[bool, bool, int, str]:
    """A sort key: contradictions first, dates and order before attributes, then by size, then by fingerprint."""
    size = len(conflict.chain) or len(conflict.sides)
    return conflict.grade is not Grade.CONTRADICTION, bool(conflict.sides), size, conflict.fingerprint


def _decided(split: SplitStore, removed: frozenset[Statement], solution: Solution) -> Decided:
    """What people decided, on longer chains too, and what that leaves to be weighed."""
    values = split.clashes.attribute_conflicts(removed)
    accepted = {fingerprint for fingerprint, r in split.resolutions.items() if r.action is Action.ACCEPT}
    longer = (chain for c in solution.conflicts for chain in c.longer) if split.resolutions else ()
    return Decided(
        resolutions=split.resolutions,
        removed=removed,
        preferred=solution.preferred,
        ties=solution.ties,
        values={conflict.fingerprint: conflict for conflict in values},
        open_conflicts=frozenset(c.fingerprint for c in (*solution.conflicts, *longer, *values)) - accepted,
    )


def _listed(split: SplitStore, decided: Decided, solution: Solution) -> Iterator[Conflict]:
    """The conflicts of all claims, decided or not; then those that were there before a split."""
    found = split.clashes.conflicts
    listed = {conflict.fingerprint: conflict for conflict in found}
    if decided.resolutions:
        left = solution.conflicts if decided.removed else found
        listed |= {c.fingerprint: c for c in _uncovered(found, left, decided.resolutions)}
    yield from listed.values()
    yield from (conflict for conflict in split.before if conflict.fingerprint not in listed)


def _uncovered(
    found: Iterable[Conflict], still_there: Iterable[Conflict], resolutions: Mapping[str, Resolution]
) -> Iterator[Conflict]:
    """The longer chains that are conflicts of their own: decided by themselves, or left when the shorter one went."""
    folded = {chain.fingerprint: chain for conflict in found for chain in conflict.longer}
    left = {conflict.fingerprint: conflict for conflict in still_there}
    listed = {conflict.fingerprint for conflict in found}
    for fingerprint in sorted((left.keys() | (folded.keys() & resolutions.keys())) - listed):
        whole = folded.get(fingerprint) or left[fingerprint]
        yield replace(whole, unfolding=left[fingerprint].unfolding) if fingerprint in left else whole
