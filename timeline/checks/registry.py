"""All rules, in the order of their codes."""

from timeline.checks.checked import Rule
from timeline.checks.conflict_rules import CONFLICT_RULES
from timeline.checks.decision_rules import DECISION_RULES
from timeline.checks.evidence_rules import EVIDENCE_RULES
from timeline.checks.settings_rules import SETTINGS_RULES
from timeline.checks.store_rules import FILE_RULES, STORE_RULES
from timeline.checks.support_rules import SUPPORT_RULES
from timeline.errors import UsageError
from timeline.model.codes import CODES, find_codes
from timeline.model.nearest import nearest_or

RULES: tuple[Rule, ...] = (
    *FILE_RULES,
    *SETTINGS_RULES,
    *STORE_RULES,
    *EVIDENCE_RULES,
    *CONFLICT_RULES,
    *SUPPORT_RULES,
    *DECISION_RULES,
)


def rules_named(text: str) -> tuple[Rule, ...]:
    """Return the rules of a code, of the beginning of codes, or of a name; of an empty text all.

    Raises UsageError: there is none.
    """
    beginning = find_codes(text) if text else ""
    if beginning is None:
        hint = nearest_or(text, (*CODES, *CODES.values()), "List them: timeline rule")
        raise UsageError(f"{text}: no such rule", hint)
    return tuple(rule for rule in RULES if rule.code.startswith(beginning))
