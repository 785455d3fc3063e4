"""All rules, in the order of their codes."""

from timeline.checks.checked import Rule
from timeline.checks.conflict_rules import CONFLICT_RULES
from timeline.checks.decision_rules import DECISION_RULES
from timeline.checks.evidence_rules import EVIDENCE_RULES
from timeline.checks.settings_rules import SETTINGS_RULES
from timeline.checks.store_rules import FILE_RULES, STORE_RULES
from timeline.checks.support_rules import SUPPORT_RULES
from timeline.errors import UsageError
from timeline.model.nearest import nearest_hint

RULES: tuple[Rule, ...] = (
    *FILE_RULES,
    *SETTINGS_RULES,
    *STORE_RULES,
    *EVIDENCE_RULES,
    *CONFLICT_RULES,
    *SUPPORT_RULES,
    *DECISION_RULES,
)


def rule_named(code: str) -> Rule:
    """Return the rule of a code, or of a name. Raises UsageError where there is none."""
    wanted = code.upper()
    for rule in RULES:
        if wanted == rule.code or code.lower() == rule.name:
            return rule
    raise UsageError(f"{code}: no such rule", hint=nearest_hint(wanted, [r.code for r in RULES], "rule"))
