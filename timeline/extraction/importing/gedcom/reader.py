"""The whole of a GEDCOM file: its claims, what its header says, and what was not read of it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from timeline.extraction.importing.gedcom.claims import ClaimReader, counted
from timeline.extraction.importing.gedcom.lines import GedcomTree, read_lines
from timeline.extraction.importing.gedcom.records import Records
from timeline.extraction.importing.gedcom.times import read_time
from timeline.extraction.importing.rows import ONE_SOURCE, ImportedText, ImportOptions, Kind, Refused, Remark

_PEOPLE: Final = ("INDI", "FAM")
_POINTED_AT: Final = frozenset({"HEAD", "TRLR", "INDI", "FAM", "SOUR", "NOTE", "SNOTE", "REPO", "SUBM", "SUBN"})
_KNOWN_CHARACTERS: Final = frozenset({"UTF-8", "UTF8", "UNICODE", "ASCII", ""})
_NOT_GEDCOM: Final = "not a GEDCOM file: it has no header, person or family; choose another format with --format"


def read_text(text: str, options: ImportOptions) -> ImportedText:
    """Return the claims of a family tree: an event of a person or a family that has a date gives one.

    Left out, and said so: events without a date, lines that no key of a claim corresponds to. Refused, with the number
    of their line: dates that cannot be read, lines that are none. Cost: linear.
    """
    tree = read_lines(text)
    records = Records(tree.records)
    if records.head is None and not any(record.tag in _PEOPLE for record in tree.records):
        return ImportedText(remarks=(Remark(kind=Kind.REFUSED, text=_NOT_GEDCOM),))
    reader = ClaimReader(records, options)
    claims = tuple(claim for record in tree.records for claim in reader.claims_of(record))
    remarks = [*_of_header(records), *tree.refused, *records.remarks, *reader.remarks]
    remarks.sort(key=lambda remark: remark.line or 0)
    return ImportedText(
        claims=claims,
        remarks=(*remarks, *_of_all(tree, reader)),
        sources={ONE_SOURCE: _source_of(records)},
    )


def _of_header(records: Records) -> Iterator[Remark]:
    head = records.head
    if head is None:
        yield Remark(kind=Kind.ASSUMED, text="GEDCOM 5.5.1, as there is no header")
        return
    characters = head.said("CHAR")
    if characters.upper() not in _KNOWN_CHARACTERS:
        text = f"the header says {characters}: look at letters with accents, and convert the file where they are wrong"
        yield Remark(kind=Kind.ASSUMED, text=text, column="CHAR")
    if records.all[-1].tag != "TRLR":
        yield Remark(kind=Kind.ASSUMED, text="the file is whole, though TRLR, the last line of all, is not there")


def _of_all(tree: GedcomTree, reader: ClaimReader) -> Iterator[Remark]:
    """Yield what is left out all over the file, each kind once."""
    if reader.undated:
        yield Remark(kind=Kind.LEFT_OUT, text=f"events without a date: {counted(reader.undated)}")
    others = [record.tag for record in tree.records if record.tag not in _POINTED_AT]
    reader.unread.update(others)
    if reader.unread:
        yield Remark(kind=Kind.LEFT_OUT, text=f"no key of a claim corresponds to these lines: {counted(reader.unread)}")


def _source_of(records: Records) -> Mapping[str, Any]:
    """Return what the header says of the file itself: who sent it, when, and the program that wrote it."""
    head = records.head
    if head is None:
        return {}
    program = head.said("SOUR", "NAME") or head.said("SOUR")
    submitter = head.first("SUBM")
    said = {
        "author": records.person(submitter) if submitter else None,
        "published": _day_of(head.said("DATE")),
        "kind": "dataset",
        "note": f"a family tree, written by {program}" if program else None,
    }
    return {key: value for key, value in said.items() if value}


def _day_of(value: str) -> str | None:
    try:
        time = read_time(value)
    except Refused:
        return None
    return time.when if time else None
