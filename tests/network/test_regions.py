"""What is far apart is searched apart: regions of circles, and components that wide gaps make of several."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.conflict import ORIGIN, Point, TimePoint
from timeline.model.relation import Side
from timeline.network.budget import Allowance
from timeline.network.component import Component
from timeline.network.conflicts.listing.listing import Listing
from timeline.network.conflicts.slacks.regions import strongly_connected
from timeline.network.conflicts.slacks.slacks import Slacks
from timeline.network.conflicts.walks.walks import Chain
from timeline.network.units import Units

SIZE = 4  # points of a part, beside the calendar
WIDE = 500  # more than all hops of a part together
HOPS = st.dictionaries(
    st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).filter(lambda hop: hop[0] != hop[1]),
    st.integers(-3, 6),
    min_size=6,
    max_size=16,
)
Hops = Mapping[tuple[int, int], int]


def _slacks(count: int, hops: Hops) -> Slacks:
    points: list[Point] = [ORIGIN, *(TimePoint(f"{point:02}", Side.START) for point in range(1, count))]
    tails, heads = [tail for tail, _ in hops], [head for _, head in hops]
    component = Component(points, 0, [], [], tails, heads, list(hops.values()), [], Units(1, None, 1))
    return Slacks(component, [0] * count, hops)


def _shown(count: int, hops: Hops) -> set[Chain]:
    shown: set[Chain] = set()

    def covers(walk: Chain) -> bool:
        shown.add(walk)
        return min(walk[1:]) % 2 == 0

    Listing(_slacks(count, hops), covers, {}, Allowance(100_000)).run()
    return shown


def _moved(hops: Hops, by: int) -> Hops:
    """The same hops over other points; the calendar is that of all."""
    return {(tail and tail + by, head and head + by): cost for (tail, head), cost in hops.items()}


def _linked(parts: Sequence[Hops]) -> Hops:
    """One component of all parts, which wide gaps between their first points connect."""
    firsts = [1 + SIZE * number for number in range(len(parts))]
    links = {hop: WIDE for one, other in pairwise(firsts) for hop in ((one, other), (other, one))}
    return {**links, **{hop: cost for n, part in enumerate(parts) for hop, cost in _moved(part, SIZE * n).items()}}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(HOPS, min_size=2, max_size=5))
def test_linked_parts_list_what_they_list_alone(parts: Sequence[Hops]) -> None:
    alone = set[Chain]()
    for number, part in enumerate(parts):
        moved = _moved(part, SIZE * number)
        alone |= _shown(1 + SIZE * len(parts), moved)
    assert _shown(1 + SIZE * len(parts), _linked(parts)) == alone


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(HOPS, min_size=2, max_size=5))
def test_hops_fall_short_only_where_a_circle_cannot_hold(parts: Sequence[Hops]) -> None:
    hops = _linked(parts)
    slacks = _slacks(1 + SIZE * len(parts), hops)
    regions = slacks.regions.gains
    for tail, head in slacks.loops:
        assert slacks.slack((tail, head), hops[tail, head]) < 0
        assert any({tail, head} <= region for region in regions)
    assert all(len({(point - 1) // SIZE for point in region}) == 1 for region in regions)
    between = [hop for hop in hops if 0 not in hop and hop not in slacks.loops]
    assert all(slacks.slack(hop, hops[hop]) >= 0 for hop in between)


def test_a_walk_that_gains_by_a_dozen_circles_is_listed() -> None:
    circles = {hop: cost for one in range(1, 24, 2) for hop, cost in (((one, one + 1), -2), ((one + 1, one), 1))}
    onwards = {(one + 1, one + 2): 9 for one in range(1, 22, 2)}
    hops = {**circles, **onwards, (0, 1): 100, (24, 0): -100 - 11 * 9 + 23}
    shown: list[Chain] = []

    def covers(walk: Chain) -> bool:
        shown.append(walk)
        return 0 in walk  # no circle hides it

    Listing(_slacks(25, hops), covers, {}, Allowance(100_000)).run()
    assert tuple(range(25)) in shown


@given(st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=8, max_size=8))
def test_points_that_lead_to_each_other(heads: Sequence[Sequence[int]]) -> None:
    reached = []
    for point in range(8):
        found = [point]
        for one in found:
            found += [head for head in heads[one] if head not in found]
        reached.append(set(found))
    sets = {frozenset(p for p in range(8) if p in reached[one] and one in reached[p]) for one in range(8)}
    found_sets = [frozenset(each) for each in strongly_connected(dict(enumerate(heads)))]
    assert set(found_sets) == sets
    assert len(found_sets) == len(sets)
