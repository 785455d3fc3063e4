"""Reading a card: like a claims file, every wrong entry is a finding and hides no other."""

from collections.abc import Iterator
from pathlib import Path

from timeline.model.card import Card, CardClaim
from timeline.model.collector import collector_at_rest
from timeline.model.finding import Finding, Related
from timeline.model.location import Location
from timeline.model.source import Source
from timeline.store.card_tables import CARD, CLAIMS
from timeline.store.disk import DISK, Saved
from timeline.store.files import read_tree
from timeline.store.mappings import Fields
from timeline.store.nodes import Node
from timeline.store.reading import LeftOut, Reading, WrongValue, in_order


def load_card(path: Path, files: Saved = DISK) -> tuple[Card | None, tuple[Finding, ...]]:
    """Return the card, with a finding for everything in it that is wrong; None: it has no source that can be read."""
    reading = Reading(str(path), within=path.parent)
    with collector_at_rest():
        card = _card(path, reading, files)
    return card, in_order(reading.findings)


def _card(path: Path, reading: Reading, files: Saved) -> Card | None:
    try:
        fields = _fields(read_tree(path, reading, files), reading)
        claims = tuple(_with_own_ids(_claims(fields, reading), reading))
    except WrongValue as wrong:
        reading.report(wrong.code, f"this card {wrong.reason}", wrong.node)
        return None
    except LeftOut:
        return None
    source = fields.values.get("source")
    if not isinstance(source, Source):
        return None
    own = {key: fields.values[key] for key in ("reads_as", "note") if key in fields.values}
    return Card(source=source, claims=claims, location=fields.location, is_whole=not reading.findings, **own)


def _fields(root: Node | None, reading: Reading) -> Fields:
    if root is None:
        reading.report("TL003", CARD.missing("source"), Location(reading.file))
        raise LeftOut
    fields = CARD.read(root, reading)
    assert isinstance(fields, Fields)
    return fields


def _claims(fields: Fields, reading: Reading) -> tuple[CardClaim, ...]:
    node = fields.values.get("claims")
    try:
        return () if node is None else CLAIMS.read(node, reading)
    except WrongValue as wrong:
        reading.report(wrong.code, f"`claims` {wrong.reason}", wrong.node)
        return ()


def _with_own_ids(claims: tuple[CardClaim, ...], reading: Reading) -> Iterator[CardClaim]:
    """Yield the first claim of each id; a further one is reported."""
    first: dict[str, CardClaim] = {}
    for claim in claims:
        if first.setdefault(claim.id, claim) is claim:
            yield claim
        else:
            _report_duplicate(claim, first[claim.id], reading)


def _report_duplicate(claim: CardClaim, first: CardClaim, reading: Reading) -> None:
    related = (Related(claim="", location=first.location),)
    if "id" in dict(claim.locations):
        message = f"duplicate id: claim `{claim.id}` stands first at {first.location}; give this one another id"
        reading.report("TL005", message, claim.location, related=related)
    else:
        message = f"`id` is missing: `{claim.event}` has a claim at {first.location}; give this one an id"
        reading.report("TL003", message, claim.location, related=related)
