"""Rules in SARIF: the pages that `timeline rule` prints, as code hosts show them beside a result."""

import re

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
LABEL = re.compile(r"^(Passes|Fails|Fix): *", re.MULTILINE)
WRAPPED = re.compile(r"\s*\n\s*")


def rule_shape(rule: Rule) -> Shape:
    """Return what a host shows of a rule: its title, what it is about, and the whole page as help."""
    about, labelled = _parts(rule.page)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": " ".join(about)},
        "help": {"text": rule.page, "markdown": _markdown(about, labelled)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["timeline", TAGS.get(rule.code[:3], "other")]},
    }


def _parts(page: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the paragraphs before the first label, each on one line, and what follows each label."""
    before, *rest = LABEL.split(page)
    about = [_on_one_line(paragraph) for paragraph in before.split("\n\n") if paragraph.strip()]
    return about, [(label, _on_one_line(text)) for label, text in zip(rest[::2], rest[1::2], strict=True)]


def _markdown(about: list[str], labelled: list[tuple[str, str]]) -> str:
    rows = "\n".join(f"- **{label}:** {text}" for label, text in labelled)
    return "\n\n".join([*about, rows]) + "\n"


def _on_one_line(text: str) -> str:
    return WRAPPED.sub(" ", text.strip())
