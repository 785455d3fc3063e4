"""What a chronology for the public leaves out, and what it keeps."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.random_stores import undecided_stores
from tests.reconciliation.stores import claim, source, store
from timeline.model.claim import Basis
from timeline.model.store import Store
from timeline.reconciliation.audience import for_public
from timeline.reconciliation.reconcile import reconcile


def with_hearsay() -> Store:
    return store(
        claim("a/one", "talks", "2022-03-29", note="seen twice"),
        claim("b/one", "talks", "2022-03-29"),
        claim("c/heard", "talks", "2022-04-05", basis=Basis.RUMOUR, note="who said so?"),
        claim("c/also-heard", "march", "2022-03", basis=Basis.RUMOUR),
        claim("c/after-it", "signing", "", "after talks", basis=Basis.RUMOUR),
        sources=(source("a", weight=80), source("b"), source("c")),
    )


def test_a_rumour_that_loses_is_left_out_and_one_that_does_not_stays() -> None:
    public = for_public(with_hearsay())
    assert set(public.reconciliation.store.claims) == {"a/one", "b/one", "c/also-heard", "c/after-it"}
    assert public.reconciliation.conflicts == ()
    assert public.reconciliation.event["talks"].edtf == "2022-03-29"
    assert "1 claim of hearsay" in public.left_out[0]


def test_notes_and_weights_are_gone_and_it_says_so() -> None:
    public = for_public(with_hearsay())
    given_out = public.reconciliation.store
    assert all(each.note is None for each in given_out.claims.values())
    assert all(each.weight is None for each in given_out.sources.values())
    assert any("2 notes" in sentence for sentence in public.left_out)
    assert any("weights of 1 source" in sentence for sentence in public.left_out)


def test_an_event_that_only_lost_hearsay_tells_of_is_left_out() -> None:
    told = store(
        claim("a/one", "talks", "2022-03-29"),
        claim("a/two", "signing", "2022-03-30"),
        claim("b/heard", "secret", "2022-04-05", "before talks", basis=Basis.RUMOUR),
    )
    public = for_public(told)
    assert "secret" not in public.reconciliation.store.events
    assert "1 event that nothing else tells of" in public.left_out[0]


def test_where_there_is_nothing_to_leave_out_nothing_is_said_and_nothing_changes() -> None:
    plain = store(claim("a/one", "talks", "2022-03-29"), claim("b/one", "talks", "2022-03-30"))
    public = for_public(plain)
    assert public.left_out == ()
    assert public.reconciliation.events == reconcile(plain).events


@given(undecided_stores(), st.sets(st.integers(0, 11), max_size=6))
@settings(max_examples=80, deadline=None)
def test_what_is_not_hearsay_stays_and_no_lost_hearsay_does(told: Store, heard: set[int]) -> None:
    claims = {
        name: replace(each, basis=Basis.RUMOUR) if place in heard else each
        for place, (name, each) in enumerate(told.claims.items())
    }
    public = for_public(replace(told, claims=claims)).reconciliation
    firm = {name for name, each in claims.items() if each.basis is not Basis.RUMOUR}
    assert firm <= set(public.store.claims)
    assert {claims[name].event for name in firm} <= set(public.store.events)
    assert not any(lost.statement.claim.basis is Basis.RUMOUR for e in public.events for lost in e.set_aside)
