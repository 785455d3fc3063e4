"""What is wrong with a store: rules with stable codes, and what is new among it against what is known.

| modules | their job |
|---|---|
| `checked` · `registry` · `page` | what rules look at; all rules; the page of each |
| `store_rules` · `settings_rules` · `evidence_rules` · `conflict_rules` · `support_rules` · `decision_rules` | rules |
| `slips` · `conflicts` | what stands beside a date and does not fit it; findings made of conflicts |
| `run` · `in_parts` · `counting` | all rules on a store, or part by part; what fails; counts |
| `policy` · `patterns` | what is reported, how severe it is, and in which files |
| `known` · `baseline` | new against known; writing down what is known |
| `in_file` | conflicts as the editor of one file sees them |
"""

from timeline.checks.baseline import baseline_of, known_in, still_knowing
from timeline.checks.checked import Checked, Rule
from timeline.checks.conflicts import conflict_finding, conflict_findings
from timeline.checks.in_parts import check_part
from timeline.checks.known import Known
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
    "still_knowing",
    "summary_of",
    "unread_unsaid",
]
