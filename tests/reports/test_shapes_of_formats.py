"""Formats that other programs read have the shape that those programs expect, whatever a store says."""

import json
import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.made import HOSTILE, made_report
from timeline.model.event import Event
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.model.location import Location
from timeline.model.store import Store
from timeline.reconciliation.reconcile import reconcile
from timeline.reports import FORMATS, Report, report_text

STATUSES = st.sampled_from(list(FindingStatus))
SEVERITIES = st.sampled_from(list(Severity))
EVENTS = {name: Event(id=name, title=name, location=Location("data/events.yaml")) for name in ("talks", "siege")}


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """A finding about nothing, one event or two, that says anything."""
    return Finding(
        code=draw(st.sampled_from(["TL001", "TL301", "TL601"])),
        name="name",
        message=draw(HOSTILE),
        location=Location(draw(st.sampled_from(["data/a.yaml", "data/b_c|d.yaml"])), draw(st.integers(1, 99)), 3),
        severity=draw(SEVERITIES),
        status=draw(STATUSES),
        events=draw(st.sampled_from([(), ("talks",), ("talks", "siege"), ("gone",)])),
    )


REPORTS = st.builds(lambda found: _report(*found), st.lists(findings(), max_size=6))


def _report(*found: Finding) -> Report:
    store = Store(folder=made_report().reconciliation.store.folder, events=EVENTS, sources={}, claims={})
    return replace(made_report(*found, verbose=True), reconciliation=reconcile(store))


@given(REPORTS)
def test_junit_has_a_case_an_event_and_counts_right(report: Report) -> None:
    root = ElementTree.fromstring(report_text(report, "junit"))
    assert_junit(root)
    names = [case.get("name") for case in root.iter("testcase")]
    assert names == ["files of the store", "siege", "talks"] or names == ["files of the store", "talks", "siege"]


def assert_junit(root: Element) -> None:
    """What the schemas of Jenkins, Ant and their twins have in common: elements, attributes, numbers, order."""
    assert root.tag == "testsuites"
    assert set(root.attrib) == {"name", "tests", "failures", "errors", "time"}
    (suite,) = root
    assert suite.tag == "testsuite"
    assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped", "time"}
    cases = list(suite)
    for case in cases:
        assert case.tag == "testcase"
        assert set(case.attrib) == {"classname", "name", "time"}
        assert tuple(child.tag for child in case) in CHILDREN
        assert all(set(child.attrib) == ATTRIBUTES[child.tag] for child in case)
    counted = {"tests": len(cases), "failures": _cases_with(cases, "failure"), "errors": 0}
    assert all(int(element.attrib[name]) == number for element in (root, suite) for name, number in counted.items())
    assert int(suite.attrib["skipped"]) == _cases_with(cases, "skipped")


CHILDREN = [(*result, *output) for result in ((), ("failure",), ("skipped",)) for output in ((), ("system-out",))]
ATTRIBUTES: dict[str, set[str]] = {"failure": {"type", "message"}, "skipped": {"message"}, "system-out": set()}


def _cases_with(cases: list[Element], tag: str) -> int:
    return sum(case.find(tag) is not None for case in cases)


def test_junit_fails_what_fails_and_skips_what_is_known() -> None:
    new, known = _conflict(FindingStatus.NEW), _conflict(FindingStatus.KNOWN)
    for found, tag in (([new], "failure"), ([known], "skipped"), ([known, new], "failure")):
        root = ElementTree.fromstring(report_text(_report(*found), "junit"))
        assert [child.tag for child in root.iter() if child.tag in ("failure", "skipped")] == [tag]
    (skipped,) = ElementTree.fromstring(report_text(_report(known), "junit")).iter("skipped")
    assert skipped.get("message") == "TL001: known before"


def _conflict(status: FindingStatus) -> Finding:
    severity = Severity.ERROR if status is FindingStatus.NEW else Severity.WARNING
    place = Location("data/a.yaml")
    return Finding(
        code="TL001", name="n", message="m", location=place, severity=severity, status=status, events=("talks",)
    )


@given(REPORTS)
def test_rdjson_is_a_diagnostic_result(report: Report) -> None:
    """The keys and values that reviewdog's schema allows; it refuses any other."""
    result = json.loads(report_text(report, "rdjson"))
    assert result.keys() == {"source", "severity", "diagnostics"}
    assert result["source"] == {"name": "timeline"}
    for each in (result, *result["diagnostics"]):
        assert each["severity"] in {"ERROR", "WARNING", "INFO"}
    for each in result["diagnostics"]:
        assert each.keys() == {"message", "location", "severity", "code", "original_output"}
        assert each["location"].keys() == {"path", "range"}
        assert each["location"]["range"].keys() == {"start"}
        assert all(number >= 1 for number in each["location"]["range"]["start"].values())
        assert each["code"].keys() == {"value"}


def test_columns_of_rdjson_count_bytes() -> None:
    found = _conflict(FindingStatus.NEW)
    place = Location("data/a.yaml", 1, 3)
    report = replace(_report(replace(found, location=place)), line_at={place: "é€x"}.get)
    (told,) = json.loads(report_text(report, "rdjson"))["diagnostics"]
    assert told["location"]["range"]["start"] == {"line": 1, "column": 1 + len("é€".encode())}


@given(REPORTS)
def test_whatever_is_said_a_line_of_a_finding_stays_one(report: Report) -> None:
    assert len(report_text(report, "concise").splitlines()) == len(report.findings)
    assert len(report_text(report, "jsonl").split("\n")) == len(report.findings) + 1


@given(REPORTS)
def test_every_format_is_text_that_can_be_written(report: Report) -> None:
    for each in FORMATS:
        report_text(report, each.name).encode("utf-8")


def test_a_file_whose_name_is_no_utf8_can_be_written_and_read_back() -> None:
    place = Location(os.fsdecode(b"data/claims/\xff.yaml"), 1, 3)
    report = _report(replace(_conflict(FindingStatus.NEW), location=place))
    for each in FORMATS:
        report_text(report, each.name).encode("utf-8")
    (told,) = json.loads(report_text(report, "json"))["findings"]
    assert told["location"]["file"] == place.file
    assert json.loads(report_text(report, "jsonl"))["location"]["file"] == place.file
    (diagnostic,) = json.loads(report_text(report, "rdjson"))["diagnostics"]
    assert diagnostic["location"]["path"] == place.file


def test_paths_are_from_the_root_on_unless_they_lie_outside() -> None:
    report = replace(_report(), here=Path("/house/here"), root=Path("/house"))
    asked = ("a.yaml", "../..data/a.yaml", "..x/a.yaml", "../../other/a.yaml")
    told = [report.path_of(Location(file)) for file in asked]
    assert told == ["here/a.yaml", "..data/a.yaml", "here/..x/a.yaml", "/other/a.yaml"]
