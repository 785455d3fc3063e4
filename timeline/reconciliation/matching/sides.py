"""The matching of two sides or more, and what it looked at."""

from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.model.dataclass import dataclass
from timeline.model.notebook import ShownInNotebooks
from timeline.reconciliation.comparison import ComparedSide
from timeline.reconciliation.diffing.sides import Side
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.everywhere import Found, KnownApart, match_everywhere
from timeline.reconciliation.matching.profile import profiles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(ShownInNotebooks):
    """What may be the same, and how much was looked at."""

    sides: tuple[ComparedSide, ...]
    found: tuple[Found, ...]  # the most alike first
    min_score: float  # of what is found
    alone: tuple[int, ...]  # for each side, how many events stay without a partner; linked ones are none
    linked: int  # events that two sides, or more, have under one id
    titles: Mapping[str, str]  # of all events
    zone: str  # IANA name: in it are the times of the windows


def match_sides(sides: Sequence[Side], *, min_score: float = criteria.MIN_SCORE) -> Matching:
    """Return which events of any two of these sides, one at least, may be the same."""
    profiles = [profiles_of(side) for side in sides]
    store = sides[0].store
    apart = KnownApart.of(store) if all(side.store is store for side in sides) else KnownApart.nothing()
    named = [(side.about.name, each) for side, each in zip(sides, profiles, strict=True)]
    found = match_everywhere(named, apart, min_score=min_score)
    tellers = Counter(event for each in profiles for event in each)
    partners = {event for each in found for event in (each.suggestion.a.event, each.suggestion.b.event)}
    return Matching(
        sides=tuple(side.about for side in sides),
        found=found,
        min_score=min_score,
        alone=tuple(sum(tellers[e] == 1 and e not in partners for e in each) for each in profiles),
        linked=sum(count > 1 for count in tellers.values()),
        titles={event: profile.title for each in reversed(profiles) for event, profile in each.items()},
        zone=store.settings.zone,
    )
