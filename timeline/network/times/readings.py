"""The windows of all readings of one component that weigh the same, without going through all of them.

Readings differ in *ties*, each with some sets of which one is set aside. What all readings keep is joined once; what a
choice keeps beside it makes some windows tighter, mostly few. Ties that bear on each other (see `bearing`) make a
*lot*, of which each choice is looked at, if these are not too many; what cannot all be true is no reading. Any choice
out of one lot goes with any out of another, and each bound is the tightest that the choices make it. So the windows of
an event are put together from the lots that reach it, and those that come out the same are told once.

Where times of day are told that is not all there is to a bound (see `hours`): all ties make one lot there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from math import prod
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.conflict import TimePoint, Window
from timeline.model.joined import joined
from timeline.model.statement import Statement
from timeline.network.component import Component
from timeline.network.solution import Tie
from timeline.network.times.bearing import Bearing, Bounds, Costs, Kept
from timeline.network.times.choices import Changes, choices, likeness, set_aside_by
from timeline.network.times.stages import own_constraints
from timeline.network.times.windows import Tightening, Windows, windows_beside

MOST_WINDOWS = 64  # of one event; those that take the fewest changes are told


class Told(NamedTuple):
    """The windows of some points in all readings, and how many readings these come of."""

    windows: Mapping[tuple[Window, ...], Changes]  # the preferred ones first; of each the reading most like that one
    readings: int  # those that may differ at these points, the preferred one among them
    is_all: bool  # False: there may be more choices, and more windows


class _Lot(NamedTuple):
    """Ties that bear on each other: what each choice out of them makes tighter, the preferred one first."""

    readings: Sequence[tuple[Changes, Costs]]
    is_all: bool


class TiedReadings:
    """The readings of one component that weigh the same, where days alone are told."""

    def __init__(self, component: Component, preferred: frozenset[Statement], ties: Sequence[Tie]) -> None:
        """`preferred` is what the preferred reading sets aside, in other components too."""
        self._component = component
        self._ties = ties
        self._aside = {statement.id for statement in preferred}
        doubtful = {statement.id for tie in ties for each in tie.sets for statement in each}
        self._shared = component.kept_beside(self._aside | doubtful)
        self._place = {s.id: place for place, s in enumerate(component.statements) if s.id in doubtful}
        self._own_costs: dict[Changes, Costs] = {}

    def at(self, points: Sequence[TimePoint]) -> Told:
        """Return the windows of some points."""
        places = [self._places[point] for point in points]
        lots = [self._lots[number] for number in sorted({n for place in places for n in self._lots_at.get(place, ())})]
        found: dict[tuple[Bounds, ...], Changes] = {tuple(map(self._joined.bounds_at, places)): ()}
        is_all = all(lot.is_all for lot in lots)
        for lot in lots:
            found = _joined_with(found, lot, places)
            is_all = is_all and len(found) <= MOST_WINDOWS
            found = dict(sorted(found.items(), key=lambda item: likeness(item[1]))[:MOST_WINDOWS])
        told: dict[tuple[Window, ...], Changes] = {}
        for bounds, changes in found.items():
            told.setdefault(self._windows(places, bounds), changes)
        return Told(told, prod(len(lot.readings) for lot in lots), is_all)

    def own_at(self, points: Sequence[TimePoint], changes: Changes) -> tuple[Window, ...]:
        """Return the windows of some points in one reading by dates, gaps and durations alone."""
        if changes not in self._own_costs:
            kept = self._kept(range(len(self._ties)), changes)
            self._own_costs[changes] = self._own.bounds_with([c for c in kept if c in self._own_constraints])
        costs, places = self._own_costs[changes], [self._places[point] for point in points]
        return self._windows(places, [costs.get(place) or self._own.bounds_at(place) for place in places])

    @property
    def differing(self) -> set[TimePoint]:
        """The time points whose windows are not the same in all readings."""
        places = list(self._lots_at)
        tightest = self._windows(places, [self._extreme(place, min) for place in places])
        loosest = self._windows(places, [self._extreme(place, max) for place in places])
        points = (self._component.points[place] for place in places)
        apart = zip(points, tightest, loosest, strict=True)
        return {point for point, one, other in apart if one != other and isinstance(point, TimePoint)}

    def _extreme(self, place: int, of: Callable[[Iterable[int]], int]) -> Bounds:
        """The tightest or the loosest bounds of a point, each side by itself."""
        own = self._joined.bounds_at(place)
        by_lot = [[costs.get(place) or own for _, costs in self._lots[n].readings] for n in self._lots_at[place]]
        to_origin, back = zip(*((of(b[0] for b in lot), of(b[1] for b in lot)) for lot in by_lot), strict=True)
        return min(to_origin), min(back)

    @cached_property
    def _lots(self) -> Sequence[_Lot]:
        """The ties that bear on each other, in the order in which they are given."""
        alone = [[self._kept_of(number, at) for at in range(len(tie.sets))] for number, tie in enumerate(self._ties)]
        members: dict[int, list[int]] = {}
        pairs = Bearing(self._component, self._joined, alone).pairs() if len(alone) > 1 else ()
        for number, first in enumerate(joined(len(alone), pairs)):
            members.setdefault(first, []).append(number)
        return [self._lot(numbers, alone) for numbers in members.values()]

    def _lot(self, numbers: Sequence[int], alone: Sequence[Sequence[Kept]]) -> _Lot:
        """What each choice comes to; one that cannot all be true is no reading."""
        if len(numbers) == 1:
            (number,) = numbers
            readings = [(((number, at),) if at else (), kept.costs) for at, kept in enumerate(alone[number])]
            return _Lot(readings, self._ties[number].is_all)
        every, is_all = choices(self._ties, numbers)
        found: list[tuple[Changes, Costs]] = []
        for changes in every:
            with suppress(ValueError):
                found.append((changes, self._joined.bounds_with(self._kept(numbers, changes))))
        return _Lot(found, is_all)

    @cached_property
    def _lots_at(self) -> Mapping[int, Sequence[int]]:
        """By point: the lots of which a choice makes it tighter."""
        found: dict[int, dict[int, None]] = {}
        for number, lot in enumerate(self._lots):
            for _, costs in lot.readings:
                for place in costs:
                    found.setdefault(place, {})[number] = None
        return {place: list(numbers) for place, numbers in found.items()}

    def _kept_of(self, number: int, at: int) -> Kept:
        constraints = self._kept([number], ((number, at),))
        return Kept(constraints, self._joined.bounds_with(constraints))

    def _kept(self, numbers: Iterable[int], changes: Changes) -> list[int]:
        """The constraints that a reading keeps of what some ties speak of."""
        chosen = dict(changes)
        kept: set[tuple[str, str]] = set()
        for number in numbers:
            sets = self._ties[number].sets
            stays = frozenset[Statement]().union(*sets) - sets[chosen.get(number, 0)]
            kept.update(statement.id for statement in stays)
        return [c for statement in sorted(kept) for c in self._component.constraints_of[self._place[statement]]]

    @cached_property
    def _joined(self) -> Tightening:
        """What all readings keep."""
        tightening = Tightening(self._component, self._shared)
        tightening.join(self._shared)
        return tightening

    @cached_property
    def _own(self) -> Tightening:
        """The same, of dates, gaps and durations alone."""
        own = [c for c in self._shared if c in self._own_constraints]
        tightening = Tightening(self._component, own)
        tightening.join(own)
        return tightening

    @cached_property
    def _own_constraints(self) -> frozenset[int]:
        return frozenset(own_constraints(self._component))

    @cached_property
    def _places(self) -> Mapping[object, int]:
        return {point: place for place, point in enumerate(self._component.points)}

    def _windows(self, places: Sequence[int], bounds: Iterable[Bounds]) -> tuple[Window, ...]:
        points, units = self._component.points, self._component.units
        told = units.windows([(points[place], *both) for place, both in zip(places, bounds, strict=True)])
        return tuple(told.values())


def _joined_with(
    found: Mapping[tuple[Bounds, ...], Changes], lot: _Lot, places: Sequence[int]
) -> dict[tuple[Bounds, ...], Changes]:
    """The bounds of some points with those of one lot more; of the readings that come to the same, the likest one."""
    more: dict[tuple[Bounds, ...], Changes] = {}
    for bounds, changes in found.items():
        for others, costs in lot.readings:
            tighter = tuple(_tighter(both, costs.get(place)) for both, place in zip(bounds, places, strict=True))
            now = tuple(sorted(changes + others))
            more[tighter] = min(more.get(tighter, now), now, key=likeness)
    return more


def _tighter(one: Bounds, other: Bounds | None) -> Bounds:
    return one if other is None else (min(one[0], other[0]), min(one[1], other[1]))


def readings_by_clock(
    component: Component, preferred: frozenset[Statement], ties: Sequence[Tie]
) -> tuple[Mapping[Changes, Windows], bool]:
    """Return the windows of each reading of a component, to the second, and whether there are no more readings.

    All ties are held to bear on each other. Cost: that of the windows of the component, for each reading.
    """
    every, is_all = choices(ties, range(len(ties)))
    found: dict[Changes, Windows] = {}
    for changes in sorted(every, key=likeness):
        with suppress(ValueError):  # it cannot all be true: no reading
            found[changes] = windows_beside([component], set_aside_by(preferred, ties, changes))
    return found, is_all
