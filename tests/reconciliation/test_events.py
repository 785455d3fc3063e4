"""The status of an event, the first that fits; and its other windows where readings weigh the same."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import PLACE, claim, source, store
from timeline.model.claim import Basis, Claim, Read, Report
from timeline.model.event import Event
from timeline.model.store import Store
from timeline.network import Budget, Network, Solution, build_network, solve
from timeline.reconciliation.events import edtf_of
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.result import Alternative, ReconciledEvent, Reconciliation, Status
from timeline.reconciliation.tied import readings_words, tied_parts
from timeline.reconciliation.weights import weights_of
from timeline.reconciliation.windows import ReadingWindows, of_event

AMPLE = Budget(readings=1_000)  # all ties are listed
PLAN = {"report": Report.PLAN}


def talks(*claims: Claim, event: Event | None = None) -> ReconciledEvent:
    return reconcile(store(*claims, events=(event,) if event else ())).event["talks"]


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ((claim("a/t", "talks", "2022-03-29"),), Status.SINGLE),
        ((claim("a/t", "talks", "2022-03-29"), claim("a/u", "talks", "2022-03")), Status.SINGLE),
        ((claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", motive="goodwill")), Status.SINGLE),
        ((claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03-28", **PLAN)), Status.SINGLE),
        ((claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03-29")), Status.AGREED),
        ((claim("a/t", "talks", "2022-03"), claim("b/t", "talks", "[2022-03-01..2022-03-31]")), Status.AGREED),
        ((claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03")), Status.REFINED),
        ((claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03-29~")), Status.REFINED),
        ((claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03-29/2022-03-30")), Status.DISPUTED),
        ((claim("a/t", "talks", "", "before images"),), Status.UNDATED),
        ((claim("a/t", "talks", "[..2022-03-29]"),), Status.UNDATED),
    ],
)
def test_the_status_of_claims_on_one_event(claims: tuple[Claim, ...], status: Status) -> None:
    found = talks(*claims)
    assert (Status.DISPUTED if found.status is Status.UNDECIDED else found.status) is status


def test_sources_that_give_the_same_order_agree() -> None:
    anchor = claim("c/w", "withdrawal", "2022-03-30")
    same = (claim("a/t", "talks", "", "before withdrawal P1D"), claim("b/t", "talks", "", "before withdrawal P1D"))
    other = (claim("a/t", "talks", "", "before withdrawal P1D"), claim("b/t", "talks", "", "before withdrawal"))
    assert talks(*same, anchor).status is Status.AGREED
    assert talks(*other, anchor).status is Status.REFINED


def test_start_and_when_are_the_same_for_an_instant_only() -> None:
    start = claim("b/t", "talks").__class__  # a claim made by hand has no shorthand for `start`
    dated = claim("a/t", "talks", "2022-03-29")
    begun = start(id="t", source="b", event="talks", location=PLACE, start=dated.when)
    assert talks(dated, begun).status is Status.REFINED
    assert talks(dated, begun, event=Event(id="talks", title="", location=PLACE, instant=True)).status is Status.AGREED


def test_publication_alone_does_not_date_an_event() -> None:
    late = store(claim("a/t", "talks", "[..2022-03]"), sources=(source("a", published="2022-03-20"),))
    (event,) = reconcile(late).events
    assert (event.status, event.start.latest, event.end.latest is not None) == (Status.UNDATED, event.end.latest, True)


def test_only_plans_give_the_window_where_nothing_is_reported() -> None:
    planned = talks(claim("a/t", "talks", "2022-03-28", **PLAN))
    assert (planned.edtf, planned.planned) == ("2022-03-28", True)
    reported = talks(claim("a/t", "talks", "2022-03-28", **PLAN), claim("b/t", "talks", "2022-03-29"))
    assert (reported.edtf, reported.planned) == ("2022-03-29", False)


def test_a_window_is_derived_where_other_events_make_it_tighter() -> None:
    anchor = claim("c/w", "withdrawal", "2022-03-30")
    assert talks(claim("a/t", "talks", "2022-03", "before withdrawal"), anchor).derived
    assert not talks(claim("a/t", "talks", "2022-03-29", "before withdrawal"), anchor).derived


@st.composite
def tied_claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Two dates that weigh the same on each of two events, which hang together or do not."""
    made = [
        claim(f"{source_id}/{event}", event, f"2022-03-{draw(st.integers(10, 12))}")
        for event in ("talks", "images")
        for source_id in "ab"
    ]
    if draw(st.booleans()):
        made.append(claim("c/order", "talks", "", draw(st.sampled_from(("before images", "same_day images")))))
    if draw(st.booleans()):
        made.append(claim("c/plan", "talks", "2022-03-09", **PLAN))
    return tuple(made)


@given(tied_claims())
@settings(max_examples=60, deadline=None)
def test_the_other_windows_are_those_of_every_other_reading(claims: tuple[Claim, ...]) -> None:
    """The slow twin computes the windows of the whole network for every reading."""
    there = store(*claims)
    _check_other_windows(there, reconcile(there, budget=AMPLE))


def _every_reading(network: Network, solution: Solution) -> list[ReadingWindows]:
    """Each choice out of each tie, as far as it can be true; the preferred one first."""
    found = []
    for chosen in product(*(tie.sets for tie in solution.ties)):
        aside = solution.preferred - frozenset().union(*(tie.sets[0] for tie in solution.ties))
        reading = ReadingWindows(network.components, aside.union(*chosen))
        with suppress(ValueError):
            assert reading.everything
            found.append(reading)
    return found


def _check_other_windows(there: Store, found: Reconciliation) -> None:
    network = build_network(there)
    solution = solve(network, weights_of(there, network.statements), budget=AMPLE)
    readings = _every_reading(network, solution)
    for event in found.events:
        all_windows = [of_event(each.everything, event.id, planned=event.planned) for each in readings]
        expected = {(each.start, each.end) for each in all_windows} - {(all_windows[0].start, all_windows[0].end)}
        assert {(other.start, other.end) for other in event.alternatives} == expected
        assert len(event.alternatives) == len(expected)
        assert event.readings.exact
        assert len(readings) % event.readings.count == 0
        assert (event.status is Status.UNDECIDED) == bool(expected)
        for other in event.alternatives:
            _check_that_a_reading_gives_it(other, event, readings)


def _check_that_a_reading_gives_it(
    other: Alternative, event: ReconciledEvent, readings: Sequence[ReadingWindows]
) -> None:
    """What it sets aside beside the preferred reading is what a reading does that gives the window, and its EDTF."""
    told = []
    for reading in readings:
        if reading.set_aside - readings[0].set_aside == frozenset(other.set_aside):
            together = of_event(reading.everything, event.id, planned=event.planned)
            own = of_event(reading.own, event.id, planned=event.planned)
            edtf = edtf_of(event.event, own, event.claims, reading.set_aside)
            told.append((together.start, together.end, edtf))
    assert (other.start, other.end, other.edtf) in told


LINKS = ("before {}", "before {}", "after {} P1D", "after {} P2D", "same_day {}", "after {}")


@st.composite
def knotted_claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Days on several events, and orders and gaps between these, some of them turned round: ties bear on each other."""
    names = ("talks", "images", "visit", "talks2", "images2")[: draw(st.integers(2, 5))]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    made = []
    for number in range(draw(st.integers(3, 11))):
        one, other = draw(pairs)
        name = f"{'abcd'[number % 4]}/{number}"
        if draw(st.booleans()):
            made.append(claim(name, one, f"2022-03-{draw(st.integers(10, 13))}"))
        else:
            made.append(claim(name, one, "", draw(st.sampled_from(LINKS)).format(other)))
    return tuple(made)


@given(knotted_claims())
@settings(max_examples=60, deadline=None)
def test_where_ties_bear_on_each_other_all_windows_are_told(claims: tuple[Claim, ...]) -> None:
    there = store(*claims)
    _check_other_windows(there, reconcile(there, budget=AMPLE))


@pytest.mark.parametrize("many", [1, 20])
def test_of_many_ties_every_window_is_told_without_multiplying_them_out(many: int) -> None:
    """Each of many events has two dates; one event comes after all of them: earlier only if all are."""
    names = [f"e{number:02}" for number in range(many)]
    dated = [claim(f"{s}/{name}", name, f"2022-03-{day}") for name in names for s, day in (("a", "10"), ("b", "15"))]
    orders = [claim(f"c/{name}", "talks", "", f"after {name}") for name in names]
    found = reconcile(store(*dated, *orders, claim("c/last", "talks", "2022-03/2022-04")))
    assert found.complete
    for name in names:
        (other,) = found.event[name].alternatives
        assert [s.id for s in other.set_aside] == [(f"b/{name}", "when")]
        assert (found.event[name].readings.count, found.event[name].readings.exact) == (2, True)
    (later,) = found.event["talks"].alternatives
    assert [s.claim.full_id for s in later.set_aside] == [f"b/{name}" for name in names]
    assert (found.event["talks"].readings.count, found.event["talks"].readings.exact) == (2**many, True)
    assert readings_words(found.event["talks"]) == ("1,048,576 readings weigh the same" if many == 20 else "")


def test_where_not_all_readings_are_looked_at_it_is_said() -> None:
    """Eighty dates for one event: some are listed, and the event says that there may be more."""
    found = talks(*(claim(f"a/{n:02}", "talks", f"{1900 + n}") for n in range(80)))
    assert (len(found.alternatives), found.readings.exact) == (15, False)
    assert readings_words(found) == "16 readings weigh the same, or more: there may be further windows"


def test_of_two_to_the_fortieth_readings_the_first_by_claim_ids_is_preferred() -> None:
    """The files may come in any order."""
    names = [f"e{number:02}" for number in range(40)]
    said = [claim(f"{s}/{name}", name, f"2022-03-{day}") for name in names for s, day in (("b", "10"), ("a", "15"))]
    orders = [claim(f"c/{name}", "talks", "", f"after {name}") for name in names]
    for claims in ([*said, *orders], [*orders, *said[::-1]]):
        found = reconcile(store(*claims))
        assert found.complete
        assert {statement.id for statement in found.lost} == {(f"a/{name}", "when") for name in names}
        assert [other.set_aside[0].id for name in names for other in found.event[name].alternatives] == [
            (f"b/{name}", "when") for name in names
        ]


WHENS = ("", "2022-03", "2022-03-29", "2022-03-29T10:00", "2022-03-29T12:00", "[..2022-03-30]", "2022-03-28/..")
ORDERS = ((), (), ("before images",), ("after images PT2H",), ("same_day images",), ("after images P1D",))


@st.composite
def mixed_claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Dates on one side or both, times of day, orders and plans."""
    made = []
    for number in range(draw(st.integers(2, 9))):
        event, when = draw(st.sampled_from(("talks", "talks", "visit"))), draw(st.sampled_from(WHENS))
        orders, plan = draw(st.sampled_from(ORDERS)), draw(st.sampled_from(({}, {}, {}, PLAN)))
        made.append(claim(f"{'abc'[number % 3]}/{number}", event, when, *orders, **plan))
    return tuple(made)


@given(mixed_claims())
@settings(max_examples=80, deadline=None)
def test_what_is_dated_and_undecided_is_what_windows_say(claims: tuple[Claim, ...]) -> None:
    """The slow twins compare all windows of the whole network."""
    there = store(*claims, sources=(source("a", published="2022-03-30"),))
    network = build_network(there)
    solution = solve(network, weights_of(there, network.statements), budget=AMPLE)
    readings = _every_reading(network, solution)
    for reading in readings:
        both = {p for p, window in reading.unpublished.items() if None not in (window.earliest, window.latest)}
        assert reading.dated == both
    first, *others = (reading.everything for reading in readings)
    apart = {point for point, window in first.items() if any(other[point] != window for other in others)}
    tied = tied_parts(network.components, solution.preferred, solution.ties)
    assert {point for part in tied.values() for point in part.undecided} == apart
    found = reconcile(there, budget=AMPLE)
    _check_other_windows(there, found)
    assert {each.event.id: each.is_refined for each in found.support} == {
        each.id: each.status is Status.REFINED for each in found.events
    }


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        (["2022-02-24/.."], "2022-02-24/.."),
        (["2022-02-24/"], "2022-02-24/"),
        (["2022-02-24/", "2022-02-24/.."], "2022-02-24/.."),
        (["2022-02-24/..", "2022-02-24/2022-03"], "2022-02-24/2022-03"),
        (["../2022-02-24"], "../2022-02-24"),
        (["/2022-02-24"], "/2022-02-24"),
        (["2022-02-24T05:00/.."], "2022-02-24T05:00/.."),
    ],
)
def test_an_end_that_is_open_is_told_apart_from_one_that_is_unknown(told: list[str], edtf: str) -> None:
    claims = [claim(f"{source}/c", "war", when) for source, when in zip("ab", told, strict=False)]
    assert reconcile(store(*claims)).event["war"].edtf == edtf


def test_an_end_is_open_by_the_claims_that_are_kept_alone() -> None:
    lost, kept = claim("a/c", "war", "2014-02-20/..", basis=Basis.RUMOUR), claim("b/c", "war", "2022-02-24/")
    found = reconcile(store(lost, kept)).event["war"]
    assert [each.statement.claim for each in found.set_aside] == [lost]
    assert found.edtf == "2022-02-24/"


def test_a_plan_for_one_day_says_nothing_of_how_long_it_took() -> None:
    plan, happened = claim("a/c", "x", "[2022-04-01..2022-04-05]", **PLAN), claim("b/c", "x", "2022-04")
    assert reconcile(store(plan, happened)).event["x"].edtf == "2022-04"
    assert reconcile(store(plan)).event["x"].edtf == "[2022-04-01..2022-04-05]"


def test_one_day_out_of_a_window_keeps_its_edtf_and_vague_words_do_not() -> None:
    window = "[2022-03-29..2022-03-31]"
    exact = reconcile(store(claim("a/c", "x", window))).event["x"]
    vague = reconcile(store(claim("a/c", "x", window, read=Read.VAGUE))).event["x"]
    assert (exact.edtf, vague.edtf) == (window, None)
