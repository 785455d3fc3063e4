"""A split: the named claims speak of another event, everything else stays with the first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.stores import PLACE, claim, store
from timeline.model.claim import Claim
from timeline.model.decisions import Action, Resolution, Split, events_split_off
from timeline.model.event import Event
from timeline.reconciliation.decisions import claims_known, gone_since
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.result import Reconciliation, Status
from timeline.reconciliation.splits import with_splits

FIRST = claim("a/t", "talks", "2022-03-29")
OTHER = claim("b/t", "talks", "2022-03-31")
AFTER = claim("c/w", "withdrawal", "", "after talks")


def split(fingerprint: str, into: str, *claims: str, event: str = "talks", expires: str | None = None) -> Resolution:
    return Resolution(
        fingerprint=fingerprint,
        action=Action.SPLIT,
        reason="two rounds",
        by="Ann",
        date="2026-01-01",
        location=PLACE,
        split=Split(event=event, into=into, claims=claims),
        claims={},
        expires=expires,
    )


def the_conflict(*claims: Claim) -> str:
    (conflict,) = reconcile(store(*claims)).conflicts
    return conflict.fingerprint


def decided(claims: tuple[Claim, ...], *resolutions: Resolution, today: str | None = None) -> Reconciliation:
    return reconcile(store(*claims, resolutions=resolutions), today=today)


def test_the_conflict_ends_and_each_event_has_its_own_claims() -> None:
    claims = (FIRST, OTHER, AFTER)
    name = the_conflict(*claims)
    found = decided(claims, split(name, "second-talks", "b/t"))
    assert found.open_conflicts == frozenset()
    assert {e.id: [c.full_id for c in e.claims] for e in found.events} == {
        "talks": ["a/t"],
        "second-talks": ["b/t"],
        "withdrawal": ["c/w"],
    }
    assert [found.event[e].edtf for e in ("talks", "second-talks")] == ["2022-03-29", "2022-03-31"]
    assert found.event["second-talks"].event.title == "talks (split from talks)"
    assert [r.split.event for r in found.event["second-talks"].splits if r.split] == ["talks"]
    assert found.event["talks"].status is Status.RESOLVED


def test_the_conflict_stays_visible_and_relations_of_others_stay_with_the_first() -> None:
    claims = (FIRST, OTHER, AFTER)
    name = the_conflict(*claims)
    found = decided(claims, split(name, "second-talks", "b/t"))
    assert {s.claim.event for s in found.conflict[name].statements} == {"talks"}
    assert found.store.claims["c/w"].relations[0].event == "talks"
    assert found.event["withdrawal"].start.earliest == found.event["talks"].end.earliest


def test_claims_can_move_to_an_event_that_is_there_and_clash_with_what_is_said_of_it() -> None:
    claims = (FIRST, OTHER, claim("d/r", "round", "2022-04-05"))
    name = the_conflict(*claims)
    found = decided(claims, split(name, "round", "b/t"))
    assert found.store.events["round"].title == "round"
    (left,) = (c for c in found.conflicts if c.fingerprint in found.open_conflicts)
    assert (left.events, {s.claim.full_id for s in left.statements}) == (("round",), {"b/t", "d/r"})


def test_a_split_that_leaves_others_who_say_the_same_does_not_end_the_conflict() -> None:
    claims = (FIRST, OTHER, claim("c/t", "talks", "2022-03-31"))
    name = the_conflict(*claims)
    found = decided(claims, split(name, "second-talks", "b/t"))
    assert found.open_conflicts == {name}
    assert {s.claim.full_id for s in found.conflict[name].statements} == {"a/t", "c/t"}
    assert found.event["talks"].status is not Status.RESOLVED


def test_a_split_can_bring_the_conflict_of_another_one() -> None:
    claims = (FIRST, OTHER, claim("c/t", "talks", "2022-04-09"))
    name = the_conflict(*claims)
    once = decided(claims, split(name, "second", "b/t", "c/t"))
    (second,) = once.open_conflicts
    twice = decided(claims, split(second, "third", "c/t", event="second"), split(name, "second", "b/t", "c/t"))
    assert not twice.open_conflicts
    assert {e.id: [c.full_id for c in e.claims] for e in twice.events} == {
        "talks": ["a/t"],
        "second": ["b/t"],
        "third": ["c/t"],
    }
    assert twice.event["third"].event.title == "talks (split from talks) (split from second)"
    assert {name, second} <= twice.conflict.keys()


@pytest.mark.parametrize(("today", "acts"), [(None, True), ("2026-05-01", True), ("2026-05-02", False)])
def test_a_split_acts_up_to_the_day_it_expires_and_then_leaves_no_empty_event(today: str | None, acts: bool) -> None:
    claims = (FIRST, OTHER)
    resolution = split(the_conflict(*claims), "second", "b/t", expires="2026-05-01")
    listed = store(*claims)
    whole = replace(
        listed, events={**listed.events, **events_split_off([resolution], listed.events)}, resolutions=(resolution,)
    )
    found = reconcile(whole, today=today)
    assert ("second" in found.event, not found.open_conflicts) == (acts, acts)


def test_a_split_whose_conflict_is_gone_moves_nothing() -> None:
    claims = (FIRST, claim("b/t", "talks", "2022-03-29"))
    found = decided(claims, split("000000000000", "second", "b/t"))
    assert (set(found.event), dict(found.resolutions)) == ({"talks"}, {})


def test_a_claim_that_relates_the_two_events_stays() -> None:
    claims = (FIRST, claim("b/t", "talks", "2022-03-31", "before second"), claim("d/s", "second", "2022-04-05"))
    found = decided(claims, split(the_conflict(*claims), "second", "b/t"))
    assert found.store.claims["b/t"].event == "talks"
    assert found.open_conflicts


def test_the_last_decision_on_a_conflict_is_the_one_that_acts() -> None:
    claims = (FIRST, OTHER)
    name = the_conflict(*claims)
    aside = replace(split(name, "second", "b/t"), action=Action.SET_ASIDE, split=None, set_aside=("b/t",))
    assert decided(claims, split(name, "second", "b/t"), aside).event.keys() == {"talks"}
    assert decided(claims, aside, split(name, "second", "b/t")).event.keys() == {"talks", "second"}


def test_a_split_event_has_the_tags_and_nothing_that_binds() -> None:
    talks = Event(id="talks", title="Talks", location=PLACE, part_of="war", instant=True, tags=("diplomacy",))
    (made,) = events_split_off([split("0", "second", "b/t")], {"talks": talks}).values()
    assert (made.title, made.tags, made.part_of, made.instant) == (
        "Talks (split from talks)",
        ("diplomacy",),
        None,
        False,
    )


def test_without_a_split_nothing_is_computed_and_nothing_changed() -> None:
    there = store(FIRST, OTHER)
    assert with_splits(there, None).store is there


def test_what_a_decision_moved_or_left_alone_is_not_gone_but_what_was_edited_is() -> None:
    claims = (FIRST, OTHER, claim("c/t", "talks", "2022-03-31"))
    there = store(*claims)
    (conflict,) = reconcile(there).conflicts
    known = claims_known(conflict, with_quote=True)
    fewer = reconcile(store(FIRST, OTHER)).conflicts[0]
    assert gone_since(fewer, known, [there]) == ()
    assert gone_since(fewer, known, [store(FIRST, OTHER)]) == ("c/t",)
    assert gone_since(fewer, known, [store(FIRST, OTHER, claim("c/t", "talks", "2022-03"))]) == ("c/t",)


@given(st.lists(st.sampled_from(range(1, 29)), min_size=2, max_size=5), st.data())
def test_after_a_split_it_is_as_if_the_claims_had_said_so(days: list[int], data: st.DataObject) -> None:
    claims = [claim(f"s{i}/t", "talks", f"2022-03-{day:02}") for i, day in enumerate([*days, 30])]
    moving = data.draw(st.sets(st.sampled_from([c.full_id for c in claims]), min_size=1, max_size=len(claims) - 1))
    name = the_conflict(*claims)
    found = decided(tuple(claims), split(name, "second", *sorted(moving)))
    written = reconcile(store(*(replace(c, event="second") if c.full_id in moving else c for c in claims)))
    assert found.open_conflicts == written.open_conflicts
    assert {e.id: (e.start, e.end, e.claims) for e in found.events} == {
        e.id: (e.start, e.end, e.claims) for e in written.events
    }
