"""Findings as lines for people."""

from tests.reports.made import made_report
from timeline.model.finding import Finding, Severity
from timeline.model.location import Location
from timeline.reports import report_text


def info(code: str, number: int, *events: str) -> Finding:
    place = Location(f"data/claims/s{number}.yaml")
    return Finding(code=code, name="some-info", message="…", location=place, severity=Severity.INFO, events=events)


def test_many_infos_take_one_line_and_name_events_or_else_files() -> None:
    findings = [*(info("TL601", n, f"e{n}") for n in range(9)), *(info("TL204", n) for n in range(6))]
    lines = report_text(made_report(*findings, verbose=True), "text").splitlines()
    assert lines[0].startswith("TL601 some-info: 9 events (e0, e1, e2, e3, e4, …): ")
    assert lines[1].startswith("TL204 some-info: 6 findings (data/claims/s0.yaml, data/claims/s1.yaml, ")


def test_infos_that_were_asked_for_stand_one_by_one() -> None:
    findings = [info("TL601", n, f"e{n}") for n in range(9)]
    lines = report_text(made_report(*findings, verbose=True), "text").splitlines()
    assert len(lines) == 9 + 1
