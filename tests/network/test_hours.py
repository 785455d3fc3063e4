"""Hours are told where somebody told one: not where a day was counted from its first second."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, store
from timeline.model.claim import Claim
from timeline.model.conflict import TimePoint, Window
from timeline.model.duration import parse_duration
from timeline.model.edtf.labels import iso_second
from timeline.model.relation import Side
from timeline.network import Network, build_network, window_kinds
from timeline.network.times.hours import told_by_the_clock


def network_of(*claims: Claim) -> Network:
    return build_network(store(*claims))


def told(network: Network) -> dict[str, tuple[str, str]]:
    """The seconds that are told of each point, by its name; empty where none is."""
    windows = window_kinds(network.components, frozenset()).everything
    found = told_by_the_clock(network.components, windows, frozenset())
    return {str(point): _texts(window) for point, window in found.items()}


def _texts(window: Window) -> tuple[str, str]:
    first, last = window.earliest_second, window.latest_second
    return "" if first is None else iso_second(first)[8:], "" if last is None else iso_second(last)[8:]


def test_talks_of_three_hours_on_a_day_have_no_hour() -> None:
    talks = claim("a/talks", "talks", "2022-03-29", duration=parse_duration("PT3H"))
    after = claim("a/after", "after", "", "after talks")
    page = claim("a/page", "page", "2024-04-22T11:43", "after talks")
    found = told(network_of(talks, after, page))
    assert found["talks.start"] == found["talks.end"] == ("", "")
    assert found["after.start"] == ("", "")
    assert found["page.start"] == ("22T11:43:00", "22T11:43:59")


def test_what_follows_from_an_hour_has_one() -> None:
    """Between the iceberg and the end; three hours after the end; on the day after it."""
    hit = claim("a/hit", "hit", "1912-04-14T23:40")
    sunk = claim("a/sunk", "sunk", "1912-04-15T02:20")
    flare = claim("a/flare", "flare", "", "after hit", "before sunk")
    later = claim("a/later", "later", "", "after sunk PT3H")
    found = told(network_of(hit, sunk, flare, later))
    assert found["flare.start"] == found["flare.end"] == ("14T23:40:00", "15T02:20:59")
    assert found["later.start"] == ("15T05:20:00", "15T05:20:59")


def test_the_day_after_has_no_hour_and_both_kinds_of_bounds_stand_side_by_side() -> None:
    hit = claim("a/hit", "hit", "1912-04-14T23:40")
    next_day = claim("a/next", "next", "", "after hit P1D")
    news = claim("a/news", "news", "1912-04-15", "after hit")
    found = told(network_of(hit, next_day, news))
    assert found["next.start"] == ("", "")
    assert found["news.start"] == ("", "")
    assert told(network_of(hit, claim("a/x", "x", "1912-04-14", "after hit")))["x.start"] == ("14T23:40:00", "")


@pytest.mark.parametrize("dates", [("2022-03-29", "2022-03-30"), ("2022-03", "2022")])
def test_days_have_no_hours(dates: tuple[str, str]) -> None:
    found = told(network_of(claim("a/a", "a", dates[0], "before b"), claim("a/b", "b", dates[1])))
    assert set(found.values()) == {("", "")}


DATES = st.sampled_from(["", "", "2022-03-29", "2022-03-30", "2022-03-29T09:00", "2022-03-30T15:30:20"])
RELATIONS = st.sampled_from(["before", "after PT2H", "after PT20H", "after"])


@given(st.lists(st.tuples(DATES, RELATIONS), min_size=2, max_size=5))
def test_every_bound_that_is_told_can_be_counted_back_to_an_hour(given_claims: list[tuple[str, str]]) -> None:
    """By trying each walk of limits: some tight one begins at a time of day."""
    claims = [
        claim(f"a/c{number}", f"e{number}", when, *_to_the_one_before(relation, number))
        for number, (when, relation) in enumerate(given_claims)
    ]
    network = network_of(*claims)
    try:
        windows = window_kinds(network.components, frozenset()).everything
    except ValueError:
        return  # they cannot all be true
    found = told_by_the_clock(network.components, windows, frozenset())
    for point, window in found.items():
        exact = windows[point]
        assert window[:2] == exact[:2]
        assert window.latest_second in (None, exact.latest_second)
        if exact.latest_second is not None:
            assert (window.latest_second is not None) == _is_counted_from_an_hour(point, network, windows, set())


def _to_the_one_before(relation: str, number: int) -> list[str]:
    kind, *gap = relation.split()
    return [" ".join((kind, f"e{number - 1}", *gap))] if number else []


def _is_counted_from_an_hour(
    point: TimePoint, network: Network, windows: Mapping[TimePoint, Window], seen: set[TimePoint]
) -> bool:
    bound = windows[point].latest_second
    for constraint in network.constraints:
        if constraint.head != point or bound is None:
            continue
        if not isinstance(constraint.tail, TimePoint):
            if constraint.seconds == bound:
                return True
        elif constraint.tail not in seen and not constraint.is_calendar_link:
            before = windows[constraint.tail].latest_second
            is_tight = before is not None and before + constraint.limit_seconds == bound
            if is_tight and _is_counted_from_an_hour(constraint.tail, network, windows, seen | {point}):
                return True
    return False


def test_sides_are_told_by_themselves() -> None:
    """An hour of the end says none of the start."""
    found = told(network_of(claim("a/a", "a", "2022-03-29/2022-03-30T15:30")))
    assert found[str(TimePoint("a", Side.START))] == ("", "")
    assert found[str(TimePoint("a", Side.END))] == ("30T15:30:00", "30T15:30:59")
