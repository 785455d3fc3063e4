"""Which statements of a long impossible walk are needed: without one of them, the others can all be true.

One statement after the other is left out, in the order of the walk. What has to move when it changes places with the
one left out before lies between the two, so a whole walk costs little more than its length, where a test of each
statement from nothing would cost its square.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.network.component import Component
from timeline.network.conflicts.falls import fall
from timeline.network.conflicts.walks import cheapest_hops
from timeline.network.kernels.kernel import Kernel

Statements = frozenset[int]


def on_one_walk(component: Component, clash: Statements, constraints: Sequence[int]) -> Statements:
    """Return the statements of a clash on some impossible walk; its constraints come with the hard ones around."""
    return clash.intersection(_owners_on_walk(_part(component, constraints)))


def needed_on_walk(component: Component, clash: Statements, constraints: Sequence[int]) -> Statements:
    """Return needed statements of a clash, given its constraints with the hard ones around; not always all of them."""
    part = _part(component, constraints)
    way = [statement for statement in _owners_on_walk(part) if statement in clash]
    for place, out in enumerate(way):
        kernel = _kernel_without(part, clash, out)
        if kernel is not None:
            return _needed_after(kernel, out, way[place + 1 :])
    return frozenset()


def _needed_after(kernel: Kernel, out: int, way: Iterable[int]) -> Statements:
    """The statement left out, and those on the way onwards that can change places with the one left out before."""
    needed = {out}
    for statement in way:
        kernel.remove(statement)
        if kernel.insert(out):
            kernel.insert(statement)
        else:
            needed.add(statement)
            out = statement
    return frozenset(needed)


def _part(component: Component, constraints: Sequence[int]) -> Component:
    """The component with these constraints alone."""
    return replace(
        component,
        constraints=[component.constraints[c] for c in constraints],
        tails=[component.tails[c] for c in constraints],
        heads=[component.heads[c] for c in constraints],
        costs=[component.costs[c] for c in constraints],
        owners=[component.owners[c] for c in constraints],
    )


def _owners_on_walk(part: Component) -> list[int]:
    """Who says the hops of some impossible walk, in its order; on each hop the first of the cheapest."""
    walk = fall(cheapest_hops(zip(part.tails, part.heads, part.costs, strict=True))).walk
    says: dict[tuple[int, int], tuple[int, int]] = {}
    for hop, cost, owner in zip(zip(part.tails, part.heads, strict=True), part.costs, part.owners, strict=True):
        says[hop] = min(says.get(hop, (cost, owner)), (cost, owner))
    return list(dict.fromkeys(says[hop][1] for hop in zip(walk, (*walk[1:], *walk[:1]), strict=True)))


def _kernel_without(part: Component, clash: Statements, out: int) -> Kernel | None:
    """A kernel that keeps all of a clash but one statement; None where that is impossible too."""
    rest = (c for c, owner in enumerate(part.owners) if owner != out)
    fallen = fall(cheapest_hops((part.tails[c], part.heads[c], part.costs[c]) for c in rest))
    if fallen.walk:
        return None
    kernel = Kernel(part)
    origin = fallen.values.get(part.origin, 0)
    kernel.potential = [fallen.values.get(point, 0) - origin for point in range(len(part.points))]
    kernel.change_to(sorted(clash - {out}))
    return kernel
