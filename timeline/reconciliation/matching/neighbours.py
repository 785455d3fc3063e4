"""What a pair gains where the events beside it match, too: the second look."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.profile import Profile


@dataclass(frozen=True)
class Order:
    """The events of one side in the order of time, as far as they are dated, and what its claims put beside each."""

    profiles: Mapping[str, Profile]
    places: Sequence[float]  # sorted
    dated: Sequence[str]  # the events at these places

    @classmethod
    def of(cls, profiles: Mapping[str, Profile]) -> "Order":
        """Return the order of these events; those of one moment by id."""
        dated = sorted((p.place_in_time, p.event) for p in profiles.values() if p.place_in_time is not None)
        return cls(profiles, [place for place, _ in dated], [event for _, event in dated])

    def before(self, event: str, most: int) -> Iterator[str]:
        """Yield the last events before one, and those of its moment; at most so many, and those its claims put there.

        Events of one moment are beside each other on either side: nobody knows which came first.
        """
        profile = self.profiles[event]
        yield from profile.before
        if profile.place_in_time is not None:
            until = bisect_right(self.places, profile.place_in_time)
            yield from (other for other in self.dated[max(0, until - most - 1) : until] if other != event)

    def after(self, event: str, most: int) -> Iterator[str]:
        """Yield the first events after one, and those of its moment; as `before`."""
        profile = self.profiles[event]
        yield from profile.after
        if profile.place_in_time is not None:
            since = bisect_left(self.places, profile.place_in_time)
            yield from (other for other in self.dated[since : since + most + 1] if other != event)


def neighbours_likeness(pair: tuple[str, str], a: Order, b: Order, partners: Mapping[str, str]) -> float | None:
    """Return the share of the matched events beside A's that stand on the same side of B's; None: none is matched.

    `partners` are the pairs of the first look, and what both sides have under one id.
    """
    one, other = pair
    sides = (
        (a.before(one, 1), b.before(other, criteria.NEAR_RANKS)),
        (a.after(one, 1), b.after(other, criteria.NEAR_RANKS)),
    )
    found = [partners[event] in near for beside, near in _sets(sides) for event in beside if event in partners]
    return sum(found) / len(found) if found else None


def _sets(sides: Iterable[tuple[Iterable[str], Iterable[str]]]) -> Iterator[tuple[set[str], set[str]]]:
    yield from ((set(beside), set(near)) for beside, near in sides)
