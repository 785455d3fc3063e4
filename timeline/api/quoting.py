"""Quotes where they stand in their documents, for those documents that are here."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.extraction.documents import DocumentText, read_document
from timeline.extraction.quote_context import context_of
from timeline.model.claim import Claim
from timeline.model.quote_context import QuoteContext
from timeline.model.store import Store
from timeline.store.layout import cards_folder


def quotes_in_context(
    store: Store, claims: Iterable[Claim], documents: str | Path | None = None
) -> Mapping[str, QuoteContext]:
    """Return the words around each quote, by the full id of its claim; nothing of what is not here, or not there.

    `documents` is the folder of the documents; None: that of the cards. Each document is read once.
    """
    folder = Path(documents) if documents is not None else cards_folder(store.folder)
    read: dict[str, DocumentText | None] = {}
    found: dict[str, QuoteContext] = {}
    for claim in claims:
        if claim.evidence is None:
            continue
        if claim.source not in read:
            read[claim.source] = _document_of(store, claim.source, folder)
        document = read[claim.source]
        context = context_of(document.searchable, claim.evidence) if document is not None else None
        if context is not None:
            found[claim.full_id] = context
    return found


def _document_of(store: Store, source_id: str, folder: Path) -> DocumentText | None:
    source = store.sources.get(source_id)
    if source is None or source.document is None:
        return None
    document = read_document(folder, source.document, source.location)
    return document if isinstance(document, DocumentText) else None
