"""All formats tell the same findings: the same codes at the same places, on every store that fails a rule."""

from pathlib import Path

import pytest

from tests.reports.read_back import READERS
from timeline.api.checking import check
from timeline.api.reading import load
from timeline.api.reporting import report_of
from timeline.checks import RULES
from timeline.reports import FORMATS, Report, report_text

CASES = Path(__file__).parent.parent / "cases"


def test_every_format_is_read_back() -> None:
    assert list(READERS) == [f.name for f in FORMATS]


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_all_formats_tell_the_same_findings(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    report = _report_of_case(code, monkeypatch)
    wanted = {(f.code, f.location.file, f.location.line) for f in report.findings}
    assert code in {told[0] for told in wanted}
    assert {name: read(report_text(report, name)) for name, read in READERS.items()} == dict.fromkeys(READERS, wanted)


def _report_of_case(code: str, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Everything of the store that fails a rule; as if it lay in no repository, and its places were short."""
    monkeypatch.chdir(CASES / code / "fails")
    monkeypatch.delenv("TIMELINE_DOCUMENTS", raising=False)
    monkeypatch.setattr("timeline.api.reporting.root_of", lambda _: None)
    return report_of(check(load("data"), today="2026-01-01"), verbose=True)
