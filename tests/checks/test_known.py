"""New, known or resolved: what the baseline and the decisions make of a conflict."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.reconciliation.stores import PLACE, claim, store
from timeline.checks import Checked, Known, Policy, baseline_of, conflict_finding, known_in, run_checks
from timeline.model.claim import Claim
from timeline.model.decisions import Action, Resolution
from timeline.model.finding import Finding, FindingStatus
from timeline.model.store import Store
from timeline.reconciliation.decisions import claims_known
from timeline.reconciliation.reconcile import reconcile

TWO = (claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03-30"))
JOINING = claim("z/t", "talks", "2022-03-30")
NEARBY = claim("z/i", "images", "2022-04-02")


def checked(there: Store) -> Checked:
    return Checked(store=there, reconciliation=reconcile(there), known=Known.from_baseline(there.baseline))


def with_baseline(now: tuple[Claim, ...], then: tuple[Claim, ...] = TWO) -> Store:
    """A store of these claims, whose baseline was written when it had those."""
    return store(*now, baseline=baseline_of(checked(store(*then))))


def with_decision(now: tuple[Claim, ...], then: tuple[Claim, ...] = TWO) -> Store:
    (conflict,) = reconcile(store(*then)).conflicts
    resolution = Resolution(
        fingerprint=conflict.fingerprint,
        action=Action.SET_ASIDE,
        reason="looked",
        by="me",
        date="2026-01-01",
        location=PLACE,
        set_aside=("a/t",),
        claims=claims_known(conflict, with_quote=True),
    )
    return store(*now, resolutions=(resolution,))


def finding_in(there: Store) -> Finding:
    (finding,) = checked(there).conflicts
    return finding


def at(line: int, known: Claim) -> Claim:
    return replace(known, location=PLACE._replace(line=line))


@pytest.mark.parametrize(
    ("there", "status"),
    [
        (store(*TWO), FindingStatus.NEW),
        (with_baseline(TWO), FindingStatus.KNOWN),
        (with_baseline((*TWO, NEARBY)), FindingStatus.KNOWN),
        (with_baseline((*TWO, JOINING)), FindingStatus.NEW),
        (with_baseline((TWO[0], claim("b/t", "talks", "2022-03-31"))), FindingStatus.NEW),
        (with_baseline(TWO, then=TWO[:1]), FindingStatus.NEW),
        (with_decision(TWO), FindingStatus.RESOLVED),
        (with_decision((*TWO, JOINING)), FindingStatus.NEW),
    ],
)
def test_the_status_of_the_one_conflict(there: Store, status: FindingStatus) -> None:
    assert finding_in(there).status is status


@pytest.mark.parametrize("remembered", [with_baseline, with_decision])
def test_what_joined_is_pointed_at_first(remembered: Callable[[tuple[Claim, ...]], Store]) -> None:
    finding = finding_in(remembered((*TWO, at(77, JOINING))))
    assert finding.location.line == 77
    assert {related.claim for related in finding.related} == {"a/t", "b/t"}


def test_of_a_conflict_that_was_not_listed_the_claim_that_is_new_to_the_store_comes_first() -> None:
    finding = finding_in(with_baseline((TWO[0], at(77, TWO[1])), then=TWO[:1]))
    assert finding.location.line == 77


def test_a_baseline_makes_everything_known_and_lists_every_claim() -> None:
    there = with_baseline((*TWO, NEARBY), then=(*TWO, NEARBY))
    assert there.baseline is not None
    assert set(there.baseline.seen) == {"a/t", "b/t", "z/i"}
    assert {f.status for f in checked(there).conflicts} == {FindingStatus.KNOWN}
    assert baseline_of(checked(there)).entries == there.baseline.entries


def test_a_longer_chain_stands_as_the_conflict_that_it_is_folded_into() -> None:
    way = (claim("c/w", "withdrawal", "", "same_day talks"), claim("d/w", "withdrawal", "2022-04-02"))
    there = checked(with_baseline((*TWO, *way), then=(*TWO, *way)))
    folded = [chain for c in there.reconciliation.conflicts for chain in c.longer]
    assert folded
    assert {conflict_finding(c, there.reconciliation, there.known).status for c in folded} == {FindingStatus.KNOWN}


def test_what_is_new_to_the_store_comes_before_what_it_brings_in_by_a_longer_chain() -> None:
    way = claim("c/w", "withdrawal", "", "same_day talks")
    newest = at(77, claim("z/w", "withdrawal", "2022-04-02"))
    finding = finding_in(with_baseline((*TWO, way, newest), then=(*TWO, way)))
    assert (finding.status, finding.location.line) == (FindingStatus.NEW, 77)
    assert {related.claim for related in finding.related} == {"a/t", "b/t", "c/w"}


def test_where_only_older_claims_came_in_what_is_new_to_the_store_comes_first_all_the_same() -> None:
    then, now = with_baseline((*TWO, JOINING)), reconcile(store(*TWO, JOINING))
    (conflict,) = now.conflicts
    older = tuple(s for s in conflict.statements if s.claim.full_id == "a/t")
    newest, *others = Known.from_baseline(then.baseline).newest_first(older, conflict)
    assert (newest.claim.full_id, others) == ("z/t", list(older))
    assert Known.from_baseline(then.baseline).newest_first((), conflict) == ()


LONG = (
    claim("a/t", "talks", "2022-03-29"),
    claim("c/w", "withdrawal", "", "same_day talks"),
    claim("d/w", "withdrawal", "2022-04-02"),
)
SHORT = at(77, claim("z/t", "talks", "2022-04-01"))


def codes(there: Store) -> set[str]:
    return {finding.code for finding in run_checks(checked(there), Policy(folder=there.folder)).findings}


def test_what_is_known_is_not_stale_where_a_shorter_chain_came() -> None:
    there = with_baseline((*LONG, SHORT), then=LONG)
    folded = [chain.fingerprint for conflict in reconcile(there).conflicts for chain in conflict.longer]
    assert there.baseline is not None
    assert [entry.fingerprint in folded for entry in there.baseline.entries] == [True]
    new = [finding for finding in checked(there).conflicts if finding.status is FindingStatus.NEW]
    assert {finding.location.line for finding in new} == {77}
    assert "TL701" not in codes(there)


def test_what_is_known_is_stale_where_it_is_gone() -> None:
    assert "TL701" in codes(with_baseline(LONG[:2], then=LONG))


@pytest.mark.parametrize("known_of", [lambda then: Known.from_baseline(baseline_of(then)), known_in])
def test_a_longer_chain_is_no_news_where_the_shorter_one_is_gone(known_of: Callable[[Checked], Known]) -> None:
    known = known_of(checked(store(*LONG, SHORT)))
    now = reconcile(store(*LONG))
    (conflict,) = now.conflicts
    assert conflict.longer == ()
    assert conflict_finding(conflict, now, known).status is FindingStatus.KNOWN


def test_a_conflict_of_old_claims_that_no_listing_holds_is_new() -> None:
    then = Known(seen=known_in(checked(store(*TWO))).seen)
    now = reconcile(store(*TWO))
    (conflict,) = now.conflicts
    assert conflict_finding(conflict, now, then).status is FindingStatus.NEW


def test_what_either_knew_is_known() -> None:
    edited = claim("b/t", "talks", "2022-03-31")
    older, newer = (known_in(checked(store(TWO[0], second))) for second in (TWO[1], edited))
    joined = known_in(checked(store(TWO[0], JOINING)))
    for second in (TWO[1], edited):
        now = reconcile(store(TWO[0], second, JOINING))
        (conflict,) = now.conflicts
        found = [
            conflict_finding(conflict, now, known).status for known in (older, newer, joined, older | newer | joined)
        ]
        assert found == [FindingStatus.NEW] * 3 + [FindingStatus.KNOWN]
