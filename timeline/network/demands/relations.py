"""What the relations of a claim demand: order, Allen's relations, gaps, and sharing a day."""

from timeline.model.duration import Duration
from timeline.model.relation import Relation, RelationType
from timeline.network.constraints import METRIC, WIDENED, Lengths, Places, Row, difference
from timeline.network.demands.allen import ORDERS, OTHER_START, Order, order_rows, place_of
from timeline.network.demands.timekeys import widened

_AFTER = RelationType.AFTER
_ORDERED = (RelationType.BEFORE, _AFTER)
_SAME_DAY = Lengths(0, 0)


def relation_rows(relation: Relation, this: Places, other: Places, owner: int) -> list[Row]:
    """Return what one relation demands of this event and the other."""
    orders, gap = ORDERS.get(relation.type), relation.gap
    if orders is None:  # it is no order
        return _sharing_rows(relation, this, other, owner)
    if gap is not None and relation.type in _ORDERED:
        return _gap_rows(relation, gap, this, other, owner)
    if (relation.from_side is not None or relation.to_side is not None) and relation.type in _ORDERED:
        orders = (_order_named(relation),)
    return order_rows(orders, this, other, owner)


def _order_named(relation: Relation) -> Order:
    """The order of before and after, between the sides that `from` and `to` name."""
    ((first, second, is_strict),) = ORDERS[relation.type]
    return _place_named(first, relation), _place_named(second, relation), is_strict


def _place_named(place: int, relation: Relation) -> int:
    of_other = place >= OTHER_START
    named = relation.from_side if of_other else relation.to_side
    return place if named is None else place_of(named, of_other=of_other)


def _points(relation: Relation, this: Places, other: Places) -> tuple[int, int]:
    """The point of this event and that of the other: their starts unless `to` and `from` say otherwise."""
    to_side, from_side = relation.to_side, relation.from_side
    mine = this.start if to_side is None else this.of(to_side)
    return mine, other.start if from_side is None else other.of(from_side)


def _gap_rows(relation: Relation, gap: Duration, this: Places, other: Places, owner: int) -> list[Row]:
    """A gap counts start to start unless `from` or `to` say otherwise; it is exact.

    In days whatever the hour, by the clock to the second.
    """
    mine, others = _points(relation, this, other)
    earlier, later = (others, mine) if relation.type is _AFTER else (mine, others)
    return difference(earlier, later, widened(gap), owner, widened=gap.approximate)


def _sharing_rows(relation: Relation, this: Places, other: Places, owner: int) -> list[Row]:
    """Both start on the same day, or within `within` of each other; about days, so no order follows."""
    mine, others = _points(relation, this, other)
    within, is_widened = _within(relation)
    days, seconds = within.longest, within.longest_seconds
    if days is None:
        return []
    kind = WIDENED if is_widened else METRIC
    return [(mine, others, days, owner, kind, seconds), (others, mine, days, owner, kind, seconds)]


def _within(relation: Relation) -> tuple[Lengths, bool]:
    if relation.within is None or relation.type is RelationType.SAME_DAY:
        return _SAME_DAY, False
    return widened(relation.within), relation.within.approximate
