"""Who repeats whom, and what says so: the graph of sources, with every claim and line that it stands on.

Two things make it: `relies_on` of a source ("all that it says comes from there"), and `attributed_to` of a claim, where
it names a source by id ("this comes from there"). A source that is repeated need not be stored.
"""

from collections.abc import Iterable, Iterator, Mapping

from timeline.model.cached import cached_property
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.location import Location
from timeline.model.source import Source
from timeline.model.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """One source repeats another, and what says so: a line, or claims, or both."""

    source: str
    repeated: str  # its id, stored or not
    relies_on: Location | None = None  # where the source says so of itself; None: only claims say so
    claims: tuple[Claim, ...] = ()  # those attributed to the other one, in the order of the store

    @property
    def location(self) -> Location:
        """The first place that says so: the line of `relies_on`, else of the first claim's `attributed_to`."""
        return self.relies_on or self.claims[0].location_of("attributed_to")


@dataclass(frozen=True)
class Repeating:
    """The graph of the sources of a store; found once, linear in the claims."""

    store: Store

    @cached_property
    def of_source(self) -> Mapping[str, tuple[Repeat, ...]]:
        """By source: whom it repeats, by id; sources that repeat nobody are absent."""
        claims = self._attributed
        names = dict.fromkeys([*(source.id for source in self.store.sources.values() if source.relies_on), *claims])
        return {name: tuple(self._repeats(name, claims.get(name, {}))) for name in sorted(names)}

    @cached_property
    def repeaters(self) -> Mapping[str, tuple[Repeat, ...]]:
        """By source, stored or not: who repeats it; those whom nobody repeats are absent."""
        found: dict[str, list[Repeat]] = {}
        for repeats in self.of_source.values():
            for repeat in repeats:
                found.setdefault(repeat.repeated, []).append(repeat)
        return {name: tuple(repeats) for name, repeats in sorted(found.items())}

    def is_stored(self, name: str) -> bool:
        """Whether the store has the source itself."""
        return name in self.store.sources

    @cached_property
    def _attributed(self) -> Mapping[str, Mapping[str, list[Claim]]]:
        """By source, by whom it names: the claims that do."""
        found: dict[str, dict[str, list[Claim]]] = {}
        for claim in self.store.claims.values() if self.store.naming_sources else ():
            named = self.store.repeated_by(claim) if claim.attributed_to else None
            if named is not None:
                found.setdefault(claim.source, {}).setdefault(named, []).append(claim)
        return found

    def _repeats(self, name: str, claims: Mapping[str, Iterable[Claim]]) -> Iterator[Repeat]:
        source = self.store.sources.get(name)
        relied_on = source.relies_on if source is not None else ()
        for repeated in sorted({*relied_on, *claims}):
            line = line_of_relies_on(source) if source is not None and repeated in relied_on else None
            yield Repeat(source=name, repeated=repeated, relies_on=line, claims=tuple(claims.get(repeated, ())))


def line_of_relies_on(source: Source) -> Location:
    """Return where a source says whom it relies on; where it stands itself, if that was not read from a file."""
    return source.relies_on_location or source.location
