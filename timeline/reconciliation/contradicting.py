"""What one more claim would contradict: only the parts of the store that it speaks of are looked at."""

from dataclasses import replace

from timeline.errors import UsageError
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict
from timeline.model.nearest import nearest_hint
from timeline.model.store import Store
from timeline.network import Budget
from timeline.reconciliation.attributes import disputed_statements, find_attribute_conflicts
from timeline.reconciliation.found import by_importance
from timeline.reconciliation.parts import PartIndex
from timeline.reconciliation.splits import with_splits
from timeline.reconciliation.weights import weights_of

_INDEX = "parts"  # what the index of parts is kept under


def contradicts(
    store: Store, claim: Claim, *, today: str | None = None, budget: Budget | None = None
) -> tuple[Conflict, ...]:
    """Return the conflicts in which a claim would stand if it were in a store, the gravest first; (): it fits.

    A claim that is there already is replaced: so an edit can be tried. What is decided is found all the same, but for
    splits, which act first; `today` (ISO) is the day on which those may have expired. The first question costs a walk
    over the store, each further one only what is connected to the claim's events.
    Raises UsageError: the claim names an event that the store does not have.
    """
    _require_events(store, claim)
    unweighed = replace(budget or Budget(), comparisons=0)  # nobody asks here what weighs least to set aside
    there = with_splits(_part_with(store, claim), today, unweighed).clashes
    found = (*there.solution.conflicts, *_over_values(there.store, there.store.claims[claim.full_id]))
    return tuple(sorted((conflict for conflict in found if _stands_in(claim, conflict)), key=by_importance))


def _over_values(part: Store, claim: Claim) -> list[Conflict]:
    """The conflicts over attributes of the event that a claim speaks of, where it gives any."""
    near = part.claims_of_event[claim.event] if claim.attributes else ()
    statements = tuple(disputed_statements(near))
    return find_attribute_conflicts(part, statements, weights_of(part, statements))


def _require_events(store: Store, claim: Claim) -> None:
    for event in _events_of(claim):
        if event not in store.events:
            raise UsageError(f"{claim.full_id}: there is no event {event}", nearest_hint(event, store.events, "show"))


def _part_with(store: Store, claim: Claim) -> Store:
    """The parts of a store that a claim speaks of, as one, with the claim."""
    index = _index_of(store)
    before = store.claims.get(claim.full_id)
    part = index.around(event for each in (claim, before) if each for event in _events_of(each))
    naming = frozenset({claim.source} if claim.attributed_to and store.repeated_by(claim) else ())
    return replace(
        part,
        sources={**part.sources, **index.maker.sources_of([claim])},
        claims={**part.claims, claim.full_id: claim},
        naming=part.naming_sources | naming,
    )


def _index_of(store: Store) -> PartIndex:
    """The index of a store's parts, made once and kept with it."""
    index = store.kept.get(_INDEX)
    if not isinstance(index, PartIndex):
        index = store.kept[_INDEX] = PartIndex(store)
    return index


def _events_of(claim: Claim) -> tuple[str, ...]:
    return claim.event, *(relation.event for relation in claim.relations)


def _stands_in(claim: Claim, conflict: Conflict) -> bool:
    return any(statement.id[0] == claim.full_id for statement in conflict.all_statements)
