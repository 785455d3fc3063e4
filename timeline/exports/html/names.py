"""Events and sources as readers know them: events by title, sources by author, where that tells them apart."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from urllib.parse import quote

from timeline.model.claim import Claim
from timeline.model.conflict import AttributeSide, Conflict, Hop, Point, TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.source import Source
from timeline.model.statement import Because, EventKey, Statement
from timeline.model.store import Store

LONGEST_TITLE_AS_NAME = 32  # characters; a source without author and publisher goes by its id where its title is longer


@dataclass(frozen=True)
class Names:
    """What the events and sources of a store are called, and its conflicts retold by these names."""

    store: Store

    def event(self, event_id: str) -> str:
        """Return an event's title in quotation marks; its id where the store has no such event."""
        event = self.store.events.get(event_id)
        return f"“{event.title}”" if event else event_id

    def source(self, source_id: str) -> str:
        """Return what a source is called; its id where the store has no such source."""
        return self._sources.get(source_id, source_id)

    def statement(self, statement: Statement) -> Statement:
        """Return a statement whose event, source and relations go by name: for its words, never to be compared."""
        return Statement(self._claim(statement.claim), statement.key)

    def conflict(self, conflict: Conflict) -> Conflict:
        """Return a conflict whose events and sources go by name: for its words, never to be compared."""
        return replace(
            conflict,
            chain=tuple(self.hop(hop) for hop in conflict.chain),
            sides=tuple(self._side(side) for side in conflict.sides),
        )

    @cached_property
    def named_store(self) -> Store:
        """The store with its sources by name: where the words of renamed claims find their publications."""
        return replace(self.store, sources={self.source(key): value for key, value in self.store.sources.items()})

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        names = {source.id: _name_of(source) for source in self.store.sources.values()}
        bearers = Counter(names.values())
        return {key: name if bearers[name] == 1 else f"{name} ({key})" for key, name in names.items()}

    def _claim(self, claim: Claim) -> Claim:
        relations = tuple(replace(relation, event=self.event(relation.event)) for relation in claim.relations)
        return claim.changed(event=self.event(claim.event), source=self.source(claim.source), relations=relations)

    def _because(self, because: Because) -> Because:
        if isinstance(because, Statement):
            return self.statement(because)
        whole = because.event.part_of
        told = replace(because.event, id=self.event(because.event.id), part_of=self.event(whole) if whole else None)
        return EventKey(told, because.key)

    def hop(self, hop: Hop) -> Hop:
        """Return one step of a chain whose events and sources go by name: for its words, never to be compared."""
        tail, head, witness = self._point(hop.tail), self._point(hop.head), self._because(hop.witness)
        return replace(
            hop, tail=tail, head=head, witness=witness, supporters=tuple(map(self.statement, hop.supporters))
        )

    def _point(self, point: Point) -> Point:
        return point._replace(event=self.event(point.event)) if isinstance(point, TimePoint) else point

    def _side(self, side: AttributeSide) -> AttributeSide:
        supporters = tuple(map(self.statement, side.supporters))
        return replace(side, witness=self.statement(side.witness), supporters=supporters)


def anchor_of(kind: str, name: str) -> str:
    """Return the `id` of an event, source or conflict in the page, and what a link to it says behind the `#`.

    Whatever the name: of ids as stores have them nothing is changed.
    """
    return f"{kind}-{quote(name, safe='', errors='surrogatepass')}"


def _name_of(source: Source) -> str:
    title = source.title if len(source.title) <= LONGEST_TITLE_AS_NAME else ""
    return source.author or source.publisher or (f"“{title}”" if title else source.id)
