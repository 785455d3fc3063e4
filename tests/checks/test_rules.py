"""Every rule has a store that passes it and one that fails it, and says on the failing one exactly what it should."""

from pathlib import Path

import pytest

from tests.conftest import RunTimeline
from timeline.checks import RULES, Rule
from timeline.model.finding import Severity

CASES = Path(__file__).parent.parent / "cases"
CHECK = ("check", "--verbose", "--select")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_fires_on_its_failing_case(rule: Rule, run_timeline: RunTimeline) -> None:
    folder = CASES / rule.code / "fails"
    result = run_timeline(*CHECK, rule.code, cwd=folder)
    assert result.stdout == (folder / "expected.txt").read_text(encoding="utf-8")
    assert rule.code in result.stdout
    assert result.exit_code == (0 if rule.severity is Severity.INFO else 1)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_silent_on_its_passing_case(rule: Rule, run_timeline: RunTimeline) -> None:
    result = run_timeline(*CHECK, rule.code, cwd=CASES / rule.code / "passes")
    assert rule.code not in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_says_what_passes_fails_and_helps(rule: Rule, run_timeline: RunTimeline) -> None:
    page = run_timeline("rule", rule.code).stdout
    assert all(part in page for part in (rule.code, rule.name, "Passes:", "Fails:", "Fix:", "Silence:"))


def test_the_codes_are_in_order_and_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
