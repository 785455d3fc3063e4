"""What is wrong with a store: rules with stable codes, and what is new among it against what is known."""

from timeline.checks.baseline import baseline_of, known_in
from timeline.checks.checked import Checked, Rule
from timeline.checks.conflicts import conflict_finding, conflict_findings
from timeline.checks.known import Known
from timeline.checks.part import check_part
from timeline.checks.policy import Policy, asked_settings
from timeline.checks.registry import RULES, rules_named
from timeline.checks.run import FAILING_GRADES, Summary, fails, run_checks, summary_of, unread_unsaid

__all__ = [
    "FAILING_GRADES",
    "RULES",
    "Checked",
    "Known",
    "Policy",
    "Rule",
    "Summary",
    "asked_settings",
    "baseline_of",
    "check_part",
    "conflict_finding",
    "conflict_findings",
    "fails",
    "known_in",
    "rules_named",
    "run_checks",
    "summary_of",
    "unread_unsaid",
]
