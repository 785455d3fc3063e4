"""Events that nothing but dates of their own binds: their windows, without a network.

Most events of a long list are like that: no relation, no `part_of`, no duration, no plan, no time of day. Such an event
is three points (the calendar, its start, its end), and closing over them is a handful of comparisons. What comes out is
what the network would say; an event whose dates cannot all be true is left to it, and so is every other one.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final, NamedTuple

from timeline.model.claim import Claim, Read, Report
from timeline.model.conflict import Window
from timeline.model.dataclass import dataclass
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd, EdtfKind
from timeline.model.event import Event
from timeline.model.made import maker_of
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.network import Network, build_network
from timeline.network.demands.gaps import is_gapped
from timeline.network.demands.timekeys import says_only_begun, widening_days
from timeline.reconciliation.windows import EventWindows

ClaimsOn = Mapping[str, Sequence[Claim]]  # by event: the claims on it, and those that relate another one to it

_FAR: Final = 1 << 100  # more days than any date has
_NO_LIMIT: Final = 1 << 102  # and more than these: from whatever day, it leads beyond
_PAST, _EXACT = Report.PAST, Read.EXACT  # to look up a member of an enumeration costs as much as what it is for
_ONE_MEMBER = frozenset({EdtfKind.DATE, EdtfKind.ONE_OF})  # the event lies within


class Limits(NamedTuple):
    """What dates leave of an event, in civil days; beyond `_FAR` nothing does."""

    first_start: int
    last_start: int
    first_end: int
    last_end: int
    longest: int  # from its start to its end

    def closed(self) -> "Limits | None":
        """Return what follows for each side from the other; None: these cannot all hold."""
        first_start, last_start, first_end, last_end, longest = self
        if first_end - longest > first_start:
            first_start = first_end - longest
        first_end = max(first_end, self.first_start)
        if last_start + longest < last_end:
            last_end = last_start + longest
        last_start = min(last_start, self.last_end)
        if first_start > last_start or first_end > last_end or longest < 0:
            return None
        return _limits((first_start, last_start, first_end, last_end, longest))

    @property
    def windows(self) -> EventWindows:
        """The windows of closed limits."""
        first_start, last_start, first_end, last_end, _ = self
        start = _window(first_start, last_start)
        is_same = first_start == first_end and last_start == last_end  # as mostly: a day
        return _windows((start, start if is_same else _window(first_end, last_end)))


_limits = maker_of(Limits)
_windows = maker_of(EventWindows)
_new_window = maker_of(Window)
NO_LIMITS: Final = Limits(-_FAR, _FAR, -_FAR, _FAR, _NO_LIMIT)
_OF_ONE_INSTANT: Final = NO_LIMITS._replace(longest=0)


def _window(first: int, last: int) -> Window:
    return _new_window((first if first > -_FAR else None, last if last < _FAR else None, None, None))


class Dated(NamedTuple):
    """The windows of one event."""

    own: EventWindows  # by its dates
    everything: EventWindows  # by the publication of what tells of it, too; the same value where that adds nothing
    limits: Limits  # closed; of everything

    def can_agree_with(self, other: "Dated") -> bool:
        """Whether what binds the event here and what binds it there can all be true."""
        return (
            self.limits == other.limits or _joined((self.limits, other.limits), is_instant=False).closed() is not None
        )


_dated = maker_of(Dated)


@dataclass(frozen=True)
class DatedAlone:
    """The events of some claims that dates of their own bind and nothing else, and whose dates can all be true."""

    store: Store
    claims_on: ClaimsOn

    def windows(self) -> dict[str, Dated]:
        """Return the windows of these events. Cost: linear."""
        found: dict[str, Dated] = {}
        for event, limits, published in self._limits:
            own = limits.closed()
            closed = own if published is limits else published.closed()
            if own is not None and closed is not None:
                windows = own.windows
                told = windows if closed is own or closed == own else closed.windows
                found[event] = _dated((windows, told, closed))
        return found

    def events(self) -> frozenset[str]:
        """Return these events alone."""
        return frozenset(event for event, _, published in self._limits if published.closed() is not None)

    @cached_property
    def _limits(self) -> list[tuple[str, Limits, Limits]]:
        """Each event with what its dates leave, and what publication leaves of that."""
        found = []
        entangled, events = parts_and_wholes(self.store.events.values()), self.store.events
        for event, claims in self.claims_on.items():
            given = None if event in entangled else self._of_claims(claims)
            if given is not None:
                of_dates = _joined(given, is_instant=events[event].instant)
                found.append((event, of_dates, self._by_publication(of_dates, claims)))
        return found

    def _of_claims(self, claims: Iterable[Claim]) -> list[Limits] | None:
        """What each date of some claims leaves; None: one of them says of time what is more than dates."""
        found: list[Limits] = []
        for claim in claims:
            when = claim.when
            if not _is_dated_outright(claim):
                return None
            if when is not None:
                found.append(self._of_when(when, claim.read))
            if claim.start is not None:
                first, last = self._first(claim.start.start), self._last(claim.start.end)
                found.append(_limits((first, last, -_FAR, _FAR, _NO_LIMIT)))
            if claim.end is not None:
                first, last = self._first(claim.end.start), self._last(claim.end.end)
                found.append(_limits((-_FAR, _FAR, first, last, _NO_LIMIT)))
        return found

    def _of_when(self, when: EdtfDate, read: Read) -> Limits:
        start, end = when.start, when.end
        if when.kind not in _ONE_MEMBER:
            return _limits((self._first(start), self._last(start), self._first(end), self._last(end), _NO_LIMIT))
        longest = when.longest_days if when.longest_days is not None and read is _EXACT else _NO_LIMIT
        return _limits((self._first(start), _FAR, -_FAR, self._last(end), longest))

    def _first(self, end: EdtfEnd) -> int:
        """The first day that one end of a date allows, `~` taken into account."""
        if end.earliest is None:
            return -_FAR
        return end.earliest - widening_days(end, self.store.settings) if end.approximate else end.earliest

    def _last(self, end: EdtfEnd) -> int:
        if end.latest is None:
            return _FAR
        return end.latest + widening_days(end, self.store.settings) if end.approximate else end.latest

    def _by_publication(self, limits: Limits, claims: Iterable[Claim]) -> Limits:
        """What the publication of what tells of an event leaves of it: it is over by then, or begun."""
        found = limits
        for claim in claims:
            source = self.store.sources.get(claim.source)
            if source is not None and source.published:
                last = self._published(source, claim)
                if says_only_begun(claim):
                    found = found if last >= found.last_start else found._replace(last_start=last)
                else:
                    found = found if last >= found.last_end else found._replace(last_end=last)
        return found

    def _published(self, source: Source, claim: Claim) -> int:
        publication = source.publication_bounding(claim.when)
        return _FAR if publication is None else self._last(publication.end)


def _joined(given: Sequence[Limits], *, is_instant: bool) -> Limits:
    """What all of these leave together."""
    if not is_instant and len(given) == 1:  # as mostly
        return given[0]
    own = _OF_ONE_INSTANT if is_instant else NO_LIMITS
    first_starts, last_starts, first_ends, last_ends, longest = zip(*given, own, strict=True)
    return Limits(max(first_starts), min(last_starts), max(first_ends), min(last_ends), min(longest))


def claims_on_events(claims: Iterable[Claim], events: Container[str]) -> dict[str, tuple[Claim, ...]]:
    """Return the claims that speak of each of these events: those on it, and those that relate another one to it."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.relations:
            found.setdefault(claim.event, []).append(claim)
            continue
        for event in dict.fromkeys((claim.event, *(r.event for r in claim.relations))):
            found.setdefault(event, []).append(claim)
    return {event: tuple(claims) for event, claims in found.items() if event in events}


def network_beside(store: Store, claims: Iterable[Claim], dated: Container[str]) -> Network:
    """Return the network of some claims, left out the events that they date and no more, and those that they leave out.

    What is left out is connected to nothing, so all else is as it would be with it.
    """
    others = [claim for claim in claims if claim.event not in dated]
    named = {name for claim in others for name in (claim.event, *(r.event for r in claim.relations))}
    named |= parts_and_wholes(store.events.values())
    events = {name: event for name, event in store.events.items() if name in named}
    return build_network(replace(store, events=events), others)


def parts_and_wholes(events: Iterable[Event]) -> frozenset[str]:
    """Return the events that are part of another one, and those that have parts."""
    parts = [(event.id, event.part_of) for event in events if event.part_of is not None]
    return frozenset(name for pair in parts for name in pair)


def _is_dated_outright(claim: Claim) -> bool:
    """Whether a claim says nothing of time but dates in whole days, without gaps, of what has happened."""
    if claim.relations or claim.duration is not None or claim.report is not _PAST:
        return False
    for date in (claim.when, claim.start, claim.end):
        if date is not None and (date.start.clock or date.end.clock or is_gapped(date.text)):
            return False
    return True
