"""A file of claims or events, read the quick way and by its nodes: whatever it holds, both are to say the same."""

from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from timeline.model.claim import Claim
from timeline.model.decisions import Baseline
from timeline.model.event import Event
from timeline.model.finding import Finding
from timeline.model.source import Source
from timeline.store import load
from timeline.store.claims_file import read_claims_file
from timeline.store.disk import Unsaved
from timeline.store.identity import SpokenSources
from timeline.store.load import StoreReader
from timeline.store.reading import LeftOut, LeftOutNames, Reading

FILE = Path("gazette.yaml")


@dataclass(frozen=True)
class Told:
    """All that a file tells."""

    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: int = 0
    is_left_out: bool = False
    names: LeftOutNames = field(default_factory=LeftOutNames)


def claims_told(text: str) -> Told:
    """Read a claims file as the loader does."""
    reading, sources = Reading(str(FILE)), SpokenSources()
    files = Unsaved(FILE, text.encode())
    claims: tuple[Claim, ...] = ()
    is_left_out = False
    try:
        claims = read_claims_file(FILE, reading, sources, files)
    except LeftOut:
        is_left_out = True
    found = (*reading.findings, *sources.wrong())
    return Told(claims, (), tuple(sources.by_id().values()), found, reading.unread, is_left_out, reading.names)


def claims_told_by_nodes(text: str) -> Told:
    """Read a claims file with PyYAML alone."""
    with patch("timeline.store.claims_file.head_of", return_value=None):
        return claims_told(text)


def events_told(text: str) -> Told:
    """Read a file of events as the loader does."""
    path = Path("events.yaml")
    reader = StoreReader(Path(), None, Unsaved(path, text.encode()))
    reader.read_events()
    return Told((), tuple(reader.events), (), tuple(reader.findings), reader.unread, not reader.all_events_read)


def events_told_by_nodes(text: str) -> Told:
    """Read a file of events with PyYAML alone."""
    with patch.object(load, "read_events", return_value=None):
        return events_told(text)


def baseline_told(text: str) -> tuple[Baseline | None, tuple[Finding, ...], int]:
    """Read a baseline as the loader does."""
    path = Path("baseline.yaml")
    reader = StoreReader(Path(), None, Unsaved(path, text.encode()))
    return reader.baseline(path), tuple(reader.findings), reader.unread


def baseline_told_by_nodes(text: str) -> tuple[Baseline | None, tuple[Finding, ...], int]:
    """Read a baseline with PyYAML alone."""
    with patch.object(load, "read_baseline", return_value=None):
        return baseline_told(text)
