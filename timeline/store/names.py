"""The names in a store, read quickly and forgivingly: for a shell that completes them while one types.

No YAML is read: lines that look like ids and titles are enough to offer, and nothing is decided by them. A file that
cannot be read has no names. Cost: linear in the files, up to a bound on their bytes.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.store.layout import BASELINE_FILE, EVENTS_FILE, MAX_FILE_BYTES, RESOLUTIONS_FILE

MAX_BYTES: Final = 16 * 1024 * 1024  # looked through in all: some tenths of a second

_ID: Final = r"[\"']?([a-z0-9][a-z0-9._-]*)"
_KEY: Final = re.compile(rf"(?<![^\s{{,])(id|title|fingerprint|summary|reason):[ \t]+(?=(?:{_ID})?)(?=([^\n]*))")
_BEHIND: Final = re.compile(r"[\"']?, \w+:|[\"']?\}")  # a value within braces
_COMMENT: Final = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
_SOURCE: Final = re.compile(rf"^source:[ \t]*(?:{_ID}[ \t]*$|\{{?)", re.MULTILINE)
_CLAIMS: Final = re.compile(r"^claims:", re.MULTILINE)
_TAGS: Final = re.compile(r"\btags:[ \t]*\[([^\]\n]*)\]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and what it stands for in a few words (empty: not told)."""

    name: str
    told: str = ""


def event_names(folder: Path) -> Iterator[Name]:
    """Yield the events of a store, with their titles."""
    for text in _texts(_event_files(folder)):
        yield from _named(text, "id", "title")


def tag_names(folder: Path) -> Iterator[Name]:
    """Yield the tags of the events, each once."""
    texts = _texts(_event_files(folder))
    tags = {tag.strip(" \"'") for text in texts for found in _TAGS.findall(text) for tag in found.split(",")}
    yield from (Name(tag) for tag in sorted(tags - {""}))


def source_names(folder: Path) -> Iterator[Name]:
    """Yield the sources that have claims, each once, with their titles."""
    seen = {}
    for text in _texts(_claims_files(folder)):
        source = _source_of(text)
        if source is not None and not (source.name in seen and not source.told):
            seen[source.name] = source
    yield from seen.values()


def claim_names(folder: Path) -> Iterator[Name]:
    """Yield the claims of a store as they are cited: source/claim."""
    for text in _texts(_claims_files(folder)):
        source, claims = _source_of(text), _CLAIMS.search(text)
        if source is not None and claims is not None:
            yield from (Name(f"{source.name}/{claim.name}") for claim in _named(text[claims.end() :], "id", ""))


def decided_fingerprints(folder: Path) -> Iterator[Name]:
    """Yield the fingerprints that the baseline and the resolutions name, with what is said of them there."""
    for file, told in ((BASELINE_FILE, "summary"), (RESOLUTIONS_FILE, "reason")):
        for text in _texts([folder / file]):
            yield from _named(text, "fingerprint", told)


def claims_bytes(folder: Path) -> int:
    """Return how many bytes the claims files have."""
    return sum(file.stat().st_size for file in _claims_files(folder))


def _event_files(folder: Path) -> list[Path]:
    return [folder / EVENTS_FILE, *sorted((folder / "events").glob("*.yaml"))]


def _claims_files(folder: Path) -> list[Path]:
    return sorted((folder / "claims").glob("*.yaml"))


def _texts(files: list[Path]) -> Iterator[str]:
    """Yield what files hold but for comments, until that is too much; one that cannot be read is left out."""
    left = MAX_BYTES
    for file in files:
        try:
            size = file.stat().st_size if file.is_file() else MAX_FILE_BYTES + 1
            if size > min(left, MAX_FILE_BYTES):
                continue
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        left -= size
        yield _COMMENT.sub("", text)


def _source_of(text: str) -> Name | None:
    """Return the source of a claims file: described there, or only named."""
    found = _SOURCE.search(text)
    if found is None:
        return None
    if found[1]:
        return Name(found[1])
    claims = _CLAIMS.search(text, found.end())
    return next(_named(text[found.end() : claims.start() if claims else len(text)], "id", "title"), None)


def _named(text: str, key: str, told: str) -> Iterator[Name]:
    """Yield the values of one key, each with what another key says of it before the next."""
    name = ""
    words = ""
    for found in _KEY.finditer(text):
        if found[1] == key and found[2]:
            if name:
                yield Name(name, words)
            name, words = found[2], ""
        elif found[1] == told:
            words = _unquoted(_BEHIND.split(found[3])[0].strip(" ,"))
    if name:
        yield Name(name, words)


def _unquoted(text: str) -> str:
    return text.strip(text[0]) if text[:1] in ("'", '"') else text
