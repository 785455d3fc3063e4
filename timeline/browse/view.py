"""What is looked at: a store, reconciled, with all that the lists and the search need to know of it."""

from collections.abc import Mapping
from functools import cached_property

from timeline.api.reading import reconcile
from timeline.checks import conflict_findings
from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.model.nearest import nearest_or
from timeline.model.store import Store
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.voices import short_fingerprints


@dataclass(frozen=True, slots=True)
class Place:
    """Something to look at: an event, by its id, or a conflict, by its fingerprint."""

    key: str
    is_conflict: bool = False


@dataclass(frozen=True, kw_only=True)
class View:
    """A reconciliation, and how its conflicts stand: `new`, `known` or `resolved`, by fingerprint."""

    store: Store  # as its files say
    reconciliation: Reconciliation
    standing: Mapping[str, str]

    @cached_property
    def short(self) -> Mapping[str, str]:
        """The fingerprints as people read them."""
        return short_fingerprints(self.reconciliation.conflict)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """What each event is searched by: its title, id, tags, and what its claims are called and quote."""
        return {event.id: _words_of(event) for event in self.reconciliation.events}

    def has(self, place: Place) -> bool:
        """Whether it is there."""
        return place.key in (self.reconciliation.conflict if place.is_conflict else self.reconciliation.event)


def view_of(store: Store) -> View:
    """Return a store as it is looked at. Cost: it is reconciled."""
    reconciliation = reconcile(store)
    findings = conflict_findings(reconciliation)
    return View(
        store=store,
        reconciliation=reconciliation,
        standing={each.fingerprint: each.status for each in findings if each.fingerprint is not None},
    )


def find_start(view: View, name: str | None) -> Place | None:
    """Return what the command line names: an event by its id, else the one conflict whose fingerprint begins so.

    The full fingerprint of a longer chain names the conflict into which it is folded.
    None: it names nothing. Raises UsageError: there is neither, or several conflicts begin so.
    """
    if name is None:
        return None
    found = view.reconciliation
    if name in found.event:
        return Place(name)
    conflicts = [c for c in found.conflicts if name and c.fingerprint.startswith(name.lower())]
    if len(conflicts) > 1:
        listed = ", ".join(c.fingerprint for c in conflicts)
        raise UsageError(f"{name}: several conflicts begin so: {listed}", "Give more digits.")
    conflict = conflicts[0] if conflicts else found.folded_into.get(name.lower())
    if conflict is None:
        raise UsageError(f"{name}: no such event or conflict", nearest_or(name, found.event, "See timeline show"))
    return Place(conflict.fingerprint, is_conflict=True)


def _words_of(event: ReconciledEvent) -> str:
    said = (f"{claim.full_id} {claim.evidence.quote if claim.evidence else ''}" for claim in event.claims)
    return "\n".join([event.event.title, event.id, *event.event.tags, *said]).casefold()
