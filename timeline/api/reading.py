"""Loading and reconciling."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from timeline.errors import UsageError
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict
from timeline.model.store import Store
from timeline.reconciliation.batches import Executor
from timeline.reconciliation.reconcile import reconcile as reconcile_store
from timeline.reconciliation.result import Reconciliation
from timeline.store.disk import DISK, Saved
from timeline.store.load import load_store

if TYPE_CHECKING:
    from timeline.reconciliation.overview import SourcesOverview

Trust = Literal["kind", "learned"]  # what a source weighs where no person wrote it down
KIND: Final = "kind"
LEARNED: Final = "learned"


def load(folder: str | Path = "data", files: Saved = DISK) -> Store:
    """Load an event store; what cannot be read is in `findings`, everything else is there.

    Raises StoreNotFound, StoreUnreadable.

    >>> import timeline
    >>> store = timeline.load("data")
    >>> store.events["istanbul-talks"].title
    'Talks in Istanbul'
    >>> [claim.evidence.quote for claim in store.claims_of_event["invasion"][:1]]
    ['full-scale Russian invasion of Ukraine that began in February 2022']
    """
    return load_store(Path(folder), files)


def reconcile(
    store: Store, *, trust: Trust = KIND, today: str | None = None, executor: Executor | None = None
) -> Reconciliation:
    """Reconcile a store: a window and a status for every event, and every conflict.

    `trust` says what a source weighs where no person wrote it down: what its kind does, or what is `learned` from how
    far independent others agree with it; what conflicts is the same, which claims lose need not be. `today` (ISO;
    default: the day it is) is the day on which resolutions may have expired. `executor` (of `concurrent.futures`, or
    anything that takes work as those do) works on the parts of a large store; the result is the same.
    Raises UsageError: no such trust.

    >>> import timeline
    >>> found = timeline.reconcile(timeline.load("data"))
    >>> event = found.event["bucha-withdrawal"]
    >>> event.edtf, str(event.status)
    ('2022-03-30', 'single')
    >>> found.conflicts[0].fingerprint in found.open_conflicts
    True
    """
    weighed, day = weighed_by(store, trust), today or date.today().isoformat()
    return reconcile_store(weighed, today=day, executor=executor)


def sources(store: Store, *, trust: Trust = KIND, today: str | None = None) -> "SourcesOverview":
    """Return what there is of each source, and how it fares: claims, dates, agreement with others, losses, copies.

    With `trust="learned"` each row says, in `learned`, why the source weighs what it does. `trust` and `today` as in
    `reconcile`. Raises UsageError: no such trust.

    >>> import timeline
    >>> found = timeline.sources(timeline.load("data"), trust="learned")
    >>> row = found.rows[0]
    >>> row.source.id, row.roots
    ('glimmer-undated', ('glimmer-undated',))
    >>> row.learned.words
    'agreed with independent others on 4 of 4 events; prior 40'
    """
    from timeline.reconciliation.overview import overview
    from timeline.reconciliation.trust.learned import learn, with_weights

    _require_trust(trust)
    learned = learn(store) if trust == LEARNED else None
    weighed = with_weights(store, learned) if learned else store
    return overview(reconcile_store(weighed, today=today or date.today().isoformat()), learned)


def contradicts(store: Store, claim: Claim, *, today: str | None = None) -> tuple[Conflict, ...]:
    """Return the conflicts in which a claim would stand if it were in a store, the gravest first; (): it fits.

    A claim that is there already is replaced: so an edit can be tried. `today` as in `reconcile`. Only what is
    said near the claim's events is looked at; the first question to a store costs a walk over it, the first to a part
    of it what its network costs. A claim that only longer chains hold is told with a conflict into which one of these
    folds; reconciling a large store with it may tell it with another such conflict.
    Raises UsageError: the claim names an event that the store does not have.

    >>> import timeline
    >>> from dataclasses import replace
    >>> from timeline.model.edtf import parse_edtf
    >>> store = timeline.load("data")
    >>> moved = replace(store.claims["progress-2022/medinsky"], when=parse_edtf("2022-03-20"))
    >>> [str(conflict.grade) for conflict in timeline.contradicts(store, moved)]
    ['contradiction']
    """
    from timeline.reconciliation.contradicting import contradicts as contradicted

    return contradicted(store, claim, today=today or date.today().isoformat())


def weighed_by(store: Store, trust: str) -> Store:
    """Return a store with what its sources weigh. Raises UsageError: no such trust."""
    _require_trust(trust)
    if trust == KIND:
        return store
    from timeline.reconciliation.trust.learned import with_learned_weights

    return with_learned_weights(store)


def _require_trust(trust: str) -> None:
    if trust not in (KIND, LEARNED):
        raise UsageError(f"{trust}: no such trust", f"Write {KIND} or {LEARNED}.")
