"""Imported claims as the text of a claims file: what the store's own reader could not read is refused beforehand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from timeline.extraction.importing.rows import ImportedClaim, ImportedRelation, Kind, Remark
from timeline.model.claim import Basis, Read, Report
from timeline.model.finding import Finding
from timeline.store import files as store_files
from timeline.store.disk import Unsaved
from timeline.store.load import load_claims
from timeline.store.modelines import without_modeline
from timeline.store.save import block_lines, claim_text, given, text_of

Values = dict[str, Any]
MARK: Final = "# imported: "
_MARKED: Final = re.compile(rb"\A# Written by `timeline import`[^\n]*\n# imported: ([0-9a-f]{16})\n")
_CLAIM: Final = re.compile(r"^  - id: (\S+)\n", re.MULTILINE)
_ROOM: Final = 8 * 1024  # for what stands above the claims
_LONE: Final = re.compile("[\ud800-\udfff]")


def claim_values(claim: ImportedClaim, event: str, ids: Mapping[str, str], *, is_plan: bool) -> Values:
    """Return what a claim says, by its keys in a claims file and in their order; `ids`: of the events it names."""
    at = None if claim.at is None or claim.quote is None else list(claim.at)
    report = Report.PLAN if is_plan else claim.report
    return {"id": claim.id} | given(
        {
            "event": event,
            "when": claim.when,
            "start": claim.start,
            "end": claim.end,
            "calendar": claim.calendar,
            "zone": claim.zone,
            "duration": claim.duration,
            "weekday": claim.weekday,
            "count": dict(claim.count) if claim.count else None,
            "evidence": given({"quote": claim.quote, "at": at}) if claim.quote else None,
            "relations": [_relation(each, ids) for each in claim.relations],
            "attributes": {key: _one_or_many(values) for key, values in claim.attributes.items()},
            "basis": None if claim.basis is Basis.STATED else claim.basis.value,
            "attributed_to": claim.attributed_to,
            "read": None if claim.read is Read.EXACT else claim.read.value,
            "report": report.value if report is Report.PLAN else None,
            "note": claim.note,
        }
    )


def _relation(relation: ImportedRelation, ids: Mapping[str, str]) -> Values:
    return given(
        {
            "type": relation.type,
            "event": ids[relation.event],
            "gap": relation.gap,
            "within": relation.within,
            "from": relation.from_side,
            "to": relation.to_side,
            "quote": relation.quote,
        }
    )


def _one_or_many(values: Sequence[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


def head_text(source: Mapping[str, Any] | str) -> str:
    """Return the source of a claims file, in full or by its id."""
    if isinstance(source, str):
        return text_of([f"source: {source}"])
    return text_of(["source:", *block_lines(source, 2)])


def body_text(head: str, claims: Sequence[str]) -> str:
    """Return a claims file without the comments before it."""
    return head + ("claims:\n" if claims else "") + "".join(claims)


def in_parts(texts: Sequence[str]) -> Iterator[range]:
    """Yield which of the claims each file has, so that the store reads it; at least one file, be it empty."""
    first = size = 0
    for place, text in enumerate(texts):
        length = len(text.encode("utf-8", "surrogatepass"))
        if size + length > store_files.MAX_FILE_BYTES - _ROOM and place > first:
            yield range(first, place)
            first, size = place, 0
        size += length
    yield range(first, len(texts))


def refuse_unreadable(
    head: str, claims: Sequence[Values], imported: Sequence[ImportedClaim], path: Path
) -> tuple[list[int], list[str], list[Remark]]:
    """Return the places of the claims that the store can read, their texts, and a remark for each other one.

    `imported` are the same claims as they were read: what they say of their events must be readable too.
    """
    texts = [claim_text(values) for values in claims]
    lines = [claim.line for claim in imported]
    remarks = {
        place: _lone_remark(broken, lines[place])
        for place, text in enumerate(texts)
        if (broken := _first_broken((text, *_words_of_events(imported[place])))) is not None
    }
    good = [place for place in range(len(texts)) if place not in remarks]
    for part in in_parts([texts[place] for place in good]):
        places = [good[number] for number in part]
        for number, finding in _unreadable(head, [texts[place] for place in places], path):
            remarks.setdefault(places[number], _finding_remark(finding, lines[places[number]]))
    kept = [place for place in good if place not in remarks]
    return kept, [texts[place] for place in kept], list(remarks.values())


def _unreadable(head: str, texts: Sequence[str], path: Path) -> Iterator[tuple[int, Finding]]:
    """Yield which claims of a file the store could not read, and why."""
    _, findings = load_claims(path, Unsaved(path, body_text(head, texts).encode("utf-8")))
    starts = _starts(head, texts)
    for finding in findings:
        yield bisect_right(starts, finding.location.line) - 1, finding


def _starts(head: str, texts: Sequence[str]) -> list[int]:
    """The line on which each claim begins."""
    line, found = head.count("\n") + 2, []
    for text in texts:
        found.append(line)
        line += text.count("\n")
    return found


def _finding_remark(finding: Finding, line: int) -> Remark:
    return Remark(kind=Kind.REFUSED, line=line, text=finding.message.replace("`", ""))


def _words_of_events(claim: ImportedClaim) -> Iterator[str]:
    """Yield what a claim says of events: names, titles, tags and notes."""
    yield from (claim.event, claim.title or "", claim.part_of or "", claim.event_note or "", *claim.tags)
    yield from (each.event for each in claim.relations)


def _first_broken(texts: Iterable[str]) -> str | None:
    """Return the first sign in texts that is no character; None: there is none such."""
    found = (_LONE.search(text) for text in texts if not text.isascii())
    return next((each[0] for each in found if each), None)


def _lone_remark(sign: str, line: int) -> Remark:
    code = ord(sign)
    what = f"byte 0x{code - 0xDC00:02x} is not of the encoding" if 0xDC80 <= code <= 0xDCFF else "half a character"
    told = f"{what}; correct it, or name the encoding of the file with --encoding"
    return Remark(kind=Kind.REFUSED, line=line, text=told)


def marked(body: str, file: str) -> str:
    """Return a claims file with the comments that tell where it is from, and whether it was edited since."""
    name = "".join(sign if sign.isprintable() else "?" for sign in file)
    told = f"# Written by `timeline import` from {name}: change that file, then import it again.\n"
    return f"{told}{MARK}{_digest(body.encode('utf-8'))}\n{body}"


def is_as_imported(content: bytes) -> bool:
    """Whether a file was written by an import, and nobody edited it since."""
    plain = without_modeline(content)
    found = _MARKED.match(plain)
    return found is not None and found[1].decode() == _digest(plain[found.end() :])


def was_imported(content: bytes) -> bool:
    """Whether a file was written by an import, edited since or not."""
    return _MARKED.match(without_modeline(content)) is not None


def texts_by_id(content: str) -> dict[str, str]:
    """Return the text of each claim of a claims file as an import writes it, by id."""
    parts = _CLAIM.split(content)
    return {name: f"  - id: {name}\n{text}" for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:16]
