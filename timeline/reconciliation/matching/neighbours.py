"""What a pair gains where the events beside it match, too: the second look."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from timeline.model.dataclass import dataclass
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


@dataclass(frozen=True)
class Beside:
    """The events of two sides in their order, and those that are partners so far."""

    a: Order
    b: Order
    partners: Mapping[str, str]  # pairs of the first look, and what both sides have under one id

    @cached_property
    def partners_of_b(self) -> Mapping[str, str]:
        """The same partners the other way round."""
        return {other: one for one, other in self.partners.items()}

    def likeness(self, one: str, other: str) -> float | None:
        """Return the share of the events beside two that match, on the same side of both; None: none has a partner."""
        found = [
            *_met(self.a, one, self.b, other, self.partners),
            *_met(self.b, other, self.a, one, self.partners_of_b),
        ]
        return sum(found) / len(found) if found else None


def _met(own: Order, event: str, others: Order, other: str, partners: Mapping[str, str]) -> Iterator[bool]:
    """For each event right beside one that has a partner: whether that one stands near, on the same side."""
    far = criteria.NEAR_RANKS
    yield from _are_near(own.before(event, 1), others.before(other, far), partners)
    yield from _are_near(own.after(event, 1), others.after(other, far), partners)


def _are_near(beside: Iterable[str], near: Iterable[str], partners: Mapping[str, str]) -> Iterator[bool]:
    there = set(near)
    yield from (partners[event] in there for event in set(beside) if event in partners)
