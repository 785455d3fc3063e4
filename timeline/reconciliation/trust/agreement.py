"""How sources agree with each other, event by event: who stands with whom, and which of them count as one voice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from timeline.model.claim import Report
from timeline.model.dataclass import dataclass
from timeline.model.store import Store
from timeline.reconciliation.support import Roots, joined_origins
from timeline.reconciliation.trust.dating import Dating, Span, Stand, datings_of, stand_of


@dataclass(frozen=True)
class Voices:
    """What the sources say of the time of one event, with those of one root as one voice."""

    event: str
    report: Report
    datings: Sequence[Dating]
    voice_of: Mapping[str, int]  # by source: the voice that it is part of

    @cached_property
    def by_span(self) -> Mapping[Span, Sequence[Dating]]:
        """The datings by what they allow, so that the same is compared once."""
        found: dict[Span, list[Dating]] = {}
        for dating in self.datings:
            found.setdefault(dating.span, []).append(dating)
        return found

    @cached_property
    def stands(self) -> Mapping[Span, Mapping[Span, Stand]]:
        """How each different dating stands to each; quadratic in the different ones alone."""
        spans = list(self.by_span)
        return {one: {other: stand_of(one, other) for other in spans} for one in spans}

    def beside(self, dating: Dating, stand: Stand) -> Iterator[Dating]:
        """Yield the datings of other voices that stand so to one."""
        voice = self.voice_of[dating.source]
        for span, how in self.stands[dating.span].items():
            if how is stand:
                yield from (other for other in self.by_span[span] if self.voice_of[other.source] != voice)


def voices_of(store: Store) -> tuple[Voices, ...]:
    """Return every event that several sources date, in the order of the store; linear but for `Voices.stands`."""
    roots = Roots(store)
    return tuple(
        Voices(event, report, datings, _voices(datings, roots))
        for (event, report), datings in datings_of(store).items()
    )


@dataclass(frozen=True, slots=True)
class Agreement:
    """On how many events independent others stand with a source, and against it."""

    events: int = 0  # that an independent other dates too
    agreed: int = 0  # none of these conflicts with it
    split: int = 0  # some conflict with it, some agree
    against: int = 0  # all that say anything of it conflict


def agreements(voices: Iterable[Voices]) -> dict[str, Agreement]:
    """Return by source how it agrees with those that do not share a root with it; absent: nobody to compare with."""
    counts: dict[str, list[int]] = {}
    for event in voices:
        for dating in event.datings:
            with_it = any(True for _ in event.beside(dating, Stand.AGREES))
            against = any(True for _ in event.beside(dating, Stand.CONFLICTS))
            if with_it or against:
                found = counts.setdefault(dating.source, [0, 0, 0])
                found[2 if not with_it else 1 if against else 0] += 1
    return {source: Agreement(sum(found), *found) for source, found in sorted(counts.items())}


@dataclass(frozen=True, slots=True)
class Between:
    """How one source stands to another one."""

    other: str
    agreed: int
    against: int
    is_one_root: bool  # they share a root on some of these events, where they do not corroborate each other


def agreement_with_each(voices: Iterable[Voices], source: str) -> tuple[Between, ...]:
    """Return how a source stands to each other one that dates an event with it, by id."""
    counts: dict[str, list[int]] = {}
    for event in voices:
        own = next((dating for dating in event.datings if dating.source == source), None)
        for other in event.datings if own is not None else ():
            if own is None or other.source == source:
                continue
            stand = event.stands[own.span][other.span]
            found = counts.setdefault(other.source, [0, 0, 0])
            found[0] += stand is Stand.AGREES
            found[1] += stand is Stand.CONFLICTS
            found[2] += event.voice_of[source] == event.voice_of[other.source]
    return tuple(Between(name, agreed, against, bool(one)) for name, (agreed, against, one) in sorted(counts.items()))


def _voices(datings: Iterable[Dating], roots: Roots) -> dict[str, int]:
    """Number the voices: sources that share a root on an event are one."""
    origins = {d.source: frozenset[str]().union(*(roots.of_claim(claim) for claim in d.claims)) for d in datings}
    groups = joined_origins(origins.values())
    place = {origin: number for number, group in enumerate(groups) for origin in group}
    return {source: place[min(found)] for source, found in origins.items()}
