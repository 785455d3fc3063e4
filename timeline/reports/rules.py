"""Rules as text for people and machines: the page of one, a list of some, a reference of all."""

from collections.abc import Sequence
from textwrap import TextWrapper

from timeline.checks import Rule
from timeline.reconciliation.shapes import VERSION, Shape

WIDEST = 100
NAME_WIDTH = 28

HEAD = """\
# The codes of `timeline check`

An error fails the check. A warning fails where it is a conflict of a grade at or above `fail_on` (`contradiction`,
`tension`, `refinement` or `never`; by default `tension`). An info never fails, nor does what is known (the baseline) or
resolved (a decision), however severe. `severity:` under `check:` in `timeline.yaml` sets another severity for a code.

| code | name | severity | what it says |
|---|---|---|---|
"""


def rule_text(rule: Rule, width: int = WIDEST) -> str:
    """Return the page of a rule, for a terminal that is so wide."""
    return f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.parts.to_text(min(width, WIDEST))}\n"


def rules_list(rules: Sequence[Rule], width: int = WIDEST) -> str:
    """Return a list of rules: code, name, and what each says."""
    return "".join(f"{_list_entry(rule, min(width, WIDEST))}\n" for rule in rules)


def rules_markdown(rules: Sequence[Rule]) -> str:
    """Return the reference of rules: a table, then the page of each."""
    rows = (f"| [{r.code}](#{_anchor(r)}) | {r.name} | {r.severity} | {_cell(r.title)} |" for r in rules)
    return HEAD + "\n".join([*rows, "", *map(_markdown_page, rules)])


def rules_shape(rules: Sequence[Rule]) -> Shape:
    """Return rules for programs."""
    return {"version": VERSION, "rules": [rule_shape(rule) for rule in rules]}


def rule_shape(rule: Rule) -> Shape:
    """Return one rule: its page whole and in parts."""
    parts = rule.parts
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "summary": rule.title,
        "page": rule.page,
        "passes": parts.passes,
        "fails": parts.fails,
        "fix": parts.fix,
        "silence": [{"which": way.which, "how": way.how} for way in parts.silence],
        "since": rule.since,
    }


def _list_entry(rule: Rule, width: int) -> str:
    head = f"{rule.code} {rule.name:{NAME_WIDTH}}"
    wrapper = TextWrapper(width=width, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False)
    return wrapper.fill(rule.title)


def _markdown_page(rule: Rule) -> str:
    head = f"## {rule.code} {rule.name}\n\nSeverity: {rule.severity}. Since version {rule.since}."
    return f"{head}\n\n{rule.parts.to_markdown()}"


def _anchor(rule: Rule) -> str:
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
