"""Reading a store: every file, every entry; what is wrong is a finding and hides no other."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.errors import StoreNotFound, StoreUnreadable
from timeline.model.claim import Claim
from timeline.model.decisions import Baseline, Resolution
from timeline.model.event import Event
from timeline.model.finding import Finding
from timeline.model.settings import FORMAT_VERSION, Settings
from timeline.model.store import Store
from timeline.store import tables
from timeline.store.claims_file import read_claims_file
from timeline.store.files import many_small_objects, read_tree
from timeline.store.identity import SpokenSources, first_of_each
from timeline.store.links import Links
from timeline.store.nodes import MappingNode, Node, ScalarNode
from timeline.store.reading import LeftOut, Reading, WrongValue, in_order
from timeline.store.scalars import ValueType

SETTINGS_FILE = "timeline.yaml"


@dataclass(slots=True)
class _Loaded:
    """What has been read so far, in the order of the files."""

    events: list[Event] = field(default_factory=list)
    sources: SpokenSources = field(default_factory=SpokenSources)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0
    all_events_read: bool = True  # False: a file of events could not be read, unknown events may be in it


def load_store(folder: Path) -> Store:
    """Return everything that can be read of the store in the folder, with a finding for everything that cannot.

    Raises StoreNotFound, StoreUnreadable. Cost: linear in the files.
    """
    if not (folder / SETTINGS_FILE).exists():
        raise StoreNotFound(folder)
    with many_small_objects():
        return _loaded_store(folder)


def _loaded_store(folder: Path) -> Store:
    loaded = _Loaded()
    settings = _load_settings(folder / SETTINGS_FILE, loaded)
    for path in _event_files(folder):
        _load_events(path, loaded)
    for path in sorted((folder / "claims").glob("*.yaml")):
        _load_claims(path, loaded)
    resolutions = _load_resolutions(folder / "resolutions.yaml", loaded)
    baseline = _load_baseline(folder / "baseline.yaml", loaded)
    return _linked(folder, settings, loaded, resolutions, baseline)


def _linked(
    folder: Path, settings: Settings, loaded: _Loaded, resolutions: tuple[Resolution, ...], baseline: Baseline | None
) -> Store:
    events, twice = first_of_each(loaded.events, lambda event: event.id, "event")
    claims, claimed_twice = first_of_each(loaded.claims, lambda claim: claim.full_id, "claim")
    links = Links(events, report_unknown=loaded.all_events_read)
    kept_events = {event.id: links.event(event) for event in events.values()}
    kept_claims = {name: kept for name, claim in claims.items() if (kept := links.claim(claim)) is not None}
    left_out = [*twice, *claimed_twice, *loaded.sources.wrong()]
    return Store(
        folder=folder,
        settings=settings,
        events=kept_events,
        sources=loaded.sources.by_id(),
        claims=kept_claims,
        resolutions=resolutions,
        baseline=baseline,
        findings=in_order([*loaded.findings, *left_out, *links.findings]),
        unread=loaded.unread + len(left_out) + links.unread,
    )


def _load_settings(path: Path, loaded: _Loaded) -> Settings:
    reading = Reading(str(path))
    try:
        root = read_tree(path, reading)
    except LeftOut:
        raise _unreadable(reading.findings[0]) from None
    _refuse_newer_format(path, root)
    settings = _read_root(tables.SETTINGS, root, reading, loaded, Settings())
    return settings if isinstance(settings, Settings) else Settings()


def _unreadable(found: Finding) -> StoreUnreadable:
    place = f"{found.location.file}:{found.location.line}:{found.location.column}"
    hint = "Correct timeline.yaml; the least that works is one line: timeline: 1"
    return StoreUnreadable(f"{place}: {found.message}", hint)


def _refuse_newer_format(path: Path, root: Node | None) -> None:
    version = _version(root)
    if version > FORMAT_VERSION:
        message = f"{path}: format version {version}; this timeline reads version {FORMAT_VERSION}"
        raise StoreUnreadable(message, "Upgrade: pip install --upgrade timeline-reconciler")


def _version(root: Node | None) -> int:
    pairs = root.value if isinstance(root, MappingNode) else []
    texts = [value.value for key, value in pairs if key.value == "timeline" and isinstance(value, ScalarNode)]
    return int(texts[0]) if texts and re.fullmatch("[0-9]{1,9}", texts[0]) else FORMAT_VERSION


def _event_files(folder: Path) -> list[Path]:
    single = folder / "events.yaml"
    return ([single] if single.exists() else []) + sorted((folder / "events").glob("*.yaml"))


def _load_events(path: Path, loaded: _Loaded) -> None:
    events = _load_file(tables.EVENTS_FILE, path, loaded)
    loaded.events.extend(events or ())
    loaded.all_events_read &= events is not None


def _load_resolutions(path: Path, loaded: _Loaded) -> tuple[Resolution, ...]:
    return _load_file(tables.RESOLUTIONS_FILE, path, loaded) or () if path.exists() else ()


def _load_baseline(path: Path, loaded: _Loaded) -> Baseline | None:
    found = _load_file(tables.BASELINE_FILE, path, loaded) if path.exists() else None
    return found if isinstance(found, Baseline) else None


def _load_file(kind: ValueType, path: Path, loaded: _Loaded) -> Any:
    """Return what the file holds; (): nothing; None: it could not be read."""
    reading = Reading(str(path))
    try:
        root = read_tree(path, reading)
    except LeftOut:
        reading.unread += 1
        _keep(reading, loaded)
        return None
    return _read_root(kind, root, reading, loaded, ())


def _read_root(kind: ValueType, root: Node | None, reading: Reading, loaded: _Loaded, empty: Any) -> Any:
    """Return what the tree is read as; `empty` where there is nothing, or nothing that can be used."""
    try:
        return empty if root is None else kind.read(root, reading)
    except WrongValue as wrong:
        reading.report(wrong.code, f"this file {wrong.reason}", wrong.node)
        reading.unread += 1
    except LeftOut:
        reading.unread += 1
    finally:
        _keep(reading, loaded)
    return empty


def _keep(reading: Reading, loaded: _Loaded) -> None:
    loaded.findings.extend(reading.findings)
    loaded.unread += reading.unread


def _load_claims(path: Path, loaded: _Loaded) -> None:
    reading = Reading(str(path))
    try:
        loaded.claims.extend(read_claims_file(path, reading, loaded.sources))
    except LeftOut:
        reading.unread += 1
    _keep(reading, loaded)
