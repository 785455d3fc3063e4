"""What decisions set aside, and what makes a known conflict new again."""

from dataclasses import replace

import pytest

from tests.reconciliation.stores import PLACE, claim, store
from timeline.model.claim import Claim, Evidence
from timeline.model.conflict import Conflict
from timeline.model.decisions import Action, Resolution
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.reconciliation.decisions import (
    applying,
    changed_since,
    claims_known,
    is_expired,
    name_of,
    statements_set_aside,
)
from timeline.reconciliation.reconcile import reconcile

TALKS = claim("a/t", "talks", "2022-03-29", "before images", evidence=Evidence(quote="talks on 29 March"))
OTHER = claim("b/t", "talks", "2022-03-30")


def decision(fingerprint: str, *set_aside: str, reason: str = "", expires: str | None = None) -> Resolution:
    return Resolution(
        fingerprint=fingerprint,
        action=Action.SET_ASIDE if set_aside else Action.ACCEPT,
        reason=reason,
        by="me",
        date="2026-01-01",
        location=PLACE,
        set_aside=set_aside,
        claims={},
        expires=expires,
    )


def conflict_over(*claims: Claim) -> Conflict:
    """The conflict over the time of the talks alone."""
    return next(c for c in reconcile(store(*claims)).conflicts if c.events == ("talks",))


@pytest.mark.parametrize(
    ("named", "keys"),
    [(("a/t",), {"when"}), (("a/t#when",), {"when"}), (("a/t#relations[0]",), set()), ((), set())],
)
def test_of_a_claim_that_loses_only_the_part_in_the_conflict_goes(named: tuple[str, ...], keys: set[str]) -> None:
    conflict = conflict_over(TALKS, OTHER)
    decided = {conflict.fingerprint: decision(conflict.fingerprint, *named)}
    removed = statements_set_aside(decided, [conflict])
    assert {s.key for s in removed if s.claim.full_id == "a/t"} == keys
    assert all(name_of(s).startswith("a/t#") for s in removed)


def test_the_last_decision_on_a_conflict_holds_and_others_do_not_apply() -> None:
    conflict = conflict_over(TALKS, OTHER)
    name = conflict.fingerprint
    recorded = [decision(name, reason="first"), decision(name, reason="last"), decision("000000000000")]
    assert {f: r.reason for f, r in applying(recorded, [conflict], None).items()} == {name: "last"}


@pytest.mark.parametrize(
    ("expires", "today", "expired"),
    [
        (None, "2026-05-02", False),
        ("2026-05-01", None, False),
        ("2026-05-01", "2026-05-01", False),
        ("2026-05-01", "2026-05-02", True),
    ],
)
def test_a_decision_expires_after_its_last_day(expires: str | None, today: str | None, expired: bool) -> None:
    assert is_expired(decision("000000000000", expires=expires), today) is expired


def test_the_same_claims_are_no_news() -> None:
    conflict = conflict_over(TALKS, OTHER)
    known = claims_known(conflict, with_quote=True)
    assert list(known) == ["a/t", "b/t"]
    assert changed_since(conflict, known, with_quote=True) == ()


def test_a_claim_that_joins_or_means_something_else_is_news() -> None:
    known = claims_known(conflict_over(TALKS, OTHER), with_quote=False)
    joined = conflict_over(TALKS, OTHER, claim("c/t", "talks", "2022-03-30"))
    assert {s.claim.full_id for s in changed_since(joined, known, with_quote=False)} == {"c/t"}
    edited = conflict_over(TALKS, claim("b/t", "talks", "2022-03-31"))
    assert {s.claim.full_id for s in changed_since(edited, known, with_quote=False)} == {"b/t"}


def test_another_quote_is_news_to_who_decided_only() -> None:
    conflict = conflict_over(TALKS, OTHER)
    requoted = conflict_over(claim("a/t", "talks", "2022-03-29", "before images", evidence=Evidence(quote="…")), OTHER)
    for with_quote, news in ((True, {"a/t"}), (False, set())):
        known = claims_known(conflict, with_quote=with_quote)
        assert {s.claim.full_id for s in changed_since(requoted, known, with_quote=with_quote)} == news


def test_a_new_longer_way_is_news_and_who_stands_beside_known_ones_there_is_not() -> None:
    anchor = claim("c/w", "withdrawal", "2022-04-02")
    way = claim("d/w", "withdrawal", "", "same_day talks")
    known = claims_known(conflict_over(TALKS, OTHER), with_quote=False)
    longer = conflict_over(TALKS, OTHER, anchor, way)
    assert longer.longer, "the way over the withdrawal folds into the conflict of the two dates"
    assert {s.claim.full_id for s in changed_since(longer, known, with_quote=False)} == {"c/w", "d/w"}
    known = claims_known(longer, with_quote=False)
    beside = conflict_over(TALKS, OTHER, anchor, way, claim("e/w", "withdrawal", "2022-04-02"))
    assert changed_since(beside, known, with_quote=False) == ()


def test_whoever_still_clashes_beside_a_decision_is_told_of_by_an_open_conflict_in_the_end() -> None:
    """The length that one source gives fits neither that of another one nor its own date."""
    start = claim("a/s", "siege", start=parse_edtf("2022-10-31"))
    short = claim("b/d", "siege", duration=parse_duration("P1D"))
    long = claim("c/d", "siege", "2022-11-04", duration=parse_duration("P1W"))
    there = store(start, short, long)
    lengths, dates = sorted(reconcile(there).conflicts, key=lambda c: start in {s.claim for s in c.statements})
    assert {s.id for s in lengths.statements} == {("b/d", "duration"), ("c/d", "duration")}
    decided = (decision(lengths.fingerprint, "b/d"),)
    still = reconcile(replace(there, resolutions=decided))
    assert still.open_conflicts == {dates.fingerprint}  # the length and the date of c are a longer chain of this
    ended = reconcile(replace(there, resolutions=(*decided, decision(dates.fingerprint, "a/s"))))
    (left,) = (c for c in ended.conflicts if c.fingerprint in ended.open_conflicts)
    assert left.fingerprint not in (lengths.fingerprint, dates.fingerprint)
    assert {s.id for s in left.statements} >= {("c/d", "when"), ("c/d", "duration")}
