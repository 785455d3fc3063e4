"""Cards and documents in, claims files out."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.api.cards import CardFile, cards_beside, read_card, shared_sources
from timeline.api.in_the_way import in_the_way
from timeline.extraction import (
    DocumentText,
    Merged,
    differences,
    is_edited,
    merge,
    read_document,
    refusals,
)
from timeline.model.card import Card
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, Severity
from timeline.model.location import Location
from timeline.model.ordinary import why_not_read
from timeline.model.source import ExtractedFrom, Source
from timeline.model.store import Store
from timeline.store.disk import DISK, Saved, is_there, peek
from timeline.store.layout import kind_of
from timeline.store.load import load_claims, load_store
from timeline.store.lock import Say, locked
from timeline.store.modelines import headed, without_modeline
from timeline.store.save import claims_text
from timeline.store.write import write_file

if TYPE_CHECKING:
    from timeline.extraction.cards import Extraction


@dataclass(frozen=True, slots=True, kw_only=True)
class CardResult:
    """What extracting one card gave."""

    card: Path
    claims_file: Path
    claims: int
    changed: bool  # whether the claims file was, or would be, written anew
    refused: tuple[str, ...] = ()  # claims edited by hand, left as they are
    blocked: bool = False  # the claims file has what cannot be read, so it was left as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractResult:
    """What extracting all cards gave."""

    cards: tuple[CardResult, ...]
    findings: tuple[Finding, ...]
    unlisted: tuple[
        str, ...
    ] = ()  # events that the claims speak of and the event list lacks, in the order of the cards

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong and no claims file differs from its card."""
        return not any(f.severity is Severity.ERROR for f in self.findings) and not any(c.changed for c in self.cards)


def extract(
    store_folder: str | Path = "data",
    cards: Iterable[str | Path] = (),
    *,
    documents: str | Path | None = None,
    check_only: bool = False,
    force: bool = False,
    say: Say | None = None,
) -> ExtractResult:
    """Extract cards into `claims/` of a store; by default all cards in `seeds/` beside it.

    `documents` is the folder of the documents; None: the card's own. With `check_only` nothing is written. Claims that
    were edited by hand stay, and are named, unless `force`. Where it writes, it holds the lock of the store (`say` is
    told of a writer before that was killed).

    >>> import timeline
    >>> result = timeline.extract("data", check_only=True)
    >>> [(each.claims_file.name, each.changed) for each in result.cards][0]
    ('schmitt-2025.yaml', False)
    """
    folder = Path(store_folder)
    paths = sorted(set(map(Path, cards))) or cards_beside(folder)
    with nullcontext() if check_only else locked(folder, say):
        return _extract(folder, paths, documents, check_only=check_only, force=force)


def _extract(
    folder: Path, paths: Iterable[Path], documents: str | Path | None, *, check_only: bool, force: bool
) -> ExtractResult:
    store = load_store(folder)
    asked = [read_card(path) for path in paths]
    shared = shared_sources([*asked, *_other_cards(folder, asked)])
    results: list[CardResult] = []
    findings: list[Finding] = []
    unlisted: dict[str, None] = {}
    for each in asked:
        findings.extend(each.findings)
        if each.card is not None and each.card.source.id not in shared:
            prepared = prepare(store, each.card, each.path, documents, force=force)
            findings.extend(prepared.findings)
            findings.extend(prepared.differences() if check_only else refusals(prepared.merged))
            results.append(_finish(prepared, write=not check_only))
            unlisted |= dict.fromkeys(_unlisted(prepared.merged.claims, store))
    asked_sources = {each.source_id for each in asked}
    findings.extend(_wrong_in_event_list(store) if unlisted else ())
    findings.extend(finding for source, finding in shared.items() if source in asked_sources)
    return ExtractResult(cards=tuple(results), findings=tuple(findings), unlisted=tuple(unlisted))


def _wrong_in_event_list(store: Store) -> Iterator[Finding]:
    """Yield what is wrong with the event list itself: it may be why events are not found in it."""
    return (each for each in store.findings if kind_of(Path(each.location.file), store.folder) == "events")


def _unlisted(claims: Iterable[Claim], store: Store) -> Iterator[str]:
    """Yield the events that claims speak of, or relate to, and the event list lacks."""
    named = (name for claim in claims for name in (claim.event, *(each.event for each in claim.relations)))
    return (name for name in named if name not in store.events)


def _other_cards(folder: Path, asked: Sequence[CardFile]) -> Iterator[CardFile]:
    """Yield the cards beside the store that nobody asked for: one of the same source would lose its claims."""
    paths = {os.path.realpath(each.path) for each in asked}
    return (read_card(path) for path in cards_beside(folder) if os.path.realpath(path) not in paths)


def prepare(
    store: Store,
    card: Card,
    path: Path,
    documents: str | Path | None,
    *,
    force: bool = False,
    files: Saved = DISK,
) -> "Prepared":
    """Extract one card in memory; nothing is written.

    Of a card that could not be read whole, the claims that it does not give stay as they are.
    """
    from timeline.extraction.cards import extract_card  # which reads dates: a check of cards as they were has none

    target = store.folder / "claims" / f"{card.source.id}.yaml"
    old, unread = load_claims(target, files) if files.exists(target) else ((), ())
    document = _find_document(card, path, documents)
    text = document if isinstance(document, DocumentText) else None
    extraction = extract_card(card, text, words=store.settings.words, old=old)
    return Prepared(
        card=card,
        path=path,
        target=target,
        old=old,
        document=document,
        extraction=extraction,
        card_sha256=card_sha256(path, store.settings.words, files),
        merged=merge(
            old, extraction.claims, force=force, failed={*extraction.failed, *_not_read(old, extraction, card)}
        ),
        unread=unread,
        in_the_way=tuple(in_the_way(store, target, card, old, unread, force=force)),
    )


def _not_read(old: Sequence[Claim], extraction: "Extraction", card: Card) -> set[str]:
    """Return the claims of the store that a card with errors does not give: it may only be that they are not read."""
    return set() if card.is_whole else {claim.id for claim in old} - {claim.id for claim in extraction.claims}


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """One card, extracted in memory, beside what the store has."""

    card: Card
    path: Path
    target: Path  # the claims file that the card fills
    old: tuple[Claim, ...]  # what stands in it
    document: DocumentText | Finding | None  # a finding: not here, or not readable; None: the card names none
    extraction: "Extraction"
    merged: Merged
    card_sha256: str
    unread: tuple[Finding, ...]  # what stands in the claims file and cannot be read
    in_the_way: tuple[Finding, ...]  # why the claims file is left as it is: writing would lose what stands in it

    @property
    def text(self) -> DocumentText | None:
        """The document, where it is here."""
        return self.document if isinstance(self.document, DocumentText) else None

    @property
    def is_up_to_date(self) -> bool:
        """Whether the claims file, once written, is all that the card says; else the next check looks at the card."""
        return self.card.is_whole and not self.extraction.failed and not self.merged.refused

    @property
    def extraction_findings(self) -> Iterator[Finding]:
        """What is wrong with the card or its document."""
        yield from self.extraction.findings
        if isinstance(self.document, Finding):
            yield self.document

    @property
    def findings(self) -> Iterator[Finding]:
        """What extracting found, and why nothing can be written where that is so."""
        yield from self.extraction_findings
        yield from self.in_the_way

    def differences(self) -> Iterator[Finding]:
        """Where the store is not what the card gives; one finding where it has nothing of it yet."""
        if is_there(self.target):
            return differences(self.old, self.merged)
        told = f"{self.target} is not there: run timeline extract {self.path}"
        return iter([_store_differs(told, self.card.location)])


def unchanged_source(store: Store, path: Path, files: Saved = DISK) -> Source | None:
    """Return the source of a card that is as it was when its claims were extracted, and they too; None: extract anew.

    Cheap: neither the card nor the document is read.
    """
    source = next((s for s in store.sources.values() if s.card is not None and s.card.file == path.name), None)
    if source is None or source.card is None or why_not_read(path, path.parent) is not None:
        return None
    with suppress(OSError):  # reading the card says what is wrong with it
        if source.card.sha256 == card_sha256(path, store.settings.words, files):
            return source if _is_as_extracted(store, source, source.card.claims) else None
    return None


def _is_as_extracted(store: Store, source: Source, claims: int) -> bool:
    extracted = [c for c in store.claims_of_source.get(source.id, ()) if c.card is not None]
    return len(extracted) == claims and not any(is_edited(claim) for claim in extracted)


def card_sha256(path: Path, words: Mapping[str, str], files: Saved) -> str:
    """Return the digest by which a claims file says which card, read with which words, it was extracted from."""
    read_with = "".join(f"\n{name}: {meaning}" for name, meaning in sorted(words.items()))
    return sha256(without_modeline(files.read(path)) + read_with.encode()).hexdigest()


def _finish(prepared: Prepared, *, write: bool) -> CardResult:
    header = f"Written by `timeline extract` from {prepared.path.name}: change the card, then extract again."
    extracted = sum(claim.card is not None for claim in prepared.merged.claims)
    mark = ExtractedFrom(file=prepared.path.name, sha256=prepared.card_sha256, claims=extracted)
    source = replace(prepared.card.source, card=mark if prepared.is_up_to_date else None)
    text = claims_text(source, prepared.merged.claims, header=header)
    content = headed(text, prepared.target, "claims", prepared.target.parent.parent)
    blocked = bool(prepared.in_the_way)
    return CardResult(
        card=prepared.path,
        claims_file=prepared.target,
        claims=len(prepared.merged.claims),
        changed=_written(prepared.target, content)
        if write and not blocked
        else peek(prepared.target) != content.encode(),
        blocked=blocked,
        refused=tuple(claim.full_id for claim in prepared.merged.refused),
    )


def _written(target: Path, content: str) -> bool:
    return write_file(target, content, within=target.parent.parent)


def _store_differs(message: str, location: Location) -> Finding:
    return Finding(code="TL203", name="store-differs-from-card", message=message, location=location)


def documents_of(card_path: Path, documents: str | Path | None) -> Path:
    """The folder of the documents: the one named, else that of the card."""
    return Path(documents) if documents is not None else card_path.parent


def _find_document(card: Card, card_path: Path, documents: str | Path | None) -> DocumentText | Finding | None:
    if card.source.document is None:
        return None
    return read_document(documents_of(card_path, documents), card.source.document, card.source.location)
