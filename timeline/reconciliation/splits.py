"""Two events that were taken for one: the claims that a person split off count for the event they speak of.

This is the one place where a claim is read as of another event than its file says, and it comes before all else: the
store that is reconciled is the store with its splits. The files stay as they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from timeline.model.cached import cached_property
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution, Split, events_split_off
from timeline.model.event import Event
from timeline.model.store import Store
from timeline.network import Budget
from timeline.reconciliation.clashes import Clashes
from timeline.reconciliation.decisions import applying, in_force


@dataclass(frozen=True, kw_only=True)
class SplitStore:
    """A store with its splits, and what they ended."""

    clashes: Clashes  # of the store with its splits
    before: tuple[Conflict, ...] = ()  # the conflicts as they were without them
    decided: Mapping[str, Conflict]  # by fingerprint: those that a split decides, as they were without it
    today: str | None = None

    @property
    def store(self) -> Store:
        """The store with its splits."""
        return self.clashes.store

    @cached_property
    def resolutions(self) -> Mapping[str, Resolution]:
        """The decisions of all kinds that apply, on longer chains too, by fingerprint."""
        return applying(self.store.resolutions, (*self.decided_still.values(), *self.decided.values()), self.today)

    @cached_property
    def decided_still(self) -> Mapping[str, Conflict]:
        """The conflicts that are there with the splits and that decisions are on, by fingerprint."""
        return self.clashes.decided_by(in_force(self.store.resolutions, self.today).values())


def with_splits(store: Store, today: str | None, budget: Budget | None = None) -> SplitStore:
    """Return a store with the splits that act on it: those whose conflict is there without them.

    One split can bring the conflict of another one, so they act in rounds; without a split nothing is computed.
    """
    budget = budget or Budget()
    pending = [r for r in in_force(store.resolutions, today).values() if r.split is not None]
    clashes = Clashes(store, budget)
    before: dict[str, Conflict] = {}
    decided: dict[str, Conflict] = {}
    while pending:
        there = clashes.decided_by(pending)
        acting = [r for r in pending if r.fingerprint in there]
        if not acting:
            break
        before = {c.fingerprint: c for c in clashes.conflicts} | before
        decided |= {r.fingerprint: there[r.fingerprint] for r in acting}
        pending = [r for r in pending if r.fingerprint not in there]
        clashes = Clashes(_split(clashes.store, acting), budget)
    whole = _without_idle_events(clashes.store)
    clashes = clashes if whole is clashes.store else Clashes(whole, budget)
    return SplitStore(clashes=clashes, before=tuple((decided | before).values()), decided=decided, today=today)


def can_move(claim: Claim, split: Split) -> bool:
    """Whether a claim can speak of the other event: it is on the one that is split, and does not relate the two."""
    return claim.event == split.event and all(relation.event != split.into for relation in claim.relations)


def _split(store: Store, acting: Iterable[Resolution]) -> Store:
    events = {**store.events, **events_split_off(acting, store.events)}
    claims = dict(store.claims)
    for split in (r.split for r in acting if r.split is not None):
        for name in split.claims:
            if name in claims and can_move(claims[name], split):
                claims[name] = replace(claims[name], event=split.into)
    return replace(store, events=events, claims=claims)


def _without_idle_events(store: Store) -> Store:
    """The store without the events of splits that do not act, where nobody speaks of them."""
    if not any(event.split_from for event in store.events.values()):
        return store
    related = {relation.event for claim in store.claims.values() for relation in claim.relations}
    spoken_of = related | store.claims_of_event.keys() | {event.part_of for event in store.events.values()}

    def stays(event: Event) -> bool:
        return event.split_from is None or event.id in spoken_of

    events = {name: event for name, event in store.events.items() if stays(event)}
    return store if len(events) == len(store.events) else replace(store, events=events)
