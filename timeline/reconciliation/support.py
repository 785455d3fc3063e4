"""Who repeats whom: corroboration counts roots, not sources.

Whom a source repeats is asked event by event. Where its claims on an event name sources by id, it repeats those; what
it says there without naming anybody is its own, if it names others elsewhere, and else comes from whom it relies on. A
source that is silent about the event stands for whom it relies on at large.
"""

from collections.abc import Iterable, Mapping, Sequence

from timeline.model.cached import cached_property
from timeline.model.circles import circles_last_first
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.store import Store

Origins = frozenset[str]


@dataclass(frozen=True)
class Roots:
    """The origins of the sources and claims of a store; what was found once is kept. Linear in the claims."""

    store: Store

    def of_source(self, source: str) -> Origins:
        """Return the origins that a source repeats, following `relies_on` to the end; itself when it repeats nobody.

        A source named in `relies_on` that is not stored is an origin. Sources that repeat each other in a circle share
        one origin: the smallest of their ids.
        """
        found = self._at_large.get(source)
        if found is None:
            stored = self.store.sources.get(source)
            found = self._origins[source] if stored is not None and stored.relies_on else frozenset({source})
            self._at_large[source] = found
        return found

    def of_claim(self, claim: Claim) -> Origins:
        """Return the origins of a claim: those of the source it is attributed to by id, else those of its own source.

        Where a source names whom it repeats claim by claim, its other claims are its own. Who is named may say on the
        same event whom it repeats in turn: that is followed to the end, and round a circle to one origin.
        """
        if claim.event in self._named_events:
            return self._on_event(claim.event)[claim.source, claim.attributed_to]
        return self.of_source(claim.source)

    def kin_of(self, claim: Claim) -> str:
        """Return a name that a claim has in common with every other one on its event that may share an origin with it.

        Those that have it need not share one: it is found at less cost than their origins.
        """
        if self.is_each_its_own:
            return claim.source
        return "" if claim.event in self._named_events else self._kin.get(claim.source, claim.source)

    def independent(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return one name for each independent origin of the claims, sorted; never more than there are sources.

        What one source says, and what shares an origin with another, is not independent of it: so many are counted as
        share none, those with the fewest origins first. Each stands under the smallest name of a source that speaks for
        itself there, else the smallest name.
        """
        if self.is_each_its_own:
            return tuple(sorted({claim.source for claim in claims}))
        by_source: dict[str, Origins] = {}
        named = self._named_events
        for claim in claims:
            source = claim.source
            if source not in by_source:
                by_source[source] = self.of_claim(claim)
            elif claim.event in named:  # elsewhere all that a source says comes from where it does
                by_source[source] |= self.of_claim(claim)
        if sum(map(len, by_source.values())) == len(by_source):  # one each, as mostly: no two overlap in part
            return tuple(sorted(frozenset[str]().union(*by_source.values())))
        apart = disjoint_origins(by_source.values())
        return tuple(sorted(min(roots & by_source.keys() or roots) for roots in apart))

    @cached_property
    def is_each_its_own(self) -> bool:
        """Whether no source repeats another one, at large or anywhere."""
        return not self.store.naming_sources and not any(s.relies_on for s in self.store.sources.values())

    @cached_property
    def _named_events(self) -> Mapping[str, Sequence[Claim]]:
        """The events of which a source speaks that names, somewhere, whom it repeats; each with all claims on it."""
        naming = self.store.naming_sources
        if not naming:
            return {}
        named = dict.fromkeys(claim.event for claim in self.store.claims.values() if claim.source in naming)
        return {event: self.store.claims_of_event[event] for event in named}

    def _on_event(self, event: str) -> Mapping[tuple[str, str | None], Origins]:
        found = self._by_event.get(event)
        if found is None:
            found = self._by_event[event] = self._found_on(self._named_events[event])
        return found

    def _found_on(self, claims: Sequence[Claim]) -> Mapping[tuple[str, str | None], Origins]:
        """The origins of the claims on one event, by source and whom it cites."""
        said = {(claim.source, claim.attributed_to): whom_it_repeats(self.store, claim) for claim in claims}
        repeated: dict[str, list[str]] = {}
        for (source, _), names in said.items():
            repeated.setdefault(source, []).extend(names)
        for name in [name for names in said.values() for name in names]:
            self._add_silent(name, repeated)
        own = {source for (source, _), names in said.items() if not names}
        origins = _origins_of(repeated, own)
        return {
            key: frozenset[str]().union(*(origins[name] for name in names)) if names else frozenset({key[0]})
            for key, names in said.items()
        }

    def _add_silent(self, name: str, repeated: dict[str, list[str]]) -> None:
        """Add a source that is silent about the event: it stands for its origins at large, which may speak of it."""
        if name not in repeated:
            repeated[name] = sorted(self.of_source(name) - {name})
            for origin in repeated[name]:
                repeated.setdefault(origin, [])

    @cached_property
    def _kin(self) -> Mapping[str, str]:
        """Of each source that repeats others, and of each that is repeated: one name for all that are so connected."""
        origins = {name: self.of_source(name) for name, source in self.store.sources.items() if source.relies_on}
        kin = {name: min(group) for group in joined_origins(origins.values()) for name in group}
        return kin | {name: kin[min(roots)] for name, roots in origins.items()}

    @cached_property
    def _by_event(self) -> dict[str, Mapping[tuple[str, str | None], Origins]]:
        """What was found already of events on which somebody is named."""
        return {}

    @cached_property
    def _at_large(self) -> dict[str, Origins]:
        """What was asked for already of sources at large."""
        return {}

    @cached_property
    def _origins(self) -> dict[str, Origins]:
        """By source: the origins that it repeats at large."""
        return _origins_of({name: source.relies_on for name, source in self.store.sources.items()})


def whom_it_repeats(store: Store, claim: Claim) -> tuple[str, ...]:
    """Return the sources that a claim comes from, as it says or as its source does; (): it speaks for itself."""
    named = store.repeated_by(claim) if claim.attributed_to else None
    if named is not None:
        return (named,)
    source = store.sources.get(claim.source)
    return () if source is None or claim.source in store.naming_sources else source.relies_on


def disjoint_origins(given: Iterable[Origins]) -> list[Origins]:
    """Return those of the origins that share none with one before them, the fewest first: nobody is counted twice."""
    taken: set[str] = set()
    found = []
    for roots in sorted(set(given), key=lambda roots: (len(roots), sorted(roots))):
        if taken.isdisjoint(roots):
            taken |= roots
            found.append(roots)
    return found


def joined_origins(given: Iterable[Origins]) -> list[Origins]:
    """Return the origins joined to groups of which no two share any. Almost linear (union-find)."""
    parent: dict[str, str] = {}

    def first_of(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for roots in given:
        one, *others = roots
        for other in others:
            parent[first_of(other)] = first_of(one)
        first_of(one)
    groups: dict[str, set[str]] = {}
    for name in list(parent):
        groups.setdefault(first_of(name), set()).add(name)
    return [frozenset(group) for group in groups.values()]


def _origins_of(repeated: Mapping[str, Sequence[str]], own: Iterable[str] = ()) -> dict[str, Origins]:
    """By source: the origins that it repeats. What a circle repeats comes before it, so each is looked at once.

    `own` are the sources that speak for themselves too, beside what they repeat.
    """
    found: dict[str, Origins] = {}
    speaking = frozenset(own)
    for circle in circles_last_first(repeated):
        further = {found[o] for source in circle for o in repeated.get(source, ()) if o not in circle}
        origins = (circle & speaking).union(*further) or frozenset({min(circle)})
        found.update(dict.fromkeys(circle, origins))
    return found
