"""One event as one side tells it: what the matching looks at, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from timeline.model.claim import Claim
from timeline.model.conflict import Window
from timeline.model.dataclass import dataclass
from timeline.model.relation import RelationType
from timeline.model.store import Store
from timeline.reconciliation.clock import seconds_of
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.words import numbers_in, words_with_worth
from timeline.reconciliation.windows import EventWindows

Seconds = tuple[int | None, int | None]  # earliest and latest, inclusive; None: unbounded

_PUTS_BEFORE = frozenset({RelationType.BEFORE, RelationType.MEETS})
_PUTS_AFTER = frozenset({RelationType.AFTER, RelationType.MET_BY})


class Side(Protocol):
    """Whoever tells of events: one source by itself, or several."""

    @property
    def store(self) -> Store:
        """Where the titles are."""

    @property
    def claims_on(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that speak of an event, by event."""

    def windows(self, event: str) -> EventWindows:
        """When the event was, as this side has it."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One event as one side tells it."""

    event: str
    title: str
    start: Window
    end: Window
    words: Mapping[str, float]  # folded; what each counts, before its rarity
    numbers: frozenset[str] = frozenset()  # of the title
    details: Mapping[str, frozenset[str]]  # the words of its tags, and of each attribute
    before: frozenset[str] = frozenset()  # events that its claims put right before it
    after: frozenset[str] = frozenset()

    @cached_property
    def start_seconds(self) -> Seconds:
        """When it may have begun."""
        return seconds_of(self.start)

    @cached_property
    def end_seconds(self) -> Seconds:
        """When it may have ended."""
        return seconds_of(self.end)

    @cached_property
    def place_in_time(self) -> float | None:
        """The middle of when it may have begun, else ended; in seconds; None: neither is bounded on both sides."""
        for earliest, latest in (self.start_seconds, self.end_seconds):
            if earliest is not None and latest is not None:
                return (earliest + latest) / 2
        return None


def profiles_of(side: Side) -> dict[str, Profile]:
    """Return the profiles of all events that a side tells of, by event, in the order of their ids.

    Cost: linear in the claims.
    """
    return {event: _profile(side, event) for event in sorted(side.claims_on)}


def _profile(side: Side, event: str) -> Profile:
    claims, stored = side.claims_on[event], side.store.events[event]
    own = [claim for claim in claims if claim.event == event]
    details = _details(own, stored.tags)
    windows = side.windows(event)
    return Profile(
        event=event,
        title=stored.title,
        start=windows.start,
        end=windows.end,
        words=_words(stored.title, own, details),
        numbers=numbers_in(stored.title),
        details=details,
        before=_beside(event, claims, _PUTS_AFTER, _PUTS_BEFORE),
        after=_beside(event, claims, _PUTS_BEFORE, _PUTS_AFTER),
    )


def _words(title: str, claims: Sequence[Claim], details: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """The words of the title, the quotes and the details; each counts what it counts where it counts most."""
    quotes = " \n. ".join(claim.evidence.quote for claim in claims if claim.evidence is not None)
    found: dict[str, float] = {}
    for text, share in ((title, criteria.TITLE), (quotes, criteria.QUOTE)):
        for word, worth in words_with_worth(text):
            found[word] = max(found.get(word, 0.0), worth * share)
    for words in details.values():
        for word in sorted(words):  # not as a set has them: what is summed later does not depend on the hash seed
            found.setdefault(word, criteria.DETAIL)
    return found


def _details(claims: Iterable[Claim], tags: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {"tags": _word_set(tags)}
    for claim in claims:
        for attribute in claim.attributes:
            found.setdefault(attribute.key, set()).update(_word_set(attribute.values))
    return {key: frozenset(words) for key, words in found.items() if words}


def _word_set(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word, _ in words_with_worth(text)}


def _beside(
    event: str, claims: Iterable[Claim], own: frozenset[RelationType], other: frozenset[RelationType]
) -> frozenset[str]:
    """The events that claims put on one side of an event: by `own` relations of it, by `other` relations to it."""
    found = set()
    for claim in claims:
        for relation in claim.relations:
            if claim.event == event and relation.type in own:
                found.add(relation.event)
            elif relation.event == event and relation.type in other:
                found.add(claim.event)
    return frozenset(found)
