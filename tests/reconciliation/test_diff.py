"""Two sources side by side: a mirror, true to the check of the whole store."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, compare_sources, store
from timeline.model.claim import Claim, Report
from timeline.reconciliation.comparison import Comparison, DiffRow
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.verdict import Verdict

EVENTS = ("talks", "withdrawal", "images")
DATES = ("", "2022-03-29", "2022-03-30", "2022-03", "2022-03-29/2022-03-31", "[2022-03-30..2022-04-02]")
RELATIONS = ("before {}", "after {}", "same_day {}", "after {} P1D", "during {}")
MIRRORED = {
    Verdict.REFINES: Verdict.REFINED_BY,
    Verdict.REFINED_BY: Verdict.REFINES,
    Verdict.ONLY_A: Verdict.ONLY_B,
    Verdict.ONLY_B: Verdict.ONLY_A,
}


@st.composite
def claims_of_sources(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Claims of three sources on three events; `a` and `b` speak of one at least, differently."""
    made = [claim("a/planted", "talks", DATES[1]), claim("b/planted", "talks", draw(st.sampled_from(DATES[1:])))]
    for number in range(draw(st.integers(1, 6))):
        event, other = draw(st.permutations(EVENTS))[:2]
        when = draw(st.sampled_from(DATES))
        relations = [draw(st.sampled_from(RELATIONS)).format(other)] if not when or draw(st.booleans()) else []
        motive = {"motive": draw(st.sampled_from(("goodwill", "defeat")))} if draw(st.booleans()) else {}
        report = draw(st.sampled_from((Report.PAST, Report.PAST, Report.PLAN)))
        source_id = draw(st.sampled_from("abc"))
        made.append(claim(f"{source_id}/c{number}", event, when, *relations, report=report, **motive))
    return tuple(made)


def row(comparison: Comparison, event: str) -> DiffRow:
    return next(each for each in comparison.rows if each.event == event)


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ("2022-03-29", "2022-03-29", Verdict.AGREE),
        ("2022-03-29", "2022-03", Verdict.REFINES),
        ("2022-03", "2022-03-29", Verdict.REFINED_BY),
        ("[2022-03-28..2022-03-30]", "[2022-03-29..2022-03-31]", Verdict.OVERLAPS),
        ("2022-03-29", "2022-03-30", Verdict.CONFLICT),
    ],
)
def test_the_verdict_on_two_dates(ours: str, theirs: str, verdict: Verdict) -> None:
    comparison = compare_sources(store(claim("a/t", "talks", ours), claim("b/t", "talks", theirs)), "a", "b")
    assert row(comparison, "talks").verdict is verdict
    assert comparison.has_conflicts == (verdict is Verdict.CONFLICT)


def test_an_event_dated_only_through_another_is_in_conflict_with_it() -> None:
    """No chain runs over it: both sources put it on the day of the other event, and differ on that."""
    there = store(
        claim("a/talks", "talks", "2022-03-29"),
        claim("b/talks", "talks", "2022-04-01"),
        claim("a/images", "images", "", "same_day talks"),
        claim("b/images", "images", "", "same_day talks"),
    )
    found = row(compare_sources(there, "a", "b"), "images")
    assert (found.verdict, found.apart_days) == (Verdict.CONFLICT, 3)
    assert row(compare_sources(there, "a", "b"), "talks").conflicts


def test_a_pair_of_events_that_the_sources_reverse_is_named_once() -> None:
    there = store(
        claim("a/order", "talks", "", "before images"),
        claim("b/talks", "talks", "2022-04-02"),
        claim("b/images", "images", "2022-03-30"),
    )
    (pair,) = compare_sources(there, "a", "b").reversed
    assert (set(pair.events), {pair.a, pair.b}) == (
        {"talks", "images"},
        {"talks before images", "images before talks"},
    )


def test_attributes_that_differ_are_listed_and_equal_ones_are_not() -> None:
    there = store(
        claim("a/t", "talks", motive="goodwill", term="P10Y/P15Y", dead="7"),
        claim("b/t", "talks", motive="defeat", term="P15Y", dead="7"),
    )
    found = {each.key: each.verdict for each in compare_sources(there, "a", "b").attributes}
    assert found == {"motive": Verdict.CONFLICT, "term": Verdict.REFINED_BY}


def test_of_several_values_the_side_that_is_more_exact_on_one_and_agrees_on_the_others_refines() -> None:
    there = store(
        claim("a/x", "talks", term="P3D"),
        claim("b/x", "talks", term="P3D"),
        claim("b/y", "talks", term="P2D/P5D"),
    )
    there_and_back = [compare_sources(there, *pair).attributes for pair in ("ab", "ba")]
    assert [[row.verdict for row in rows] for rows in there_and_back] == [[Verdict.REFINES], [Verdict.REFINED_BY]]


def test_what_a_side_says_can_be_sent_elsewhere() -> None:
    (found,) = compare_sources(
        store(claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03")), "a", "b"
    ).rows
    sent = pickle.loads(pickle.dumps((found.a, found.b)))
    assert sent == (found.a, found.b)
    assert [lane.edtf for lane in sent] == ["2022-03-29", "2022-03"]


@given(claims_of_sources())
@settings(max_examples=40, deadline=None)
def test_a_source_agrees_with_itself(claims: tuple[Claim, ...]) -> None:
    comparison = compare_sources(store(*claims), "a", "a")
    assert {each.verdict for each in comparison.rows} == {Verdict.AGREE}
    assert all(each.a == each.b and not each.conflicts for each in comparison.rows)
    assert not comparison.reversed


@given(claims_of_sources())
@settings(max_examples=60, deadline=None)
def test_the_other_way_round_is_the_mirror(claims: tuple[Claim, ...]) -> None:
    there = store(*claims)
    ours, theirs = compare_sources(there, "a", "b"), compare_sources(there, "b", "a")
    for one, other in zip(ours.rows, theirs.rows, strict=True):
        assert (one.event, one.a, one.b, one.apart_days) == (other.event, other.b, other.a, other.apart_days)
        assert MIRRORED.get(one.verdict, one.verdict) is other.verdict
    assert {frozenset(p.events) for p in ours.reversed} == {frozenset(p.events) for p in theirs.reversed}
    assert [(r.key, r.a, r.b) for r in ours.attributes] == [(r.key, r.b, r.a) for r in theirs.attributes]


@given(claims_of_sources())
@settings(max_examples=60, deadline=None)
def test_every_conflict_of_a_diff_is_one_of_the_whole_store(claims: tuple[Claim, ...]) -> None:
    there = store(*claims)
    everything = [c for listed in reconcile(there).conflicts for c in (listed, *listed.longer)]
    known = {c.fingerprint for c in everything}
    for each in compare_sources(there, "a", "b").rows:
        assert {c.fingerprint for c in each.conflicts} <= known
        assert all({"a", "b"} <= set(c.sources) for c in each.conflicts)


@given(claims_of_sources())
@settings(max_examples=150, deadline=None)
def test_sources_whose_reports_fit_no_common_time_are_in_conflict(claims: tuple[Claim, ...]) -> None:
    reports = tuple(c for c in claims if c.report is Report.PAST)
    for each in compare_sources(store(*reports), "a", "b").rows:
        if each.a is not None and each.b is not None and each.verdict is not Verdict.CONFLICT:
            for ours, theirs in ((each.a.start, each.b.start), (each.a.end, each.b.end)):
                earliest = max((d for d in (ours.earliest, theirs.earliest) if d is not None), default=None)
                latest = min((d for d in (ours.latest, theirs.latest) if d is not None), default=None)
                assert earliest is None or latest is None or earliest <= latest
