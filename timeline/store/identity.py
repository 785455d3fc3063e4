"""One name, one thing: ids that stand twice, and one source in several files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from typing import TypeVar

from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, Related
from timeline.model.location import Location
from timeline.model.source import Source
from timeline.store.reading import LeftOutClaim, finding

_NOWHERE = Location("")

Named = TypeVar("Named")


def first_of_each(
    things: Iterable[Named], name_of: Callable[[Named], str], kind: str
) -> tuple[dict[str, Named], list[Finding]]:
    """Return the first thing of each name, and a finding for every further one."""
    first: dict[str, Named] = {}
    findings = []
    for thing in things:
        name = name_of(thing)
        if first.setdefault(name, thing) is not thing:
            findings.append(_duplicate(kind, name, _location_of(thing), _location_of(first[name])))
    return first, findings


def twice_with_left_out(claims: Mapping[str, Claim], left_out: Iterable[LeftOutClaim]) -> list[Finding]:
    """Return a finding for every further claim of an id, where one of them is left out for another reason."""
    places: dict[str, list[Location]] = {}
    for name, place in left_out:
        places.setdefault(name, [claims[name].location] if name in claims else []).append(place)
    return [
        _duplicate("claim", name, second, first)
        for name, (first, *others) in ((name, sorted(found)) for name, found in places.items())
        for second in others
    ]


@dataclass(slots=True)
class SpokenSources:
    """The sources as the claims files name them: in full once, elsewhere by id or repeated word for word."""

    _full: dict[str, Source] = field(default_factory=dict)
    _named: dict[str, Location] = field(default_factory=dict)  # every id, and where it stands first
    _differing: list[Finding] = field(default_factory=list)

    def add(self, source: Source) -> None:
        """Take a source in full; one that differs from what another file said is a finding, and the first holds."""
        self._named.setdefault(source.id, source.location)
        known = self._full.setdefault(source.id, source)
        if replace(known, location=_NOWHERE) != replace(source, location=_NOWHERE):
            message = (
                f"source `{source.id}` differs from what {known.location} says of it; "
                f"describe it in one file and write `source: {source.id}` in the others"
            )
            related = (Related(claim="", location=known.location),)
            self._differing.append(finding("TL003", message, source.location, related))

    def name(self, source: str, location: Location) -> None:
        """Take a source by its id alone."""
        self._named.setdefault(source, location)

    def by_id(self) -> dict[str, Source]:
        """Return the sources in the order of the files; one that no file describes has its id as title."""
        undescribed = {name: Source(id=name, title=name, location=place) for name, place in self._named.items()}
        return {name: self._full.get(name, bare) for name, bare in undescribed.items()}

    def wrong(self) -> list[Finding]:
        """Return a finding for every source told in two ways, and for every one that is only named."""
        return self._differing + [_undescribed(name, at) for name, at in self._named.items() if name not in self._full]


def _undescribed(name: str, place: Location) -> Finding:
    message = f"source `{name}` is described in no file; write `source: {{id: {name}, title: …}}` in one of them"
    return finding("TL003", message, place)


def _duplicate(kind: str, name: str, second: Location, first: Location) -> Finding:
    message = f"duplicate id: {kind} `{name}` stands first at {first}; give this one another id"
    related = Related(claim=name if kind == "claim" else "", location=first)
    return finding("TL005", message, second, (related,))


def _location_of(thing: object) -> Location:
    location = getattr(thing, "location", _NOWHERE)
    return location if isinstance(location, Location) else _NOWHERE
