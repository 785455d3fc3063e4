"""The scale: places in order, the same room for the same time, folds only where nothing begins or ends."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.edtf.calendar import SECONDS_PER_DAY, day_of
from timeline.reconciliation.views.scale import scale_of

Extents = list[tuple[int, int]]


@st.composite
def extents(draw: st.DrawFn) -> Extents:
    """Minutes, days or centuries; some far from the others."""
    unit = draw(st.sampled_from((60, SECONDS_PER_DAY, 365 * SECONDS_PER_DAY)))
    firsts = draw(st.lists(st.integers(-3000, 3000).map(lambda n: n * n * n // 50), min_size=1, max_size=20))
    return [(unit * first, unit * (first + draw(st.integers(1, 9))) - 1) for first in firsts]


@given(extents(), st.sampled_from((40.0, 120.0, 1000.0)))
@settings(max_examples=200, deadline=None)
def test_later_stands_further_right_and_all_stands_on_the_scale(given_extents: Extents, width: float) -> None:
    scale = scale_of(given_extents, width, width / 40)
    bounds = sorted({bound for first, last in given_extents for bound in (first, last + 1)})
    places = [scale.place(bound) for bound in bounds]
    assert places == sorted(places)
    assert places[0] == pytest.approx(0)
    assert places[-1] == pytest.approx(width)
    assert scale.place(bounds[0] - 5) == pytest.approx(0)


@given(extents())
@settings(max_examples=200, deadline=None)
def test_nothing_begins_or_ends_in_a_fold_and_all_else_has_room_by_its_length(given_extents: Extents) -> None:
    scale = scale_of(given_extents, 100, 3)
    bounds = {bound for first, last in given_extents for bound in (first, last + 1)}
    rates = set()
    for stretch in scale.stretches:
        if stretch.is_folded:
            assert not any(stretch.first < bound < stretch.last for bound in bounds)
            assert stretch.right - stretch.left == pytest.approx(3)
        elif stretch.last > stretch.first:
            rates.add((stretch.right - stretch.left) / (stretch.last - stretch.first))
    assert not rates or max(rates) == pytest.approx(min(rates))
    assert len(scale.folds) * 3 <= 45
    assert all(one.last == other.first and one.right == other.left for one, other in pairwise(scale.stretches))


@given(extents(), st.sampled_from((5.0, 10.0, 25.0)))
@settings(max_examples=200, deadline=None)
def test_ticks_stand_apart_in_order_and_never_in_a_fold(given_extents: Extents, spacing: float) -> None:
    scale = scale_of(given_extents, 100, 3)
    ticks = scale.ticks(spacing)
    assert all(other.place - one.place >= spacing for one, other in pairwise(ticks))
    assert all(tick.place == pytest.approx(scale.place(tick.second)) for tick in ticks)
    inside = [(fold.left, fold.right) for fold in scale.folds]
    assert not any(left < tick.place < right for tick in ticks for left, right in inside)


def day(year: int, month: int = 1, number: int = 1) -> int:
    return day_of(year, month, number) * SECONDS_PER_DAY


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (
            day(2022, 3, 29),
            day(2022, 3, 29) + 3 * 3600,
            ["00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00"],
        ),
        (day(2022, 3, 28), day(2022, 4, 2), ["28 Mar", "29 Mar", "30 Mar", "31 Mar", "1 Apr", "2 Apr"]),
        (day(2022, 2), day(2022, 6), ["Feb", "Mar", "Apr", "May", "Jun"]),
        (day(-43), day(6), ["40 BC", "30 BC", "20 BC", "10 BC"]),
        (day(1000), day(2000), ["1000", "1200", "1400", "1600", "1800", "2000"]),
    ],
)
def test_marks_are_of_the_unit_that_fits(first: int, last: int, labels: list[str]) -> None:
    scale = scale_of([(first, last - 1)], 100, 3)
    assert [tick.label for tick in scale.ticks(14)] == labels


def test_a_long_empty_stretch_is_folded_and_said() -> None:
    days = [(day(2022, 3, n), day(2022, 3, n + 1) - 1) for n in range(1, 12, 2)]
    scale = scale_of([(day(1979), day(1979, 1, 2) - 1), *days], 100, 3)
    assert [fold.words for fold in scale.folds] == ["43 years"]
    assert scale.place(day(2022, 3, 6)) > 50


def test_what_is_even_is_not_folded() -> None:
    scale = scale_of([(day(year), day(year + 1) - 1) for year in range(1990, 2000, 2)], 100, 3)
    assert scale.folds == ()


def test_an_empty_scale_has_no_marks() -> None:
    assert scale_of([], 100, 3).ticks(10) == ()
