"""The whole of a reconciliation: the merged timeline, every conflict, and what was set aside and why."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from timeline.model.conflict import Conflict
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.finding import Finding
from timeline.reconciliation.decision_words import decision_head, split_words
from timeline.reconciliation.result import Reconciliation, SetAside
from timeline.reconciliation.voices import short_fingerprints
from timeline.reconciliation.wording import cite, message_of, statement_words
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, GRADE_STYLES, Ink, Screen
from timeline.render.merged import MergedTimeline
from timeline.render.totals import conflicts_words

INDENT = 2
HINT = "timeline explain FINGERPRINT: why it cannot all be true, and how to record a decision"
HANG = 8  # under a short fingerprint


@dataclass(frozen=True)
class ReconciledScreen(Screen):
    """What `timeline reconcile` shows."""

    reconciliation: Reconciliation
    findings: Sequence[Finding] = ()  # of the conflicts: which of them nobody knew of

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """The rail, then the conflicts, then what lost."""
        yield from MergedTimeline(self.reconciliation, has_hint=False).lines(ink, width)
        yield from self._conflicts(ink, width)
        yield from self._splits(ink, width)
        yield from self._set_aside(ink, width)
        if self.reconciliation.conflicts:
            yield Text()
            yield from ink.fold(ink.text(HINT, DIM), width)

    def _conflicts(self, ink: Ink, width: int) -> Iterator[Text]:
        conflicts = self.reconciliation.conflicts
        yield from ink.heading(conflicts_words(conflicts).capitalize(), width)
        short = short_fingerprints(self.reconciliation.conflict)
        status = {finding.fingerprint: finding.status for finding in self.findings}
        for conflict in conflicts:
            known = ink.text(status.get(conflict.fingerprint, ""), DIM)
            grade = ink.text(conflict.grade, GRADE_STYLES[conflict.grade])
            name = ink.text(short[conflict.fingerprint], BOLD)
            head = ink.line(name, grade, ink.text(conflict.scope, DIM), known, self._decision(conflict, ink), gap="  ")
            yield from ink.indented(head, width, INDENT, HANG)
            yield from ink.indented(ink.text(message_of(conflict, self.reconciliation.store)), width, INDENT + HANG)

    def _decision(self, conflict: Conflict, ink: Ink) -> Text:
        decided = self.reconciliation.resolutions.get(conflict.fingerprint)
        return ink.text(decision_head(decided) if decided else "", GOOD)

    def _splits(self, ink: Ink, width: int) -> Iterator[Text]:
        splits = [each for each in self.reconciliation.resolutions.values() if each.split is not None]
        if splits:
            yield from ink.heading(f"Split: {counted(len(splits), 'event')}", width)
        short = short_fingerprints(self.reconciliation.conflict)
        for each in splits:
            yield from split_lines(each, short, ink, width)

    def _set_aside(self, ink: Ink, width: int) -> Iterator[Text]:
        lost = [each for event in self.reconciliation.events for each in event.set_aside]
        if not lost:
            return
        claims, total = {each.statement.claim.full_id for each in lost}, len(self.reconciliation.store.claims)
        yield from ink.heading(f"Set aside: {counted(len(lost), 'statement')}", width)
        short = short_fingerprints(self.reconciliation.conflict)
        for each in lost:
            yield from set_aside_lines(each, short, ink, width)
        yield from ink.indented(
            ink.text(f"{len(claims)} of {counted(total, 'claim')}; the rest stands.", DIM), width, INDENT
        )


def split_lines(split: Resolution, short: dict[str, str], ink: Ink, width: int) -> Iterator[Text]:
    """Return which claims speak of which event, who decided so, and why."""
    words = split_words(split.split) if split.split else ""
    yield from ink.indented(ink.text(words), width, INDENT, 2)
    name = ink.text(short.get(split.fingerprint, split.fingerprint), ALARM)
    why = ink.text(f"{split.by} decided: {split.reason} (", DIM)
    yield from ink.indented(ink.line(why, name, ink.text(")", DIM)), width, INDENT + 2)


def set_aside_lines(lost: SetAside, short: dict[str, str], ink: Ink, width: int) -> Iterator[Text]:
    """Return what lost, what it says, and why."""
    statement = lost.statement
    words = f"  {statement_words(statement, it=statement.claim.event)}"
    yield from ink.indented(ink.line(ink.text(cite(statement), BOLD), ink.text(words)), width, INDENT, 2)
    name = short.get(lost.fingerprint, lost.fingerprint)
    why = ink.line(ink.text(f"{lost.reason} (", DIM), ink.text(name, ALARM), ink.text(")", DIM))
    yield from ink.indented(why, width, INDENT + 2)
