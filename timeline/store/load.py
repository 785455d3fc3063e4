"""Reading a store: every file, every entry; what is wrong is a finding and hides no other."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from operator import attrgetter
from pathlib import Path
from typing import Any

from timeline.errors import StoreNotFound, StoreUnreadable
from timeline.model.claim import Claim
from timeline.model.collector import collector_at_rest
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Baseline, Resolution, events_split_off
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning
from timeline.model.event import Event
from timeline.model.finding import Finding
from timeline.model.link import Linked
from timeline.model.location import Location
from timeline.model.settings import FORMAT_VERSION, Settings
from timeline.model.store import Store
from timeline.store import link_tables, tables
from timeline.store.canonical.baseline import read_baseline
from timeline.store.canonical.events import read_events
from timeline.store.canonical.links import read_links
from timeline.store.claims_file import read_claims_file
from timeline.store.disk import DISK, Saved, is_there
from timeline.store.files import read_text, read_tree, tree_of
from timeline.store.identity import SpokenSources, first_of_each, twice_with_left_out
from timeline.store.layout import BASELINE_FILE, EVENTS_FILE, LINKS_FILE, RESOLUTIONS_FILE, SETTINGS_FILE
from timeline.store.links import Links
from timeline.store.nodes import MappingNode, Node, ScalarNode
from timeline.store.reading import LeftOut, LeftOutNames, Mention, Reading, WrongValue, finding, in_order, mentions_of
from timeline.store.reckoning import Reckoner, reckoning_by, zone_named
from timeline.store.scalars import ValueType


def load_store(folder: Path, files: Saved = DISK) -> Store:
    """Return everything that can be read of the store in the folder, with a finding for everything that cannot.

    An entry with an error is left out; but an event or a source whose id can be read stays, without what is wrong of
    it, and a claim stays without a wrong relation or attribute: what is right must not be hidden by it.
    Raises StoreNotFound, StoreUnreadable. Cost: linear in the files.
    """
    if not files.exists(folder / SETTINGS_FILE):
        raise StoreNotFound(folder)
    with collector_at_rest(grows_old=True):
        return StoreReader(folder, folder, files).store()


def load_claims(path: Path, files: Saved = DISK) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """Return the claims of one file as they stand there, unknown events and all, and what of it cannot be read."""
    reading = Reading(str(path), within=path.parent)
    try:
        claims = read_claims_file(path, reading, SpokenSources(), files)
    except LeftOut:
        claims = ()
    return claims, tuple(reading.findings)


def load_baseline(path: Path) -> Baseline:
    """Return a baseline that stands in a file of its own.

    Raises StoreUnreadable: it is not there, or something in it cannot be read.
    """
    if not is_there(path):
        raise StoreUnreadable(f"{path}: no such file", "Write one: timeline check --write-baseline --baseline FILE")
    reader = StoreReader(path.parent, within=None)
    found = reader.baseline(path)
    if reader.findings:
        raise _unreadable(reader.findings[0], "Correct it, or write it anew: timeline check --write-baseline")
    return found or Baseline(seen={}, location=Location(str(path)))


def _nothing(reading: Reading) -> None:
    """Read nothing: there is no quicker way than by nodes."""


@dataclass(slots=True)
class StoreReader:
    """Reads the files of a store; what has been read so far, in the order of the files."""

    folder: Path
    within: Path | None  # what no file leads out of; None: a person named the file
    files: Saved = DISK
    events: list[Event] = field(default_factory=list)
    sources: SpokenSources = field(default_factory=SpokenSources)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0
    names: LeftOutNames = field(default_factory=LeftOutNames)
    reckoning: Reckoning = AS_WRITTEN  # of most sources
    linked: tuple[Linked, ...] = ()  # the record of what was linked
    all_events_read: bool = True  # False: a file of events could not be read, unknown events may be in it

    def store(self) -> Store:
        """Read everything and put it together."""
        settings = self.read_settings()
        self.reckoning = reckoning_by(None, zone_named(settings.zone))
        self.read_events()
        for path in self._files_in("claims"):
            self._read_claims(path)
        self.read_links()
        return self._linked(settings, self.read_resolutions(), self.baseline(self.folder / BASELINE_FILE))

    def _linked(self, settings: Settings, resolutions: tuple[Resolution, ...], baseline: Baseline | None) -> Store:
        listed, events_twice = first_of_each(self.events, attrgetter("id"), "event")
        events = {**listed, **events_split_off(resolutions, listed)}
        claims, claims_twice = first_of_each(self.claims, attrgetter("full_id"), "claim")
        links = Links(events, report_unknown=self.all_events_read)
        links.require_linked(self.linked)
        links.require_mentioned(self._mentions(claims))
        sources = self.sources.by_id()
        reckoner = Reckoner(zone_named(settings.zone), sources)
        linked = {name: kept for name, claim in claims.items() if (kept := links.claim(claim)) is not None}
        counted = {name: by_store for name, claim in linked.items() if (by_store := reckoner.claim(claim)) is not None}
        left_out = [*events_twice, *claims_twice, *self.sources.wrong(), *reckoner.findings]
        return Store(
            folder=self.folder,
            settings=settings,
            events={event.id: links.event(event) for event in events.values()},
            sources={name: reckoner.source(source) for name, source in sources.items()},
            claims=counted,
            resolutions=resolutions,
            baseline=baseline,
            findings=in_order(
                [*self.findings, *left_out, *twice_with_left_out(claims, self.names.claims), *links.findings]
            ),
            unread=self.unread + len(left_out) + links.unread,
        )

    def _mentions(self, kept: Mapping[str, Claim]) -> Iterator[Mention]:
        """The events that claims name which are left out: for what is wrong of them, or as an id stands twice."""
        yield from self.names.mentions
        for claim in self.claims if len(self.claims) > len(kept) else ():
            if kept[claim.full_id] is not claim:
                yield from mentions_of(claim.event, claim.location_of("event"), claim.relations)

    def read_settings(self) -> Settings:
        """Read `timeline.yaml`; raises StoreUnreadable."""
        path = self.folder / SETTINGS_FILE
        reading = Reading(str(path), within=self.within)
        try:
            root = read_tree(path, reading, self.files)
        except LeftOut:
            raise _unreadable(reading.findings[0]) from None
        _refuse_newer_format(path, root)
        if root is None:
            reading.report("TL003", tables.SETTINGS.missing("timeline"), Location(reading.file))
            reading.unread += 1
        settings = self._read_root(tables.SETTINGS, root, reading)
        return settings if isinstance(settings, Settings) else Settings()

    def read_events(self) -> None:
        """Read all files of events, and remember what they hold."""
        single = self.folder / EVENTS_FILE
        for path in ([single] if self.files.exists(single) else []) + self._files_in("events"):
            events = self._read_file(tables.EVENTS_FILE, path, read_events)
            self.events.extend(events or ())
            self.all_events_read &= events is not None

    def _read_claims(self, path: Path) -> None:
        reading = Reading(str(path), within=self.within, names=self.names, reckoning=self.reckoning)
        try:
            self.claims.extend(read_claims_file(path, reading, self.sources, self.files))
        except LeftOut:
            reading.unread += 1
        self._keep(reading)

    def read_links(self) -> None:
        """Read which event became which; what else stands in the record is not needed until a link is undone."""
        path = self.folder / LINKS_FILE
        found = self._read_file(link_tables.LINKS_FILE, path, read_links) if self.files.exists(path) else None
        self.linked = tuple(each if isinstance(each, Linked) else each.linked for each in found or ())

    def read_resolutions(self) -> tuple[Resolution, ...]:
        """Read the decisions; (): there are none, or they cannot be read."""
        path = self.folder / RESOLUTIONS_FILE
        return (self._read_file(tables.RESOLUTIONS_FILE, path) or ()) if self.files.exists(path) else ()

    def baseline(self, path: Path) -> Baseline | None:
        """Read a baseline; None: it is not there, or cannot be read."""
        found = self._read_file(tables.BASELINE_FILE, path, read_baseline) if self.files.exists(path) else None
        return found if isinstance(found, Baseline) else None

    def _files_in(self, name: str) -> list[Path]:
        """Return the YAML files of a folder, sorted; one with the other common ending is a finding, no silent loss."""
        for path in sorted((self.folder / name).glob("*.yml")):
            message = f"this file is not read: rename it to {path.stem}.yaml"
            self.findings.append(finding("TL003", message, Location(str(path))))
            self.unread += 1
        return self._listed(name)

    def _listed(self, name: str) -> list[Path]:
        folder = self.folder / name
        try:
            return self.files.yaml_files(folder)
        except OSError as error:
            told = f"this folder cannot be read: {error.strerror}; let it be read and entered (chmod u+rx)"
            self.findings.append(finding("TL003", told, Location(str(folder))))
            self.unread += 1
            self.all_events_read &= name != "events"
            return []

    def _read_file(self, kind: ValueType, path: Path, read_quickly: Callable[[Reading], Any] = _nothing) -> Any:
        """Return what the file holds, read quickly where that can be; (): it is empty; None: it could not be read."""
        reading = Reading(str(path), within=self.within)
        try:
            reading.text = read_text(path, reading, self.files)
            found = read_quickly(reading)
            root = tree_of(reading) if found is None else None
        except LeftOut:
            reading.unread += 1
            self._keep(reading)
            return None
        if root is not None:
            return self._read_root(kind, root, reading)
        self._keep(reading)
        return found or ()

    def _read_root(self, kind: ValueType, root: Node | None, reading: Reading) -> Any:
        """Return what the tree is read as; None: nothing that can be used."""
        value = None
        try:
            value = kind.read(root, reading) if root is not None else None
        except WrongValue as wrong:
            reading.report(wrong.code, f"this file {wrong.reason}", wrong.node)
            reading.unread += 1
        except LeftOut:
            reading.unread += 1
        self._keep(reading)
        return value

    def _keep(self, reading: Reading) -> None:
        self.findings.extend(reading.findings)
        self.unread += reading.unread


def _unreadable(
    found: Finding, hint: str = "Correct timeline.yaml; the least that works is one line: timeline: 1"
) -> StoreUnreadable:
    place = f"{found.location}:{found.location.column}"
    return StoreUnreadable(f"{place}: {found.message}", hint)


def _refuse_newer_format(path: Path, root: Node | None) -> None:
    version = _version(root)
    if version > FORMAT_VERSION:
        message = f"{path}: format version {version}, but this timeline reads version {FORMAT_VERSION}"
        raise StoreUnreadable(message, "Upgrade: pip install --upgrade timeline-reconciler")


def _version(root: Node | None) -> int:
    pairs = root.value if isinstance(root, MappingNode) else []
    texts = [value.value for key, value in pairs if key.value == "timeline" and isinstance(value, ScalarNode)]
    return int(texts[0]) if texts and re.fullmatch("[0-9]{1,9}", texts[0]) else FORMAT_VERSION
