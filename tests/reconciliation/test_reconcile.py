"""From a store to a reconciliation: what decisions do to conflicts, and that none hides another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import PLACE, claim, store
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict
from timeline.model.decisions import Action, Resolution
from timeline.network import build_network, solve
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.result import Reconciliation, Status

EVENTS = ("talks", "withdrawal", "images")
DAYS = ("2022-03-29", "2022-03-30", "2022-04-02")
RELATIONS = ("before {}", "after {}", "same_day {}", "after {} P1D")


def resolved(fingerprint: str, *set_aside: str, expires: str | None = None) -> Resolution:
    """A decision of somebody: these claims lose, or none does."""
    return Resolution(
        fingerprint=fingerprint,
        action=Action.SET_ASIDE if set_aside else Action.ACCEPT,
        reason="looked",
        by="me",
        date="2026-01-01",
        location=PLACE,
        set_aside=set_aside,
        claims={},
        expires=expires,
    )


def decided(claims: tuple[Claim, ...], *resolutions: Resolution, today: str | None = None) -> Reconciliation:
    return reconcile(store(*claims, resolutions=resolutions), today=today)


@st.composite
def claims_of_three_sources(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Up to six claims on three events, and two more that clash."""
    made = [claim("a/planted", "talks", DAYS[0]), claim("b/planted", "talks", DAYS[1])]
    for number in range(draw(st.integers(0, 6))):
        event = draw(st.sampled_from(EVENTS))
        when = draw(st.sampled_from(("", *DAYS)))
        other = draw(st.sampled_from([name for name in EVENTS if name != event]))
        relations = [] if when else [draw(st.sampled_from(RELATIONS)).format(other)]
        made.append(claim(f"{draw(st.sampled_from('abc'))}/c{number}", event, when, *relations))
    return tuple(made)


TWO_DATES = (claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03-30"))
# Beside the two dates a longer way: withdrawal on the day of the talks, and on 2 April.
LONGER = (*TWO_DATES, claim("c/w", "withdrawal", "", "same_day talks"), claim("d/w", "withdrawal", "2022-04-02"))


def test_of_two_dates_that_weigh_the_same_the_event_is_undecided() -> None:
    (event,) = decided(TWO_DATES).events
    assert event.status is Status.UNDECIDED
    assert [other.edtf for other in event.alternatives] != [event.edtf]
    assert {event.edtf, *(other.edtf for other in event.alternatives)} == {"2022-03-29", "2022-03-30"}


def test_a_decision_sets_aside_what_it_names_and_the_conflict_stays_visible() -> None:
    (conflict,) = decided(TWO_DATES).conflicts
    after = decided(TWO_DATES, resolved(conflict.fingerprint, "a/t"))
    assert (after.events[0].edtf, after.events[0].status) == ("2022-03-30", Status.RESOLVED)
    assert [lost.reason for lost in after.events[0].set_aside] == ["me decided: looked"]
    assert [c.fingerprint for c in after.conflicts] == [conflict.fingerprint]
    assert not after.open_conflicts


def test_an_accepted_conflict_is_resolved_and_weighed() -> None:
    (conflict,) = decided(TWO_DATES).conflicts
    after = decided(TWO_DATES, resolved(conflict.fingerprint))
    assert after.events[0].status is Status.RESOLVED
    assert after.events[0].set_aside
    assert not after.open_conflicts


@pytest.mark.parametrize(("today", "applies"), [(None, True), ("2026-05-01", True), ("2026-05-02", False)])
def test_a_decision_applies_up_to_the_day_it_expires(today: str | None, applies: bool) -> None:
    (conflict,) = decided(TWO_DATES).conflicts
    after = decided(TWO_DATES, resolved(conflict.fingerprint, "a/t", expires="2026-05-01"), today=today)
    assert bool(after.resolutions) == applies
    assert bool(after.open_conflicts) != applies


def test_a_longer_chain_that_a_decision_does_not_end_is_listed_by_itself() -> None:
    short = next(c for c in decided(LONGER).conflicts if c.events == ("talks",))
    assert short.longer, "the longer way is folded while the two dates clash"
    after = decided(LONGER, resolved(short.fingerprint, "b/t"))
    (left,) = (c for c in after.conflicts if c.fingerprint in after.open_conflicts)
    assert set(left.events) == {"talks", "withdrawal"}
    assert {s.claim.full_id for s in left.witnesses} == {"a/t", "c/w", "d/w"}


def test_a_longer_chain_can_be_decided_by_its_own_fingerprint() -> None:
    short = next(c for c in decided(LONGER).conflicts if c.events == ("talks",))
    longer = next(c for c in short.longer if "d/w" in {s.claim.full_id for s in c.witnesses})
    after = decided(LONGER, resolved(short.fingerprint, "b/t"), resolved(longer.fingerprint, "d/w"))
    assert after.resolutions.keys() == {short.fingerprint, longer.fingerprint}
    assert not after.open_conflicts
    assert after.event["withdrawal"].edtf == "2022-03-29/"


def test_values_stay_open_until_their_own_conflict_is_decided() -> None:
    claims = (claim("a/t", "talks", motive="goodwill"), claim("b/t", "talks", motive="defeat"))
    (conflict,) = decided(claims).conflicts
    assert decided(claims).open_conflicts == {conflict.fingerprint}
    assert not decided(claims, resolved(conflict.fingerprint, "a/t")).open_conflicts


@given(claims_of_three_sources(), st.data())
@settings(max_examples=60, deadline=None)
def test_no_decision_hides_a_conflict_that_it_does_not_end(claims: tuple[Claim, ...], data: st.DataObject) -> None:
    there = store(*claims)
    before = reconcile(there)
    conflict: Conflict = data.draw(st.sampled_from(before.conflicts), label="conflict")
    loser = data.draw(st.sampled_from(conflict.all_statements), label="loser").claim.full_id
    after = decided(claims, resolved(conflict.fingerprint, loser))
    removed = frozenset(s for s in conflict.all_statements if s.claim.full_id == loser)
    network = build_network(there)
    left = solve(network, {}, removed=removed.intersection(network.statements)).conflicts
    assert {c.fingerprint for c in left} - {conflict.fingerprint} <= after.open_conflicts
    assert after.open_conflicts <= after.conflict.keys()


@given(claims_of_three_sources())
@settings(max_examples=40, deadline=None)
def test_what_is_set_aside_is_in_a_conflict_and_nothing_depends_on_the_order(claims: tuple[Claim, ...]) -> None:
    found, turned = reconcile(store(*claims)), decided(tuple(reversed(claims)))
    in_conflict = {s for conflict in found.conflicts for s in conflict.all_statements}
    assert {lost.statement for event in found.events for lost in event.set_aside} <= in_conflict
    assert found.conflicts == turned.conflicts
    assert {e.id: (e.start, e.end, e.status) for e in found.events} == {
        e.id: (e.start, e.end, e.status) for e in turned.events
    }


def test_values_stay_open_where_others_give_the_value_that_was_set_aside() -> None:
    claims = tuple(
        claim(name, "talks", motive=motive)
        for name, motive in (("a/t", "goodwill"), ("b/t", "defeat"), ("c/t", "defeat"))
    )
    (conflict,) = decided(claims).conflicts
    after = decided(claims, resolved(conflict.fingerprint, "b/t"))
    assert after.open_conflicts == {conflict.fingerprint}
    lost = {each.statement.claim.full_id: each.reason for each in after.event["talks"].set_aside}
    assert lost["b/t"].startswith("me decided")
    assert len(lost.keys() - {"b/t"}) == 1, "one of the two that are left loses by weight"
    assert not decided(claims, resolved(conflict.fingerprint, "b/t", "c/t")).open_conflicts
