"""One claim as a block: what it says in words and as written, how it says it, the quote, and the place."""

from collections.abc import Iterator

from rich.text import Text

from timeline.model.claim import Basis, Claim, Read, Report
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.labels import label_of
from timeline.model.quote_context import QuoteContext
from timeline.model.statement import Statement, keys_of
from timeline.model.store import Store
from timeline.reconciliation.voices import Voice
from timeline.reconciliation.wording import statement_words
from timeline.render.ink import ALARM, BOLD, DIM, VOICE_MARKS, Ink

INDENT = 4


@dataclass(frozen=True, slots=True)
class ClaimBlock:
    """A claim as the page of its event shows it."""

    claim: Claim
    store: Store
    lost: frozenset[Statement] = frozenset()  # statements of it that were set aside
    context: QuoteContext | None = None  # its quote where it stands; None: the document is not here

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """Name and doubts, each statement, the quote, the place."""
        claim = self.claim
        doubts = ink.text(" · ".join(_doubts(claim)), DIM)
        yield from ink.indented(ink.line(ink.text(claim.full_id, BOLD), doubts, gap="  "), width, INDENT - 2, 4)
        for key in keys_of(claim):
            yield from self._statement(Statement(claim, key), ink, width)
        if self.context is not None:
            yield from quote_in_context(self.context, ink, width, INDENT)
        elif claim.evidence:
            yield from quote_lines(claim.evidence.quote, ink, width, INDENT)
        if claim.note:
            yield from ink.indented(ink.text(f"Note: {claim.note}", DIM), width, INDENT, 2)
        yield from ink.indented(ink.text(str(claim.location), DIM), width, INDENT)

    def _statement(self, statement: Statement, ink: Ink, width: int) -> Iterator[Text]:
        said = ink.text(statement_words(statement, self.store))
        written = ink.text(as_written(statement), DIM)
        gone = ink.text(f"{ink.mark(VOICE_MARKS[Voice.SET_ASIDE])} set aside", ALARM) if statement in self.lost else ""
        yield from ink.indented(ink.line(said, written, gone, gap="  "), width, INDENT, 2)
        own = statement.quote if statement.key.startswith("relations[") else None
        if own and (self.claim.evidence is None or own != self.claim.evidence.quote):
            yield from quote_lines(own, ink, width, INDENT + 2)


def as_written(statement: Statement) -> str:
    """Return the date of a statement as it is written in the store; empty where it is none, or its words repeat it."""
    claim = statement.claim
    dates = {"when": claim.when, "start": claim.start, "end": claim.end, "duration": claim.duration}
    date = dates.get(statement.key)
    is_repeated = isinstance(date, EdtfDate) and label_of(date)
    return date.text if date is not None and not is_repeated else ""


def quote_lines(quote: str, ink: Ink, width: int, by: int) -> Iterator[Text]:
    """Return the words of a source, in quotation marks."""
    return ink.indented(ink.text(f"“{quote}”", "italic"), width, by, 1)


def quote_in_context(context: QuoteContext, ink: Ink, width: int, by: int) -> Iterator[Text]:
    """Return the words of a source in quotation marks, between those around them, and the line they stand in."""
    quote = ink.text(f"“{context.quote}”", "italic bold")
    place = ink.text(f"(line {context.line})", DIM)
    around = ink.line(ink.text(context.before, DIM), quote, ink.text(context.after, DIM))
    return ink.indented(ink.line(around, place, gap="  "), width, by, 1)


def _doubts(claim: Claim) -> Iterator[str]:
    if claim.report is Report.PLAN:
        yield "a plan"
    if claim.basis is not Basis.STATED:
        yield str(claim.basis)
    if claim.read is Read.VAGUE:
        yield "vague words"
    if claim.attributed_to:
        yield f"citing {claim.attributed_to}"
