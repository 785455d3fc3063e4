"""Lengths by the clock beside calendar links: what they come to, and how it is told."""

from timeline.model.conflict import TimePoint, Window
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.event import Event
from timeline.model.relation import Side
from timeline.model.store import Store
from timeline.network import Budget, build_network, solve
from timeline.network.kernels.clocked import ClockedKernel

from .made import claim, event, relation, source, store, windows

HOUR = 3600
DAY = 24 * HOUR
MARCH_29 = 738243 * DAY


def _made(events: list[Event], *claims: object) -> Store:
    return store(events, claims, [source("s")])  # type: ignore[arg-type]


def test_march_29() -> None:
    assert parse_edtf("2022-03-29").start.earliest == MARCH_29 // DAY


def test_twenty_hours_of_one_day_do_not_begin_in_its_late_morning() -> None:
    """The chain meets the start twice: the calendar link makes it earlier within its day."""
    made = _made(
        [event("a", instant=True)],
        claim("x", "a", duration=parse_duration("PT20H")),
        claim("y", "a", start=parse_edtf("2022-03-29T11:00")),
    )
    (conflict,) = solve(build_network(made), {}).conflicts
    assert [str(hop.tail) for hop in conflict.chain] == ["a.end", "a.start", "calendar", "a.start"]
    assert {statement.id[0] for statement in conflict.witnesses} == {"s/x", "s/y"}
    assert (conflict.excess_days, conflict.excess_seconds) == (0, 7 * HOUR)


def test_who_clashes_with_a_date_that_a_tighter_one_hides_is_named_too() -> None:
    """Whatever ends earlier: what fills the 24 hours of one day does not end at half past six."""
    made = _made(
        [event("a", instant=True)],
        claim("x", "a", duration=parse_duration("PT24H")),
        claim("y", "a", end=parse_edtf("2022-03-31T23:59")),
        claim("z", "a", end=parse_edtf("2022-04-02T06:30")),
    )
    solution = solve(build_network(made), {})
    assert solution.incomplete == ()
    assert {s.claim.id for c in solution.conflicts for s in c.all_statements} == {"x", "y", "z"}


def test_who_clashes_by_way_of_another_event_with_a_date_that_a_tighter_one_hides_is_named_too() -> None:
    made = _made(
        [event("a"), event("b"), event("c")],
        claim("late", "b", when=parse_edtf("2020-03-07T23:50")),
        claim("early", "b", when=parse_edtf("2020-03-05T22:00")),
        claim("day", "c", relation("same_day", "a")),
        claim("hours", "c", relation("after", "a", gap=parse_duration("PT1H/PT5H"))),
        claim("same", "b", relation("equals", "a")),
    )
    named = {s.claim.id for c in solve(build_network(made), {}).conflicts for s in c.all_statements}
    assert named == {"late", "early", "day", "hours", "same"}


def test_lengths_by_the_clock_alone_are_apart_by_what_they_differ() -> None:
    """Five minutes at most, and two hours at least: the walk is gone along once."""
    made = _made(
        [event("a"), event("b")],
        claim("x", "a", relation("same_time", "b", within=parse_duration("PT5M"))),
        claim("y", "b", relation("after", "a", gap=parse_duration("PT2H/PT3H"))),
    )
    (conflict,) = solve(build_network(made), {}).conflicts
    assert (conflict.excess_days, conflict.excess_seconds) == (0, 2 * HOUR - 5 * 60)


def test_the_next_day_is_the_next_day_also_ten_minutes_later() -> None:
    made = _made(
        [event("a"), event("b")],
        claim("x", "a", when=parse_edtf("2022-03-29T23:50")),
        claim("y", "b", relation("after", "a", gap=parse_duration("P1D")), when=parse_edtf("2022-03-30T00:00")),
    )
    assert not solve(build_network(made), {}).conflicts


def test_three_hours_later_on_the_same_day() -> None:
    made = _made(
        [event("a"), event("b")],
        claim("x", "a", start=parse_edtf("2022-03-29")),
        claim("y", "b", relation("after", "a", gap=parse_duration("PT3H"))),
        claim("z", "b", relation("same_day", "a")),
    )
    found = windows(build_network(made), frozenset())
    day = MARCH_29 // DAY
    assert found[TimePoint("a", Side.START)] == Window(day, day, MARCH_29, MARCH_29 + 21 * HOUR - 1)
    assert found[TimePoint("b", Side.START)] == Window(day, day, MARCH_29 + 3 * HOUR, MARCH_29 + DAY - 1)


def test_what_fills_a_day_ends_in_its_last_second() -> None:
    made = _made(
        [event("a", instant=True)], claim("x", "a", when=parse_edtf("2022-03-29"), duration=parse_duration("PT24H"))
    )
    network = build_network(made)
    assert not solve(network, {}).conflicts
    assert windows(network, frozenset())[TimePoint("a", Side.END)].latest_second == MARCH_29 + DAY - 1


def test_a_chain_told_by_days_stays_one() -> None:
    """The clock of another claim of the component says nothing about these two."""
    made = _made(
        [event("a")],
        claim("x", "a", when=parse_edtf("2022-03-29")),
        claim("y", "a", when=parse_edtf("2022-03-31")),
        claim("z", "a", when=parse_edtf("2022-03-29T10:00")),
    )
    found = {tuple(s.id[0] for s in c.witnesses): c for c in solve(build_network(made), {}).conflicts}
    assert {(c.excess_days, c.excess_seconds) for c in found.values()} == {(2, None)}


def test_an_hour_apart_by_the_clock() -> None:
    made = _made(
        [event("a")],
        claim("x", "a", when=parse_edtf("2022-03-29T10:00:00")),
        claim("y", "a", when=parse_edtf("2022-03-29T11:00:00")),
    )
    (conflict,) = solve(build_network(made), {}).conflicts
    assert (conflict.excess_days, conflict.excess_seconds) == (0, HOUR)
    assert sorted(hop.seconds for hop in conflict.chain if hop.seconds is not None) == [
        -(MARCH_29 + 11 * HOUR),
        MARCH_29 + 10 * HOUR,
    ]


def test_strict_order_may_share_a_second_and_runs_in_no_circle() -> None:
    dated = [
        claim("x", "a", when=parse_edtf("2022-03-29T10:00:00")),
        claim("y", "b", when=parse_edtf("2022-03-29T10:00:00")),
    ]
    shared = _made([event("a"), event("b")], *dated, claim("z", "a", relation("before", "b")))
    assert not solve(build_network(shared), {}).conflicts
    reversed_ = [claim("z", "a", relation("before", "b")), claim("w", "b", relation("before", "a"))]
    (conflict,) = solve(build_network(_made([event("a"), event("b")], *dated, *reversed_)), {}).conflicts
    assert (conflict.excess_days, conflict.excess_seconds) == (0, None)


def test_where_choices_end_the_search_it_is_said_and_no_count_is_exact() -> None:
    """Any two starts, any two lengths, and any start with any length clash: 6 + 6 + 16 minimal sets."""
    lengths = [claim(f"l{n}", "a", duration=parse_duration(f"PT{20 + n}H")) for n in range(4)]
    starts = [claim(f"s{n}", "a", start=parse_edtf(f"2022-03-29T{11 + n}:00")) for n in range(4)]
    network = build_network(_made([event("a", instant=True)], *lengths, *starts))
    whole, cut = solve(network, {}), solve(network, {}, budget=Budget(choices=1, steps=400))
    assert whole.incomplete == ()
    assert sum(c.sets.count for listed in whole.conflicts for c in (listed, *listed.longer)) == 28
    assert cut.incomplete[0].startswith("The search for conflicts ended early around 'a' (1 event, 8 statements)")
    assert not any(conflict.sets.exact for conflict in cut.conflicts)


def test_a_supporter_of_a_longer_chain_is_not_named_where_it_stands_in_no_minimal_set() -> None:
    """February is over in time for a length of three days to clash with it: but only beside the 28th, which does so."""
    made = _made(
        [event("a")],
        claim("day", "a", when=parse_edtf("2024-02-28")),
        claim("month", "a", when=parse_edtf("2024-02")),
        claim("days", "a", duration=parse_duration("P3D")),
        claim("hours", "a", duration=parse_duration("PT24H")),
    )
    (conflict,) = solve(build_network(made), {}).conflicts
    assert {s.id[0] for s in conflict.witnesses} == {"s/days", "s/hours"}
    assert {s.id[0] for s in conflict.indirect} == {"s/day"}
    (longer,) = conflict.longer
    assert "s/month" in {s.id[0] for s in longer.statements}


def test_statements_come_and_go() -> None:
    """Values found anew after a removal are those of a fresh start."""
    made = _made(
        [event("a", instant=True), event("b")],
        claim("x", "a", duration=parse_duration("PT20H")),
        claim("y", "a", start=parse_edtf("2022-03-29T11:00")),
        claim("z", "b", relation("same_day", "a")),
        claim("w", "b", start=parse_edtf("2022-03-29T03:00")),
    )
    network = build_network(made)
    (component,) = network.components
    kernel = ClockedKernel(component)
    assert len(kernel.change_to(range(4))) == 1
    for aside in range(4):
        assert kernel.change_to([s for s in range(4) if s != aside]) == ClockedKernel(component).change_to(
            [s for s in range(4) if s != aside]
        )
