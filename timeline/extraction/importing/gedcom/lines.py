"""The lines of a GEDCOM file as trees: each with what stands below it, and its own number in the file.

A line is `level [@xref@] TAG [value]`. One that is none, or stands deeper than there is something above it, is refused
with what stands below it, and the rest is read on. Values that go on in CONC and CONT lines are put together.
"""

import re
from dataclasses import field
from typing import Final

from timeline.extraction.importing.rows import Remark, in_short, refusal
from timeline.model.dataclass import dataclass

_LINE: Final = re.compile(
    r"\s*(?P<level>[0-9]{1,2})[ \t]+(?:@(?P<xref>[^@\s][^@]*)@[ \t]+)?(?P<tag>[A-Za-z0-9_]+)(?: (?P<value>.*))?",
    re.DOTALL,
)
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_POINTER: Final = re.compile(r"@([^@#][^@]*)@")
_JOINS: Final = {"CONC": "", "CONT": "\n"}


@dataclass(slots=True)
class GedcomLine:
    """One line, and those below it."""

    number: int  # in the file, from 1
    level: int
    xref: str | None  # the name that others point to, without its @
    tag: str  # in capitals
    value: str
    below: list["GedcomLine"] = field(default_factory=list)

    def all(self, *tags: str) -> list["GedcomLine"]:
        """Return the lines just below that have one of the tags."""
        return [line for line in self.below if line.tag in tags]

    def first(self, *tags: str) -> "GedcomLine | None":
        """Return the first of the lines just below that have one of the tags; None: there is none."""
        return next(iter(self.all(*tags)), None)

    def said(self, *path: str) -> str:
        """Return the words, on one line, of the first line below along a path of tags; empty: there is none."""
        line: GedcomLine | None = self
        for tag in path:
            line = line.first(tag) if line else None
        return " ".join(line.text.split()) if line else ""

    @property
    def pointer(self) -> str | None:
        """The name of another record that the value is; None: it is text."""
        found = _POINTER.fullmatch(self.value.strip())
        return found[1] if found else None

    @property
    def text(self) -> str:
        """The value with the lines that it goes on in; a doubled @ is one."""
        parts = [self.value] + [_JOINS[line.tag] + line.value for line in self.below if line.tag in _JOINS]
        return "".join(parts).replace("@@", "@")


@dataclass(slots=True)
class GedcomTree:
    """The records of a file, which are its lines of level 0, and what of it could not be read."""

    records: list[GedcomLine] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)


def read_lines(text: str) -> GedcomTree:
    """Return the records of a text. Cost: linear."""
    tree = GedcomTree()
    above: list[GedcomLine] = []  # the last line of each level so far
    refused_level: int | None = None  # what stands deeper belongs to a refused line
    for number, written in enumerate(_BREAK.split(text), 1):
        if not written.strip("\ufeff \t"):
            continue
        line = _line(number, written)
        if line is None:
            tree.refused.append(refusal(number, f"no GEDCOM line: {in_short(written)}; write level, tag and value"))
            continue
        if refused_level is not None and line.level > refused_level:
            continue
        refused_level = None
        if line.level > len(above):
            tree.refused.append(refusal(number, _too_deep(line, len(above))))
            refused_level = line.level
            continue
        del above[line.level :]
        (above[-1].below if above else tree.records).append(line)
        above.append(line)
    return tree


def _line(number: int, written: str) -> GedcomLine | None:
    found = _LINE.fullmatch(written)
    if found is None:
        return None
    return GedcomLine(number, int(found["level"]), found["xref"], found["tag"].upper(), found["value"] or "")


def _too_deep(line: GedcomLine, deepest: int) -> str:
    return (
        f"level {line.level} stands where {deepest} is the deepest possible; "
        "correct the level: the line and what stands below it were left out"
    )
