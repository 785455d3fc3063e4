"""Claims that outlines name, read from where they stand in their files.

Which claims are asked for next, nobody knows: those of one part may stand in all files of a store. So what was read is
kept, up to some tens of megabytes; a file that had to make way is not read whole again: its claims are cut out of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final, Generic, TypeVar

from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.edtf.reckoning import AS_WRITTEN, Calendar, Reckoning
from timeline.model.finding import Finding
from timeline.store.canonical.outlines import claims_alone
from timeline.store.canonical.written import NotCanonical
from timeline.store.claims_file import read_claims_file
from timeline.store.file_outline import ChangedMeanwhile, FileOutline, digest_of_claim
from timeline.store.file_stamps import hash_of
from timeline.store.identity import SpokenSources
from timeline.store.reading import LeftOut, Mention, Reading

Value = TypeVar("Value")

KEPT_BYTES: Final = 64 * 1024 * 1024  # of claims files
KEPT_CLAIMS: Final = 100_000  # of files whose claims cannot be read one by one


@dataclass(slots=True)
class ReadClaims:
    """Claims as they were read, and what of them cannot be."""

    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0
    mentions: list[Mention] = field(default_factory=list)  # of events, by what is left out
    are_reckoned: bool = False  # whether all dates are as the file's source reckons, but for claims that say otherwise


class _Kept(Generic[Value]):
    """What was read of files, up to a size: what was read first makes way."""

    def __init__(self, most: int) -> None:
        self._room = most
        self._values: dict[str, tuple[Value, int]] = {}

    def find(self, path: str) -> Value | None:
        """Return what was read of a file; None: it is not kept."""
        found = self._values.get(path)
        return None if found is None else found[0]

    def keep(self, path: str, value: Value, size: int) -> Value:
        """Keep what was read of a file, and return it."""
        self._values[path] = value, size
        self._room -= size
        while self._room < 0 and len(self._values) > 1:
            self._room += self._values.pop(next(iter(self._values)))[1]
        return value


class OutlinedClaims:
    """The claims of one store."""

    def __init__(self, folder: Path, *, kept_bytes: int = KEPT_BYTES, kept_claims: int = KEPT_CLAIMS) -> None:
        self._folder = folder
        self._files: dict[str, str] = {}  # by path from the folder on: as a person would type them
        self._looked_at: set[str] = set()  # files whose content was read: it is not read again
        self._contents = _Kept[bytes](kept_bytes)
        self._whole = _Kept[tuple[Claim, ...]](kept_claims)

    def read(self, outline: FileOutline, places: Sequence[int], reckoning: Reckoning = AS_WRITTEN) -> ReadClaims:
        """Return some claims of a file, in its order: those at these places of its outline. Raises ChangedMeanwhile.

        `reckoning` is that of the file's source, in which times of day are read at once.
        """
        if not outline.is_apart:
            whole = self._read_whole(outline)
            return ReadClaims([whole[place] for place in places])
        reading = Reading(self._file(outline), within=self._folder, source=outline.source, reckoning=reckoning)
        lines, usual = map(outline.lines.__getitem__, places), map(outline.usual.__getitem__, places)
        try:
            claims = claims_alone(zip(self._texts(outline, places), lines, usual, strict=True), reading)
        except (NotCanonical, UnicodeDecodeError):
            raise ChangedMeanwhile from None
        are_reckoned = reckoning.calendar is Calendar.GREGORIAN and not reading.from_nodes
        return ReadClaims(claims, reading.findings, reading.unread, reading.names.mentions, are_reckoned)

    def _file(self, outline: FileOutline) -> str:
        """Return the path of a file as a person would type it."""
        found = self._files.get(outline.path)
        if found is None:
            found = self._files[outline.path] = str(self._folder / outline.path)
        return found

    def _texts(self, outline: FileOutline, places: Sequence[int]) -> list[str]:
        """Return the text of each claim."""
        starts, ends = outline.starts, outline.ends
        content = self._contents.find(outline.path) or self._content_at_first(outline)
        if content is not None:
            return [content[starts[place] : ends[place]].decode() for place in places]
        return list(self._cut_out(outline, places))

    def _content_at_first(self, outline: FileOutline) -> bytes | None:
        """Return what a file holds; None: it is read claim by claim."""
        if not outline.content or outline.path in self._looked_at:
            return None
        self._looked_at.add(outline.path)
        try:
            content = (self._folder / outline.path).read_bytes()
        except OSError:
            raise ChangedMeanwhile from None
        if hash_of(content) != outline.content:
            return None
        return self._contents.keep(outline.path, content, len(content))

    def _cut_out(self, outline: FileOutline, places: Sequence[int]) -> Iterator[str]:
        """Yield the text of each claim, held against its digest."""
        try:
            with open(self._folder / outline.path, "rb", buffering=0) as file:
                for place in places:
                    file.seek(outline.starts[place])
                    text = file.read(outline.ends[place] - outline.starts[place])
                    if digest_of_claim(text) != outline.digest(place):
                        raise ChangedMeanwhile
                    yield text.decode()
        except OSError:
            raise ChangedMeanwhile from None

    def _read_whole(self, outline: FileOutline) -> tuple[Claim, ...]:
        found = self._whole.find(outline.path)
        if found is not None:
            return found
        path = self._folder / outline.path
        try:
            read = read_claims_file(path, Reading(str(path), within=self._folder), SpokenSources())
        except LeftOut:
            raise ChangedMeanwhile from None
        if [claim.id for claim in read] != outline.ids:
            raise ChangedMeanwhile
        return self._whole.keep(outline.path, read, len(read))
