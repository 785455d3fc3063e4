"""The parts of a store: small stores that have nothing to say to each other.

Events belong together where a relation, `part_of` or a split connects them; a part has such events with all claims on
them. What is said of a store (its conflicts, its reading, its windows, what a check finds in it) is what is said of its
parts, taken together. So each can be worked on alone: in another process, or not at all where nothing in it changed.

What a part says depends on nothing outside it, as all it takes from the whole is handed down: the sources of its claims
and whatever those rely on, the settings, and `Store.naming`. A decision, or a known conflict, is handed to the parts
that hold a claim it lists (or moves, or sets aside): that is where it was made. One that lists no claim of the store is
handed to all parts, as only the conflicts found can tell where it belongs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.model.claim import Claim
from timeline.model.decisions import Baseline, BaselineEntry, Resolution, listed_claims
from timeline.model.event import Event
from timeline.model.joined import joined
from timeline.model.source import Source
from timeline.model.store import Store

Roots = Callable[[str], str]  # from an event to the one that stands for its part


class _Handed(NamedTuple):
    """What is handed to the parts: by place in the store, to one part or to all."""

    to_one: Mapping[str, list[int]]  # by the event that stands for the part
    to_all: list[int]

    def to(self, roots: Iterable[str]) -> list[int]:
        """The places of what a part is handed, or several as one, in the order of the store."""
        own = [place for root in roots for place in self.to_one.get(root, ())]
        return sorted({*own, *self.to_all}) if own else self.to_all


def parts_of(store: Store) -> tuple[Store, ...]:
    """Return the parts of a store, each in the order of the store; together they hold its events and its claims.

    They have no findings: those are of files. Almost linear in the claims.
    """
    return PartIndex(store).parts()


class PartIndex:
    """Where the events and claims of a store belong, from which any part of it is made at the cost of that part."""

    def __init__(self, store: Store) -> None:
        self._root_of = root_of = _joined(store)
        self._events: dict[str, dict[str, Event]] = defaultdict(dict)
        self._claims: dict[str, dict[str, Claim]] = defaultdict(dict)
        for name, event in store.events.items():
            self._events[root_of(name)][name] = event
        for name, claim in store.claims.items():
            self._claims[root_of(claim.event)][name] = claim
        self.maker = PartMaker(store, root_of)

    def parts(self) -> tuple[Store, ...]:
        """All parts, in the order of the store."""
        return tuple(self._made(root) for root in {**self._events, **self._claims})

    def roots(self, events: Iterable[str]) -> tuple[str, ...]:
        """The events that stand for the parts of some events."""
        return tuple(sorted(set(map(self._root_of, events))))

    def part(self, roots: Sequence[str]) -> Store:
        """The parts that some events stand for, one at least, as one."""
        return self._made(*roots)

    def _made(self, root: str, *others: str) -> Store:
        events, claims = self._events.get(root, {}), self._claims.get(root, {})
        for other in others:
            events, claims = events | self._events.get(other, {}), claims | self._claims.get(other, {})
        return self.maker.part(root, events, claims, others)


def _joined(store: Store) -> Roots:
    """The first event of each part; ids that no event has are among them, and connect what names them."""
    number: dict[str, int] = {}
    links = [(number.setdefault(a, len(number)), number.setdefault(b, len(number))) for a, b in _links(store)]
    names = list(number)
    first = {name: names[place] for name, place in zip(names, joined(len(names), links), strict=True)}
    return lambda event: first.get(event, event)


def _links(store: Store) -> Iterator[tuple[str, str]]:
    for event in store.events.values():
        for whole in (event.part_of, event.split_from):
            if whole is not None:
                yield event.id, whole
    for claim in store.claims.values():
        for relation in claim.relations:
            yield claim.event, relation.event
    for resolution in store.resolutions:
        if resolution.split is not None:
            yield resolution.split.event, resolution.split.into


class PartMaker:
    """Makes the parts of one store, from what all of them share."""

    def __init__(self, store: Store, root_of: Roots) -> None:
        self._store = store
        self._baseline = store.baseline
        self._resolutions = _handed(store.resolutions, store, root_of)
        self._known = _handed(store.baseline.entries if store.baseline else (), store, root_of)
        self._behind: dict[str, tuple[Source, ...]] = {}

    def part(
        self, root: str, events: Mapping[str, Event], claims: Mapping[str, Claim], others: Iterable[str] = ()
    ) -> Store:
        """The part of these events and claims; `others` stand for parts that it takes in."""
        store, sources, roots = self._store, self.sources_of(claims.values()), (root, *others)
        return Store(
            folder=store.folder,
            settings=store.settings,
            events=events,
            sources=sources,
            claims=claims,
            resolutions=tuple(store.resolutions[place] for place in self._resolutions.to(roots)),
            baseline=self._known_here(self._baseline, roots, claims) if self._baseline else None,
            naming=frozenset(store.naming_sources.intersection(sources)),
        )

    def sources_of(self, claims: Iterable[Claim]) -> dict[str, Source]:
        """The stored sources of some claims, and all that these rely on or are attributed to."""
        named: dict[str, None] = {}
        for claim in claims:
            named[claim.source] = None
            if claim.attributed_to:
                named[claim.attributed_to] = None
        return {source.id: source for name in named for source in self._all_behind(name)}

    def _all_behind(self, name: str) -> tuple[Source, ...]:
        """A source, and what it relies on, to the end; only those that are stored."""
        if name not in self._behind:
            found: dict[str, Source] = {}
            ahead = [name]
            while ahead:
                source = self._store.sources.get(ahead.pop())
                if source is not None and source.id not in found:
                    found[source.id] = source
                    ahead.extend(source.relies_on)
            self._behind[name] = tuple(found.values())
        return self._behind[name]

    def _known_here(self, baseline: Baseline, roots: Iterable[str], claims: Iterable[str]) -> Baseline:
        """What the baseline says of a part."""
        seen = {name: baseline.seen[name] for name in claims if name in baseline.seen}
        entries = tuple(baseline.entries[place] for place in self._known.to(roots))
        return Baseline(entries=entries, seen=seen, location=baseline.location)


def _handed(decisions: Sequence[Resolution | BaselineEntry], store: Store, root_of: Roots) -> _Handed:
    """Which part is handed which decisions. Those on one conflict stay together, as the last of them wins."""
    listed: dict[str, set[str]] = {}
    for decision in decisions:
        here = (store.claims[name].event for name in listed_claims(decision) if name in store.claims)
        listed.setdefault(decision.fingerprint, set()).update(map(root_of, here))
    to_one: dict[str, list[int]] = {}
    to_all: list[int] = []
    for place, decision in enumerate(decisions):
        for root in listed[decision.fingerprint]:
            to_one.setdefault(root, []).append(place)
        if not listed[decision.fingerprint]:
            to_all.append(place)
    return _Handed(to_one, to_all)
