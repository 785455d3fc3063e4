"""What a chronology leaves out for readers outside: notes, weights, and rumours that were set aside."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from timeline.model.claim import Basis, Claim
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.store import Store
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.result import Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A chronology for readers outside, and one sentence for each kind of thing that was left out of it."""

    reconciliation: Reconciliation
    left_out: tuple[str, ...]


def for_public(store: Store, today: str | None = None) -> Published:
    """Reconcile a store for readers outside.

    A claim of hearsay that loses anything is left out as a whole, and all is reconciled without it: what a preferred
    reading sets aside decides nothing that it keeps. Notes of events, claims and sources go, and so do the weights
    that people gave to sources, once they have done their work. `today` as in `reconcile`.
    """
    plain, lost = _without_notes(store), set[str]()
    reconciled = reconcile(plain, today=today)
    while more := frozenset(_set_aside_rumours(reconciled)):
        lost |= more
        plain = _without_claims(plain, more)
        reconciled = reconcile(plain, today=today)
    sentences = tuple(_told(store, len(lost), len(store.events) - len(plain.events)))
    return Published(reconciliation=_without_weights(reconciled), left_out=sentences)


def _set_aside_rumours(reconciled: Reconciliation) -> Iterator[str]:
    """The full ids of the claims of hearsay that lose a statement."""
    for event in reconciled.events:
        for lost in event.set_aside:
            if lost.statement.claim.basis is Basis.RUMOUR:
                yield lost.statement.claim.full_id


def _without_notes(store: Store) -> Store:
    return replace(
        store,
        events={name: replace(event, note=None) for name, event in store.events.items()},
        sources={name: replace(source, note=None) for name, source in store.sources.items()},
        claims={name: claim.changed(note=None) for name, claim in store.claims.items()},
    )


def _without_claims(store: Store, gone: frozenset[str]) -> Store:
    """The store without some claims, and without the events that only these speak of."""
    claims = {name: claim for name, claim in store.claims.items() if name not in gone}
    spoken = frozenset(_named(store.claims.values())) - frozenset(_named(claims.values()))
    wholes = {event.part_of for event in store.events.values() if event.id not in spoken}
    events = {name: event for name, event in store.events.items() if name not in spoken or name in wholes}
    return replace(store, events=events, claims=claims)


def _named(claims: Iterable[Claim]) -> Iterator[str]:
    """The events that claims speak of."""
    for claim in claims:
        yield claim.event
        yield from (relation.event for relation in claim.relations)


def _without_weights(reconciled: Reconciliation) -> Reconciliation:
    """The same without weights, of sources and of statements: nobody weighs anything with them any more."""
    sources = {name: replace(source, weight=None) for name, source in reconciled.store.sources.items()}
    return replace(reconciled, store=replace(reconciled.store, sources=sources), weights={})


def _told(store: Store, claims: int, events: int) -> Iterator[str]:
    """What is left out, one sentence a kind; nothing where there was nothing."""
    if claims:
        only = f", and {counted(events, 'event')} that nothing else tells of" if events else ""
        yield f"for the public: {counted(claims, 'claim')} of hearsay left out, set aside before{only}"
    written = [[each.note for each in things.values()] for things in (store.events, store.sources, store.claims)]
    notes = sum(note is not None for note in chain.from_iterable(written))
    if notes:
        yield f"for the public: {counted(notes, 'note')} of the editors left out"
    weights = sum(source.weight is not None for source in store.sources.values())
    if weights:
        yield f"for the public: the weights of {counted(weights, 'source')} left out"
