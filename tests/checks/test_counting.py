"""Counts of findings, against a twin that looks for each kind by itself."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.checks import FAILING_GRADES, Policy, fails, summary_of
from timeline.checks.counting import tally_of
from timeline.checks.in_parts import tallied
from timeline.model.conflict import Grade
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.model.location import Location

FINDINGS = st.lists(
    st.builds(
        Finding,
        code=st.just("TL301"),
        name=st.just("date-conflict"),
        message=st.sampled_from("abc"),
        location=st.builds(Location, st.sampled_from(["data/a.yaml", "data/b.yaml"]), st.integers(1, 3)),
        grade=st.none() | st.sampled_from(Grade),
        severity=st.sampled_from(Severity),
        status=st.sampled_from(FindingStatus),
    ),
    max_size=9,
)
CONFLICTS = (Grade.CONTRADICTION, Grade.TENSION)


@given(FINDINGS)
def test_every_finding_counts_for_what_it_is(found: list[Finding]) -> None:
    tally = tally_of(found)
    grades, conflicts = [f.grade for f in found], [f.status for f in found if f.grade in CONFLICTS]
    assert [tally.contradiction, tally.tension, tally.refinement] == [grades.count(grade) for grade in Grade]
    assert [tally.new, tally.known, tally.resolved] == [conflicts.count(status) for status in FindingStatus]
    assert tally.errors == len([f for f in found if f.grade not in CONFLICTS and f.severity is Severity.ERROR])
    is_open = [f.is_open for f in found]
    assert (tally.listed, tally.hidden) == (is_open.count(True), is_open.count(False))
    assert all(tally.fails(level) == fails(found, level) for level in FAILING_GRADES)
    assert tally[:7] == tuple(getattr(summary_of(found), name) for name in tally._fields[:7])


@given(FINDINGS)
def test_what_people_are_shown_comes_most_urgent_first(found: list[Finding]) -> None:
    shown, tally = tallied(found, Policy())
    assert tally == tally_of(found)
    assert [each for _, each in shown] == sorted(
        (each for each in found if each.is_open),
        key=lambda f: (f.severity is not Severity.ERROR, f.grade is not Grade.CONTRADICTION, f.location, f.message),
    )
