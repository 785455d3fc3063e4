"""What was known before a branch: the conflicts and claims of the store as it was where HEAD left a revision."""

from dataclasses import field
from pathlib import Path

from timeline.checks import Checked, Known, known_in
from timeline.model.dataclass import dataclass
from timeline.reconciliation.reconcile import reconcile
from timeline.store.disk import DISK, Saved
from timeline.store.history import store_at_base


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownThen:
    """What was known, and sentences on what of it could not be read."""

    known: Known = field(default_factory=Known)
    notes: tuple[str, ...] = ()


def known_at_base(folder: Path, revision: str | None, today: str, files: Saved = DISK) -> KnownThen:
    """Return what was known of a store at the merge base of a revision and HEAD; None: nothing is asked for.

    A conflict that a decision ended there is not known: it is new where the decision is gone. Raises HistoryUnreadable.
    """
    if revision is None:
        return KnownThen()
    then = store_at_base(folder, revision, files)
    if then.store is None:
        return KnownThen(notes=then.notes)
    reconciliation = reconcile(then.store, today=today)
    incomplete = (f"at the base: {sentence}" for sentence in reconciliation.incomplete)
    known = known_in(Checked(store=then.store, reconciliation=reconciliation))
    return KnownThen(known=known, notes=(*then.notes, *incomplete))
