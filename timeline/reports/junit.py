"""Findings as a JUnit report: a test case for each event, and one for the files of the store.

It follows the schema of Jenkins and its twins (testsuites, testsuite, testcase with at most one of failure and skipped,
system-out), as far as all of them agree.
"""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, FindingStatus
from timeline.reconciliation.plain import safe_text
from timeline.reports.report import Level, Report
from timeline.reports.text import finding_text

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAME = "timeline check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One test case: an event, or the files of the store, and the findings about it."""

    group: str
    name: str
    failing: tuple[Finding, ...] = ()
    excused: tuple[Finding, ...] = ()  # known or resolved
    others: tuple[Finding, ...] = ()  # information, and grades that do not fail

    @property
    def is_skipped(self) -> bool:
        """Whether all that speaks against it is known or resolved."""
        return bool(self.excused) and not self.failing


def to_text(report: Report) -> str:
    """Return the report as XML 1.0."""
    cases = list(_cases(report))
    failures = sum(bool(case.failing) for case in cases)
    counts = {"name": NAME, "tests": f"{len(cases)}", "failures": f"{failures}", "errors": "0", "time": "0"}
    root = Element("testsuites", counts)
    suite = SubElement(root, "testsuite", {**counts, "skipped": f"{sum(case.is_skipped for case in cases)}"})
    for case in cases:
        _add(case, suite, report)
    ElementTree.indent(root)
    return DECLARATION + ElementTree.tostring(root, encoding="unicode") + "\n"


def _cases(report: Report) -> Iterator[Case]:
    """The files of the store, then every event in time order; a finding stands with each event that it is about."""
    about: dict[str, list[Finding]] = {event.id: [] for event in report.reconciliation.events}
    of_files = []
    for finding in report.findings:
        events = [event for event in finding.events if event in about]
        for event in events:
            about[event].append(finding)
        of_files += [] if events else [finding]
    yield _case("timeline.files", "files of the store", of_files, report)
    for event, findings in about.items():
        yield _case("timeline.events", safe_text(event), findings, report)


def _case(group: str, name: str, findings: Sequence[Finding], report: Report) -> Case:
    failing = tuple(f for f in findings if report.level_of(f) is Level.ERROR)
    rest = [f for f in findings if report.level_of(f) is not Level.ERROR]
    excused = tuple(f for f in rest if f.status is not FindingStatus.NEW)
    others = tuple(f for f in rest if f.status is FindingStatus.NEW)
    return Case(group=group, name=name, failing=failing, excused=excused, others=others)


def _add(case: Case, suite: Element, report: Report) -> None:
    element = SubElement(suite, "testcase", classname=case.group, name=case.name, time="0")
    also = [*case.excused, *case.others]
    if case.failing:
        first = case.failing[0]
        more = f" (and {len(case.failing) - 1} more)" if len(case.failing) > 1 else ""
        message = safe_text(f"{first.code} {first.message}{more}")
        SubElement(element, "failure", type=first.code, message=message).text = _told(case.failing, report)
    elif case.excused:
        SubElement(element, "skipped", message=_excuses(case.excused, report)).text = _told(case.excused, report)
        also = list(case.others)
    if also:
        SubElement(element, "system-out").text = _told(also, report)


def _told(findings: Sequence[Finding], report: Report) -> str:
    return "\n" + "".join(finding_text(finding, report) + "\n" for finding in findings)


def _excuses(findings: Sequence[Finding], report: Report) -> str:
    reasons = (f"{finding.code}: {report.excuse_of(finding)}" for finding in findings)
    return safe_text("; ".join(dict.fromkeys(reasons)))
