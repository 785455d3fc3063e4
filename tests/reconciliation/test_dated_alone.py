"""Events that dates alone bind are told without a network: the same, to the last bound, as with it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import PLACE, claim, compare_sources, source, store
from timeline.model.claim import Claim, Read, Report
from timeline.model.conflict import Window
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.value import Precision
from timeline.model.event import Event
from timeline.model.store import Store
from timeline.reconciliation.comparison import ComparedSide, Comparison, SideKind
from timeline.reconciliation.diffing import dated
from timeline.reconciliation.diffing.comparing import compare_sides
from timeline.reconciliation.diffing.orders import Orders
from timeline.reconciliation.diffing.rows import lane_of
from timeline.reconciliation.diffing.sides import Side, side_of_source, side_of_store
from timeline.reconciliation.windows import EventWindows

T = TypeVar("T")
EVENTS = ("images", "siege", "talks", "visit")
DAYS = (
    "2022-03-28",
    "2022-03-29",
    "2022-03-30",
    "2022-03",
    "2022-03-29~",
    "2022-03~",
    "2022?",
    "[2022-03-28..2022-03-30]",
)
SPANS = ("2022-03-28/2022-03-29", "2022-03-27/..", "../2022-03-29", "/2022-03-28", "{2022-03-28,2022-03-30}")
ODD = ("[2022-03-27,2022-03-30]", "2022-03-XX", "2022-03-29T10:00", "2022-03-28T23:00:00Z", "", "-0043-03")
RELATIONS = ("before {}", "after {} P1D", "same_day {}", "during {}")
PUBLISHED = ("", "", "2022-03-29", "2022-03-30~", "2022-04", "2022-03-29T12:00")


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim with what claims may say of time; most give one date and no more."""
    name = f"{draw(st.sampled_from('abc'))}/c{draw(st.integers(0, 10**9))}"
    when = draw(st.sampled_from(DAYS) | st.sampled_from(DAYS + SPANS) | st.sampled_from(ODD))
    event, other = draw(st.permutations(EVENTS))[:2]
    related = [draw(st.sampled_from(RELATIONS)).format(other)] if draw(st.integers(0, 9)) == 0 else []
    sided = {
        key: parse_edtf(draw(st.sampled_from(DAYS + ODD[:4])))
        for key in draw(st.sets(st.sampled_from(("start", "end"))))
    }
    more = {
        **(sided if draw(st.integers(0, 3)) == 0 else {}),
        "read": draw(st.sampled_from((Read.EXACT, Read.EXACT, Read.VAGUE))),
        "report": Report.PLAN if draw(st.integers(0, 9)) == 0 else Report.PAST,
        "duration": parse_duration(draw(st.sampled_from(("P1D", "P3D", "PT2H"))))
        if draw(st.integers(0, 9)) == 0
        else None,
    }
    return claim(name, event, when, *related, **more)


@st.composite
def stores(draw: st.DrawFn) -> Store:
    """A store of three sources, on few events that may be instants or parts of each other."""
    given_claims = draw(st.lists(claims(), min_size=2, max_size=8, unique_by=lambda c: c.full_id))
    wholes = {name: draw(st.sampled_from(EVENTS)) if draw(st.integers(0, 7)) == 0 else None for name in EVENTS}
    events = tuple(
        Event(id=name, title=name, location=PLACE, instant=draw(st.booleans()), part_of=wholes[name]) for name in EVENTS
    )
    sources = tuple(source(name, published=draw(st.sampled_from(PUBLISHED))) for name in "abc")
    return store(*given_claims, sources=sources, events=events)


def in_the_network(make: Callable[[], T]) -> T:
    """Return what comes out where no event is told without the network."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dated, "_is_dated_outright", lambda _: False)
        return make()


def whole(name: str, there: Store) -> Side:
    return side_of_store(there, ComparedSide(name=name, kind=SideKind.STORE, title=name))


def windows_of(side: Side) -> dict[str, tuple[EventWindows, EventWindows, str | None]]:
    """What a side says of each event."""
    told = {event: (side.windows(event), side.own_windows(event)) for event in side.claims_on}
    return {event: (*both, getattr(lane_of(event, side), "edtf", None)) for event, both in told.items()}


@given(stores())
@settings(max_examples=100, deadline=None)
def test_the_windows_of_a_source_and_of_a_store_are_those_of_the_network(there: Store) -> None:
    def sides() -> list[Side]:
        return [*(side_of_source(there, name) for name in sorted(there.claims_of_source)), whole("all", there)]

    for fast, slow in zip(sides(), in_the_network(lambda: [started(side) for side in sides()]), strict=True):
        assert windows_of(fast) == windows_of(slow)
        assert Orders(fast).bounds == Orders(slow).bounds


def started(side: Side) -> Side:
    """A side that has looked at its events already."""
    assert not side.dated
    return side


@given(stores())
@settings(max_examples=80, deadline=None)
def test_two_sources_compare_as_in_the_network(there: Store) -> None:
    assert compare_sources(there, "a", "b") == in_the_network(lambda: compare_sources(there, "a", "b"))


@given(stores(), stores(), st.sampled_from((Precision.DAY, Precision.MONTH)))
@settings(max_examples=80, deadline=None)
def test_two_stores_compare_as_in_the_network(one: Store, other: Store, widened: Precision) -> None:
    """Also where `~` is worth something else in one of them, and where one of them lacks some events."""
    wider = replace(other.settings, widths_days={**other.settings.widths_days, widened: 40})
    other = replace(other, settings=wider, events={name: e for name, e in other.events.items() if name != "visit"})

    def compared() -> Comparison:
        return compare_sides(whole("one", one), whole("other", other))

    assert compared() == in_the_network(compared)


def test_what_dates_alone_bind_is_told_without_a_network() -> None:
    """A contradiction, a relation, a part, a plan or a time of day leaves an event to the network, and only that."""
    there = store(
        claim("a/siege", "siege", "2022-03-01/2022-03-31"),
        claim("a/month", "siege", "2022-03"),
        claim("a/talks", "talks", "2022-03-29"),
        claim("a/again", "talks", "2022-03-30"),
        claim("a/images", "images", "2022-04-02", "after visit"),
        claim("a/visit", "visit", "2022-03-27"),
        claim("a/speech", "speech", "2022-03-29T10:00"),
        claim("a/vote", "vote", "2022-05-01", report=Report.PLAN),
        claim("a/march", "march", "2022-05-01"),
        events=(Event(id="march", title="March", location=PLACE, part_of="protests"),),
    )
    side = side_of_source(there, "a")
    assert side.dated.keys() == {"siege"}
    first, last = (parse_edtf(day).start.earliest for day in ("2022-03-01", "2022-03-31"))
    assert side.dated["siege"].own == EventWindows(Window(first, first), Window(last, last))


@pytest.mark.parametrize(("key", "day"), [("start", "2022-03-28"), ("end", "2022-03-30")])
def test_one_day_out_of_several_is_no_longer_than_a_day(key: str, day: str) -> None:
    """Of an event of one day that begins on the 28th the end is not left open to the 30th, nor the other way round."""
    there = store(claim("a/t", "talks", "[2022-03-28..2022-03-30]", **{key: parse_edtf(day)}))
    fast, slow = side_of_source(there, "a"), in_the_network(lambda: started(side_of_source(there, "a")))
    assert fast.dated.keys() == {"talks"}
    assert fast.windows("talks") == slow.windows("talks")
    assert fast.windows("talks").start == fast.windows("talks").end
