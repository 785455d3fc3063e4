"""A finding on a conflict finds its words when somebody asks, and is a value like any other all the same."""

import pickle
from dataclasses import fields, replace

import pytest

from tests.reconciliation.stores import claim, store
from timeline.checks import Policy, conflict_findings
from timeline.checks.in_parts import tallied
from timeline.model.conflict import Conflict
from timeline.model.finding import Finding, Severity
from timeline.reconciliation.reconcile import reconcile


def found() -> Finding:
    """The one conflict of a small store, as it was just found."""
    there = reconcile(store(claim("a/1", "talks", "2022-03-29"), claim("b/1", "talks", "2022-03-30")))
    (finding,) = conflict_findings(there)
    return finding


def is_left_for_later(finding: Finding) -> bool:
    return "message" not in vars(finding)


def test_it_is_counted_and_judged_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Conflict) -> None:
        raise AssertionError("nobody needs to know")

    monkeypatch.setattr(Conflict, "indirect", property(refuse))
    finding = found()
    ((_, shown),), tally = tallied([finding], Policy())
    assert (shown, tally.new) == (finding, 1)
    assert is_left_for_later(shown)


def test_another_severity_leaves_the_words_for_later() -> None:
    finding = found().judged(Severity.ERROR)
    assert is_left_for_later(finding)
    assert finding == replace(found(), severity=Severity.ERROR)


def test_it_equals_the_finding_that_was_given_everything() -> None:
    whole = Finding(**{each.name: getattr(found(), each.name) for each in fields(Finding)})
    assert whole == found()
    assert whole.claims == ("a/1", "b/1")
    assert [related.claim for related in whole.related] == ["b/1"]
    assert whole.message == "1 day apart: a dates talks 29 March 2022, but b dates it 30 March 2022"


def test_a_copy_from_elsewhere_says_the_same() -> None:
    assert pickle.loads(pickle.dumps(found())) == found()
    with pytest.raises(AttributeError, match="headline"):
        _ = found().headline  # type: ignore[attr-defined]
