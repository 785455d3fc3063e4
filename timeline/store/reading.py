"""One file being read: what was wrong in it becomes findings, and the next entry is still read."""

from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from timeline.model.codes import CODES
from timeline.model.dataclass import dataclass
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning
from timeline.model.finding import Finding, Related
from timeline.model.location import Location
from timeline.model.relation import Relation
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


class Mention(NamedTuple):
    """An event that something left out names: it must be there all the same."""

    event: str
    location: Location
    own: str = ""  # the event that stands in relation to it; empty: unknown, or it is no relation


class LeftOutClaim(NamedTuple):
    """The id of a claim that is left out: it must be unique all the same."""

    full_id: str
    location: Location


@dataclass(slots=True)
class LeftOutNames:
    """Names in what is left out for another reason: they are judged all the same, so that no error hides another."""

    mentions: list[Mention] = field(default_factory=list)
    claims: list[LeftOutClaim] = field(default_factory=list)


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
    names: LeftOutNames = field(default_factory=LeftOutNames)
    reckoning: Reckoning = AS_WRITTEN  # in which its times of day most likely are: those that are not are read again
    from_nodes: int = 0  # claims whose times of day are as they are written, though their file is read as reckoned

    def location(self, node: Node) -> Location:
        """The place where a node begins."""
        mark = node.start_mark
        return Location(self.file, self.lines_before + mark.line + 1, mark.column + 1)

    def report(self, code: str, message: str, where: Node | Location, **more: Any) -> None:
        """Add a finding."""
        location = where if isinstance(where, Location) else self.location(where)
        self.findings.append(finding(code, message, location, **more))


def mentions_of(event: str, place: Location, relations: Iterable[Relation]) -> Iterator[Mention]:
    """Yield the events that a claim names: its own, at its place, and those of its relations."""
    yield Mention(event, place)
    for relation in relations:
        yield Mention(relation.event, relation.location, event)


def finding(code: str, message: str, location: Location, related: tuple[Related, ...] = ()) -> Finding:
    """Return a finding about a file or a reference: TL0xx, TL1xx."""
    return Finding(code=code, name=CODES[code], message=message, location=location, related=related)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by file, line and column, then code."""
    return tuple(sorted(findings, key=lambda found: (found.location, found.code, found.message)))
