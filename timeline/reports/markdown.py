"""Findings as Markdown, for a comment on a pull request: counts, a row for each new finding, its argument folded."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding
from timeline.model.location import Location
from timeline.model.statement import Statement
from timeline.reconciliation.argument import grade_reason, steps_of, sum_words
from timeline.reconciliation.plain import markdown_text, safe_text
from timeline.reconciliation.wording import apart_words, statement_words
from timeline.reports.lines import count_line
from timeline.reports.report import Report, statement_at

MOST_BYTES = 60_000  # GitHub refuses a comment of more than 65,536 characters
MOST_AGAINST = 3  # claims named in one cell
TABLE = "\n| finding | where | says | against |\n|---|---|---|---|\n"
CUT = "\n*Cut to what a comment holds, {} left out: `timeline check --verbose` shows all.*\n"
LINKS = re.compile(r"(@|#|:(?=//)|www(?=\.))")  # services notify whom a text names, and link what looks like an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page: blocks between an opening and a closing."""

    opening: str
    blocks: Sequence[str] = ()
    closing: str = ""


def to_text(report: Report) -> str:
    """Return the report, cut where a comment on a pull request could not hold it."""
    return to_page(report, MOST_BYTES)


def to_page(report: Report, most_bytes: int) -> str:
    """Return the report, cut between its parts where it would be longer; what is left out is counted."""
    new = [f for f in report.findings if f.is_open]
    others = [f for f in report.findings if not f.is_open]
    title = f"### timeline check: {count_line(report.summary, hidden=0)}\n"
    table = Section(opening=TABLE, blocks=[_row(finding, report) for finding in new])
    arguments = Section(opening="", blocks=[_argument(f, f.conflict, report) for f in new if f.conflict])
    folded = Section(
        opening=f"\n<details><summary>{len(others)} known, resolved, or for information</summary>\n\n",
        blocks=[_line(finding, report) for finding in others],
        closing="\n</details>\n",
    )
    return _page(title, [table, arguments, folded], most_bytes)


def _page(text: str, sections: Sequence[Section], most_bytes: int) -> str:
    """Add sections for as long as there is room, and say how much is left out."""
    left_out = 0
    for section in sections:
        blocks = _fitting(section, most_bytes - _size(text))
        text += section.opening + "".join(blocks) + section.closing if blocks else ""
        left_out += len(section.blocks) - len(blocks)
    return text + (CUT.format(f"{left_out} parts" if left_out > 1 else "1 part") if left_out else "")


def _fitting(section: Section, room: int) -> Sequence[str]:
    used = _size(section.opening) + _size(section.closing)
    for number, block in enumerate(section.blocks):
        used += _size(block)
        if used > room:
            return section.blocks[:number]
    return section.blocks


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _row(finding: Finding, report: Report) -> str:
    """One row: the code, the place, what the newest claim says there, and what it stands against."""
    conflict, own = finding.conflict, statement_at(finding)
    label = f"**{finding.code}** {finding.grade or finding.severity}"
    if conflict is None or own is None:
        return f"| {label} | {_place(finding.location, report)} | {_inert(finding.message)} |  |\n"
    against = _against(own, conflict)
    shown = [_says(statement, report) for statement in against[:MOST_AGAINST]]
    shown += [f"and {len(against) - MOST_AGAINST} more"] if len(against) > MOST_AGAINST else []
    name = f"{label}<br>{apart_words(conflict)}<br>{report.short(conflict.fingerprint)}"
    return f"| {name} | {_place(finding.location, report)} | {_says(own, report)} | {'<br>'.join(shown)} |\n"


def _against(own: Statement, conflict: Conflict) -> list[Statement]:
    """The witnesses of the other steps, or of the other values."""
    steps = [hop.statements for hop in conflict.chain] or [side.statements for side in conflict.sides]
    others = (statements[0] for statements in steps if statements and own not in statements)
    return [statement for statement in dict.fromkeys(others) if statement != own]


def _says(statement: Statement, report: Report) -> str:
    claim = statement.claim
    words = statement_words(statement, report.reconciliation.store, it=claim.event)
    return _inert(f"{claim.source} {words}") + _quoted(statement)


def _quoted(statement: Statement) -> str:
    return f": “{_inert(statement.quote)}”" if statement.quote else ""


def _argument(finding: Finding, conflict: Conflict, report: Report) -> str:
    """The steps of a conflict, what follows from each, and why it cannot all be true; folded."""
    titles = ", ".join(report.title_of(event) for event in conflict.events)
    summary = _inert_html(f"{finding.code} {apart_words(conflict)}: {titles}")
    lines = list(_steps(conflict, report) if conflict.chain else _sides(conflict, report))
    name = report.short(conflict.fingerprint)
    why = [f"{_inert(sum_words(conflict))} " if conflict.chain else "", f"A {conflict.grade}: "]
    lines += ["", f"{''.join(why)}{_inert(grade_reason(conflict))}.", "", f"`timeline explain {name}`"]
    return "\n".join([f"\n<details><summary>{summary}</summary>\n", *lines, "\n</details>\n"])


def _steps(conflict: Conflict, report: Report) -> Iterator[str]:
    for step in steps_of(conflict, report.reconciliation.store):
        cited = _cited(step.witness, report) if step.witness else ""
        follows = f"<br>→ {_inert(step.follows)}" if step.follows else ""
        yield f"{step.number}. {_inert(step.sentence)}{cited}{follows}"


def _sides(conflict: Conflict, report: Report) -> Iterator[str]:
    for number, side in enumerate(conflict.sides, 1):
        witness = side.witness
        said = f"{witness.claim.source} gives {conflict.attribute} as {', '.join(side.values)}"
        yield f"{number}. {_inert(said)}{_cited(witness, report)}"


def _cited(statement: Statement, report: Report) -> str:
    return f"{_quoted(statement)} ({_place(statement.location, report)})"


def _line(finding: Finding, report: Report) -> str:
    excuse = report.excuse_of(finding)
    note = f" *({_inert(excuse)})*" if excuse else ""
    return f"- {finding.code} {_place(finding.location, report)} {_inert(finding.message)}{note}\n"


def _place(location: Location, report: Report) -> str:
    return f"{_inert(report.path_of(location))}:{location.line}"


def _inert(text: str) -> str:
    """Text in which nothing is Markdown, HTML, a link, or the name of somebody to be notified."""
    return LINKS.sub(r"\1<!-- -->", markdown_text(text))


def _inert_html(text: str) -> str:
    return LINKS.sub(r"\1<!-- -->", escape(safe_text(text), quote=False))
