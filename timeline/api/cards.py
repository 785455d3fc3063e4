"""The cards of a store, read together: each fills the claims file of its source, so a source is that of one card."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, Related
from timeline.store.disk import DISK, Saved
from timeline.store.layout import cards_folder

if TYPE_CHECKING:
    from timeline.model.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFile:
    """One card as it was read."""

    path: Path
    card: "Card | None"  # None: it has no source that can be read
    findings: tuple[Finding, ...]  # what is wrong in the file

    @property
    def source_id(self) -> str | None:
        """The id of the source that it fills."""
        return self.card.source.id if self.card is not None else None


def cards_beside(store_folder: Path, files: Saved = DISK) -> list[Path]:
    """Return the cards of a store: the YAML files in `seeds/` beside it, sorted."""
    return files.yaml_files(cards_folder(store_folder))


def read_card(path: Path, files: Saved = DISK) -> CardFile:
    """Return a card, with a finding for everything in it that is wrong."""
    from timeline.store.card import load_card  # most cards are as they were, and are not read

    card, findings = load_card(path, files)
    return CardFile(path=path, card=card, findings=findings)


def shared_sources(cards: Iterable[CardFile]) -> dict[str, Finding]:
    """Return, by its id, what is wrong with each source that several cards fill: each would overwrite the others."""
    of_source: dict[str, list[Card]] = defaultdict(list)
    for each in cards:
        if each.card is not None:
            of_source[each.card.source.id].append(each.card)
    return {name: _shared(name, several) for name, several in of_source.items() if len(several) > 1}


def _shared(source: str, cards: "Sequence[Card]") -> Finding:
    places = sorted(card.source.location for card in cards)
    named = ", ".join(map(str, places))
    return Finding(
        code="TL005",
        name="duplicate-id",
        message=f"source `{source}` is that of {len(cards)} cards, and none of them is extracted: {named}; "
        "give each an id of its own, or join them",
        location=places[1],
        sources=(source,),
        related=tuple(Related(claim="", location=place) for place in places if place != places[1]),
    )
