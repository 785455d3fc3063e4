"""One import from bytes to files: everything is worked out first, then all of it is written, or nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

from timeline.api.imported.claim_ids import give_ids
from timeline.api.imported.claims_file import (
    Values,
    body_text,
    claim_values,
    head_text,
    in_parts,
    is_as_imported,
    marked,
    refuse_unreadable,
    was_imported,
)
from timeline.api.imported.naming import EventNames
from timeline.api.imported.parts import part_path, paths_on_disk
from timeline.api.imported.planning import last_day, plans_among
from timeline.api.imported.quoting import with_places
from timeline.api.imported.report import ImportReport
from timeline.api.imported.request import ImportRequest
from timeline.api.imported.sources import Described, describe, source_ids
from timeline.api.imported.written import Prepared, counted, write
from timeline.errors import UsageError
from timeline.extraction.importing.decoding import Decoded
from timeline.extraction.importing.rows import ONE_SOURCE, ImportedClaim, ImportedText, Kind, Remark
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.calendar import iso_day
from timeline.model.store import Store
from timeline.store.events_file import events_path, with_events
from timeline.store.load import load_claims
from timeline.store.modelines import headed
from timeline.store.save import claim_values as stored_values

BLOCK_BYTES: Final = 1 << 20  # of a file, read at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file as it was read."""

    imported: ImportedText
    decoded: Decoded
    format: str
    sha256: str
    published: EdtfDate | None  # as it was asked for; None: it was not


@dataclass(slots=True)
class Import:
    """One import in the making; remarks gather as it goes."""

    store: Store
    request: ImportRequest
    read: Read
    names: EventNames
    remarks: list[Remark] = field(default_factory=list)

    def run(self) -> ImportReport:
        """Work everything out, write it, and report."""
        imported = self.read.imported
        sources = source_ids(imported, self.request)
        self.request.check_for(tuple(dict.fromkeys(sources.values())))
        self.remarks += [*_told_of_reading(self.read), *imported.remarks]
        claims = imported.claims if self.request.data is not None else with_places(imported.claims, self.read.decoded)
        self.names.hold(name for claim in claims for name in _events_of(claim))
        plans = self._plans(claims, sources)
        prepared = [self._prepared(source, claims, plans, sources) for source in dict.fromkeys(sources.values())]
        kept = [claim for each in prepared for claim in each.claims]
        events = self._new_events(kept)
        path = events_path(self.store.folder, next(iter(sources.values()), "imported"))
        events_text = with_events(path, self.store.folder, events) if events else None
        if not self.request.dry_run:
            write(self.store.folder, prepared, path, events_text)
        named = {name for claim in kept for name in _events_of(claim)}
        made = {name: event for name, event in self.names.made.items() if name in named}
        self.remarks += self._told_of_names(made)
        return ImportReport(
            file=str(self.request.path),
            format=self.read.format,
            encoding=self.read.decoded.encoding,
            sources=tuple(each.source for each in prepared),
            events=len({self.names.id_of(claim.event) for claim in kept}),
            new_events=len(events),
            events_file=path if events else None,
            ids=made,
            remarks=tuple(self.remarks),
            dry_run=self.request.dry_run,
        )

    def _plans(self, claims: Sequence[ImportedClaim], sources: Mapping[str | None, str]) -> set[int]:
        known = {name: self._published(source) for name, source in sources.items()}
        last_days = {name: day for name, dates in known.items() if (day := last_day(dates)) is not None}
        plans = plans_among(claims, last_days, self.request.today)
        if plans:
            after = "its publication" if len(last_days) == len(sources) else f"today, {iso_day(self.request.today)}"
            first = claims[min(plans)].line
            text = f"dated after {after}, and taken for a plan"
            self.remarks.append(Remark(kind=Kind.ASSUMED, line=first, text=text, times=len(plans)))
        return plans

    def _published(self, source: str) -> Iterable[EdtfDate]:
        if self.read.published is not None:
            return (self.read.published,)
        known = self.store.sources.get(source)
        return known.published if known is not None else ()

    def _prepared(
        self, source: str, claims: Sequence[ImportedClaim], plans: set[int], sources: Mapping[str | None, str]
    ) -> Prepared:
        names = {name for name, each in sources.items() if each == source}
        places = [place for place, claim in enumerate(claims) if claim.source in names]
        mine = [claims[place] for place in places]
        described = self._described(source, names)
        values = [self._values(claims[place], place in plans) for place in places]
        old, taken = self._before(described)
        changed = give_ids(values, _old_values(old, values), taken, source)
        self._tell_changed(changed)
        kept, texts, refused = refuse_unreadable(described.head, values, mine, described.path)
        self.remarks += refused
        files = self._files(described, texts)
        gone = [path for path in paths_on_disk(described.path) if path not in files]
        for path in gone:
            self._refuse_edited(path, path.read_bytes(), None)
        return Prepared(
            source=counted(described, [values[place]["id"] for place in kept], texts, files),
            files=files,
            gone=gone,
            claims=[mine[place] for place in kept],
        )

    def _described(self, source: str, names: Iterable[str | None]) -> Described:
        said: dict[str, Any] = {}
        for name in names:
            said |= self.read.imported.sources.get(ONE_SOURCE if name is None else name, {})
        own_places = self.read.imported.claims and any(claim.at for claim in self.read.imported.claims)
        document = {"file": self.request.path.name, "sha256": self.read.sha256}
        is_ours = not own_places and self.request.data is None and self.request.path.name.isprintable()
        described = describe(source, said, self.store, self.request, document if is_ours else None)
        self.remarks += described.remarks
        return described

    def _values(self, claim: ImportedClaim, is_plan: bool) -> Values:
        id_of = self.names.id_of
        ids = {each.event: id_of(each.event) for each in claim.relations}
        return claim_values(claim, id_of(claim.event), ids, is_plan=is_plan)

    def _before(self, described: Described) -> tuple[tuple[Claim, ...], set[str]]:
        """Return the claims that stand in the files to be written, and the ids that others of the source have."""
        old = tuple(claim for path in paths_on_disk(described.path) for claim in load_claims(path)[0])
        ids = {claim.id for claim in old}
        others = self.store.claims_of_source.get(described.id, ())
        return old, {claim.id for claim in others if claim.id not in ids}

    def _files(self, described: Described, texts: Sequence[str]) -> dict[Path, str]:
        """Return the claims files. Raises UsageError: there is one that was not imported, or was edited since."""
        files: dict[Path, str] = {}
        for number, part in enumerate(in_parts(texts), start=1):
            path = part_path(described.path, number)
            head = described.head if number == 1 else head_text(described.id)
            body = body_text(head, texts[part.start : part.stop])
            files[path] = headed(marked(body, self.request.path.name), path, "claims", self.store.folder)
            if path.is_file():
                self._refuse_edited(path, path.read_bytes(), files[path])
        return files

    def _refuse_edited(self, path: Path, before: bytes, content: str | None) -> None:
        """Raise UsageError where a file would lose what a person wrote; `content` is what it is to hold."""
        is_same = content is not None and before == content.encode("utf-8")
        if self.request.force or is_same or is_as_imported(before):
            return
        how = "was edited by hand since it was imported" if was_imported(before) else "was not written by an import"
        name = self.request.path.stem
        hint = (
            f"Nothing was written. --force writes it anew; --into {path.parent / name}.yaml puts the claims beside it."
        )
        raise UsageError(f"{path} {how}", hint)

    def _new_events(self, claims: Sequence[ImportedClaim]) -> list[dict[str, Any]]:
        """Return the events that the store has not: each as the claims describe it, those that they only name too."""
        found: dict[str, dict[str, Any]] = {}
        for claim in claims:
            for name in _events_of(claim):
                event = self.names.id_of(name)
                if event not in self.store.events:
                    found.setdefault(event, {"id": event, "title": name})
            if self.names.id_of(claim.event) in found:
                self._fill(found[self.names.id_of(claim.event)], claim)
        keys = ("id", "title", "part_of", "instant", "tags", "note")
        return [{key: event[key] for key in keys if event.get(key)} for event in found.values()]

    def _fill(self, event: dict[str, Any], claim: ImportedClaim) -> None:
        """Add what a claim's row says of its event; what an earlier one said stays."""
        if claim.title and event["title"] in (claim.event, event["id"]):
            event["title"] = claim.title
        if claim.part_of:
            event.setdefault("part_of", self.names.id_of(claim.part_of))
        if claim.instant:
            event["instant"] = "true"
        if claim.tags:
            event.setdefault("tags", claim.tags[0] if len(claim.tags) == 1 else list(claim.tags))
        if claim.event_note:
            event.setdefault("note", claim.event_note)

    def _tell_changed(self, ids: Mapping[str, str]) -> None:
        self.remarks += _told("ids of claims changed, as ids are of a-z, 0-9, . _ and -, and of one claim only", ids)

    def _told_of_names(self, made: Mapping[str, str]) -> Iterator[Remark]:
        by_title = {name: each for name, each in made.items() if name in self.names.by_title}
        in_store = {n: each for n, each in made.items() if n not in by_title and each in self.store.events}
        new = {name: each for name, each in made.items() if name not in by_title and name not in in_store}
        yield from _told("ids of events made of what the file calls them", new)
        yield from _told("events of the store known by their title", by_title)
        yield from _told("events that the store has already, by the ids made of their names", in_store)


def _told(text: str, ids: Mapping[str, str]) -> Iterator[Remark]:
    if ids:
        name, made = next(iter(ids.items()))
        yield Remark(kind=Kind.ASSUMED, text=f"{text}: {name} is {made}", times=len(ids))


def _events_of(claim: ImportedClaim) -> Iterator[str]:
    """Yield the events that a claim names, its own first."""
    yield claim.event
    if claim.part_of:
        yield claim.part_of
    yield from (each.event for each in claim.relations)


def _told_of_reading(read: Read) -> Iterator[Remark]:
    decoded = read.decoded
    if decoded.how not in ("utf-8", "--encoding") and decoded.encoding != "utf-8":
        text = f"the encoding is {decoded.encoding}, as {decoded.how} tell{'s' if 'mark' in decoded.how else ''}"
        yield Remark(kind=Kind.ASSUMED, text=f"{text}; another: --encoding")


def _old_values(old: Sequence[Claim], new: Sequence[Values]) -> list[Values]:
    """Return what stood in a claims file: all of it where an event has several claims, else the ids."""
    often = Counter(claim.event for claim in old)
    several = {event for event, times in often.items() if times > 1}
    several |= {event for event, times in Counter(each["event"] for each in new).items() if times > 1}
    return [stored_values(each) if each.event in several else {"id": each.id, "event": each.event} for each in old]


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of a file. Raises UsageError: it is not there, cannot be read, or is larger than `most`."""
    try:
        with path.open("rb") as file:
            data = read_at_most(file, most + 1)
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or error
        raise UsageError(f"{path}: cannot be read: {told}", "Name a file that is there and readable.") from None
    if len(data) > most:
        raise UsageError(f"{path}: larger than {most // 2**20} MB", "Split it, and import the parts.")
    return data


def read_at_most(file: BinaryIO, most: int) -> bytes:
    """Return the bytes of a file, up to so many; memory is taken for those alone that there are."""
    blocks: list[bytes] = []
    while most and (block := file.read(min(most, BLOCK_BYTES))):
        blocks.append(block)
        most -= len(block)
    return b"".join(blocks)


def digest(data: bytes) -> str:
    """Return the sha256 of a file as a claims file has it."""
    return sha256(data).hexdigest()
