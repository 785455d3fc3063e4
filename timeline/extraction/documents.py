"""The documents that cards speak of: read as they are, never changed, often not here."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from timeline.extraction.quotes import SearchableText
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, Severity
from timeline.model.location import Location
from timeline.model.ordinary import why_not_read
from timeline.model.source import Document, Source

MAX_DOCUMENT_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class DocumentText:
    """A document as read: UTF-8 decoded, line ends untouched, so positions count the code points of the file."""

    text: str
    sha256: str  # of the bytes as they are, whatever the card says
    name: str  # the file name in the card

    @cached_property
    def searchable(self) -> SearchableText:
        """The text, ready to find quotes in."""
        return SearchableText(self.text)


def read_document(folder: Path, document: Document, location: Location | None = None) -> DocumentText | Finding:
    """Return the text of a document, or the finding that says why there is none.

    `location` is the place that names the document; None: the finding points at the document itself. A document whose
    hash differs is returned all the same: `document_changed` tells.
    """
    path = folder / document.file
    here = location or Location(path.as_posix())
    wrong = why_not_read(path, folder)
    if wrong is not None:
        return _refused(f"the document {document.file} {wrong}", here)
    try:
        if path.stat().st_size > MAX_DOCUMENT_BYTES:
            most = MAX_DOCUMENT_BYTES // 2**20
            return _refused(f"the document {document.file} is larger than {most} MB; split it in several", here)
        content = path.read_bytes()
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(path, error, here)
    except OSError as error:
        return _not_here(folder, document, error, here)
    return DocumentText(text=text, sha256=hashlib.sha256(content).hexdigest(), name=document.file)


def document_changed(source: Source, document: DocumentText) -> Iterator[Finding]:
    """Yield TL202 when the document is not the one that the source was read from."""
    if source.document is not None and source.document.sha256.lower() != document.sha256:
        yield Finding(
            code="TL202",
            name="document-changed",
            message=f"{document.name} is not the document that was read: check the quotes, then update sha256 to "
            f"{document.sha256}",
            location=source.location,
            sources=(source.id,),
        )


def _not_utf8(path: Path, error: UnicodeDecodeError, location: Location) -> Finding:
    line = error.object.count(b"\n", 0, error.start) + 1
    told = f"{path.as_posix()}: not UTF-8 (byte {error.start + 1}, line {line}): convert it, then update sha256"
    return _refused(told, location)


def _refused(message: str, location: Location) -> Finding:
    return Finding(code="TL003", name="wrong-value", message=message, location=location)


def _not_here(folder: Path, document: Document, error: OSError, location: Location) -> Finding:
    told = "is not here" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
    return Finding(
        code="TL204",
        name="document-not-here",
        message=f"{document.file} {told}, its quotes are not checked: put it in {folder.as_posix()}/, "
        "or name its folder with --documents",
        location=location,
        severity=Severity.INFO,
    )
