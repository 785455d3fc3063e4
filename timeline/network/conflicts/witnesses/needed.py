"""Which statements of a long impossible walk are needed: without one of them, the others can all be true.

One statement after the other is left out, in the order of the walk. What has to move when it changes places with the
one left out before lies between the two, so a whole walk costs little more than its length, where a test of each
statement from nothing would cost its square.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.network.component import HARD, Component
from timeline.network.conflicts.walks.falls import fall
from timeline.network.conflicts.walks.walks import cheapest_hops
from timeline.network.kernels.kernel import Kernel

Statements = frozenset[int]


def on_one_walk(component: Component, constraints: Sequence[int]) -> Statements:
    """Return the statements on some impossible walk of a clash, given its constraints with the hard ones around."""
    part, says = _part(component, constraints)
    return frozenset(says[statement] for statement in _owners_on_walk(part))


def needed_on_walk(component: Component, constraints: Sequence[int]) -> Statements:
    """Return needed statements of a clash, given its constraints with the hard ones around; not always all of them."""
    part, says = _part(component, constraints)
    way = _owners_on_walk(part)
    for place, out in enumerate(way):
        kernel = _kernel_without(part, out)
        if kernel is not None:
            return frozenset(says[statement] for statement in _needed_after(kernel, out, way[place + 1 :]))
    return frozenset()


def _needed_after(kernel: Kernel, out: int, way: Iterable[int]) -> set[int]:
    """The statement left out, and those on the way onwards that can change places with the one left out before."""
    needed = {out}
    for statement in way:
        kernel.remove(statement)
        if kernel.insert(out):
            kernel.insert(statement)
        else:
            needed.add(statement)
            out = statement
    return needed


def _part(component: Component, constraints: Sequence[int]) -> tuple[Component, Sequence[int]]:
    """These constraints alone, with the points and statements in them; and which statements of the whole these are.

    All are numbered anew, in the same order: so a part costs what it holds, however large the whole is.
    """
    hops = [component.hops[c] for c in constraints]
    points = sorted({component.origin, *(tail for tail, _, _ in hops), *(head for _, head, _ in hops)})
    says = sorted({component.owners[c] for c in constraints} - {HARD})
    place, number = {point: i for i, point in enumerate(points)}, {statement: i for i, statement in enumerate(says)}
    part = replace(
        component,
        points=[component.points[point] for point in points],
        origin=place[component.origin],
        statements=[component.statements[statement] for statement in says],
        constraints=[component.constraints[c] for c in constraints],
        tails=[place[tail] for tail, _, _ in hops],
        heads=[place[head] for _, head, _ in hops],
        costs=[cost for _, _, cost in hops],
        owners=[number.get(component.owners[c], HARD) for c in constraints],
    )
    return part, says


def _owners_on_walk(part: Component) -> list[int]:
    """The statements on some impossible walk, in its order; on each hop the first of the cheapest."""
    walk = fall(cheapest_hops(zip(part.tails, part.heads, part.costs, strict=True))).walk
    says: dict[tuple[int, int], tuple[int, int]] = {}
    for hop, cost, owner in zip(zip(part.tails, part.heads, strict=True), part.costs, part.owners, strict=True):
        says[hop] = min(says.get(hop, (cost, owner)), (cost, owner))
    owners = dict.fromkeys(says[hop][1] for hop in zip(walk, (*walk[1:], *walk[:1]), strict=True))
    return [owner for owner in owners if owner != HARD]


def _kernel_without(part: Component, out: int) -> Kernel | None:
    """A kernel that keeps all statements but one; None where that is impossible too."""
    rest = (c for c, owner in enumerate(part.owners) if owner != out)
    fallen = fall(cheapest_hops((part.tails[c], part.heads[c], part.costs[c]) for c in rest))
    if fallen.walk:
        return None
    origin = fallen.values.get(part.origin, 0)
    kernel = Kernel(part, [fallen.values.get(point, 0) - origin for point in range(len(part.points))])
    kernel.change_to(statement for statement in range(len(part.statements)) if statement != out)
    return kernel
