"""Whole stores side by side: what their preferred readings say."""

from hypothesis import given, settings

import timeline
from tests.reconciliation.random_stores import undecided_stores
from timeline.model.store import Store
from timeline.reconciliation.verdict import Verdict

MIRRORED = {
    Verdict.REFINES: Verdict.REFINED_BY,
    Verdict.REFINED_BY: Verdict.REFINES,
    Verdict.ONLY_A: Verdict.ONLY_B,
    Verdict.ONLY_B: Verdict.ONLY_A,
}


@given(undecided_stores())
@settings(max_examples=25, deadline=None)
def test_a_store_agrees_with_itself(there: Store) -> None:
    assert not timeline.diff(there, there).differs


@given(undecided_stores(), undecided_stores())
@settings(max_examples=40, deadline=None)
def test_two_stores_mirror_each_other(one: Store, other: Store) -> None:
    """Both hold claims of the same ids that say different things."""
    ours, theirs = timeline.diff(one, other), timeline.diff(other, one)
    mirrored = [(row.event, MIRRORED.get(row.verdict, row.verdict), row.apart_days) for row in theirs.rows]
    assert [(row.event, row.verdict, row.apart_days) for row in ours.rows] == mirrored
    assert ours.reversed_total == theirs.reversed_total


def test_sides_are_matched_when_asked_as_the_command_does() -> None:
    store = timeline.load("data")
    plain, least = (timeline.diff(store, "progress-2022", "schmitt-2025", match=each) for each in (False, 0.5))
    suggested = [row.event for row in least.rows if row.matched == "suggested"]
    assert ([row.event for row in plain.rows if row.matched == "suggested"], suggested) == ([], ["previous-round"])
    names = ("progress-2022", "schmitt-2025", "weiss-2022")
    first, *_ = timeline.diff_all(store, *names, match=0.5).pairs
    assert [row.event for row in first.rows if row.matched == "suggested"] == suggested
    found = timeline.match(store, "progress-2022", "schmitt-2025").found
    usual = timeline.diff(store, "progress-2022", "schmitt-2025", match=True)
    assert {row.event for row in usual.rows if row.matched == "suggested"} == {f.suggestion.a.event for f in found}
