"""Cards as the text of their files, reading back to the same values."""

from collections.abc import Mapping
from typing import Any

from timeline.model.card import Card, CardClaim
from timeline.store.save import as_item, block_lines, given, source_values, text_of
from timeline.store.yaml_text import comment_lines


def card_text(card: Card, comments: Mapping[str, str], header: str = "") -> str:
    """Return a card whose claims have one time each, without relations and attributes, as a draft has.

    `comments` stand above the claims whose ids they have.
    """
    lines = comment_lines(header)
    lines += ["source:", *block_lines(source_values(card.source), 2)]
    lines += block_lines(given({"reads_as": card.reads_as, "note": card.note}), 0)
    lines += ["claims:"] if card.claims else []
    for claim in card.claims:
        lines += [f"  {line}" for line in comment_lines(comments.get(claim.id, ""))]
        lines += as_item(block_lines(given(_claim_values(claim)), 4), 2)
    return text_of(lines)


def _claim_values(claim: CardClaim) -> dict[str, Any]:
    return {
        "id": None if claim.id == claim.event else claim.id,
        "event": claim.event,
        "find": claim.find,
        "nth": claim.nth,
        "when": claim.when,
        "start": claim.start,
        "end": claim.end,
        "duration": claim.duration,
        "of": claim.of,
        "edtf": claim.edtf and claim.edtf.text,
        "note": claim.note,
    }
