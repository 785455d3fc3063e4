"""Allen's thirteen relations as order between the ends of two events.

Source: J. F. Allen, Maintaining knowledge about temporal intervals, CACM 26 (1983). `<` is order that may share a day
where only days are known; `=` is order both ways.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from timeline.model.relation import RelationType, Side
from timeline.network.constraints import ORDER, STRICT, Places, Row

START, END, OTHER_START, OTHER_END = 0, 1, 2, 3  # places among the ends of this event and those of the other


Order = tuple[int, int, bool]  # the first, the second, whether they differ; unpacked often, so no named tuple


def _before(first: int, second: int) -> Order:
    return first, second, True


def _equal(one: int, other: int) -> tuple[Order, Order]:
    return (one, other, False), (other, one, False)


ORDERS: Mapping[RelationType, tuple[Order, ...]] = MappingProxyType(
    {
        RelationType.BEFORE: (_before(END, OTHER_START),),
        RelationType.AFTER: (_before(OTHER_END, START),),
        RelationType.MEETS: _equal(END, OTHER_START),
        RelationType.MET_BY: _equal(OTHER_END, START),
        RelationType.OVERLAPS: (_before(START, OTHER_START), _before(OTHER_START, END), _before(END, OTHER_END)),
        RelationType.OVERLAPPED_BY: (_before(OTHER_START, START), _before(START, OTHER_END), _before(OTHER_END, END)),
        RelationType.DURING: (_before(OTHER_START, START), _before(END, OTHER_END)),
        RelationType.CONTAINS: (_before(START, OTHER_START), _before(OTHER_END, END)),
        RelationType.STARTS: (*_equal(START, OTHER_START), _before(END, OTHER_END)),
        RelationType.STARTED_BY: (*_equal(START, OTHER_START), _before(OTHER_END, END)),
        RelationType.FINISHES: (_before(OTHER_START, START), *_equal(END, OTHER_END)),
        RelationType.FINISHED_BY: (_before(START, OTHER_START), *_equal(END, OTHER_END)),
        RelationType.EQUALS: (*_equal(START, OTHER_START), *_equal(END, OTHER_END)),
    }
)


def place_of(side: Side, *, of_other: bool) -> int:
    """Return the place of one end of one of the two events."""
    if of_other:
        return OTHER_START if side is Side.START else OTHER_END
    return START if side is Side.START else END


def order_rows(orders: Iterable[Order], this: Places, other: Places, owner: int) -> list[Row]:
    """Return what these orders demand of two events."""
    ends = this.start, this.end, other.start, other.end
    return [
        (ends[second], ends[first], 0, owner, STRICT if is_strict else ORDER, None)
        for first, second, is_strict in orders
    ]
