"""Slips: dates that those who say otherwise agree to be wrong, and who shares them.

A slip shows only where two others, who are no copies of each other, agree on another date; or where more agree than
share it. So of two sources alone, or of three, no shared slip is ever known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import combinations
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.reconciliation.trust.agreement import Voices
from timeline.reconciliation.trust.dating import Dating, Span, Stand

FEWEST_ALIKE: Final = 3  # from so many events on two sources that never differ count as one, when errors are judged
FEWEST_UNANIMOUS: Final = 3  # so many who never differ outvote fewer who never differ either
MOST_SHARERS: Final = 8  # what more sources say than these is no rarity, and what fewer agree on is looked for in these

Pair = tuple[str, str]  # ids, sorted


@dataclass
class Slips:
    """What is wrong, and who shares it."""

    shared: dict[Pair, list[str]] = field(default_factory=dict)  # events, where only the two say so against all others
    of_source: dict[str, set[str]] = field(default_factory=dict)  # the events that it has wrong


def find_slips(voices: Sequence[Voices]) -> Slips:
    """Return the slips. Cost: linear in the datings but for the different dates of one event."""
    dated = Dated(voices)
    found = Slips()
    for event in voices:
        for span, datings in event.by_span.items():
            if _is_wrong(event, span, dated):
                for dating in datings:
                    found.of_source.setdefault(dating.source, set()).add(event.event)
                for pair in _pairs_alone(event, span, datings, dated):
                    found.shared.setdefault(pair, []).append(event.event)
    return found


@dataclass(frozen=True)
class Dated:
    """By source, what it says of each event that several date."""

    voices: Sequence[Voices]

    @cached_property
    def by_source(self) -> Mapping[str, Mapping[tuple[str, str], Span]]:
        """By source, by event and by whether it is a plan: what it allows."""
        found: dict[str, dict[tuple[str, str], Span]] = {}
        for event in self.voices:
            for dating in event.datings:
                found.setdefault(dating.source, {})[event.event, event.report] = dating.span
        return found

    def same_and_common(self, one: str, other: str) -> tuple[int, int]:
        """On how many events two sources say exactly the same, and how many both date."""
        ours, theirs = self.by_source.get(one, {}), self.by_source.get(other, {})
        ours, theirs = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
        common = [event for event in ours if event in theirs]
        return sum(ours[event] == theirs[event] for event in common), len(common)

    def never_differ(self, one: str, other: str) -> bool:
        """Whether two sources say the same wherever both speak, and that is not by chance alone."""
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            same, common = self.same_and_common(one, other)
            self._known[pair] = same == common >= FEWEST_ALIKE
        return self._known[pair]

    @cached_property
    def _known(self) -> dict[Pair, bool]:
        return {}


def _is_wrong(event: Voices, span: Span, dated: Dated) -> bool:
    """Whether others agree on a date that conflicts with this one: two who are apart, else more who are no more apart.

    The latter are three at least, and more than those who say this, where neither side ever differs among itself.
    """
    against = [other for other, stand in event.stands[span].items() if stand is Stand.CONFLICTS]
    if any(_are_two(event, event.by_span[other], dated) for other in against):
        return True
    own = event.by_span[span]
    fewest = max(len(own) + 1, FEWEST_UNANIMOUS)
    outvoted = any(len(event.by_span[other]) >= fewest for other in against)
    return outvoted and not _are_two(event, own, dated)


def _are_two(event: Voices, datings: Iterable[Dating], dated: Dated) -> bool:
    """Whether any two of these are of two roots, and not always the same."""
    sources = sorted(dating.source for dating in datings)[:MOST_SHARERS]
    return any(not _is_one(event, one, other, dated) for one, other in combinations(sources, 2))


def _is_one(event: Voices, one: str, other: str, dated: Dated) -> bool:
    return event.voice_of[one] == event.voice_of[other] or dated.never_differ(one, other)


def _pairs_alone(event: Voices, span: Span, datings: Sequence[Dating], dated: Dated) -> Iterable[Pair]:
    """The pairs who are alone with a date: everybody else contradicts it, or always says what one of the two says."""
    if len(datings) > MOST_SHARERS or any(
        stand is Stand.AGREES for other, stand in event.stands[span].items() if other != span
    ):
        return
    sources = sorted(dating.source for dating in datings)
    for one, other in combinations(sources, 2):
        rest = (name for name in sources if name not in (one, other))
        if all(_is_one(event, name, one, dated) or _is_one(event, name, other, dated) for name in rest):
            yield one, other
