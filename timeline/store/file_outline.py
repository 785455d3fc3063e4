"""What a claims file holds, told briefly: which claim speaks of which events, and where its text lies.

The parts of a store follow from outlines alone, so that nobody ever has all claims of a large store in memory: a part
is read when it is looked at. Numbers stand in arrays, names in one table a file: some 60 bytes a claim.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from timeline.model.claim import Claim
from timeline.model.finding import Finding
from timeline.model.source import Source
from timeline.store.claims_file import read_claims_file
from timeline.store.identity import SpokenSources
from timeline.store.reading import LeftOut, Reading

DIGEST_BYTES: Final = 8  # of a claim's text: they tell the claims of one file apart, before and after an edit
FILES_KEPT: Final = 32  # whose claims were read whole, since they cannot be read one by one


@dataclass(slots=True)
class FileOutline:
    """One claims file in brief."""

    path: str  # from the store's folder on
    source: str = ""  # the id of its source; empty: it cannot be read
    head: Source | None = None  # None: the source is only named here
    ids: list[str] = field(default_factory=list)  # of the claims, in the order of the file
    events: list[str] = field(default_factory=list)  # every event that is named, once
    own: array[int] = field(default_factory=lambda: array("I"))  # of each claim: the place of its event in `events`
    links: array[int] = field(default_factory=lambda: array("I"))  # pairs of such places that a relation connects
    lines: array[int] = field(default_factory=lambda: array("I"))  # the first line of each claim, from 1
    starts: array[int] = field(default_factory=lambda: array("I"))  # offsets; (): claims are not read one by one
    digests: bytes = b""  # of each claim's text, DIGEST_BYTES each
    attributed: frozenset[str] = frozenset()  # whom the source cites, at any claim
    findings: tuple[Finding, ...] = ()  # what of the file cannot be read
    unread: int = 0

    def digest(self, place: int) -> bytes:
        """Return the digest of one claim's text."""
        return self.digests[place * DIGEST_BYTES : (place + 1) * DIGEST_BYTES]


@dataclass(slots=True)
class ReadClaims:
    """Claims of one file, as they were read, and what of them cannot be."""

    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0


def outline_of(folder: Path, path: str, content: bytes) -> FileOutline:
    """Return the outline of one claims file. Cost: linear in the file."""
    sources = SpokenSources()
    reading = Reading(str(folder / path), within=folder)
    try:
        claims = read_claims_file(folder / path, reading, sources)
    except LeftOut:
        reading.unread += 1
        claims = ()
    outline = FileOutline(path, reading.source, _head_of(sources, reading.source))
    outline.findings, outline.unread = tuple(reading.findings), reading.unread
    _fill(outline, claims, blake2b(content, digest_size=DIGEST_BYTES).digest())
    return outline


def read_claims(folder: Path, outline: FileOutline, places: Sequence[int]) -> ReadClaims:
    """Return some claims of a file, in its order: those at these places of its outline."""
    whole = _read_whole(folder, outline.path)
    return ReadClaims([whole[place] for place in places])


def _head_of(sources: SpokenSources, name: str) -> Source | None:
    return None if sources.wrong() else sources.by_id().get(name)


def _fill(outline: FileOutline, claims: Iterable[Claim], of_file: bytes) -> None:
    """Take over claims that were read; as none is read alone, each counts as changed where anything of the file is."""
    names: dict[str, int] = {}
    links: dict[tuple[int, int], None] = {}
    attributed = set()
    for claim in claims:
        own = names.setdefault(claim.event, len(names))
        outline.ids.append(claim.id)
        outline.own.append(own)
        outline.lines.append(claim.location.line)
        links.update(((own, names.setdefault(r.event, len(names))), None) for r in claim.relations)
        if claim.attributed_to:
            attributed.add(claim.attributed_to)
    outline.events = list(names)
    outline.links = array("I", [place for pair in links for place in pair])
    outline.digests = of_file * len(outline.ids)
    outline.attributed = frozenset(attributed)


@lru_cache(maxsize=FILES_KEPT)
def _read_whole(folder: Path, path: str) -> tuple[Claim, ...]:
    return read_claims_file(folder / path, Reading(str(folder / path), within=folder), SpokenSources())
