"""From a store to a reconciliation: conflicts, the preferred reading, windows and statuses.

    store -> parts -> what is found in each -> windows of every reading -> one `ReconciledEvent` an event -> merged

Parts have nothing to say to each other (see `parts`), so the whole is the sum of its parts; and windows are computed
only when somebody looks at an event.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from timeline.model.claim import Claim
from timeline.model.conflict import TimePoint
from timeline.model.event import Event
from timeline.model.incomplete import gravest_first
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Moment, Network, build_network, chronology
from timeline.reconciliation.attributes import attribute_statements
from timeline.reconciliation.batches import Executor, map_parts, pays
from timeline.reconciliation.clashes import Clashes
from timeline.reconciliation.decisions import in_force
from timeline.reconciliation.events import EventContext, reconciled_events, supported_events, time_order
from timeline.reconciliation.found import Found, by_importance, find_in_part, found_in
from timeline.reconciliation.later import Later, LaterMapping
from timeline.reconciliation.parts import parts_of
from timeline.reconciliation.result import ReconciledEvent, ReconciledPart, Reconciliation, Supported
from timeline.reconciliation.splits import with_splits
from timeline.reconciliation.weights import weights_of


def reconcile(
    store: Store, *, today: str | None = None, budget: Budget | None = None, executor: Executor | None = None
) -> Reconciliation:
    """Reconcile everything that a store holds, part by part.

    `today` (ISO) is the day on which resolutions may have expired; None: none has. Pure: the same store and day give
    the same result, whatever the order of files, and wherever the `executor` works; None: here. What is small is not
    sent anywhere.
    """
    parts = parts_of(store)
    if len(parts) < 2:
        return reconcile_part(store, today=today, budget=budget)
    if executor is None or not pays(store):
        return _merged(store, parts, [reconcile_part(part, today=today, budget=budget) for part in parts], today)
    found = map_parts(executor, partial(find_in_part, today=today, budget=budget), parts)
    return _merged(store, parts, list(map(_reconciliation_of, parts, found)), today)


def reconcile_part(part: Store, *, today: str | None = None, budget: Budget | None = None) -> Reconciliation:
    """Reconcile one part of a store; or a whole store at once, as if it were one part."""
    split = with_splits(part, today, budget)
    return _reconciliation_of(part, found_in(part, split), split.clashes)


def _reconciliation_of(part: Store, found: Found, clashes: Clashes | None = None) -> Reconciliation:
    """What follows from what was found."""
    store = part if found.store is None else found.store
    weights = LaterMapping(partial(_weights_in, store, clashes.network if clashes else None))
    context = EventContext(
        store=store,
        conflicts=found.conflicts,
        decided=found.decided,
        weights=weights,
        network=clashes.network if clashes else None,
    )
    return Reconciliation(
        store=store,
        events=Later(partial(reconciled_events, context)),
        supported=Later(partial(supported_events, context)),
        given_up=Later(partial(_given_up_in, context)),
        conflicts=found.conflicts,
        resolutions=found.decided.resolutions,
        open_conflicts=found.decided.open_conflicts.intersection(c.fingerprint for c in found.conflicts),
        weights=weights,
        incomplete=found.incomplete,
        chronology=LaterMapping(partial(_chronology_in, context)),
    )


def _merged(
    store: Store, parts: Sequence[Store], reconciled: Sequence[Reconciliation], today: str | None
) -> Reconciliation:
    """The sum of the reconciliations of all parts."""
    decided = {name: r for each in reconciled for name, r in each.resolutions.items()}
    return Reconciliation(
        store=_store_with_splits(store, parts, reconciled),
        events=Later(partial(_merged_events, reconciled)),
        supported=Later(partial(_merged_support, reconciled)),
        given_up=Later(partial(_merged_given_up, reconciled)),
        conflicts=tuple(sorted(chain.from_iterable(each.conflicts for each in reconciled), key=by_importance)),
        resolutions={name: r for name, r in in_force(store.resolutions, today).items() if name in decided},
        open_conflicts=frozenset[str]().union(*(each.open_conflicts for each in reconciled)),
        weights=LaterMapping(partial(_merged_weights, reconciled)),
        incomplete=gravest_first(sentence for each in reconciled for sentence in each.incomplete),
        chronology=LaterMapping(partial(_merged_chronology, reconciled)),
        parts=tuple(map(ReconciledPart, parts, reconciled)),
    )


def _merged_events(reconciled: Iterable[Reconciliation]) -> tuple[ReconciledEvent, ...]:
    return tuple(sorted(chain.from_iterable(each.events for each in reconciled), key=time_order))


def _merged_support(reconciled: Iterable[Reconciliation]) -> tuple[Supported, ...]:
    return tuple(chain.from_iterable(each.support for each in reconciled))


def _given_up_in(context: EventContext) -> tuple[Statement, ...]:
    return tuple(lost.statement for lost in context.set_aside)


def _merged_given_up(reconciled: Iterable[Reconciliation]) -> tuple[Statement, ...]:
    return tuple(chain.from_iterable(each.lost for each in reconciled))


def _merged_weights(reconciled: Iterable[Reconciliation]) -> Mapping[Statement, int]:
    return {statement: weight for each in reconciled for statement, weight in each.weights.items()}


def _merged_chronology(reconciled: Iterable[Reconciliation]) -> Mapping[TimePoint, Moment]:
    return {point: moment for each in reconciled for point, moment in each.chronology.items()}


def _chronology_in(context: EventContext) -> Mapping[TimePoint, Moment]:
    network = build_network(context.store) if context.network is None else context.network
    return chronology(network.components, context.decided.removed | context.decided.preferred)


def _weights_in(store: Store, network: Network | None = None) -> Mapping[Statement, int]:
    of_time = (build_network(store) if network is None else network).statements
    statements = (*of_time, *attribute_statements(store.claims.values()))
    return weights_of(store, statements)


def _store_with_splits(store: Store, parts: Sequence[Store], reconciled: Sequence[Reconciliation]) -> Store:
    """The store with the splits that act in its parts, in its own order."""
    changed = [(part, each.store) for part, each in zip(parts, reconciled, strict=True) if each.store is not part]
    if not changed:
        return store
    gone = {name for part, split in changed for name in part.events.keys() - split.events.keys()}
    events: dict[str, Event] = {name: event for name, event in store.events.items() if name not in gone}
    claims: dict[str, Claim] = dict(store.claims)
    for _, split in changed:
        events.update(split.events)
        claims.update(split.claims)
    return replace(store, events=events, claims=claims)


def __getattr__(name: str) -> Any:
    """Offer `contradicts` here too, imported when it is first asked for: it answers another question than most ask."""
    if name == "contradicts":
        from timeline.reconciliation.contradicting import contradicts

        return contradicts
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
