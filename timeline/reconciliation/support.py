"""Who repeats whom: corroboration counts roots, not sources."""

from collections.abc import Iterable

from timeline.model.claim import Claim
from timeline.model.store import Store


def roots_of_source(store: Store, source: str) -> frozenset[str]:
    """Return the origins that a source repeats, following `relies_on` to the end; itself when it repeats nobody.

    A source named in `relies_on` that is not stored is an origin. Sources that repeat each other in a circle share one
    origin: the smallest of their ids.
    """
    reached = _reached(store, source)
    circle = frozenset(other for other in reached if source in _reached(store, other))
    beyond = reached - circle
    if not beyond:
        return frozenset({min(circle | {source})})
    return frozenset().union(*(roots_of_source(store, other) for other in beyond))


def _reached(store: Store, source: str) -> frozenset[str]:
    """All sources that can be reached over `relies_on`, without the source itself unless it lies in a circle."""
    found: set[str] = set()
    waiting = [source]
    while waiting:
        stored = store.sources.get(waiting.pop())
        for other in stored.relies_on if stored else ():
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def roots_of_claim(store: Store, claim: Claim) -> frozenset[str]:
    """Return the origins of a claim: those of the source it is attributed to by id, else those of its own source."""
    own = store.sources.get(claim.source)
    named = claim.attributed_to
    if named is not None and (named in store.sources or (own is not None and named in own.relies_on)):
        return roots_of_source(store, named)
    return roots_of_source(store, claim.source)


def independent_roots(store: Store, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return one name for each independent origin of the claims, sorted.

    Claims that share any origin are not independent of each other: their origins count once, under the smallest name.
    """
    groups: list[frozenset[str]] = []
    for roots in sorted({roots_of_claim(store, claim) for claim in claims}, key=sorted):
        touching = [group for group in groups if group & roots]
        groups = [group for group in groups if not group & roots] + [roots.union(*touching)]
    return tuple(sorted(min(group) for group in groups))
