"""A check of a store finds what checks of its parts find, each by itself, and what only the whole tells."""

from dataclasses import fields
from typing import Any

from hypothesis import given

from tests.reconciliation.random_stores import stores
from tests.reconciliation.stores import claim, store
from timeline.checks import RULES, Checked, Known, Policy, check_part, run_checks
from timeline.checks.run import part_findings, whole_findings
from timeline.model.finding import Finding
from timeline.model.store import Store
from timeline.reconciliation.parts import parts_of
from timeline.reconciliation.reconcile import reconcile, reconcile_part

TODAY = "2026-01-01"


def checked(there: Store, *, at_once: bool = False) -> Checked:
    found = reconcile_part(there, today=TODAY) if at_once else reconcile(there, today=TODAY)
    return Checked(store=there, reconciliation=found, known=Known.from_baseline(there.baseline), today=TODAY)


def told(finding: Finding) -> dict[str, Any]:
    return {each.name: getattr(finding, each.name) for each in fields(finding)}


def in_order(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    return sorted(map(told, findings), key=lambda f: (f["code"], f["message"], str(f["fingerprint"]), f["claims"]))


@given(stores())
def test_a_check_by_parts_finds_what_a_check_at_once_finds(there: Store) -> None:
    by_parts, at_once = checked(there), checked(there, at_once=True)
    assert in_order(run_checks(by_parts, Policy()).findings) == in_order(run_checks(at_once, Policy()).findings)
    assert by_parts.matched == at_once.matched


@given(stores())
def test_what_one_part_tells_needs_nothing_of_the_others(there: Store) -> None:
    whole = checked(there, at_once=True)
    parts = [check_part(part, today=TODAY) for part in parts_of(there)]
    assert in_order(tuple(f for part in parts for f in part.findings)) == in_order(tuple(part_findings(whole)))
    assert frozenset[str]().union(*(part.matched for part in parts)) == whole.matched


def test_rules_of_the_whole_are_those_of_files_of_sources_and_of_decisions_that_match_nothing() -> None:
    assert [rule.code for rule in RULES if rule.of_whole and rule.code[:3] not in ("TL0", "TL2")] == [
        "TL101",
        "TL103",
        "TL603",
        "TL701",
        "TL702",
    ]


def test_an_empty_store_has_nothing_wrong_with_it() -> None:
    assert list(whole_findings(checked(store()))) == []


def test_a_part_without_a_conflict_tells_of_its_events_alone() -> None:
    found = check_part(store(claim("a/1", "talks", "2022")))
    assert [finding.code for finding in found.findings] == ["TL601"]
    assert not found.matched
