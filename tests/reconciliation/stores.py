"""Little stores as values, for tests of what is pure."""

from pathlib import Path
from typing import Any

from timeline.model.claim import Attribute, Claim
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.relation import Relation, RelationType
from timeline.model.settings import AttributeType, Settings, TypedAttribute
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.comparison import Comparison
from timeline.reconciliation.diffing.comparing import compare_sides
from timeline.reconciliation.diffing.sides import side_of_source
from timeline.reconciliation.splits import with_splits

PLACE = Location("data/claims/test.yaml")


def source(
    source_id: str, *, relies_on: tuple[str, ...] = (), weight: int | None = None, published: str = ""
) -> Source:
    """A source of that id."""
    dates = (parse_edtf(published),) if published else ()
    return Source(id=source_id, title=source_id, location=PLACE, relies_on=relies_on, weight=weight, published=dates)


def relation(text: str) -> Relation:
    """`before x`, or `after x P1D`."""
    kind, event, *gap = text.split()
    return Relation(type=RelationType(kind), event=event, location=PLACE, gap=parse_duration(gap[0]) if gap else None)


def claim(full_id: str, event: str, when: str = "", *relations: str, **more: Any) -> Claim:
    """A claim: `claim("a/c", "talks", "2022-03-29", "before withdrawal", motive="goodwill")`."""
    source_id, claim_id = full_id.split("/")
    values = {k: more.pop(k) for k in list(more) if k in ("motive", "term", "dead")}
    attributes = tuple(Attribute(key=k, values=(v,), location=PLACE) for k, v in values.items())
    return Claim(
        id=claim_id,
        source=source_id,
        event=event,
        location=PLACE,
        when=parse_edtf(when) if when else None,
        relations=tuple(relation(text) for text in relations),
        attributes=attributes,
        **more,
    )


def store(*claims: Claim, sources: tuple[Source, ...] = (), events: tuple[Event, ...] = (), **more: Any) -> Store:
    """A store of claims; sources and events that they name are there, unless given."""
    given = {e.id: e for e in events}
    named = [name for c in claims for name in (c.event, *(r.event for r in c.relations))]
    all_events = {name: given.get(name, Event(id=name, title=name, location=PLACE)) for name in [*named, *given]}
    known = {s.id: s for s in sources}
    all_sources = {c.source: known.get(c.source, source(c.source)) for c in claims} | known
    of = {"term": AttributeType.DURATION, "dead": AttributeType.NUMBER}
    types = {key: TypedAttribute(type=kind) for key, kind in of.items()}
    return Store(
        folder=Path("data"),
        settings=Settings(attributes=types),
        events=all_events,
        sources=all_sources,
        claims={c.full_id: c for c in claims},
        **more,
    )


def compare_sources(there: Store, a: str, b: str) -> Comparison:
    """Compare two sources of a store."""
    split = with_splits(there, None)
    decided = tuple(split.resolutions.values())
    return compare_sides(*(side_of_source(split.store, each, decided) for each in (a, b)))
