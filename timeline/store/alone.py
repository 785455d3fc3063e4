"""One claims file read by itself, wherever it lies: as if the store around it had no other."""

from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from timeline.model.claim import Claim
from timeline.model.collector import collector_at_rest
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.settings import Settings
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.store.claims_file import read_claims_file
from timeline.store.disk import DISK
from timeline.store.identity import SpokenSources, first_of_each
from timeline.store.links import Links
from timeline.store.reading import LeftOut, Reading, in_order
from timeline.store.reckoning import Reckoner, zone_named


def load_claims_alone(path: Path, around: Store | None) -> Store:
    """Return a store of the claims of one file, under the settings and with the events of the store around it.

    An event that this does not know has its id as title; a source that the file only names is as described there.
    `around`: None: there is no store. What cannot be read is in `findings`.
    """
    reading, spoken = Reading(str(path), within=path.parent), SpokenSources()
    with collector_at_rest(grows_old=True):
        try:
            read = read_claims_file(path, reading, spoken, DISK)
        except LeftOut:
            read = ()
    settings = Settings() if around is None else around.settings
    sources = {name: _described(source, around) for name, source in spoken.by_id().items()}
    claims, twice = first_of_each(read, attrgetter("full_id"), "claim")
    events = _events(claims.values(), around)
    links, reckoner = Links(events), Reckoner(zone_named(settings.zone), sources)
    linked = (kept for claim in claims.values() if (kept := links.claim(claim)) is not None)
    counted = {claim.full_id: by_store for claim in linked if (by_store := reckoner.claim(claim)) is not None}
    findings = [*reading.findings, *twice, *reckoner.findings, *links.findings]
    return Store(
        folder=path,
        settings=settings,
        events=events,
        sources={name: s if s is _around(name, around) else reckoner.source(s) for name, s in sources.items()},
        claims=counted,
        findings=in_order(findings),
        unread=reading.unread + len(twice) + len(reckoner.findings) + links.unread,
    )


def _described(source: Source, around: Store | None) -> Source:
    """The source; where the file gives its id alone, as the store around it describes it."""
    is_bare = source == Source(id=source.id, title=source.id, location=source.location)
    return (_around(source.id, around) if is_bare else None) or source


def _around(source: str, around: Store | None) -> Source | None:
    return None if around is None else around.sources.get(source)


def _events(claims: Iterable[Claim], around: Store | None) -> dict[str, Event]:
    """The events of the store around the file, and those that it names beside them."""
    named = (name for claim in claims for name in (claim.event, *(r.event for r in claim.relations)))
    bare = {name: Event(id=name, title=name, location=Location("")) for name in named}
    return bare | (dict(around.events) if around is not None else {})
