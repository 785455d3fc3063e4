"""Whatever a finding says, and wherever it stands, code hosts read back exactly that, and nothing as a command."""

import json
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.code_hosts import LINK, gitlab_issues, sarif_results, workflow_commands
from tests.reports.made import HERE, made_report
from timeline.model.finding import Finding, FindingStatus, Related, Severity
from timeline.model.location import Location
from timeline.reconciliation.plain import safe_text
from timeline.reports import Report, report_text
from timeline.reports.github import SUMMARY_BYTES, to_summary

SPECIAL = ["::error::x", "%0A", "%25", "](1)", "[a](2)", "\\", "\n", "\r", "\x1b[0m", "\u202e", ",", ":", "é", "\udcff"]
TEXTS = st.lists(st.sampled_from(SPECIAL) | st.text(max_size=4), min_size=1, max_size=5).map("".join).filter(str.strip)
NAMES = st.lists(st.sampled_from([*"ab%#?:, ~é\\[]("]), min_size=1, max_size=6).map("".join)
FILES = st.lists(NAMES.filter(lambda name: name.strip() == name), min_size=1, max_size=3).map("/".join)
PLACES = st.builds(Location, FILES, st.integers(1, 10**6), st.integers(1, 500))
RELATED = st.builds(Related, claim=TEXTS, location=PLACES)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    return Finding(
        code="TL101",
        name="unknown-event",
        message=draw(TEXTS),
        location=draw(PLACES),
        severity=draw(st.sampled_from(Severity)),
        status=draw(st.sampled_from(FindingStatus)),
        fingerprint=draw(st.sampled_from([None, "3535c00f8d6c"])),
        related=tuple(draw(st.lists(RELATED, max_size=8))),
    )


def report_of(found: list[Finding], line: str | None = None) -> Report:
    return replace(made_report(*found, verbose=True), line_at=lambda _: line)


@settings(max_examples=60)
@given(st.lists(findings(), max_size=4), st.none() | TEXTS)
def test_sarif_says_what_was_found(found: list[Finding], line: str | None) -> None:
    text = report_text(report_of(found, line), "sarif")
    for finding, result in zip(found, sarif_results(text), strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == finding.location.file
        linked = [name for name, _ in LINK.findall(result["message"]["text"])]
        assert [_without_backslashes(name) for name in linked] == [safe_text(r.claim) for r in finding.related[:6]]
        assert bool(result["suppressions"]) == (finding.status is not FindingStatus.NEW)
    assert all(line == safe_text(line) for line in text.split("\n"))


def _without_backslashes(text: str) -> str:
    characters = iter(text)
    return "".join(next(characters) if character == "\\" else character for character in characters)


@settings(max_examples=60)
@given(st.lists(findings(), max_size=4))
def test_workflow_commands_are_one_line_each_and_read_back(found: list[Finding]) -> None:
    marks = workflow_commands(report_text(report_of(found), "github"))
    wanted = sorted((f.location.file, str(f.location.line), safe_text(f.message), _lines_below(f)) for f in found)
    told = [(m["file"], m["line"], m["message"].split("\n")[0], len(m["message"].split("\n")) - 1) for m in marks]
    assert sorted(told) == wanted


def _lines_below(finding: Finding) -> int:
    """The related claims, at most six and how many more; then why what stands does not fail."""
    return min(len(finding.related), 7) + (finding.status is not FindingStatus.NEW)


@settings(max_examples=60)
@given(st.lists(findings(), max_size=6))
def test_code_quality_has_an_issue_a_finding_each_with_a_fingerprint_of_its_own(found: list[Finding]) -> None:
    issues = gitlab_issues(report_text(report_of(found), "gitlab"))
    assert [issue["location"]["path"] for issue in issues] == [finding.location.file for finding in found]
    assert all("\n" not in issue["description"] for issue in issues)


def test_a_file_outside_the_repository_has_a_whole_address() -> None:
    place = Location(str(PurePosixPath(HERE).parent / "else where" / "a.yaml"))
    report = report_of([Finding(code="TL101", name="x", message="x", location=place)])
    (result,) = json.loads(report_text(report, "sarif"))["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///else%20where/a.yaml"}


def test_the_summary_of_a_step_is_what_github_takes() -> None:
    many = [Finding(code="TL101", name="x", message="é" * 500, location=Location("a.yaml", n)) for n in range(1, 3000)]
    text = to_summary(report_of(many))
    assert SUMMARY_BYTES * 0.9 < len(text.encode()) <= SUMMARY_BYTES < 1024 * 1024
    assert "left out" in text
