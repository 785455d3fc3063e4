"""Stores of shapes that are hard on a reconciler: each is one block, the same each time."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

from tests.bench.made_claims import HERE, Block, Recipe, blocks
from timeline.model.claim import Claim
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.event import Event
from timeline.model.relation import Relation, RelationType
from timeline.model.source import Source, SourceKind

CLAIMS = 100_000
DAY_ONE = date(1950, 1, 1)


def one_component(claims: int = CLAIMS) -> Iterator[Block]:
    """One topic: order and gaps connect most of it, and wide gaps from each event to the next one the rest."""
    size = max(2, claims // 5)
    for block in blocks(Recipe(claims=4 * size, topic=(size, size))):
        source, said = block.sources[0]
        names = [event.id for event in block.events]
        order = [_in_order(f"z{number:06}", source.id, *pair) for number, pair in enumerate(pairwise(names))]
        yield Block(block.events, [(source, [*said, *order]), *block.sources[1:]], block.wrong)


def chain_of_relations(claims: int = CLAIMS) -> Iterator[Block]:
    """Each event before the next, and the last one dated before the first."""
    said = [_said(number, _before(number + 1)) for number in range(claims)]
    yield _block(claims + 1, [*said, _said(0, when="2000-01-01"), _said(claims, when="1990-01-01")])


def clique(claims: int = CLAIMS) -> Iterator[Block]:
    """Every two of 300 events in order, one in fifty the wrong way round."""
    events = min(300, round((2 * claims) ** 0.5) + 1)
    chance = random.Random(1)
    pairs = ((b, a) if chance.random() < 0.02 else (a, b) for a, b in combinations(range(events), 2))
    yield _block(events, [_said(first, _before(second)) for first, second in pairs])


def a_date_a_source(claims: int = CLAIMS) -> Iterator[Block]:
    """A thousand sources, each with another date for one event."""
    count = min(1_000, claims)
    yield _block(1, [_said(0, when=_day(number)) for number in range(count)], sources=count)


def all_against_all(claims: int = CLAIMS) -> Iterator[Block]:
    """Two thousand claims on fifty events, dates and orders by chance: nearly everything contradicts something."""
    count, events = min(2_000, claims), 50
    chance = random.Random(1)
    said = []
    for _ in range(count):
        one, other = chance.sample(range(events), 2)
        is_date = chance.random() < 0.5
        said.append(_said(one, when=_day(chance.randrange(3_000))) if is_date else _said(one, _before(other)))
    yield _block(events, said)


def many_wrong(claims: int = CLAIMS) -> Iterator[Block]:
    """Three claims of ten are wrong."""
    return blocks(Recipe(claims=claims, wrong=0.3))


def all_approximate(claims: int = CLAIMS) -> Iterator[Block]:
    """Every date has a `~`."""
    return blocks(Recipe(claims=claims, approximate=1))


SHAPES: Mapping[str, Callable[[int], Iterable[Block]]] = {
    "one component": one_component,
    "a chain of relations": chain_of_relations,
    "a clique of 300 events": clique,
    "1,000 dates for one event": a_date_a_source,
    "all against all": all_against_all,
    "30 % wrong": many_wrong,
    "all ~": all_approximate,
}


def _in_order(name: str, source: str, event: str, other: str) -> Claim:
    """One event begins at most a lifetime before the other: true of all that is near, and it connects them."""
    apart = Relation(type=RelationType.BEFORE, event=other, location=HERE, gap=parse_duration("P0D/P30000D"))
    return Claim(id=name, source=source, event=event, location=HERE, relations=(apart,))


def _before(number: int) -> Relation:
    return Relation(type=RelationType.BEFORE, event=f"e{number:06}", location=HERE)


def _day(number: int) -> str:
    return (DAY_ONE + timedelta(days=number)).isoformat()


def _said(event: int, *relations: Relation, when: str | None = None) -> dict[str, Any]:
    return {"event": f"e{event:06}", "relations": relations, "when": parse_edtf(when) if when else None}


def _block(events: int, said: list[dict[str, Any]], sources: int = 7) -> Block:
    """Events, and claims that are dealt out to so many sources of different weight."""
    names = [
        Source(id=f"s{n:04}", title=f"Source {n}", location=HERE, kind=SourceKind.RECORD, weight=40 + n % 50)
        for n in range(sources)
    ]
    claims: list[list[Claim]] = [[] for _ in names]
    for number, keys in enumerate(said):
        source = number % sources
        claims[source].append(Claim(id=f"c{number:06}", source=names[source].id, location=HERE, **keys))
    made = [Event(id=f"e{number:06}", title=f"Event {number}", location=HERE) for number in range(events)]
    return Block(made, list(zip(names, claims, strict=True)))
