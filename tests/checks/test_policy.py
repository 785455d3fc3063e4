"""Which codes are reported, against a twin that tries the beginnings of a code from the longest on."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from timeline.checks import Policy
from timeline.model.check_settings import CheckSettings, PerFile
from timeline.model.finding import Finding, Severity
from timeline.model.location import Location

BEGINNINGS = st.sampled_from(["TL", "TL3", "TL30", "TL301", "TL302", "TL305", "TL4", "TL401", "TL40"])
CODES = st.sampled_from(["TL301", "TL302", "TL305", "TL401", "TL601"])
SOME = st.lists(BEGINNINGS, max_size=3).map(tuple)
SEVERITIES = st.dictionaries(BEGINNINGS, st.sampled_from(Severity), max_size=3)
SETTINGS = st.builds(CheckSettings, select=SOME, ignore=SOME, severity=SEVERITIES)


def finding(code: str, file: str = "data/events.yaml") -> Finding:
    return Finding(code=code, name="a-name", message="m", location=Location(file))


@given(SETTINGS, SETTINGS, CODES)
def test_a_code_is_reported_as_the_longest_beginning_says(
    settings: CheckSettings, asked: CheckSettings, code: str
) -> None:
    policy = Policy(settings=settings, asked=asked)
    is_reported = policy.selects(finding(code)) and not policy.ignores(finding(code))
    if asked.select:
        assert is_reported is _chooses(asked, code)
    else:
        assert is_reported is (_chooses(settings, code) and _chooses(asked, code))


def _chooses(settings: CheckSettings, code: str) -> bool:
    """Look for the code itself, then for each shorter beginning; who names it first decides, `ignore` in a tie."""
    for length in range(len(code), 1, -1):
        if code[:length] in settings.ignore:
            return False
        if code[:length] in settings.select:
            return True
    return not settings.select


@given(SETTINGS, SETTINGS, CODES)
def test_the_command_line_then_the_longest_beginning_says_how_severe(
    settings: CheckSettings, asked: CheckSettings, code: str
) -> None:
    beginnings = [code[:length] for length in range(len(code), 1, -1)]
    said = [layer.severity[some] for layer in (asked, settings) for some in beginnings if some in layer.severity]
    judged = Policy(settings=settings, asked=asked).judged(finding(code))
    assert judged.severity is next(iter(said), Severity.ERROR)


@given(SETTINGS, SETTINGS)
def test_what_is_wrong_in_the_settings_is_always_reported_as_an_error(
    settings: CheckSettings, asked: CheckSettings
) -> None:
    policy = Policy(folder=Path("here"), settings=settings, asked=asked)
    wrong = finding("TL003", "here/timeline.yaml")
    assert policy.selects(wrong)
    assert not policy.ignores(wrong)
    assert policy.judged(wrong) == wrong


PER_FILE = st.lists(st.builds(PerFile, pattern=st.sampled_from(["events.yaml", "claims/*"]), codes=SOME), max_size=2)
FILES = st.sampled_from(["here/events.yaml", "here/claims/a.yaml", "here/timeline.yaml"])


@given(SETTINGS, SETTINGS, PER_FILE.map(tuple), st.lists(st.tuples(CODES, FILES), max_size=6))
def test_all_findings_are_reported_as_each_is_by_itself(
    settings: CheckSettings, asked: CheckSettings, per_file: tuple[PerFile, ...], found: list[tuple[str, str]]
) -> None:
    policy = Policy(folder=Path("here"), settings=replace(settings, per_file=per_file), asked=asked)
    selected = [each for each in (finding(*one) for one in found) if policy.selects(each)]
    kept = [policy.judged(each) for each in selected if not policy.ignores(each)]
    assert policy.reported(finding(*one) for one in found) == (kept, len(selected) - len(kept))
