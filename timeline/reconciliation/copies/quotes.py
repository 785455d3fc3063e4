"""The words that sources rest on: where two of them have the same ones, or nearly, on the same event."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from itertools import combinations, pairwise
from typing import Final

from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.store import Store
from timeline.reconciliation.copies.slips import MOST_SHARERS, Pair

FEWEST_WORDS: Final = 5  # shorter words are often the same by chance
ALIKE_PERCENT: Final = 70  # of the pairs of neighbouring words of two quotes: so many in common, and they are alike

_WORD: Final = re.compile(r"\w+")
Words = tuple[str, ...]


@dataclass
class Quotes:
    """Who quotes on which event, and who has the same words there."""

    events_of: dict[str, set[str]] = field(default_factory=dict)  # by source: the events on which it quotes
    same: dict[Pair, set[str]] = field(default_factory=dict)  # the events on which the two have the same words


def find_quotes(store: Store) -> Quotes:
    """Return the quotes that sources share. Linear in the claims: only those of one event are held together."""
    found = Quotes()
    for event, claims in store.claims_of_event.items():
        said = _quotes_of(store, claims)
        if len(said) > 1:
            for source in said:
                found.events_of.setdefault(source, set()).add(event)
            for pair in _alike(said):
                found.same.setdefault(pair, set()).add(event)
    return found


def are_alike(one: Words, other: Words) -> bool:
    """Whether two quotes have nearly the same words in nearly the same order."""
    if one == other:
        return True
    ours, theirs = set(_neighbours(one)), set(_neighbours(other))
    return 100 * len(ours & theirs) >= ALIKE_PERCENT * len(ours | theirs)


def words_of(quote: str) -> Words:
    """Return the words of a quote, without case and marks."""
    return tuple(_WORD.findall(quote.casefold()))


def _quotes_of(store: Store, claims: tuple[Claim, ...]) -> Mapping[str, set[Words]]:
    """By source, what it quotes on one event in its own name."""
    found: dict[str, set[Words]] = {}
    if len({claim.source for claim in claims}) > 1:
        for claim in claims:
            for quote in () if claim.attributed_to and store.repeated_by(claim) else _quotes_in(claim):
                words = words_of(quote)
                if len(words) >= FEWEST_WORDS:
                    found.setdefault(claim.source, set()).add(words)
    return found


def _quotes_in(claim: Claim) -> Iterator[str]:
    """The words that a claim rests on, and those of its relations that have words of their own."""
    if claim.evidence is not None:
        yield claim.evidence.quote
    yield from (relation.quote for relation in claim.relations if relation.quote is not None)


def _alike(said: Mapping[str, set[Words]]) -> Iterator[Pair]:
    """The pairs of sources that share a quote; found by words that stand side by side, so not all are compared."""
    sharers: dict[tuple[str, str], set[tuple[str, Words]]] = {}
    for source, quotes in said.items():
        for words in quotes:
            for neighbours in _neighbours(words):
                sharers.setdefault(neighbours, set()).add((source, words))
    seen: set[Pair] = set()
    for sharing in sharers.values():
        for (one, ours), (other, theirs) in combinations(sorted(sharing)[:MOST_SHARERS], 2):
            if one != other and (one, other) not in seen and are_alike(ours, theirs):
                seen.add((one, other))
                yield one, other


def _neighbours(words: Words) -> Iterator[tuple[str, str]]:
    return pairwise(words)
