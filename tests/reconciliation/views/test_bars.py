"""Bars: what is certain, what is possible, and nothing drawn where nothing can be."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.conflict import Window
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.views.bars import NO_SPAN, Part, Span, bar_of, columns_of, span_of
from timeline.reconciliation.views.focus import Range, focus_for
from timeline.reconciliation.views.scale import Scale, scale_of

DRAWN = {
    Part.NOTHING: " ",
    Part.OTHER: "?",
    Part.POSSIBLE: "-",
    Part.CERTAIN: "#",
    Part.GOES_BACK: "<",
    Part.GOES_ON: ">",
    Part.SET_ASIDE: "x",
}
TEN_DAYS = scale_of([(0, 10 * SECONDS_PER_DAY - 1)], 10, 2)  # a column a day


def drawn(start: tuple[int | None, int | None], end: tuple[int | None, int | None], **more: list[Span]) -> str:
    """A bar of days 0 to 9 as characters."""
    span = span_of(Window(*start), Window(*end))
    return "".join(DRAWN[part] for part in bar_of(TEN_DAYS, span, more.get("others", ()), more.get("lost", ())))


def day(number: int) -> Span:
    return span_of(Window(number, number), Window(number, number))


def test_a_known_day_is_certain() -> None:
    assert drawn((3, 3), (3, 3)) == "   #      "


def test_a_day_out_of_several_is_nowhere_certain() -> None:
    assert drawn((3, 5), (3, 5)) == "   ---    "


def test_between_the_latest_start_and_the_earliest_end_it_is_certain() -> None:
    assert drawn((1, 3), (6, 8)) == " ---##--- "
    assert drawn((1, 1), (4, 8)) == " ###----- "


def test_the_first_and_the_last_day_that_are_known_are_certain() -> None:
    assert drawn((2, 2), (2, 5)) == "  #---    "
    assert drawn((2, 5), (5, 5)) == "  ---#    "


def test_an_open_end_is_an_arrow_beyond_what_is_known() -> None:
    assert drawn((2, 2), (2, None)) == "  #-->    "
    assert drawn((None, 5), (5, 5)) == "  <--#    "
    assert drawn((None, 0), (0, 0)) == "<         "
    assert drawn((9, 9), (9, None)) == "         >"


def test_nothing_known_draws_nothing() -> None:
    assert drawn((None, None), (None, None)) == " " * 10
    assert set(bar_of(TEN_DAYS, NO_SPAN)) == {Part.NOTHING}


def test_dates_that_lost_and_other_readings_are_marked() -> None:
    assert drawn((3, 3), (3, 3), others=[day(6)], lost=[day(8)]) == "   #  ? x "
    assert drawn((3, 3), (3, 3), lost=[span_of(Window(5, 8), Window(5, 8))]) == "   # x  x "
    assert drawn((3, 3), (3, 3), lost=[NO_SPAN]) == "   #      "


DAYS = st.integers(0, 60)


@given(st.lists(DAYS, min_size=4, max_size=4).map(sorted), st.integers(10, 120))
def test_a_column_is_certain_only_if_it_holds_a_day_that_is_in_every_choice(days: list[int], width: int) -> None:
    first, latest, earliest, last = days
    scale = scale_of([(0, 61 * SECONDS_PER_DAY - 1)], width, 2)
    bar = bar_of(scale, span_of(Window(first, latest), Window(earliest, last)))
    every = [set(range(a, b + 1)) for a in range(first, latest + 1) for b in range(earliest, last + 1) if a <= b]
    certain, possible = set.intersection(*every), set.union(*every)
    for column, part in enumerate(bar):
        held = {d for d in range(61) if column in _columns(scale, d)}
        assert part is not Part.CERTAIN or held & certain
        assert (part is not Part.NOTHING) is bool(held & possible)


def _columns(scale: Scale, number: int) -> range:
    return columns_of(scale, number * SECONDS_PER_DAY, (number + 1) * SECONDS_PER_DAY)


SPANS = st.lists(st.integers(-200_000, 200_000).map(day), min_size=1, max_size=60)


@given(SPANS, st.integers(20, 150))
def test_every_span_has_a_place_in_order(spans: list[Span], width: int) -> None:
    focus = focus_for(spans, width)
    bounds = sorted({bound for span in spans for bound in span.bounds})
    places = [focus.scale.place(bound) for bound in bounds]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= width + 1e-6


def test_where_few_lie_far_out_most_of_the_room_goes_to_the_others() -> None:
    far = [day(1000 + 20_000 * number) for number in (*range(-9, 0), 1, 2)]
    focus = focus_for([*(day(1000 + number) for number in range(60)), *far], 40)
    assert (focus.has_earlier, focus.has_later) == (True, True)
    assert focus.scale.place(1050 * SECONDS_PER_DAY) - focus.scale.place(1010 * SECONDS_PER_DAY) > 20


def test_the_days_that_were_asked_for_are_to_scale() -> None:
    spans = [day(number) for number in (0, 10, 11, 12, 900)]
    focus = focus_for(spans, 44, Range(10 * SECONDS_PER_DAY, 20 * SECONDS_PER_DAY))
    assert [focus.scale.place(d * SECONDS_PER_DAY) for d in (10, 15, 20)] == [2, 22, 42]


def test_without_anything_there_is_no_scale() -> None:
    assert focus_for([NO_SPAN], 40).folds == ()
