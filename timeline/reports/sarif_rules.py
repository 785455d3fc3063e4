"""Rules in SARIF: the pages that `timeline rule` prints, as code hosts show them beside a result."""

from timeline.checks import Rule
from timeline.model.finding import Severity
from timeline.reconciliation.shapes import Shape
from timeline.reports.report import Level

LEVELS = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING, Severity.INFO: Level.NOTE}
TAGS = {  # by the hundreds of a code
    "TL0": "files",
    "TL1": "store",
    "TL2": "evidence",
    "TL3": "dates",
    "TL4": "order",
    "TL5": "attributes",
    "TL6": "support",
    "TL7": "decisions",
}


def rule_shape(rule: Rule) -> Shape:
    """Return what a host shows of a rule: its title, what it is about, and the whole page as help."""
    page = rule.parts
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": " ".join(page.about)},
        "help": {"text": page.to_text(), "markdown": page.to_markdown()},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["timeline", TAGS.get(rule.code[:3], "other")]},
    }
