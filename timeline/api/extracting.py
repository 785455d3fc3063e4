"""Cards and documents in, claims files out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.extraction import DocumentText, Extraction, Merged, differences, extract_card, merge, read_document
from timeline.model.card import Card
from timeline.model.claim import Claim
from timeline.model.finding import Finding, Severity
from timeline.model.store import Store
from timeline.store import claims_text, load_card, load_store, write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class CardResult:
    """What extracting one card gave."""

    card: Path
    claims_file: Path
    claims: int
    changed: bool  # whether the claims file was, or would be, written anew
    refused: tuple[str, ...] = ()  # claims edited by hand, left as they are


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractResult:
    """What extracting all cards gave."""

    cards: tuple[CardResult, ...]
    findings: tuple[Finding, ...]

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
) -> ExtractResult:
    """Extract cards into `claims/` of a store; by default all cards in `seeds/` beside it.

    `documents` is the folder of the documents; None: the card's own. With `check_only` nothing is written. Claims that
    were edited by hand stay, and are named, unless `force`.
    """
    folder = Path(store_folder)
    store = load_store(folder)
    paths = sorted(map(Path, cards)) or cards_beside(folder)
    results: list[CardResult] = []
    findings: list[Finding] = []
    for path in paths:
        card, problems = load_card(path)
        findings.extend(problems)
        if card is not None:
            result, found = _extract_one(store, card, path, documents, check_only=check_only, force=force)
            results.append(result)
            findings.extend(found)
    return ExtractResult(cards=tuple(results), findings=tuple(findings))


def cards_beside(store_folder: Path) -> list[Path]:
    """Return the cards of a store: the YAML files in `seeds/` beside it, sorted."""
    return sorted((store_folder.parent / "seeds").glob("*.yaml"))


def find_document(card: Card, card_path: Path, documents: str | Path | None) -> DocumentText | Finding | None:
    """Return the document of a card, or the finding that it is not here; None: the card has no document."""
    if card.source.document is None:
        return None
    folder = Path(documents) if documents is not None else card_path.parent
    return read_document(folder, card.source.document, card.source.location)


def extracted(store: Store, card: Card, document: DocumentText | None) -> tuple[Extraction, Merged]:
    """Return what a card gives, and the claims file that it makes of the one in the store."""
    old = claims_in(store, card)
    extraction = extract_card(card, document, words=store.settings.words, old=old)
    return extraction, merge(old, extraction.claims, force=False, failed=extraction.failed)


def claims_in(store: Store, card: Card) -> tuple[Claim, ...]:
    """The claims that stand in the claims file of a card's source."""
    path = str(claims_path(store, card))
    return tuple(c for c in store.claims_of_source.get(card.source.id, ()) if c.location.file == path)


def claims_path(store: Store, card: Card) -> Path:
    """The claims file that a card fills."""
    return store.folder / "claims" / f"{card.source.id}.yaml"


def _extract_one(
    store: Store, card: Card, path: Path, documents: str | Path | None, *, check_only: bool, force: bool
) -> tuple[CardResult, Sequence[Finding]]:
    document = find_document(card, path, documents)
    text = document if isinstance(document, DocumentText) else None
    old = claims_in(store, card)
    extraction = extract_card(card, text, words=store.settings.words, old=old)
    merged = merge(old, extraction.claims, force=force, failed=extraction.failed)
    header = f"Written by `timeline extract` from {path.name}: change the card, then extract again."
    content = claims_text(card.source, merged.claims, header=header)
    target = claims_path(store, card)
    changed = _differs(target, content) if check_only else write_file(target, content)
    findings = [*extraction.findings, *([document] if isinstance(document, Finding) else [])]
    findings += differences(old, merged) if check_only else refusals(merged)
    result = CardResult(
        card=path,
        claims_file=target,
        claims=len(merged.claims),
        changed=changed,
        refused=tuple(claim.full_id for claim in merged.refused),
    )
    return result, findings


def refusals(merged: Merged) -> list[Finding]:
    """The findings for claims that extraction left alone because a person edited them."""
    refused = {claim.full_id for claim in merged.refused}
    return [finding for finding in differences(merged.refused, merged) if set(finding.claims) & refused]


def _differs(path: Path, content: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != content
