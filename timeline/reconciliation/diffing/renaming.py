"""Events of one side under the ids that the other side has for them: where a match says that two are one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from timeline.model.claim import Claim
from timeline.model.event import Event
from timeline.model.statement import Statement
from timeline.reconciliation.diffing.sides import Side


def with_events_renamed(side: Side, names: Mapping[str, str]) -> Side:
    """Return a side that calls its events as the other one does; `names` are new ids by old ones.

    Where its store has an event of the new id already, that one's title and own keys stand. Nothing is written.
    """
    if not names:
        return side

    def new(event: str) -> str:
        return names.get(event, event)

    claims = tuple(_with_events(claim, new) for claim in side.claims)
    by_id = {claim.full_id: claim for claim in claims}
    store = replace(side.store, events=_events(side.store.events, new), claims=by_id)
    unsaid = frozenset(Statement(by_id[s.claim.full_id], s.key) for s in side.unsaid)
    return replace(side, store=store, claims=claims, unsaid=unsaid)


def _events(events: Mapping[str, Event], new: Callable[[str], str]) -> dict[str, Event]:
    kept = (event for name, event in events.items() if new(name) == name or new(name) not in events)
    return {new(e.id): replace(e, id=new(e.id), part_of=None if e.part_of is None else new(e.part_of)) for e in kept}


def _with_events(claim: Claim, new: Callable[[str], str]) -> Claim:
    relations = tuple(replace(relation, event=new(relation.event)) for relation in claim.relations)
    return claim.changed(event=new(claim.event), relations=relations)
