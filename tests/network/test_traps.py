"""Cases that a network of time points easily gets wrong, one test each."""

from timeline.model.claim import Basis
from timeline.model.conflict import Conflict, ConflictKind, Grade
from timeline.model.duration import parse_duration
from timeline.model.store import Store
from timeline.network import Budget, Solution, build_network, circles_of_parts, entails_start_before, solve

from .made import OPEN, bound, claim, day, event, interval, relation, source, span, store

ABC = [event("a"), event("b"), event("c")]


def _solve(made: Store, **weights: int) -> Solution:
    network = build_network(made)
    return solve(network, {s: weights.get(s.claim.id, 1) for s in network.statements})


def _chain(conflict: Conflict) -> list[str]:
    return [str(hop.tail) for hop in conflict.chain]


def test_two_orders_reversed_clash_without_any_date() -> None:
    made = store(ABC, [claim("x", "a", relation("before", "b")), claim("y", "b", relation("before", "a"))])
    (conflict,) = _solve(made).conflicts
    assert _chain(conflict) == ["a.end", "a.start", "b.end", "b.start"]
    assert (conflict.kind, conflict.grade, conflict.excess_days) == (ConflictKind.ORDER, Grade.CONTRADICTION, 0)


def test_three_orders_in_a_circle_clash_without_any_date() -> None:
    turns = [("x", "a", "b"), ("y", "b", "c"), ("z", "c", "a")]
    made = store(ABC, [claim(name, one, relation("before", other)) for name, one, other in turns])
    (conflict,) = _solve(made).conflicts
    assert {s.claim.id for s in conflict.witnesses} == {"x", "y", "z"}


def test_order_that_may_share_a_day_is_no_conflict_beside_a_day() -> None:
    made = store(
        ABC,
        [
            claim("x", "a", relation("before", "b")),
            claim("y", "b", relation("same_day", "a")),
            claim("z", "a", when=day(7)),
        ],
    )
    assert _solve(made).conflicts == ()


def test_equality_in_a_circle_is_no_conflict() -> None:
    made = store(ABC, [claim("x", "a", relation("meets", "b")), claim("y", "b", relation("meets", "a"))])
    assert _solve(made).conflicts == ()


def test_sums_that_work_out_under_a_customary_count_agree() -> None:
    lasted = interval(bound(1, 1), bound(34, 34))
    for days in (34, 33):
        assert _solve(store(ABC, [claim("x", "a", when=lasted), claim("y", "a", duration=span(days))])).conflicts == ()
    (conflict,) = _solve(store(ABC, [claim("x", "a", when=lasted), claim("y", "a", duration=span(32))])).conflicts
    assert (conflict.kind, conflict.excess_days) == (ConflictKind.DATE, 1)


def test_the_next_day_is_exact() -> None:
    made = [claim("x", "a", when=day(5)), claim("y", "b", relation("after", "a", gap=span(1)), when=day(7))]
    (conflict,) = _solve(store(ABC, made)).conflicts
    assert conflict.excess_days == 1


def test_five_sources_against_one_are_one_conflict_with_supporters() -> None:
    same = [claim("day", "a", when=day(30), source=f"s{n}") for n in range(5)]
    made = store(ABC, [*same, claim("day", "a", when=day(22), source="other")])
    (conflict,) = _solve(made).conflicts
    assert len(conflict.witnesses) == 2
    assert len(conflict.statements) == 6
    assert (conflict.sets.count, conflict.sets.exact, conflict.excess_days) == (5, True, 8)


def test_a_firm_witness_is_preferred_to_a_tighter_one() -> None:
    made = store(
        ABC,
        [
            claim("firm", "a", when=day(5)),
            claim("rumour", "a", when=day(3), basis=Basis.RUMOUR),
            claim("against", "a", when=day(9)),
        ],
    )
    grades = {tuple(sorted(s.claim.id for s in c.witnesses)): c.grade for c in _solve(made).conflicts}
    assert grades == {("against", "firm"): Grade.CONTRADICTION}


def test_a_tilde_at_one_side_leaves_the_other_firm() -> None:
    about = interval(bound(3, 3, approximate=True), bound(8, 8))
    (conflict,) = _solve(store(ABC, [claim("x", "a", when=about), claim("y", "a", start=day(12))])).conflicts
    assert conflict.grade is Grade.CONTRADICTION
    assert conflict.excess_days == 4
    assert {str(point) for point in conflict.points} == {"a.start", "a.end", "calendar"}


def test_a_tilde_without_which_nothing_clashes_makes_a_tension() -> None:
    about = interval(bound(3, 3, approximate=True), bound(8, 8))
    (conflict,) = _solve(store(ABC, [claim("x", "a", when=about), claim("y", "a", start=day(7))])).conflicts
    assert (conflict.grade, conflict.excess_days) == (Grade.TENSION, 2)


def test_a_tilde_at_one_side_leaves_the_other_firm_beside_lengths_by_the_clock() -> None:
    about = interval(bound(3, 3, approximate=True), bound(8, 8))
    beside = claim("z", "b", relation("same_day", "a"), duration=parse_duration("PT3H"))
    (conflict,) = _solve(store(ABC, [claim("x", "a", when=about), claim("y", "a", start=day(12)), beside])).conflicts
    assert conflict.grade is Grade.CONTRADICTION


def test_what_only_a_rumour_breaks_is_a_tension() -> None:
    made = store(ABC, [claim("x", "a", when=day(3), basis=Basis.RUMOUR), claim("y", "a", when=day(9))])
    assert [c.grade for c in _solve(made).conflicts] == [Grade.TENSION]


def test_a_claim_that_clashes_with_an_event_of_one_day_stands_alone() -> None:
    made = store([event("a", instant=True)], [claim("x", "a", when=interval(bound(1, 1), bound(3, 3)))])
    solution = _solve(made, x=99)
    (conflict,) = solution.conflicts
    assert len(conflict.witnesses) == 1
    assert solution.readings == (frozenset(conflict.witnesses),)


def test_both_bounds_of_one_claim_are_one_witness() -> None:
    made = store(
        [event("a", part_of="b"), event("b")],
        [claim("x", "b", when=day(5, 6)), claim("y", "a", duration=span(9))],
    )
    (conflict,) = _solve(made).conflicts
    assert len(conflict.chain) == 5
    assert [s.claim.id for s in conflict.witnesses] == ["y", "x"]


def test_a_circle_of_parts_is_reported_and_left_out() -> None:
    events = [event("c", part_of="b"), event("b", part_of="c"), event("a", part_of="b"), event("d", part_of="d")]
    made = store(events, [claim("x", "b", when=day(1)), claim("y", "c", when=day(9)), claim("z", "a", when=day(5))])
    assert circles_of_parts(made.events) == [("b", "c"), ("d",)]
    (conflict,) = _solve(made).conflicts
    assert {s.claim.id for s in conflict.witnesses} == {"x", "z"}


def test_what_is_removed_says_nothing() -> None:
    made = store(ABC, [claim("x", "a", when=day(3)), claim("y", "a", when=day(9))])
    network = build_network(made)
    (conflict,) = solve(network, {}).conflicts
    solution = solve(network, {}, removed=frozenset(conflict.witnesses[:1]))
    assert (solution.conflicts, solution.readings) == ((), (frozenset(),))


def test_ties_vary_one_component_at_a_time() -> None:
    claims = [claim(f"{e}{d}", e, when=day(d)) for e in "ab" for d in (3, 9)]
    solution = _solve(store(ABC, claims))
    readings = [sorted(s.claim.id for s in reading) for reading in solution.readings]
    assert readings == [["a3", "b3"], ["a9", "b3"], ["a3", "b9"]]


def test_a_budget_that_ends_is_told_and_leaves_nothing_uncovered() -> None:
    claims = [claim(f"c{d}", "a", when=day(d)) for d in range(0, 40, 2)]
    claims += [claim(f"r{n}", "a", relation("after", "b", gap=span(n))) for n in range(5)]
    network = build_network(store(ABC, claims))
    solution = solve(network, {}, budget=Budget(steps=1, choices=2, comparisons=1))
    assert len(solution.incomplete) == 2
    assert "around 'a' (2 events, 25 statements)" in solution.incomplete[0]
    covered = {s for conflict in solution.conflicts for s in conflict.statements}
    assert solution.readings[0] <= covered
    assert not any(conflict.sets.exact for conflict in solution.conflicts if conflict.kind is ConflictKind.DATE)


def test_unknown_events_and_relations_to_oneself_say_nothing_here() -> None:
    made = store(ABC, [claim("x", "q", when=day(1)), claim("y", "a", relation("before", "a"), relation("after", "q"))])
    assert build_network(made).statements == ()


def test_order_follows_from_relations_and_from_dates() -> None:
    made = store(
        ABC,
        [claim("x", "a", relation("before", "b")), claim("y", "c", when=day(9)), claim("z", "b", when=day(5))],
        [source("s")],
    )
    network = build_network(made)
    assert entails_start_before(network, frozenset(), "a", "b")
    assert entails_start_before(network, frozenset(), "a", "c")
    assert not entails_start_before(network, frozenset(), "b", "a")
    assert not entails_start_before(network, frozenset(network.statements[:1]), "a", "b")


def test_a_thousand_sources_with_another_date_each_are_one_conflict() -> None:
    made = store(ABC, [claim("x", "a", when=day(n), source=f"s{n:04d}") for n in range(300)])
    solution = _solve(made)
    (conflict,) = solution.conflicts
    assert len(conflict.statements) == 300
    assert len(solution.readings[0]) == 299


def test_a_long_circle_of_orders_is_found() -> None:
    events = [event(f"e{n:03d}") for n in range(60)]
    turns = zip(events, [*events[1:], events[0]], strict=True)
    made = store(events, [claim(f"c{one.id}", one.id, relation("before", other.id)) for one, other in turns])
    (conflict,) = _solve(made).conflicts
    assert len(conflict.chain) == 120


def test_a_circle_is_found_however_far_down_dates_allow_its_values_to_fall() -> None:
    """A search downwards that stops at the earliest day there is would never come round."""
    turns = [claim("x", "a", relation("before", "b")), claim("y", "b", relation("before", "a"))]
    dates = [claim("d", "a", when=interval(OPEN, bound(-3_000_000, 3_000_000))), claim("e", "c", when=day(5))]
    made = store(ABC, [*turns, *dates, claim("z", "b", relation("before", "c"))])
    (conflict,) = _solve(made).conflicts
    assert {s.claim.id for s in conflict.witnesses} == {"x", "y"}


def test_a_circle_that_is_only_led_into_is_found() -> None:
    """From the dated event a way leads into it and none back: that something clashes is seen far from where it does."""
    ahead = [claim("d", "a", when=day(5)), claim("x", "a", relation("before", "b"))]
    circle = [claim("y", "b", relation("before", "c")), claim("z", "c", relation("before", "b"))]
    for said in (circle, [*ahead, *circle]):
        (conflict,) = _solve(store(ABC, said)).conflicts
        assert {s.claim.id for s in conflict.witnesses} == {"y", "z"}


def test_what_clashes_only_beside_what_is_set_aside_returns() -> None:
    """Larger sets hold the smaller one: of `x`, `y` and of `x`, `z`, `v`, and nothing but `x` has to go."""
    said = [
        claim("x", "a", when=day(30)),
        claim("y", "a", when=day(2)),
        claim("z", "a", relation("before", "b")),
        claim("v", "b", when=day(9)),
    ]
    solution = _solve(store(ABC, said))
    assert [sorted(s.claim.id for s in reading) for reading in solution.readings] == [["x"]]
    assert {s.claim.id for c in solution.conflicts for s in c.all_statements} == {"x", "y", "z", "v"}


def test_of_claims_that_bind_both_ends_only_those_that_clash_are_witnesses() -> None:
    """A clash is met at one end, by way of the other: the claim in between has no part in it."""
    said = [
        claim("x", "a", when=interval(bound(1, 1), bound(4, 4))),
        claim("y", "a", duration=span(2, 3)),
        claim("z", "a", when=interval(bound(20, 20), bound(22, 22))),
    ]
    witnesses = {frozenset(s.claim.id for s in c.witnesses) for c in _solve(store(ABC, said)).conflicts}
    assert witnesses == {frozenset({"x", "z"})}
