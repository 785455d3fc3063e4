"""`timeline rule`: a page that fits the terminal, the registry for programs, the reference for readers."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import RunHere
from timeline.checks import RULES, Rule
from timeline.model.finding import Severity

KEYS = ["code", "name", "severity", "summary", "page", "passes", "fails", "fix", "silence", "since"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("columns", [80, 120])
def test_a_page_is_whole_and_fits(run_here: RunHere, monkeypatch: pytest.MonkeyPatch, rule: Rule, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = run_here("rule", rule.code)
    head, blank, *lines = result.stdout.splitlines()
    assert (head, blank) == (f"{rule.code} {rule.name} ({rule.severity})", "")
    assert max(map(len, lines)) <= min(columns, 100)
    labels = [line.partition(":")[0] for line in lines if re.match("(Passes|Fails|Fix|Silence): ", line)]
    assert labels == ["Passes", "Fails", "Fix", "Silence"]
    assert "`" in rule.parts.passes + rule.parts.fails or rule.code == "TL703", "examples are shown as they are written"
    assert f"[{rule.code}]" in result.stdout


@pytest.mark.parametrize("name", ["TL301", "tl301", "date-conflict"])
def test_a_rule_is_found_by_code_and_by_name(run_here: RunHere, name: str) -> None:
    assert run_here("rule", name).stdout.startswith("TL301 date-conflict (warning)\n")


def test_the_beginning_of_codes_lists_them(run_here: RunHere) -> None:
    shown = run_here("rule", "TL6").stdout
    assert re.findall("^TL[0-9]+", shown, re.MULTILINE) == ["TL601", "TL602", "TL603"]
    assert max(map(len, run_here("rule").stdout.splitlines())) <= 80


def test_the_registry_has_every_rule_with_its_page(run_here: RunHere) -> None:
    registry = json.loads(run_here("rule", "--all", "--format", "json").stdout)
    assert registry["version"] == 1
    assert [rule["code"] for rule in registry["rules"]] == [rule.code for rule in RULES]
    for rule in registry["rules"]:
        assert list(rule) == KEYS
        assert all(rule.values())
        assert "\n" not in rule["summary"]
        assert all(list(way) == ["which", "how"] for way in rule["silence"])
    assert json.loads(run_here("rule", "TL301", "--format", "json").stdout)["rules"] == [
        rule for rule in registry["rules"] if rule["code"] == "TL301"
    ]


def test_the_reference_is_markdown_whose_links_lead_to_its_pages(run_here: RunHere) -> None:
    reference = run_here("rule", "--all").stdout
    html = MarkdownIt().enable("table").render(reference)
    titles = re.findall(r"<h2>(.*?)</h2>", html)
    assert titles == [f"{rule.code} {rule.name}" for rule in RULES]
    anchors = [title.lower().replace(" ", "-") for title in titles]  # as code hosts make them
    assert re.findall(r'<td><a href="#(.*?)">', html) == anchors
    assert html.count("<strong>Silence:</strong>") == len(RULES)


def test_silencing_is_as_the_kind_of_finding_allows() -> None:
    for rule in RULES:
        ways = " ".join(way.how for way in rule.parts.silence)
        assert ("--write-baseline" in ways) is (rule.severity is Severity.WARNING)
        assert ("--accept" in ways) is (rule.severity is Severity.WARNING and rule.code != "TL303")
        assert ("severity:" in ways) is (rule.severity is Severity.ERROR)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("TL3011", "Did you mean TL301?"),
        ("refinment", "Did you mean refinement?"),
        ("xx", "List them: timeline rule"),
        ("TL301 --all", "So: timeline rule TL301"),
    ],
)
def test_a_rule_that_is_not_there(run_here: RunHere, typed: str, said: str) -> None:
    result = run_here("rule", *typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
