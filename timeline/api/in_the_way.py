"""What stands in a claims file and would be lost if what a card gives were written there."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from timeline.model.card import Card
from timeline.model.claim import Claim
from timeline.model.finding import Finding
from timeline.model.location import Location
from timeline.model.store import Store

_OF_THE_FILE = ("location", "card", "relies_on_location")  # of a source: where it stands, not what is said of it


def in_the_way(
    store: Store, target: Path, card: Card, old: Sequence[Claim], unread: Sequence[Finding], *, force: bool
) -> Iterator[Finding]:
    """Yield TL203 for each reason to leave a claims file as it is: the first thing that writing would lose.

    `old` are the claims that stand in it, `unread` is what of it cannot be read.
    """
    if unread:
        yield _left(target, f"mend it first: {unread[0].message}", unread[0].location)
    foreign = [claim for claim in old if claim.source != card.source.id]
    if foreign:
        told = f"it holds claims of the source `{foreign[0].source}`; move them to a file of another name"
        yield _left(target, told, foreign[0].location)
    elif not force:
        yield from _described_by_hand(store, target, card, old)


def _described_by_hand(store: Store, target: Path, card: Card, old: Sequence[Claim]) -> Iterator[Finding]:
    """Yield TL203 where a file that no card filled yet says of the source what the card does not."""
    known = store.sources.get(card.source.id)
    is_by_hand = all(claim.card is None for claim in old)
    if old and is_by_hand and known is not None and known.location.file == str(target):
        names = [each.name for each in fields(known) if each.name not in _OF_THE_FILE]
        differing = ", ".join(f"`{name}`" for name in names if getattr(known, name) != getattr(card.source, name))
        if differing:
            told = f"it was written by hand, and says another {differing} of the source; say the same in the card"
            yield _left(target, f"{told}, or give it up with timeline extract --force", known.location)


def _left(target: Path, told: str, location: Location) -> Finding:
    message = f"{target} is left as it is: {told}"
    return Finding(code="TL203", name="store-differs-from-card", message=message, location=location)
