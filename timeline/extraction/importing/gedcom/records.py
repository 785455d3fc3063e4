"""What the records of a GEDCOM file say to each other: names of people, titles of sources, texts of notes."""

from collections.abc import Sequence
from typing import Final

from timeline.extraction.importing.gedcom.lines import GedcomLine
from timeline.extraction.importing.rows import Kind, Remark

_UNNAMED: Final = "someone unnamed"


class Records:
    """The records of a file by the name that others point to; of two with one name, the first."""

    def __init__(self, records: Sequence[GedcomLine]) -> None:
        self.all = tuple(records)
        self.head = next((record for record in records if record.tag == "HEAD"), None)
        self._named: dict[str, GedcomLine] = {}
        self.remarks = [remark for record in records if (remark := self._add(record)) is not None]

    def _add(self, record: GedcomLine) -> Remark | None:
        if record.xref is None or self._named.setdefault(record.xref, record) is record:
            return None
        first = self._named[record.xref].number
        text = f"@{record.xref}@ is the name of a record on line {first} already; what points to it means that one"
        return Remark(kind=Kind.ASSUMED, text=text, line=record.number)

    @property
    def version(self) -> int:
        """The first number of the version of GEDCOM; 5 where the file does not say."""
        number = self.head.said("GEDC", "VERS").partition(".")[0] if self.head else ""
        return int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 5

    def person(self, line: GedcomLine | None) -> str:
        """Return the name of a person's record, or of the one that a line points to: `Ada Byron`."""
        record = self._meant(line)
        written = " ".join(record.said("NAME").replace("/", " ").split()) if record else ""
        if written:
            return written
        return f"{_UNNAMED} ({record.xref})" if record and record.xref else _UNNAMED

    def couple(self, family: GedcomLine) -> tuple[str, ...]:
        """Return the names of those whom a family's record has as husband and wife, or as partners."""
        return tuple(self.person(line) for line in family.all("HUSB", "WIFE"))

    def cited(self, line: GedcomLine) -> str:
        """Return the title of what a SOUR line cites, or the words in it; empty: it says nothing."""
        if line.pointer is None:
            return line.said()
        record = self._meant(line)
        titles = (record.said(tag) for tag in ("TITL", "ABBR", "TEXT")) if record else iter(())
        return next((title for title in titles if title), line.pointer)

    def noted(self, line: GedcomLine) -> str:
        """Return the text of a NOTE line, or of the record that it points to; empty: it says nothing."""
        record = self._meant(line)
        return record.said() if record else ""

    def _meant(self, line: GedcomLine | None) -> GedcomLine | None:
        """Return the record that a line points to; the line itself where it points to none; None: it is not there."""
        if line is None or line.pointer is None:
            return line
        return self._named.get(line.pointer)
