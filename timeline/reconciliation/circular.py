"""Circular reports: sources that repeat each other, so that nobody is left who knew.

A circle is found at large, where `relies_on` alone leads back to where it began; or on one event, where a claim that
names its source is needed to close it. Sources that name each other on different events are no circle.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from timeline.model.circles import circles_last_first
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.repeating import Repeat, Repeating, line_of_relies_on
from timeline.reconciliation.support import whom_it_repeats

Whom = Mapping[str, Mapping[str, Repeat]]  # by source, by whom it repeats: what says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Sources of which each repeats the next one, and the last the first."""

    repeats: tuple[Repeat, ...]  # a shortest way round
    sources: tuple[str, ...]  # all that lead round to one another, sorted; more than those where circles touch
    event: str | None = None  # None: at large

    @property
    def words(self) -> str:
        """Return the circle as a sentence: `a relies on b, which cites a (b/talks)`."""
        first, *others = self.repeats
        hops = [f"{first.source} {_hop_words(first)}", *(f"which {_hop_words(repeat)}" for repeat in others)]
        return ", ".join(hops)


def circles_at_large(sources: Mapping[str, Source]) -> Iterator[Circle]:
    """Yield the circles that `relies_on` alone makes, by the smallest id in each. Linear in the sources."""
    whom = {name: _relied_on(source) for name, source in sources.items() if source.relies_on}
    for together in _together(whom):
        first = min(together)
        through = sorted(together & whom[first].keys())
        yield Circle(repeats=_way_round(first, through, whom, together), sources=tuple(sorted(together)))


def circles_on_events(store: Store) -> Iterator[Circle]:
    """Yield the circles that need a claim which names its source, in the order of the events.

    Only the events are looked at on which somebody is cited who, on some event, cites in turn: linear in their claims.
    """
    if not store.naming_sources:
        return
    whom = {name: {r.repeated: r for r in repeats} for name, repeats in Repeating(store).of_source.items()}
    at_large = [frozenset(circle.sources) for circle in circles_at_large(store.sources)]
    suspects = [together for together in _together(whom) if together not in at_large]
    for event in _cited_on(store, suspects):
        own = _whom_on(store, store.claims_of_event[event])
        for together in _together(own):
            cited = sorted((r.source, r.repeated) for r in _within(own, together) if r.claims)
            if cited and not any(together <= known for known in at_large):
                way = _way_round(cited[0][0], cited[0][1:], own, together)
                yield Circle(repeats=way, sources=tuple(sorted(together)), event=event)


def _hop_words(repeat: Repeat) -> str:
    repeated = "itself" if repeat.repeated == repeat.source else repeat.repeated
    return f"cites {repeated} ({repeat.claims[0].full_id})" if repeat.claims else f"relies on {repeated}"


def _relied_on(source: Source) -> dict[str, Repeat]:
    line = line_of_relies_on(source)
    return {name: Repeat(source=source.id, repeated=name, relies_on=line) for name in source.relies_on}


def _together(whom: Whom) -> list[frozenset[str]]:
    """The sources that lead round to one another, those of each circle together, sorted."""
    found = circles_last_first({name: sorted(whom[name]) for name in sorted(whom)})
    return sorted((circle for circle in found if len(circle) > 1 or _is_its_own(min(circle), whom)), key=sorted)


def _is_its_own(name: str, whom: Whom) -> bool:
    return name in whom.get(name, {})


def _within(whom: Whom, together: frozenset[str]) -> Iterator[Repeat]:
    return (r for name in together for r in whom.get(name, {}).values() if r.repeated in together)


def _cited_on(store: Store, suspects: Sequence[frozenset[str]]) -> list[str]:
    """The events on which one of those who may go round is cited by another one, in the order of the store."""
    of = {name: together for together in suspects for name in together}
    claims = (claim for claim in store.claims.values() if claim.attributed_to in of and claim.source in of)
    return list(dict.fromkeys(c.event for c in claims if of[c.source] == of[str(c.attributed_to)]))


def _whom_on(store: Store, claims: Sequence[Claim]) -> Whom:
    """Whom each source repeats on one event; one that is silent there, whom it relies on at large."""
    whom: dict[str, dict[str, Repeat]] = {claim.source: {} for claim in claims}
    for claim in claims:
        for name in whom_it_repeats(store, claim):
            whom[claim.source].setdefault(name, _said_by(claim, name, store))
    ahead = [name for repeated in list(whom.values()) for name in repeated]
    while ahead:
        source = store.sources.get(ahead.pop())
        if source is not None and source.id not in whom:
            whom[source.id] = _relied_on(source)
            ahead.extend(source.relies_on)
    return whom


def _said_by(claim: Claim, name: str, store: Store) -> Repeat:
    """What says that a claim repeats a source: itself, or the line of its own source."""
    if claim.attributed_to == name:
        return Repeat(source=claim.source, repeated=name, claims=(claim,))
    line = line_of_relies_on(store.sources[claim.source])
    return Repeat(source=claim.source, repeated=name, relies_on=line)


def _way_round(first: str, through: Iterable[str], whom: Whom, together: frozenset[str]) -> tuple[Repeat, ...]:
    """A shortest way from a source back to it, by way of one of these that it repeats; the first by name of several."""
    way = [first, *_way_to(first, through, whom, together)]
    return tuple(whom[name][to] for name, to in pairwise(way))


def _way_to(goal: str, begin: Iterable[str], whom: Whom, together: frozenset[str]) -> list[str]:
    """The names on a shortest way from one of these to a source that they lead to, both included."""
    came_from: dict[str, str | None] = dict.fromkeys(begin)
    ahead = deque(came_from)
    while (name := ahead.popleft()) != goal:
        for further in sorted(whom[name]):
            if further in together and further not in came_from:
                came_from[further] = name
                ahead.append(further)
    way: list[str] = []
    step: str | None = goal
    while step is not None:
        way.append(step)
        step = came_from[step]
    return way[::-1]
