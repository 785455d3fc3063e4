"""What readings that weigh the same make of an event: its other windows, and in how many readings it may have them."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple, Protocol

from timeline.model.cached import cached_property
from timeline.model.conflict import TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.network import Changes, Component, Tie, TiedReadings, instead, readings_by_clock, set_aside_by
from timeline.network.times.hours import told_by_the_clock
from timeline.reconciliation.result import ReconciledEvent
from timeline.reconciliation.windows import EventWindows, ReadingWindows, Windows, of_event

_VERY_MANY: Final = 10**12  # told by their magnitude


class Other(NamedTuple):
    """Another window of an event, and a reading that gives it: of several the one most like the preferred reading."""

    windows: EventWindows
    own: EventWindows  # by the event's own dates, gaps and durations
    set_aside: frozenset[Statement]  # in all
    lost: frozenset[Statement]  # what the preferred reading keeps


class Others(NamedTuple):
    """The other windows of an event."""

    windows: Sequence[Other]
    readings: int  # those that may differ in it, the preferred one among them
    is_all: bool  # False: there may be more readings, and more windows


NO_OTHERS = Others((), 1, is_all=True)


class TiedPart(Protocol):
    """One part of a network in which several readings weigh the same."""

    def others_of(self, event: str, *, planned: bool) -> Others:
        """Return the windows that other readings give to an event."""

    @property
    def undecided(self) -> AbstractSet[TimePoint]:
        """The time points whose window is not the same in all readings."""


@dataclass(frozen=True)
class _Tied:
    """The readings of a part."""

    part: Component
    preferred: frozenset[Statement]  # what the preferred reading sets aside, elsewhere too
    ties: Sequence[Tie]

    def _other(self, windows: EventWindows, own: EventWindows, changes: Changes) -> Other:
        lost = frozenset[Statement]().union(*(other - first for first, other in instead(self.ties, changes)))
        return Other(windows, own, set_aside_by(self.preferred, self.ties, changes), lost)


@dataclass(frozen=True)
class TiedByDays(_Tied):
    """A part in which days alone are told."""

    @cached_property
    def readings(self) -> TiedReadings:
        """What the readings come to."""
        return TiedReadings(self.part, self.preferred, self.ties)

    @cached_property
    def undecided(self) -> AbstractSet[TimePoint]:
        """The time points whose window is not the same in all readings."""
        return self.readings.differing

    def others_of(self, event: str, *, planned: bool) -> Others:
        """Return the windows that other readings give to an event."""
        points = TimePoint(event, Side.START, planned), TimePoint(event, Side.END, planned)
        told, count, is_all = self.readings.at(points)
        others = [
            self._other(EventWindows(*windows), EventWindows(*self.readings.own_at(points, changes)), changes)
            for windows, changes in told.items()
            if changes
        ]
        return Others(others, count, is_all)


@dataclass(frozen=True)
class TiedByTheClock(_Tied):
    """A part in which times of day are told: its readings are looked at one by one."""

    @cached_property
    def undecided(self) -> AbstractSet[TimePoint]:
        """The time points whose window is not the same in all readings."""
        first, *others = self._told.values()
        return {point for point, window in first.items() if any(other[point] != window for other in others)}

    def others_of(self, event: str, *, planned: bool) -> Others:
        """Return the windows that other readings give to an event."""
        found: dict[EventWindows, Changes] = {}
        for changes, windows in self._told.items():
            found.setdefault(of_event(windows, event, planned=planned), changes)
        others = [
            self._other(windows, of_event(self._own(changes), event, planned=planned), changes)
            for windows, changes in found.items()
            if changes
        ]
        return Others(others, len(self._told), self._readings[1])

    @cached_property
    def _readings(self) -> tuple[Mapping[Changes, Windows], bool]:
        return readings_by_clock(self.part, self.preferred, self.ties)

    @cached_property
    def _told(self) -> Mapping[Changes, Windows]:
        """The windows of each reading, those first that are most like the preferred one."""
        readings, _ = self._readings
        asides = {changes: set_aside_by(self.preferred, self.ties, changes) for changes in readings}
        return {
            changes: told_by_the_clock([self.part], windows, asides[changes]) for changes, windows in readings.items()
        }

    def _own(self, changes: Changes) -> Windows:
        return ReadingWindows((self.part,), set_aside_by(self.preferred, self.ties, changes)).own


def readings_words(event: ReconciledEvent) -> str:
    """Return how many readings weigh the same, where the windows told of an event do not show it; empty: they do."""
    count, is_exact = event.readings.count, event.readings.exact
    if is_exact and (not event.alternatives or count <= 1 + len(event.alternatives)):
        return ""
    number = f"{count:,}" if count < _VERY_MANY else f"some 10^{len(str(count)) - 1}"
    if is_exact:
        return f"{number} readings weigh the same"
    return f"{number} readings weigh the same, or more: there may be further windows"


def tied_parts(
    parts: Sequence[Component], preferred: frozenset[Statement], ties: Sequence[Tie]
) -> Mapping[TimePoint, TiedPart]:
    """Return, by time point, the part of a network in which it is, where several readings of that weigh the same."""
    if not ties:
        return {}
    place = {statement.id: number for number, part in enumerate(parts) for statement in part.statements}
    tied: dict[int, list[Tie]] = {}
    for tie in ties:
        some = next(iter(tie.sets[0] | tie.sets[1]))
        tied.setdefault(place[some.id], []).append(tie)
    found: dict[TimePoint, TiedPart] = {}
    for number, its_ties in tied.items():
        part, kind = parts[number], TiedByDays if parts[number].units.second is None else TiedByTheClock
        told = kind(part, preferred, its_ties)
        found |= {point: told for point in part.points if isinstance(point, TimePoint)}
    return found
