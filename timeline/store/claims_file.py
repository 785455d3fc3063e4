"""One claims file: the source it speaks for, then what the source says."""

from pathlib import Path

from timeline.model.claim import Claim
from timeline.model.location import Location
from timeline.model.source import Source
from timeline.store import tables
from timeline.store.canonical.claims import claims_of
from timeline.store.canonical.written import NotCanonical, head_of, written_in
from timeline.store.disk import DISK, Saved
from timeline.store.files import read_text, tree_of
from timeline.store.identity import SpokenSources
from timeline.store.mappings import Fields
from timeline.store.nodes import Node
from timeline.store.reading import LeftOut, Reading, WrongValue, mentions_of


def read_claims_file(path: Path, reading: Reading, sources: SpokenSources, files: Saved = DISK) -> tuple[Claim, ...]:
    """Return the claims of the file, and add its source to the sources.

    Where the source has no id that could be read, its claims are still checked, but left out: nobody could cite them.
    Raises LeftOut: nothing of the file can be used.
    """
    reading.text = read_text(path, reading, files)
    claims = _canonical_claims(reading, sources)
    if claims is None:
        fields = _fields(tree_of(reading), reading)
        reading.source = _read_source(fields, reading, sources)
        claims = _read_claims(fields, reading)
    if reading.source:
        return claims
    reading.unread += 1 + len(claims)
    for claim in claims:
        reading.names.mentions += mentions_of(claim.event, claim.location_of("event"), claim.relations)
    return ()


def _canonical_claims(reading: Reading, sources: SpokenSources) -> tuple[Claim, ...] | None:
    """Return the claims of a text of the canonical form; None: it is not, and nothing was reported."""
    head = head_of(reading.text)
    if head is None:
        return None
    try:
        parts = list(written_in(reading.text, head.end, head.line))
    except NotCanonical:
        return None
    reading.source = _read_source(_fields(head.root, reading), reading, sources)
    return tuple(claims_of(parts, reading.text, reading))


def _fields(root: Node | None, reading: Reading) -> Fields:
    if root is None:
        reading.report("TL003", tables.CLAIMS_FILE.missing("source"), Location(reading.file))
        raise LeftOut
    try:
        fields = tables.CLAIMS_FILE.read(root, reading)
    except WrongValue as wrong:
        reading.report(wrong.code, f"this file {wrong.reason}", wrong.node)
        raise LeftOut from None
    assert isinstance(fields, Fields)
    return fields


def _read_source(fields: Fields, reading: Reading, sources: SpokenSources) -> str:
    """Return the id of the source; empty: it cannot be read, and that is reported."""
    node = fields.values.get("source")
    if node is None:
        return ""
    try:
        source = tables.SOURCE_OR_ID.read(node, reading)
    except WrongValue as wrong:
        reading.report(wrong.code, f"`source` {wrong.reason}", wrong.node)
        return ""
    except LeftOut:
        return ""
    return _added(source, node, reading, sources)


def _added(source: object, node: Node, reading: Reading, sources: SpokenSources) -> str:
    if isinstance(source, Source):
        sources.add(source)
        return source.id
    sources.name(str(source), reading.location(node))
    return str(source)


def _read_claims(fields: Fields, reading: Reading) -> tuple[Claim, ...]:
    node = fields.values.get("claims")
    if node is None:
        return ()
    try:
        return tables.CLAIMS.read(node, reading)
    except WrongValue as wrong:
        reading.report(wrong.code, f"`claims` {wrong.reason}", wrong.node)
        reading.unread += 1
        return ()
