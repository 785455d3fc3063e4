"""The windows of several readings of one component: what all of them keep is looked at once.

Readings of the same weight mostly differ in a few statements, of which each sets other ones aside. So windows are had
beside all that any of them sets aside, and from these, for each, those with what it keeps of that.
"""

from collections.abc import Collection, Sequence

from timeline.model.conflict import TimePoint, Window
from timeline.model.statement import Statement
from timeline.network.component import Component
from timeline.network.kernels.clocked import windows_by_clock
from timeline.network.times.windows import Tightening, Windows


def windows_of_readings(component: Component, set_aside: Sequence[Collection[Statement]]) -> list[Windows]:
    """Return the windows of all time points of a component for each of several readings, by all that it keeps.

    Raises ValueError: what one of them keeps cannot all be true.
    """
    asides = [{statement.id for statement in each} for each in set_aside]
    if component.units.mixes:
        return [windows_by_clock(component, component.kept_beside(aside)) for aside in asides]
    joined, tighter = _tightened(component, asides)
    joined.add(())
    return [joined.windows | each if each else joined.windows for each in tighter]


def differing_points(component: Component, set_aside: Sequence[Collection[Statement]]) -> set[TimePoint]:
    """Return the time points whose windows are not the same in all of several readings.

    Of a component that speaks of days alone. No other windows are told: what all readings keep is the same in each.
    """
    joined, tighter = _tightened(component, [{statement.id for statement in each} for each in set_aside])
    changed = set[TimePoint]().union(*tighter)
    shared = joined.windows_at([place for place, point in enumerate(component.points) if point in changed])
    return {point for point in changed if len({each.get(point, shared[point]) for each in tighter}) > 1}


def _tightened(
    component: Component, asides: Sequence[Collection[tuple[str, str]]]
) -> tuple[Tightening, list[dict[TimePoint, Window]]]:
    """What all readings keep, joined; and for each what that makes tighter which it keeps beside."""
    anywhere = set[tuple[str, str]]().union(*asides)
    shared = component.kept_beside(anywhere)
    joined = Tightening(component, shared)
    joined.join(shared)
    doubtful = [place for place, statement in enumerate(component.statements) if statement.id in anywhere]
    return joined, [joined.tighter_with(_constraints(component, doubtful, aside)) for aside in asides]


def _constraints(component: Component, statements: Sequence[int], aside: Collection[tuple[str, str]]) -> list[int]:
    """The constraints of these statements, but for those that are set aside."""
    kept = (place for place in statements if component.statements[place].id not in aside)
    return [constraint for place in kept for constraint in component.constraints_of[place]]
