"""What a publication bounds, and what plans bind."""

from dataclasses import replace

import pytest

from timeline.model.claim import Claim, Report
from timeline.model.conflict import TimePoint, Window
from timeline.model.edtf.value import EdtfEnd, Openness
from timeline.model.relation import Side
from timeline.network import build_network, solve

from .made import OPEN, bound, claim, day, event, interval, relation, source, span, store, windows

UNKNOWN = EdtfEnd(earliest=None, latest=None, openness=Openness.UNKNOWN)


@pytest.mark.parametrize(
    ("made", "bounded"),
    [
        (claim("c", "a", when=day(5)), "a.end"),
        (claim("c", "a", when=interval(bound(1, 2), bound(3, 4))), "a.end"),
        (claim("c", "a", when=interval(bound(1, 2), OPEN)), "a.start"),
        (claim("c", "a", when=interval(bound(1, 2), UNKNOWN)), "a.start"),
        (claim("c", "a", when=interval(bound(1, 2), UNKNOWN), duration=span(3)), "a.end"),
        (claim("c", "a", start=day(1)), "a.start"),
        (claim("c", "a", start=day(1), end=day(2)), "a.end"),
        (claim("c", "a", start=day(1), duration=span(3)), "a.end"),
        (claim("c", "a"), "a.start"),
        (claim("c", "a", relation("after", "b")), "a.start"),
        (claim("c", "a", relation("same_day", "b")), "a.start"),
        (claim("c", "a", relation("after", "b", gap=span(1))), "a.start"),
        (claim("c", "a", relation("after", "b", to_side=Side.END)), "a.end"),
        (claim("c", "a", relation("before", "b")), "a.end"),
        (claim("c", "a", relation("during", "b")), "a.end"),
    ],
)
def test_a_report_is_of_what_is_over_or_has_begun(made: Claim, bounded: str) -> None:
    network = build_network(store([event("a"), event("b")], [made], [source("s", 9)]))
    reports = [c for c in network.constraints if getattr(c.because, "key", "") == "report"]
    assert [(str(c.head), c.limit, c.metric) for c in reports] == [(bounded, 9, True)]


def test_a_source_without_publication_bounds_nothing() -> None:
    for sources in ([], [source("s")]):
        network = build_network(store([event("a")], [claim("c", "a")], sources))
        assert network.statements == ()


def test_a_date_after_its_own_publication_is_one_claim_against_itself() -> None:
    network = build_network(store([event("a")], [claim("c", "a", when=day(12))], [source("s", 9)]))
    (conflict,) = solve(network, {}).conflicts
    assert {statement.key for statement in conflict.witnesses} == {"when", "report"}
    assert conflict.excess_days == 3


def test_plans_never_clash_with_what_happened() -> None:
    made = store(
        [event("a"), event("b")],
        [
            claim("plan", "a", relation("before", "b"), when=day(5), report=Report.PLAN),
            claim("past", "a", relation("after", "b"), when=day(9)),
        ],
        [source("s", 8)],
    )
    network = build_network(made)
    (conflict,) = solve(network, {}).conflicts
    assert {statement.claim.id for statement in conflict.witnesses} == {"past"}
    assert windows(network, frozenset(conflict.witnesses))[TimePoint("a", Side.START, planned=True)] == Window(5, 5)


def test_plans_clash_with_plans_under_the_keys_of_their_events() -> None:
    made = store(
        [event("a", part_of="b"), event("b", instant=True)],
        [
            claim("one", "a", when=day(5), report=Report.PLAN),
            claim("two", "b", when=day(7), report=Report.PLAN),
        ],
        [source("s", 1)],
    )
    (conflict,) = solve(build_network(made), {}).conflicts
    assert [str(hop.tail) for hop in conflict.chain] == [
        "a.end (planned)",
        "a.start (planned)",
        "b.start (planned)",
        "calendar",
    ]


def test_an_approximate_date_is_widened_and_not_firm() -> None:
    network = build_network(store([event("a")], [claim("c", "a", when=day(10, approximate=True))]))
    dated = [c for c in network.constraints if c.metric]
    assert [(c.limit, c.is_firm) for c in dated] == [(-8, False), (12, False)]


def test_a_plan_lies_within_the_plan_of_the_whole_even_where_nobody_plans_what_is_between() -> None:
    events = (event("top"), event("mid", part_of="top"), event("low", part_of="mid"))
    plans = (
        claim("a", "low", source="a", when=day(9), report=Report.PLAN),
        claim("b", "top", source="b", when=day(1, 5), report=Report.PLAN),
    )
    (conflict,) = solve(build_network(store(events, plans)), {}).conflicts
    assert {w.claim.id for w in conflict.witnesses} == {"a", "b"}


def test_a_claim_that_dates_a_later_publication_of_its_source_is_bounded_by_that_one() -> None:
    reposted = replace(source("s", 30), published=(day(30), day(31)))
    repost = store([event("a")], [claim("c", "a", when=day(31), source="s")], [reposted])
    slip = store([event("a")], [claim("c", "a", when=day(32), source="s")], [reposted])
    assert not solve(build_network(repost), {}).conflicts
    assert solve(build_network(slip), {}).conflicts
