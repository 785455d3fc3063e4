"""What a check looks for, ignores and fails on: by timeline.yaml, and by the command line, which wins."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import Result

EVENTS = """\
- {id: talks, title: Talks}
- {id: fair, title: A fair}
- {id: march, title: A march}
- {id: fire, title: A fire}
"""
CLAIMS = {
    "a": "when: 2022-03-29 }, { id: m, event: march, when: 2022-03 }, { id: f, event: fair, when: 2022-05-01",
    "b": "when: 2022-03-30 }, { id: m, event: march, when: 2022-03-05",
    "c": "when: 2022-03-29, basis: hedged }, { id: x, event: fire, when: 2022-02-01",
    "d": "when: 2022-03-29 }, { id: x, event: fire, when: 2022-02-03, basis: hedged",
}
ALL = ["TL301", "TL301", "TL305", "TL601"]  # a date conflict, one by hearsay, a refinement, an event of one source
CONTRADICTION = ("TL301", "contradiction")

Check = Callable[..., Result]


@pytest.fixture
def check(run_here: RunHere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Check a store whose timeline.yaml has these settings, with these options."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data" / "claims").mkdir(parents=True)
    (tmp_path / "data" / "events.yaml").write_text(EVENTS)
    for name, rest in CLAIMS.items():
        source = f"source: {{id: {name}, title: T}}\n"
        (tmp_path / "data" / "claims" / f"{name}.yaml").write_text(
            f"{source}claims: [{{ id: t, event: talks, {rest} }}]\n"
        )

    def run(settings: str, *options: str) -> Result:
        lines = f"check:\n  {settings}\n" if settings else ""
        (tmp_path / "data" / "timeline.yaml").write_text(f"timeline: 1\n{lines}")
        return run_here("check", *options)

    return run


def codes(result: Result) -> list[str]:
    return sorted(finding["code"] for finding in json.loads(result.stdout)["findings"])


def test_without_settings_all_is_found_and_conflicts_fail(check: Check) -> None:
    result = check("", "--format", "json")
    assert (codes(result), result.exit_code) == (ALL, 1)


CHOICES = [  # settings, options, what is found
    ("select: [TL305, TL6]", "", ["TL305", "TL601"]),
    ("select: TL6", "", ["TL601"]),
    ("select: [single-source]", "", ["TL601"]),
    ("select: []", "", ALL),
    ("ignore: [TL3]", "", ["TL601"]),
    ("ignore: [TL302]", "", ALL),
    ("ignore: [date-conflict]", "", ["TL305", "TL601"]),
    ("ignore: [date-conflict-internal]", "", ALL),
    ("select: [TL3]\n  ignore: [TL305]", "", ["TL301", "TL301"]),
    ("select: [TL305]\n  ignore: [TL3]", "", ["TL305"]),  # the longer beginning wins
    ("select: [TL3]\n  ignore: [TL3]", "", []),
    ("select: [TL6]", "--select TL305", ["TL305"]),  # a select of the command line begins anew
    ("ignore: [TL301]", "--select TL3", ["TL301", "TL301", "TL305"]),
    ("select: [TL3]", "--ignore TL301", ["TL305"]),  # an ignore of the command line takes away more
    ("ignore: [TL6]", "--ignore refinement,TL4", ["TL301", "TL301"]),
    ("select: [TL301]", "--ignore TL3", []),
    ('per_file: {"claims/a.yaml": [TL3]}', "", ["TL301", "TL305", "TL601"]),
    ('per_file: {"claims/b.yaml": [TL3]}', "", ALL),  # what is found elsewhere speaks of it, too
    ('per_file: {"claims/*.yaml": TL301}', "", ["TL305", "TL601"]),
    ('per_file: {"**": [TL301], "**/events.yaml": [TL6]}', "", ["TL305"]),
    ('per_file: {"claims/a.yaml": [TL4]}', "", ALL),
    ('per_file: {"*.yaml": [TL301]}', "", ALL),  # `*` does not leave its folder
    ('per_file: {"claims/a.yaml": [TL301]}', "--select TL301", ["TL301"]),  # what is ignored by file stays so
]


@pytest.mark.parametrize(("settings", "options", "expected"), CHOICES)
def test_what_is_selected_and_ignored(check: Check, settings: str, options: str, expected: list[str]) -> None:
    assert codes(check(settings, "--format", "json", *options.split())) == expected


FAILURES = [  # settings, options, exit code
    ("fail_on: contradiction", "--select TL301", 1),
    ("fail_on: contradiction", "--ignore TL301", 0),
    ("fail_on: never", "", 0),
    ("fail_on: never", "--fail-on tension", 1),  # the command line wins
    ("fail_on: tension", "--fail-on never", 0),
    ("ignore: [TL301]", "", 0),
    ("ignore: [TL301]\n  fail_on: refinement", "", 1),
    ("ignore: [TL3]\n  fail_on: refinement", "", 0),
    ("severity: {TL6: error}", "--ignore TL3", 1),  # an error fails
    ("severity: {TL6: error}", "--ignore TL3,TL6", 0),
    ("severity: {TL6: warning}", "--ignore TL3", 0),  # a warning that is no conflict has no grade to fail by
    ("severity: {TL301: info}", "", 0),  # an info never fails
    ("severity: {TL301: info}", "--fail-on refinement", 1),  # because of TL305
    ("severity: {TL3: info}", "--fail-on refinement", 0),
    ("severity: {TL301: error}", "--fail-on never", 1),
    ("severity: {TL305: warning}", "--ignore TL301", 0),
    ("severity: {TL3: info, TL301: error}", "", 1),  # the longer beginning wins
    ("severity: {TL3: error, TL305: info, date-conflict: info}", "", 0),
    ("severity: {TL301: error}", "--severity TL3=info", 0),  # the command line wins
    ("severity: {TL301: info}", "--severity TL305=error", 1),
    ("", "--severity TL301=info --severity TL6=error", 1),
    ("", "--severity TL301=info,TL6=info", 0),
]


@pytest.mark.parametrize(("settings", "options", "expected"), FAILURES)
def test_what_fails(check: Check, settings: str, options: str, expected: int) -> None:
    assert check(settings, *options.split()).exit_code == expected


def test_what_is_known_does_not_fail_however_severe(check: Check) -> None:
    assert check("severity: {TL301: error}").exit_code == 1
    check("severity: {TL301: error}", "--write-baseline")
    result = check("severity: {TL301: error}")
    assert (result.exit_code, result.stdout.splitlines()[-1][:38]) == (0, "0 errors, 0 new conflicts, 2 known, 0 ")


def test_what_fails_is_shown_and_what_is_ignored_is_counted(check: Check) -> None:
    shown = check("ignore: [TL301]\n  fail_on: refinement").stdout
    assert shown.startswith("data/events.yaml:3:4: TL305 refinement: march: ")
    assert shown.splitlines()[-1].endswith("; 2 findings ignored; 1 finding not shown (--verbose)")
    assert "ignored" not in check("select: [TL6]").stdout


def test_a_decision_about_what_is_ignored_is_not_stale(check: Check) -> None:
    found = json.loads(check("", "--format", "json").stdout)["findings"]
    fingerprint = next(f["fingerprint"] for f in found if (f["code"], f["grade"]) == CONTRADICTION)
    decision = "action: accept, reason: r, by: me, date: 2022-01-01, claims: {}"
    Path("data/resolutions.yaml").write_text(f"- {{fingerprint: {fingerprint}, {decision}}}\n")
    for settings in ("ignore: [TL3]", 'per_file: {"**": [TL3]}', "select: [TL7]"):
        result = check(settings, "--format", "json")
        assert "TL701" not in codes(result)
        assert "TL703" in codes(result), "what has changed since the decision is still said"
        assert result.exit_code == 1
    check("ignore: [TL3, TL703]", "--write-baseline")
    assert "TL701" not in codes(check("ignore: [TL3]", "--format", "json"))


def test_cards_are_named_from_the_folder_of_the_store_on(check: Check) -> None:
    Path("seeds").mkdir()
    Path("seeds/a.yaml").write_text("source: [\n")
    assert "TL001" in codes(check("", "--format", "json"))
    assert "TL001" in codes(check('per_file: {"**/seeds/*.yaml": [TL001]}', "--format", "json"))
    assert codes(check('per_file: {"../seeds/*.yaml": [TL001]}', "--format", "json")) == ALL


def test_a_pattern_without_a_file_is_said_and_does_not_fail(check: Check) -> None:
    result = check('per_file: {"claims/z*.yaml": [TL3]}', "--ignore", "TL3", "--verbose")
    assert result.exit_code == 0
    assert "data/timeline.yaml:3:14: TL006 info: no file of the store fits `claims/z*.yaml`" in result.stdout
    assert check('per_file: {"claims/z*.yaml": [TL3]}', "--ignore", "TL3", "--severity", "TL006=error").exit_code == 1


WRONG = [  # what stands under `check:`, where the finding is, what it says
    ("selct: [TL3]", (3, 3), "unknown key `selct`; did you mean `select`?"),
    ("select: [TL9]", (3, 12), "an entry of this list must be a code, or the beginning of codes (TL3), not `TL9`; "),
    ("ignore: date-conflct", (3, 11), "not `date-conflct`; did you mean `date-conflict`?"),
    ("ignore: {TL3: x}", (3, 11), "`ignore` must be a single value, not a list or a mapping"),
    ("fail_on: contradicton", (3, 12), "`fail_on` cannot be `contradicton`; did you mean `contradiction`?"),
    ("severity: {TL301: fatal}", (3, 21), "cannot be `fatal`; write one of error, warning, info"),
    ("severity: {TL9: error}", (3, 14), "must be a code, or the beginning of codes (TL3), not `TL9`; "),
    ("severity: {TL301: info, date-conflict: error}", (3, 27), "`severity` has `TL301` twice; keep one"),
    ("severity: error", (3, 13), "`severity` must be a mapping of `key: value`"),
    ("per_file: [claims]", (3, 13), "`per_file` must be a mapping of `key: value`"),
    ("per_file: {/etc/*: TL3}", (3, 14), "must have paths relative to the folder of the store (claims/*.yaml), not"),
    ("per_file: {claims/*: TL99}", (3, 24), "`claims/*` must be a code, or the beginning of codes (TL3), not `TL99`"),
    ("per_file: {claims/*: [TL99, TL3]}", (3, 25), "must be a code, or the beginning of codes (TL3), not `TL99`; "),
]


@pytest.mark.parametrize(("settings", "place", "message"), WRONG)
def test_what_is_wrong_in_the_settings_is_one_finding(
    check: Check, settings: str, place: tuple[int, int], message: str
) -> None:
    """Neither an `ignore` beside it nor a `select` hides it: they may not be meant as they are read."""
    for options in ((), ("--ignore", "TL0"), ("--select", "TL6", "--severity", "TL=info")):
        result = check(settings, "--format", "json", *options)
        (found,) = [f for f in json.loads(result.stdout)["findings"] if f["code"] in ("TL002", "TL003")]
        assert (found["location"]["line"], found["location"]["column"]) == place
        assert message in found["message"]
        assert (found["location"]["file"], result.exit_code) == ("data/timeline.yaml", 1)


def test_a_wrong_code_leaves_the_others_in_force(check: Check) -> None:
    assert codes(check("ignore: [TL99, TL3]", "--format", "json")) == ["TL003", "TL601"]
    assert codes(check('per_file: {"**": [TL99, TL3]}', "--format", "json")) == ["TL003", "TL601"]


ASKED = [
    ("--severity TL301", "--severity TL301: say how severe", "So: --severity TL301=warning"),
    ("--severity TL301=fatal", "fatal: no such severity", "There are: error, warning, info"),
    ("--severity TL9=error", "TL9: no code begins so, and none has this name", "List them: timeline rule"),
    ("--select date-conflct", "date-conflct: no code begins so, and", "Did you mean date-conflict? List them: "),
    ("--ignore T", "T: no code begins so", "List them: timeline rule"),
]


@pytest.mark.parametrize(("options", "message", "hint"), ASKED)
def test_what_is_asked_and_is_not_there_cannot_run(check: Check, options: str, message: str, hint: str) -> None:
    result = check("", *options.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert hint in result.stderr
