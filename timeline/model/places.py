"""Which place lies within which: from each place's next outer ones to all that are around it."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from timeline.model.words import folded


def around(places: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """Return each place, folded, with all that it lies within, near and far. Linear in what comes back."""
    next_out: dict[str, set[str]] = {}
    for name, outer in places.items():
        next_out.setdefault(folded(name), set()).update(map(folded, outer))
    return MappingProxyType({name: frozenset(_all_around(name, next_out)) for name in next_out})


def _all_around(name: str, next_out: Mapping[str, set[str]]) -> Iterator[str]:
    seen: set[str] = set()
    left = list(next_out[name])
    while left:
        outer = left.pop()
        if outer not in seen:
            seen.add(outer)
            left.extend(next_out.get(outer, ()))
            yield outer
