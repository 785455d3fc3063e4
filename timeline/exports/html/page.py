"""What every part of the page is made of: a reconciliation, and what is looked up in it again and again."""

from collections.abc import Mapping
from functools import cached_property

from timeline.exports.html.names import Names
from timeline.model.conflict import Grade
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.result import ReconciledEvent, Reconciliation, SetAside, Status
from timeline.reconciliation.voices import short_fingerprints

STATUS_MARKS = {
    Status.RESOLVED: "✓",
    Status.UNDECIDED: "?",
    Status.DISPUTED: "≠",
    Status.UNDATED: "…",
    Status.SINGLE: "○",
    Status.REFINED: "◐",
    Status.AGREED: "●",
}
STATUS_MEANINGS = {
    Status.RESOLVED: "the sources disagree, and a person decided",
    Status.UNDECIDED: "readings of equal weight give it different dates",
    Status.DISPUTED: "not all that is said of it can be true",
    Status.UNDATED: "its date is open on one side",
    Status.SINGLE: "only one source dates it",
    Status.REFINED: "some sources are more exact than others",
    Status.AGREED: "all sources say the same",
}
GRADE_MARKS = {Grade.CONTRADICTION: "✖", Grade.TENSION: "≈", Grade.REFINEMENT: "◐"}
GRADE_MEANINGS = {
    Grade.CONTRADICTION: "everything it rests on is said outright",
    Grade.TENSION: "it rests on something implied, hedged or vague",
    Grade.REFINEMENT: "no conflict: one source is more exact",
}


@dataclass(frozen=True)
class Page:
    """A web page in the making."""

    reconciliation: Reconciliation
    left_out: tuple[str, ...] = ()  # what is gone already, a sentence for each kind

    @property
    def store(self) -> Store:
        """The store that the page is made of."""
        return self.reconciliation.store

    @cached_property
    def names(self) -> Names:
        """What events and sources are called."""
        return Names(self.store)

    @cached_property
    def lost(self) -> Mapping[Statement, SetAside]:
        """Every statement that was set aside, with the reason."""
        return {lost.statement: lost for event in self.reconciliation.events for lost in event.set_aside}

    @cached_property
    def short(self) -> Mapping[str, str]:
        """Each fingerprint of a conflict with its first digits."""
        return short_fingerprints(self.reconciliation.conflict)

    @cached_property
    def said_elsewhere(self) -> Mapping[str, tuple[Statement, ...]]:
        """By event, what claims on other events say of its place in time."""
        found: dict[str, list[Statement]] = {}
        for claim in self.store.claims.values():
            for number, relation in enumerate(claim.relations):
                if relation.event != claim.event:
                    found.setdefault(relation.event, []).append(Statement(claim, f"relations[{number}]"))
        return {event: tuple(said) for event, said in found.items()}

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[str, ...]]:
        """By event, the events that are part of it, in time order."""
        found: dict[str, list[str]] = {}
        for event in self.reconciliation.events:
            if event.event.part_of:
                found.setdefault(event.event.part_of, []).append(event.id)
        return {event: tuple(parts) for event, parts in found.items()}

    @cached_property
    def undrawn(self) -> tuple[ReconciledEvent, ...]:
        """The events that no date bounds on either side: they have no place on an axis."""
        return tuple(event for event in self.reconciliation.events if is_boundless(event))


def is_boundless(event: ReconciledEvent) -> bool:
    """Whether no bound of a window is known."""
    return all(bound is None for window in (event.start, event.end) for bound in (window.earliest, window.latest))
