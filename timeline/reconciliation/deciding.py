"""What a decision on a conflict would do, before it is made."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain as concatenated

from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.store import Store
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.result import ReconciledEvent, Reconciliation


@dataclass(frozen=True, kw_only=True)
class Undecided:
    """A conflict that is to be decided, in a store without the decisions that were made on it earlier."""

    conflict: Conflict
    reconciliation: Reconciliation
    store: Store  # as its files say, but for those decisions
    earlier: tuple[Resolution, ...]  # what a new decision replaces, the last one last; expired ones too
    today: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a decision changes."""

    ends: bool  # whether the conflict itself is no longer open
    windows: tuple[tuple[ReconciledEvent | None, ReconciledEvent], ...]  # events whose window differs; None: a new one
    ended: tuple[Conflict, ...]  # other conflicts that it ends
    opened: tuple[Conflict, ...]  # conflicts that it brings


def undecided(store: Store, conflict: Conflict, today: str | None = None) -> Undecided:
    """Return a conflict of a store as it is without the decisions that were made on it."""
    name = conflict.fingerprint
    earlier = tuple(r for r in store.resolutions if r.fingerprint == name)
    bare = replace(store, resolutions=tuple(r for r in store.resolutions if r.fingerprint != name))
    found = reconcile(bare, today=today)
    now = next((c for c in _with_longer(found.conflicts) if c.fingerprint == name), conflict)
    return Undecided(conflict=now, reconciliation=found, store=bare, earlier=earlier, today=today)


def effect_of(resolution: Resolution, on: Undecided) -> Effect:
    """Return what a decision on a conflict would change. Cost: one reconciliation."""
    decided = replace(on.store, resolutions=(*on.store.resolutions, resolution))
    return changes(on.reconciliation, reconcile(decided, today=on.today), on.conflict.fingerprint)


def changes(before: Reconciliation, after: Reconciliation, fingerprint: str) -> Effect:
    """Return what a decision on a conflict changed."""
    was_open, is_open = before.open_conflicts, after.open_conflicts
    windows = ((before.event.get(event.id), event) for event in after.events)
    return Effect(
        ends=fingerprint not in is_open,
        windows=tuple((old, new) for old, new in windows if _differ(old, new)),
        ended=tuple(c for c in before.conflicts if c.fingerprint in was_open - is_open - {fingerprint}),
        opened=tuple(c for c in after.conflicts if c.fingerprint in is_open - was_open - {fingerprint}),
    )


def _differ(old: ReconciledEvent | None, new: ReconciledEvent) -> bool:
    return old is None or (old.start, old.end) != (new.start, new.end)


def _with_longer(conflicts: Iterable[Conflict]) -> Iterable[Conflict]:
    """The conflicts that are listed, then the longer chains that are folded into them."""
    listed = tuple(conflicts)
    return concatenated(listed, (chain for conflict in listed for chain in conflict.longer))
