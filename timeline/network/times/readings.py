"""The windows of several readings of one component: what all of them keep is looked at once.

Readings of the same weight mostly differ in a few statements, of which each sets other ones aside. So windows are had
beside all that any of them sets aside, and from these, for each, those with what it keeps of that.
"""

from collections.abc import Collection, Sequence

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
    anywhere = set[tuple[str, str]]().union(*asides)
    shared = component.kept_beside(anywhere)
    joined = Tightening(component, shared)
    joined.add(shared)
    doubtful = [place for place, statement in enumerate(component.statements) if statement.id in anywhere]
    return [joined.windows_with(_constraints(component, doubtful, aside)) for aside in asides]


def _constraints(component: Component, statements: Sequence[int], aside: Collection[tuple[str, str]]) -> list[int]:
    """The constraints of these statements, but for those that are set aside."""
    kept = (place for place in statements if component.statements[place].id not in aside)
    return [constraint for place in kept for constraint in component.constraints_of[place]]
