"""Drafting a card from a document, for a person to work on."""

import hashlib
import re
from pathlib import Path

from timeline.dates.scanning.scanner import scan_text
from timeline.errors import UsageError
from timeline.extraction.documents import DocumentText
from timeline.extraction.drafting import TO_CHOOSE, draft
from timeline.extraction.texts import UTF_8, open_text
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate
from timeline.model.location import Location
from timeline.model.source import Document, Source
from timeline.store.save_card import card_text

_HEADER = (
    "Drafted by `timeline scan --card`: one claim a dated sentence. To do: a title; the event of each claim, for\n"
    f"`{TO_CHOOSE}-1` and so on; and delete what claims nothing."
)
_NOT_IN_IDS = re.compile(r"[^a-z0-9._-]+")
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedCard:
    """The text of a card to be worked on, and how many claims it has."""

    text: str
    claims: int


def draft_card(path: Path, published: EdtfDate | None, source_id: str | None = None) -> DraftedCard:
    """Draft a card for a document: the source, and a claim for each sentence that says when.

    The source's id is by default made of the file's name. Raises TextUnreadable; UsageError: not UTF-8, or no id.
    """
    document = _document(path)
    source = Source(
        id=_checked(source_id) if source_id is not None else _id_of(path),
        title=path.name,
        location=Location(str(path)),
        published=(published,) if published else (),
        document=Document(file=path.name, sha256=document.sha256),
    )
    drafted = draft(document, scan_text(document.text, published), source)
    text = card_text(drafted.card, drafted.comments, _HEADER)
    return DraftedCard(text=text, claims=len(drafted.card.claims))


def _document(path: Path) -> DocumentText:
    with open_text(path) as text:
        if text.encoding != UTF_8 or text.wrong is not None:
            told = text.wrong or f"it is {text.encoding.upper()}"
            raise UsageError(f"{path}: a card's document is UTF-8: {told}", "Convert it, then draft its card.")
        content = "".join(text.blocks())
    return DocumentText(text=content, sha256=hashlib.sha256(content.encode()).hexdigest(), name=path.name)


def _id_of(path: Path) -> str:
    return _NOT_IN_IDS.sub("-", path.stem.lower()).lstrip("._-").rstrip("-") or "source"


def _checked(source_id: str) -> str:
    if not _IDENTIFIER.fullmatch(source_id):
        raise UsageError(f"{source_id}: not an id", "Ids are of a-z, 0-9 and . _ -, and begin with a letter or digit.")
    return source_id
