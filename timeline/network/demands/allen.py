"""Allen's thirteen relations as order between the ends of two events.

Source: J. F. Allen, Maintaining knowledge about temporal intervals, CACM 26 (1983). `<` is order that may share a day
where only days are known; `=` is order both ways.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from timeline.model.relation import RelationType, Side
from timeline.model.statement import Because
from timeline.network.constraints import Constraint, Ends, in_order


class End(NamedTuple):
    """One end of one of the two events."""

    of_other: bool  # False: the event that the claim is about
    side: Side


class Order(NamedTuple):
    """`first < second`, or `first = second`."""

    first: End
    second: End
    equal: bool = False


START, END = End(False, Side.START), End(False, Side.END)
OTHER_START, OTHER_END = End(True, Side.START), End(True, Side.END)

ORDERS: Mapping[RelationType, tuple[Order, ...]] = MappingProxyType(
    {
        RelationType.BEFORE: (Order(END, OTHER_START),),
        RelationType.AFTER: (Order(OTHER_END, START),),
        RelationType.MEETS: (Order(END, OTHER_START, equal=True),),
        RelationType.MET_BY: (Order(OTHER_END, START, equal=True),),
        RelationType.OVERLAPS: (Order(START, OTHER_START), Order(OTHER_START, END), Order(END, OTHER_END)),
        RelationType.OVERLAPPED_BY: (Order(OTHER_START, START), Order(START, OTHER_END), Order(OTHER_END, END)),
        RelationType.DURING: (Order(OTHER_START, START), Order(END, OTHER_END)),
        RelationType.CONTAINS: (Order(START, OTHER_START), Order(OTHER_END, END)),
        RelationType.STARTS: (Order(START, OTHER_START, equal=True), Order(END, OTHER_END)),
        RelationType.STARTED_BY: (Order(START, OTHER_START, equal=True), Order(OTHER_END, END)),
        RelationType.FINISHES: (Order(OTHER_START, START), Order(END, OTHER_END, equal=True)),
        RelationType.FINISHED_BY: (Order(START, OTHER_START), Order(END, OTHER_END, equal=True)),
        RelationType.EQUALS: (Order(START, OTHER_START, equal=True), Order(END, OTHER_END, equal=True)),
    }
)


def order_constraints(orders: tuple[Order, ...], this: Ends, other: Ends, because: Because) -> list[Constraint]:
    """Return what these orders demand of two events."""
    found = []
    for first, second, equal in orders:
        earlier = (other if first.of_other else this).of(first.side)
        later = (other if second.of_other else this).of(second.side)
        found.append(in_order(earlier, later, because, strict=not equal))
        if equal:
            found.append(in_order(later, earlier, because, strict=False))
    return found
