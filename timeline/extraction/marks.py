"""The mark that extraction leaves on its claims, by which it knows them, and knows when a person changed one.

The mark is the key `card:` of the claim, `<stem of the card's file>#<claim id>@<digest>`. The digest covers everything
that was extracted, so a claim that no longer fits its mark was edited by hand.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

from timeline.model.claim import Attribute, Claim, Count, Evidence
from timeline.model.duration import Duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.fingerprint import DIGEST_DIGITS
from timeline.model.relation import Relation

_Plain = str | int | list[str] | list[list[str]]


def marked(stem: str, claim: Claim) -> Claim:
    """Return the claim with its mark."""
    return replace(claim, card=card_mark(stem, claim))


def card_mark(stem: str, claim: Claim) -> str:
    """Return the mark of a claim extracted from the card `<stem>.yaml`."""
    return f"{stem}#{claim.id}@{_digest(claim)}"


def is_edited(claim: Claim) -> bool:
    """Whether a claim that carries a mark is no longer what extraction wrote."""
    return claim.card is not None and claim.card.rpartition("@")[2] != _digest(claim)


def contents_of(claim: Claim) -> dict[str, _Plain]:
    """Return what a claim says by key, as plain values; keys that say nothing, or the default, are absent.

    Two claims with the same contents say the same: white space and the order of attributes do not count, nor do the
    places in files at which they were read.
    """
    return dict(_contents(claim))


def differing_keys(one: Claim, other: Claim) -> tuple[str, ...]:
    """Return the keys in which two claims differ, in the order of the file format; () where they say the same."""
    first, second = contents_of(one), contents_of(other)
    return tuple(key for key in {**first, **second} if first.get(key) != second.get(key))


def _digest(claim: Claim) -> str:
    text = json.dumps(contents_of(claim), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_DIGITS]


def _contents(claim: Claim) -> Iterator[tuple[str, _Plain]]:
    default = Claim(id="", source="", event="", location=claim.location)
    yield "event", claim.event
    yield from _times(claim)
    if claim.evidence is not None:
        yield "evidence", _evidence(claim.evidence)
    if claim.relations:
        yield "relations", [_relation(relation) for relation in claim.relations]
    if claim.attributes:
        yield "attributes", [_attribute(each) for each in sorted(claim.attributes, key=lambda each: each.key)]
    for key in ("basis", "attributed_to", "read", "report", "note"):
        value = getattr(claim, key)
        if value != getattr(default, key):
            yield key, _words(value)


def _times(claim: Claim) -> Iterator[tuple[str, _Plain]]:
    dates: tuple[tuple[str, EdtfDate | Duration | None], ...] = (
        ("when", claim.when),
        ("start", claim.start),
        ("end", claim.end),
        ("duration", claim.duration),
    )
    yield from ((key, value.text) for key, value in dates if value is not None)
    yield from ((key, value) for key in ("calendar", "zone") if (value := getattr(claim, key)) is not None)
    if claim.weekday is not None:
        yield "weekday", claim.weekday
    if claim.count is not None:
        yield "count", _count(claim.count)


def _count(count: Count) -> list[str]:
    return [count.span.text, count.since.text]


def _evidence(evidence: Evidence) -> list[str]:
    return [_words(evidence.quote), str(evidence.start), str(evidence.end)]


def _relation(relation: Relation) -> list[str]:
    lengths = [length.text if length else "" for length in (relation.gap, relation.within)]
    sides = [side or "" for side in (relation.from_side, relation.to_side)]
    return [relation.type, relation.event, *lengths, *sides, _words(relation.quote or "")]


def _attribute(attribute: Attribute) -> list[str]:
    return [attribute.key, *map(_words, attribute.values)]


def _words(text: str) -> str:
    return " ".join(text.split())
