"""The matching over all sources of a store: every pair of them, and nothing that could not be accepted together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from itertools import combinations

from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.model.store import Store
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.match import Suggestion, match_profiles
from timeline.reconciliation.matching.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A suggestion, and the two sources that it comes from."""

    a: str
    b: str
    suggestion: Suggestion


@dataclass(frozen=True)
class KnownApart:
    """Which events of a store are known to be two: one source tells of both, or the one is part of the other."""

    events: Mapping[str, Event]
    tellers: Mapping[str, set[str]]  # the sources that name an event, by event

    @classmethod
    def nothing(cls) -> "KnownApart":
        """Return what is known of sides that have no store in common: nothing."""
        return cls({}, {})

    @classmethod
    def of(cls, store: Store) -> "KnownApart":
        """Return what a store knows of it. Cost: linear in the claims."""
        tellers: dict[str, set[str]] = {}
        for claim in store.claims.values():
            for event in (claim.event, *(relation.event for relation in claim.relations)):
                tellers.setdefault(event, set()).add(claim.source)
        return cls(store.events, tellers)

    def __call__(self, one: str, other: str) -> bool:
        """Whether two events are known to be two."""
        return self.teller_of_both(one, other) is not None or self._is_part(one, other) or self._is_part(other, one)

    def teller_of_both(self, one: str, other: str) -> str | None:
        """Return a source that names both events; None: none does."""
        return min(self.tellers.get(one, set()) & self.tellers.get(other, set()), default=None)

    def _is_part(self, inner: str, outer: str) -> bool:
        """Whether the one lies within the other, at any depth."""
        seen = set[str]()
        current: str | None = inner
        while current is not None and current not in seen:
            seen.add(current)
            event = self.events.get(current)
            current = event.part_of if event is not None else None
        return outer in seen


def match_everywhere(
    profiles: Sequence[tuple[str, Mapping[str, Profile]]], apart: KnownApart, *, min_score: float = criteria.MIN_SCORE
) -> tuple[Found, ...]:
    """Return what may be the same in any two sides, the most alike first; `profiles` are those of each, by its name.

    All of it can be accepted together: a suggestion that would join two events of one source, through others that
    score higher, is left out. Two events that several pairs of sources tell of are suggested once.
    """
    found = [
        Found(a=a, b=b, suggestion=suggestion)
        for (a, of_a), (b, of_b) in combinations(profiles, 2)
        for suggestion in match_profiles(of_a, of_b, min_score=min_score, is_apart=apart)
    ]
    best_first = sorted(found, key=lambda f: (-f.suggestion.score, f.suggestion.a.event, f.suggestion.b.event))
    groups = Groups(apart)
    return tuple(each for each in best_first if groups.join(each.suggestion.a.event, each.suggestion.b.event))


@dataclass
class Groups:
    """Events that are taken for one."""

    is_apart: Callable[[str, str], bool]
    members: dict[str, list[str]] = field(default_factory=dict)  # of each event's group, by event; one list a group

    def join(self, one: str, other: str) -> bool:
        """Take two for one, and all that is one with either; False: they are already, or two of them are apart."""
        ours, theirs = self._group(one), self._group(other)
        if ours is theirs or any(self.is_apart(a, b) for a in ours for b in theirs):
            return False
        ours.extend(theirs)
        self.members.update(dict.fromkeys(theirs, ours))
        return True

    def _group(self, event: str) -> list[str]:
        return self.members.setdefault(event, [event])
