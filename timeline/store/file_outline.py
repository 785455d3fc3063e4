"""What a claims file holds, told briefly: which claim speaks of which events, and where its text lies.

The parts of a store follow from outlines alone, so that nobody ever has all claims of a large store in memory: a part
is read when it is looked at. Numbers stand in arrays, names in one table a file: some 60 bytes a claim.
"""

from array import array
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Final

from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding
from timeline.model.location import Location
from timeline.model.source import Source
from timeline.store.canonical.outlines import ClaimOutline, ClaimOutlines, claims_in_brief
from timeline.store.canonical.written import NotCanonical, head_of
from timeline.store.claims_file import read_claims_file
from timeline.store.disk import Saved
from timeline.store.file_stamps import hash_of
from timeline.store.files import decode
from timeline.store.identity import SpokenSources
from timeline.store.reading import LeftOut, LeftOutNames, Reading

DIGEST_BYTES: Final = 8  # of a claim's text: they tell the claims of one file apart, before and after an edit


class ChangedMeanwhile(Exception):
    """A file no longer holds what its outline says."""


def numbers() -> "array[int]":
    """Return an empty array of offsets, lines or places."""
    return array("I")


@dataclass(slots=True)
class FileOutline:
    """One claims file in brief."""

    path: str  # from the store's folder on
    source: str = ""  # the id of its source; empty: it cannot be read
    head: Source | None = None  # None: the source is only named here
    ids: list[str] = field(default_factory=list)  # of the claims, in the order of the file
    events: list[str] = field(default_factory=list)  # every event that is named, once
    own: "array[int]" = field(default_factory=numbers)  # of each claim: the place of its event in `events`
    links: "array[int]" = field(default_factory=numbers)  # pairs of such places that a relation connects
    lines: "array[int]" = field(default_factory=numbers)  # the first line of each claim, from 1
    starts: "array[int]" = field(default_factory=numbers)  # where the text of each begins, in bytes
    ends: "array[int]" = field(default_factory=numbers)  # and ends; none where claims are not read one by one
    content: bytes = b""  # what `hash_of` says of the whole file; empty: each claim is held against its own digest
    digests: bytes = b""  # of each claim's text, DIGEST_BYTES each
    usual: bytearray = field(default_factory=bytearray)  # of each claim: whether its text is read by its keys alone
    attributed: tuple[str, ...] = ()  # whom the source cites, at any claim, sorted
    findings: tuple[Finding, ...] = ()  # what of the file cannot be read, but for what single claims say
    unread: int = 0
    names: LeftOutNames = field(default_factory=LeftOutNames)  # in claims of a whole file that cannot be read

    @property
    def is_apart(self) -> bool:
        """Whether its claims can be read one by one."""
        return bool(self.ends)

    @property
    def relates_to_itself(self) -> bool:
        """Whether any event stands in relation to itself."""
        pairs = iter(self.links)
        return any(one == other for one, other in zip(pairs, pairs, strict=True))

    def digest(self, place: int) -> bytes:
        """Return the digest of one claim's text."""
        return self.digests[place * DIGEST_BYTES : (place + 1) * DIGEST_BYTES]


def outline_of(folder: Path, path: str, content: bytes) -> FileOutline:
    """Return the outline of one claims file. Cost: linear in the file, some microseconds a claim."""
    try:
        text = decode(content)
    except UnicodeDecodeError:
        return _of_whole_file(folder, path, content)
    head = head_of(text)
    if head is None:
        return _of_whole_file(folder, path, content)
    before = text[: head.end].encode()
    outline = _headed(folder, path, before)
    start = len(before) + (len(BOM_UTF8) if content.startswith(BOM_UTF8) else 0)
    try:
        _fill(outline, _placed(outline, claims_in_brief(text, head), start))
    except NotCanonical:
        return _of_whole_file(folder, path, content)
    outline.content = hash_of(content)
    return outline


def _placed(outline: FileOutline, claims: Iterable[ClaimOutlines], start: int) -> Iterator[ClaimOutlines]:
    """Yield claims whose texts stand one behind the other, and take note of where each stands, and of its digest."""
    for some in claims:
        texts = [text.encode() for text in some.texts]
        stops = list(accumulate(map(len, texts), initial=start))
        start = stops[-1]
        outline.starts.extend(stops[:-1])
        outline.ends.extend(stops[1:])
        outline.digests += b"".join(map(digest_of_claim, texts))
        start = stops[-1]
        yield some


def digest_of_claim(text: bytes) -> bytes:
    """Return what tells the texts of claims apart."""
    return blake2b(text, digest_size=DIGEST_BYTES).digest()


class _Head(Saved):
    """A claims file of which only what stands before its claims is read."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def size(self, path: Path) -> int:  # noqa: ARG002 - there is one file
        """Return how many bytes it has."""
        return len(self.content)

    def read(self, path: Path) -> bytes:  # noqa: ARG002 - there is one file
        """Return them."""
        return self.content


def _headed(folder: Path, path: str, head: bytes) -> FileOutline:
    """An outline with all that stands before the claims."""
    return _filled_head(folder, path, _Head(head))[0]


def _filled_head(folder: Path, path: str, files: Saved) -> tuple[FileOutline, tuple[Claim, ...]]:
    sources = SpokenSources()
    reading = Reading(str(folder / path), within=folder)
    try:
        claims = read_claims_file(folder / path, reading, sources, files)
    except LeftOut:
        reading.unread += 1
        claims = ()
    described = () if sources.wrong() else sources.by_id().values()
    outline = FileOutline(path, reading.source, next(iter(described), None))
    outline.findings, outline.unread, outline.names = tuple(reading.findings), reading.unread, reading.names
    return outline, claims


def _fill(outline: FileOutline, claims: Iterable[ClaimOutlines]) -> None:
    """Take over what claims say in brief."""
    names: dict[str, int] = {}
    links: dict[tuple[int, int], None] = {}
    attributed: set[str] = set()
    for some in claims:
        events = [names.setdefault(event, len(names)) for event in some.events]
        for event, related in zip(events, some.related, strict=True):
            for other in related:
                links[event, names.setdefault(other, len(names))] = None
        attributed.update(filter(None, some.attributed_to))
        outline.ids += some.ids
        outline.own.extend(events)
        outline.lines.extend(some.lines)
        outline.usual.extend(some.are_usual)
    outline.events = list(names)
    outline.links.extend([place for pair in links for place in pair])
    outline.attributed = tuple(sorted(attributed))


def _of_whole_file(folder: Path, path: str, content: bytes) -> FileOutline:
    """The outline of a file that is read as a whole: each claim counts as changed where anything of the file is."""
    outline, claims = _filled_head(folder, path, _Head(content))
    if claims:
        _fill(outline, [ClaimOutlines.of(map(_read_in_brief, claims))])
    outline.content = hash_of(content)
    outline.digests = outline.content[:DIGEST_BYTES] * len(claims)
    return outline


def _read_in_brief(claim: Claim) -> ClaimOutline:
    """A claim that was read with its whole file, in brief."""
    related = tuple(relation.event for relation in claim.relations)
    return ClaimOutline("", claim.location.line, claim.id, claim.event, related, claim.attributed_to, is_usual=False)


def described_source(folder: Path, outline: FileOutline) -> Source | None:
    """Return the source as its file describes it; None: it is only named there. Raises ChangedMeanwhile."""
    try:
        with open(folder / outline.path, "rb") as file:
            head = file.read(outline.starts[0] if outline.is_apart else -1)
    except OSError:
        raise ChangedMeanwhile from None
    return _headed(folder, outline.path, head).head


def same_head(source: Source | None) -> str:
    """Return a digest of all that a file says of its source, wherever it says it."""
    said = None if source is None else replace(source, location=Location(""))
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).hexdigest()
