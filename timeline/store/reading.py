"""One file being read: what was wrong in it becomes findings, and the next entry is still read."""

from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Any

from timeline.model.codes import CODES
from timeline.model.dataclass import dataclass
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning
from timeline.model.finding import Finding, Related
from timeline.model.location import Location
from timeline.store.nodes import Node


class WrongValue(Exception):
    """A value that cannot be read; `reason` completes a sentence that begins with the key's name."""

    def __init__(self, node: Node, reason: str, code: str = "TL003") -> None:
        super().__init__(reason)
        self.node = node
        self.reason = reason
        self.code = code


class LeftOut(Exception):
    """An entry that cannot be used; what is wrong with it was reported already."""


@dataclass(slots=True)
class Reading:
    """One file being read, and the findings so far."""

    file: str  # as a person would type it
    text: str = ""
    within: Path | None = None  # the folder that the file must not lead out of; None: a person named the file
    source: str = ""  # the source whose claims are being read
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0  # entries left out
    lines_before: int = 0  # of the file, where the text is a part of it
    reckoning: Reckoning = AS_WRITTEN  # in which its times of day most likely are: those that are not are read again

    def location(self, node: Node) -> Location:
        """The place where a node begins."""
        mark = node.start_mark
        return Location(self.file, self.lines_before + mark.line + 1, mark.column + 1)

    def report(self, code: str, message: str, where: Node | Location, **more: Any) -> None:
        """Add a finding."""
        location = where if isinstance(where, Location) else self.location(where)
        self.findings.append(finding(code, message, location, **more))


def finding(code: str, message: str, location: Location, related: tuple[Related, ...] = ()) -> Finding:
    """Return a finding about a file or a reference: TL0xx, TL1xx."""
    return Finding(code=code, name=CODES[code], message=message, location=location, related=related)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by file, line and column, then code."""
    return tuple(sorted(findings, key=lambda found: (found.location, found.code, found.message)))
